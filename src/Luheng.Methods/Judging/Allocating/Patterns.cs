using Luheng.Packs;

namespace Luheng.Judging.Allocating;

/// <summary>How much effort a method would give each child beside the others, before bounds; 1 is the mean.</summary>
static class Patterns
{
    /// <summary>The pattern in the order of the branches; null with the reason where the method has nothing to go by.</summary>
    public static (double[]? Pattern, Said? Why) Of(TargetTree tree, AllocationMethod method, AllocationRules rules, IReadOnlyList<double> weights)
    {
        var raw = method switch
        {
            AllocationMethod.Uniform => tree.Branches.Select(_ => 1.0).ToArray(),
            AllocationMethod.Proportional => Proportional(tree, rules),
            AllocationMethod.Potential => Potential(tree, weights),
            AllocationMethod.Ability => Ability(tree, rules),
            _ => Mixed(tree, rules, weights),
        };
        return raw is null ? (null, new("没有任何分解对象的潜力已知（没有对标结果，也没有可比的强度）", "no child's potential is known: neither benchmark standings nor comparable intensities")) : (Levelled(raw, weights), null);
    }

    internal static double[] Proportional(TargetTree tree, AllocationRules rules)
    {
        var mean = Sum.Of(tree.Branches.Select(b => b.Amount)) / tree.Branches.Count;
        return [.. tree.Branches.Select(b => mean > 0 ? Math.Pow(b.Amount / mean, rules.ProportionalPower) : 1)];
    }

    /// <summary>Where a child's potential is not known the mean of the known ones stands in, and the child says so.</summary>
    internal static double[]? Potential(TargetTree tree, IReadOnlyList<double> weights)
    {
        var known = tree.Branches.Select((b, i) => (Share: b.Potential, Weight: weights[i])).Where(k => k.Share is not null).ToList();
        if (known.Count == 0) return null;
        var over = Sum.Of(known.Select(k => k.Weight));
        var mean = over > 0 ? Sum.Of(known.Select(k => k.Weight * k.Share!.Value)) / over : 0;
        return [.. tree.Branches.Select(b => b.Potential ?? mean)];
    }

    /// <summary>A weighted rank of scale, growth and light structure; parts that are unknown are left out.</summary>
    internal static double[] Ability(TargetTree tree, AllocationRules rules) => [.. Scores(AbilityParts(tree, rules), tree.Branches.Count).Select(s => 1 + rules.AbilitySpread * (2 * s - 1))];

    /// <summary>What ability is ranked by: scale, growth, structure.</summary>
    internal static IReadOnlyList<AbilityPart> AbilityParts(TargetTree tree, AllocationRules rules) =>
    [
        new(rules.Ability.Scale, [.. tree.Branches.Select(b => Known(tree.Shape == TreeShape.Rate ? b.Amount : b.Output))]),
        new(rules.Ability.Growth, [.. tree.Branches.Select(b => b.RecentGrowth)]),
        new(rules.Ability.Structure, [.. tree.Branches.Select(b => Known(tree.Shape == TreeShape.Rate ? b.Output : b.Output / b.Amount))]),
    ];

    /// <summary>The weighted mean of the ranks that are known, 0–1; the middle where none is.</summary>
    internal static double[] Scores(IReadOnlyList<AbilityPart> parts, int children)
    {
        var (score, over) = (new double[children], new double[children]);
        foreach (var part in parts)
            for (var i = 0; i < children; i++)
                if (part.Ranks[i] is { } rank) (score[i], over[i]) = (score[i] + part.Weight * rank, over[i] + part.Weight);
        return [.. score.Select((s, i) => over[i] > 0 ? s / over[i] : 0.5)];
    }

    static double? Known(double value) => double.IsFinite(value) ? value : null;

    internal static double[] Mixed(TargetTree tree, AllocationRules rules, IReadOnlyList<double> weights)
    {
        var mixed = new double[tree.Branches.Count];
        foreach (var (method, share) in rules.Mix.Where(m => m.Value > 0 && m.Key != AllocationMethod.Mix).OrderBy(m => m.Key))
        {
            var pattern = Of(tree, method, rules, weights).Pattern;
            for (var i = 0; i < mixed.Length; i++) mixed[i] += share * (pattern?[i] ?? 1);
        }
        return mixed;
    }

    /// <summary>Scaled so that its weighted mean is 1; where it gives nobody anything, all alike.</summary>
    static double[] Levelled(double[] raw, IReadOnlyList<double> weights)
    {
        var mean = Sum.Of(raw.Select((r, i) => r * weights[i]));
        return [.. raw.Select(r => mean > 0 ? r / mean : 1)];
    }
}

/// <summary>One thing that ability is ranked by.</summary>
sealed record AbilityPart(double Weight, IReadOnlyList<double?> Values)
{
    public IReadOnlyList<double?> Ranks { get; } = Allocating.Ranks.Of(Values);
}

/// <summary>Ranks from 0 (least) to 1 (most); those that are equal share theirs.</summary>
static class Ranks
{
    public static double?[] Of(IReadOnlyList<double?> values)
    {
        var (ranks, below) = (new Dictionary<double, double>(), 0);
        var known = values.OfType<double>().GroupBy(v => v).OrderBy(g => g.Key).Select(g => (g.Key, Count: g.Count())).ToList();
        var last = known.Sum(k => k.Count) - 1;
        foreach (var (value, count) in known)
        {
            ranks[value] = last == 0 ? 0.5 : (below + (count - 1) / 2.0) / last;
            below += count;
        }
        return [.. values.Select(v => v is { } value ? ranks[value] : (double?)null)];
    }
}
