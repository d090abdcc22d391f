namespace Luheng.Judging.Allocating;

/// <summary>A tree as one problem for all shapes: efforts between bounds whose weighted sum is given; and the way back from efforts to figures.</summary>
sealed class Ground
{
    const double Hundred = 100;

    Ground(TargetTree tree) => Tree = tree;

    public TargetTree Tree { get; }

    /// <summary>Base-year amount × growth, over their sum; of a rate the projected share of what is generated.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    /// <summary>The weighted mean effort that is asked.</summary>
    public required double Effort { get; init; }
    public double Structure { get; private init; } = 1;

    /// <summary>The parent's figure in the unit.</summary>
    public required double Figure { get; init; }
    public IReadOnlyList<(double Least, double Most)> Bounds { get; private init; } = [];

    /// <param name="rules">By which bounds are set; null where bounds are not asked for.</param>
    public static Ground Of(TargetTree tree, AllocationRules? rules)
    {
        var unchanged = Sum.Of(tree.Branches.Select(b => b.Unchanged));
        double[] weights = [.. tree.Branches.Select(b => b.Unchanged / unchanged)];
        var structure = tree.Shape == TreeShape.Intensity ? unchanged / Sum.Of(tree.Branches.Select(b => b.Amount)) / (Sum.Of(tree.Branches.Select(b => b.Output * b.Growth)) / Sum.Of(tree.Branches.Select(b => b.Output))) : 1;
        var (effort, figure) = tree.Shape switch
        {
            TreeShape.Intensity => (1 - (1 + tree.Asked) / structure, Percent(tree.Asked)),
            TreeShape.Total => (1 - tree.Asked / unchanged, tree.Asked),
            TreeShape.Rate => (tree.Asked - Sum.Of(tree.Branches.Select((b, i) => weights[i] * b.Output)), Percent(tree.Asked)),
            _ => (tree.Asked, tree.Asked * unchanged),
        };
        var reached = tree.Shape == TreeShape.Rate ? tree.Asked - effort : 0;
        return new(tree) { Weights = weights, Effort = effort, Structure = structure, Figure = figure, Bounds = rules is null ? [] : [.. tree.Branches.Select(b => effort > 0 ? BoundsOf(tree, b, effort, rules) : Alike(effort * (reached > 0 ? b.Output / reached : 1)))] };
    }

    /// <summary>A share in per cent, as it was written: −0.14 is −14 and no last bit more.</summary>
    static double Percent(double share) => Math.Round(share * Hundred, 12);

    /// <summary>Where nothing is asked every child gives way alike; a rate in proportion to what it is.</summary>
    static (double Least, double Most) Alike(double effort) => (effort, effort);

    /// <summary>Between the rules' multiples of the mean effort, or a child's own, which come first; nobody reaches more than everything.</summary>
    static (double Least, double Most) BoundsOf(TargetTree tree, Branch branch, double effort, AllocationRules rules)
    {
        var end = tree.Shape == TreeShape.Rate ? 1 - branch.Output : 1;
        var most = Math.Min(branch.Most ?? Math.Max(rules.Most * effort, branch.Least ?? 0), end);
        return (Math.Min(branch.Least ?? Math.Min(rules.Least * effort, most), most), most);
    }

    /// <summary>The figure of a child that makes an effort.</summary>
    public double FigureOf(int i, double effort) => Tree.Shape switch
    {
        TreeShape.Intensity => -effort * Hundred,
        TreeShape.Total => Tree.Branches[i].Unchanged * (1 - effort),
        TreeShape.Rate => (Tree.Branches[i].Output + effort) * Hundred,
        _ => Tree.Branches[i].Unchanged * effort,
    };

    /// <summary>The effort behind a figure.</summary>
    public double EffortOf(int i, double figure) => Tree.Shape switch
    {
        TreeShape.Intensity => -figure / Hundred,
        TreeShape.Total => 1 - figure / Tree.Branches[i].Unchanged,
        TreeShape.Rate => figure / Hundred - Tree.Branches[i].Output,
        _ => Tree.Branches[i].Unchanged > 0 ? figure / Tree.Branches[i].Unchanged : 0,
    };

    /// <summary>What efforts imply for the parent, from amounts and not from weights: the target year's amounts over its output, against the base year's.</summary>
    public double Implied(IReadOnlyList<double> efforts)
    {
        var branches = Tree.Branches;
        double Over(Func<Branch, double> part) => Sum.Of(branches.Select(part));
        var left = Sum.Of(branches.Select((b, i) => b.Unchanged * (1 - efforts[i])));
        return Tree.Shape switch
        {
            TreeShape.Intensity => (left / Over(b => b.Output * b.Growth) / (Over(b => b.Amount) / Over(b => b.Output)) - 1) * Hundred,
            TreeShape.Total => left,
            TreeShape.Rate => Sum.Of(branches.Select((b, i) => b.Unchanged * (b.Output + efforts[i]))) / Over(b => b.Unchanged) * Hundred,
            _ => Sum.Of(branches.Select((b, i) => b.Unchanged * efforts[i])),
        };
    }

    /// <summary>How much more the parent has in hand than it asks: above zero is stricter than asked.</summary>
    public double InHand(double implied) => Tree.Shape is TreeShape.Intensity or TreeShape.Total ? Figure - implied : implied - Figure;
}
