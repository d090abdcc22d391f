using Luheng.Formulas;
using Luheng.Packs;

namespace Luheng.Judging.Allocating;

/// <summary>What an indicator divides by what, where both are plain sums of items: the amount a target is about and the output it is held against.</summary>
public sealed record RatioParts(IReadOnlyList<string> Above, IReadOnlyList<string> Below)
{
    /// <summary>Null where the indicator is no such ratio.</summary>
    public static RatioParts? Of(Item indicator) => indicator.Formula?.Tree is Binary { Operator: '/' } ratio && Plain(ratio.Left) && Plain(ratio.Right)
        ? new([.. CycleFinder.Uses(ratio.Left)], [.. CycleFinder.Uses(ratio.Right)]) : null;

    static bool Plain(Node node) => node switch
    {
        ItemRef => true,
        Binary { Operator: '+' } sum => Plain(sum.Left) && Plain(sum.Right),
        SumOver sum => sum.Terms.All(Plain),
        Call { Function: "optional", Arguments: [var one] } => Plain(one),
        _ => false,
    };
}
