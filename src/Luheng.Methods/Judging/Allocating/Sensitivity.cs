using Luheng.Registry;

namespace Luheng.Judging.Allocating;

/// <summary>How a breakdown answers to its assumptions: a child's growth or base-year figure a little different.</summary>
/// <param name="Subject">Whose figure moves most, or whose assumption the parent feels most.</param>
/// <param name="OwnShift">The largest move of a child's own figure when the breakdown is made again, in the unit.</param>
/// <param name="ParentShift">The largest move of what the parent comes to when the figures stay as they were handed down.</param>
public sealed record Shift(SubjectId Subject, double OwnShift, SubjectId ParentBy, double ParentShift);

/// <summary>The two questions asked of every method: growth a point off, and the base year revised by some per cent.</summary>
public sealed record Sensitivity(Shift Growth, Shift Revision)
{
    /// <param name="years">Over which growth is compounded.</param>
    public static Sensitivity Of(Allocation allocation, AllocationRules rules, int years) => new(
        Largest(allocation, rules, (b, sign) => b with { Growth = Math.Pow(Math.Pow(b.Growth, 1.0 / years) + sign * rules.GrowthStep, years) }),
        Largest(allocation, rules, (b, sign) => b with { Amount = b.Amount * (1 + sign * rules.RevisionStep) }));

    static Shift Largest(Allocation allocation, AllocationRules rules, Func<Branch, int, Branch> moved)
    {
        var worst = new Shift(default, 0, default, 0);
        for (var i = 0; i < allocation.Children.Count; i++)
            foreach (var sign in (int[])[-1, 1])
            {
                var was = allocation.Children[i];
                var tree = allocation.Tree with { Branches = [.. allocation.Tree.Branches.Select((b, k) => k == i ? moved(b, sign) : b)] };
                var again = Allocator.Run(tree, allocation.Method, rules);
                if (again.Infeasible is null && again.Children[i].Target - was.Target is var own && Math.Abs(own) > Math.Abs(worst.OwnShift)) worst = worst with { Subject = was.Subject, OwnShift = own };
                var ground = Ground.Of(tree, rules);
                var parent = ground.Implied([.. allocation.Children.Select((c, k) => ground.EffortOf(k, c.Target))]) - allocation.Implied;
                if (Math.Abs(parent) > Math.Abs(worst.ParentShift)) worst = worst with { ParentBy = was.Subject, ParentShift = parent };
            }
        return worst;
    }
}
