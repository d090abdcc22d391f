using System.Globalization;
using Luheng.Packs;
using Luheng.Problems;

namespace Luheng.Judging.Allocating;

/// <summary>Breaks a target down (目标分解): pure, deterministic, the same whatever the order or the names of the children.</summary>
public static class Allocator
{
    /// <summary>One method over a tree.</summary>
    /// <exception cref="ProblemsException">The tree is wrong; every problem at once. Bounds that cannot be met are no exception but <see cref="Allocation.Infeasible"/>.</exception>
    public static Allocation Run(TargetTree tree, AllocationMethod method, AllocationRules rules)
    {
        if (tree.Problems() is { Count: > 0 } problems) throw new ProblemsException(problems);
        var ground = Ground.Of(tree, rules);
        var (pattern, why) = Patterns.Of(tree, method, rules, ground.Weights);
        var blank = new Allocation(method, tree, ground.Figure, ground.Structure, ground.Effort, double.NaN, []) { Notes = Notes(tree, method, ground) };
        if (pattern is null) return blank with { Infeasible = why };
        Vessel[] vessels = [.. tree.Branches.Select((_, i) => new Vessel(ground.Weights[i], pattern[i], ground.Bounds[i].Least, ground.Bounds[i].Most))];
        if (WaterFilling.Solve(vessels, ground.Effort) is not { } efforts) return blank with { Infeasible = Binding(ground) };
        return Publication.Of(blank with { Children = [.. tree.Branches.Select((b, i) => Child(ground, b, i, efforts[i]))], Implied = ground.Implied(efforts) }, ground, rules);
    }

    /// <summary>Every method beside the others.</summary>
    public static IReadOnlyList<Allocation> All(TargetTree tree, AllocationRules rules) => [.. Enum.GetValues<AllocationMethod>().Select(m => Run(tree, m, rules))];

    /// <summary>What any figures, in the order of the branches, imply for the parent and leave in hand.</summary>
    public static Margin MarginOf(TargetTree tree, IReadOnlyList<double> figures)
    {
        var ground = Ground.Of(tree, null);
        var implied = ground.Implied([.. figures.Select((f, i) => ground.EffortOf(i, f))]);
        return new(implied, ground.InHand(implied));
    }

    static AllocatedChild Child(Ground ground, Branch branch, int i, double effort)
    {
        var (a, b) = (ground.FigureOf(i, ground.Bounds[i].Least), ground.FigureOf(i, ground.Bounds[i].Most));
        return new(branch, ground.Weights[i], effort, ground.FigureOf(i, effort), Math.Min(a, b), Math.Max(a, b));
    }

    static Said[] Notes(TargetTree tree, AllocationMethod method, Ground ground)
    {
        var notes = new List<Said>();
        if (ground.Effort <= 0) notes.Add(new("增长和结构本身已达到上级目标，对下不再要求降低", "growth and structure alone reach the parent's target: nothing is asked of the children"));
        if (method is AllocationMethod.Potential or AllocationMethod.Mix && tree.Branches.Count(b => b.Potential is null) is > 0 and var unknown && unknown < tree.Branches.Count)
            notes.Add(new($"{unknown} 个对象潜力未知，按已知潜力的平均数计", $"the potential of {unknown} children is not known; the mean of the known ones stands in"));
        if (method == AllocationMethod.Mix && tree.Branches.All(b => b.Potential is null))
            notes.Add(new("没有任何对象的潜力已知，综合法中潜力一项按统一降幅计", "no potential is known at all; in the mix that part is spread uniformly"));
        return [.. notes];
    }

    /// <summary>Which bounds stand in the way, and what they reach.</summary>
    static Said Binding(Ground ground)
    {
        var (least, most) = (ground.Implied([.. ground.Bounds.Select(b => b.Least)]), ground.Implied([.. ground.Bounds.Select(b => b.Most)]));
        var (n, asks, unit) = (ground.Bounds.Count, Text(ground.Figure), ground.Tree.Unit);
        return Sum.Of(ground.Bounds.Select((b, i) => ground.Weights[i] * b.Most)) < ground.Effort
            ? new($"全部 {n} 个对象都取上限也只能达到 {Text(most)} {unit}，上级要求 {asks} {unit}；{Tightest(ground, upper: true).Zh}", $"all {n} children at their upper bound reach only {Text(most)} {unit}; the parent asks {asks} {unit}; {Tightest(ground, upper: true).En}")
            : new($"全部 {n} 个对象都取下限也已达到 {Text(least)} {unit}，超过上级要求的 {asks} {unit}；{Tightest(ground, upper: false).Zh}", $"all {n} children at their lower bound already reach {Text(least)} {unit}; the parent asks {asks} {unit}; {Tightest(ground, upper: false).En}");
    }

    static Said Tightest(Ground ground, bool upper)
    {
        var names = string.Join(", ", ground.Tree.Branches.Select((b, i) => (b.Subject, Bound: upper ? ground.Bounds[i].Most : ground.Bounds[i].Least, Weight: ground.Weights[i]))
            .OrderByDescending(b => b.Weight * Math.Abs(b.Bound - ground.Effort)).ThenBy(b => b.Subject).Take(3).Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Subject} {b.Bound * 100:0.##} %")));
        return new($"影响最大的约束：{names}", $"the bounds that weigh most: {names}");
    }

    static string Text(double figure) => figure.ToString("0.##", CultureInfo.InvariantCulture);
}
