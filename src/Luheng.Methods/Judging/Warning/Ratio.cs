using Luheng.Formulas;
using Luheng.Packs;

namespace Luheng.Judging.Warning;

/// <summary>An indicator that is one item over another: a group's is the ratio of its sums.</summary>
/// <param name="Scale">What the quotient of the two, each in its own unit, is multiplied by to be in the indicator's.</param>
public sealed record Ratio(string Over, string Under, double Scale)
{
    /// <summary>Null where the indicator is not simply a ratio.</summary>
    public static Ratio? Of(Item item) => item.Formula?.Tree is Binary { Operator: '/', Left: ItemRef over, Right: ItemRef under } tree
        ? new(over.Item, under.Item, tree.Unit.To(item.Unit)) : null;
}
