using Luheng.Engine;

namespace Luheng.Comparing;

/// <summary>What moved a quantity between two periods (LMDI-I, additive).</summary>
public enum Effect
{
    /// <summary>产出规模: more or less was produced.</summary>
    Activity,

    /// <summary>结构: the parts' shares moved.</summary>
    Structure,

    /// <summary>能源强度: each part used more or less for the same output.</summary>
    Intensity,

    /// <summary>碳系数: more or less CO2 for the same energy.</summary>
    Factor,

    /// <summary>Parts without a figure in the earlier period: new, or not filed then.</summary>
    Entering,

    /// <summary>Parts without a figure in the later period: gone, or not filed yet.</summary>
    Leaving,

    /// <summary>Parts with the quantity in both periods, whose output or energy is missing in one.</summary>
    Incomparable,
}

/// <summary>A part's figures in the two periods: the quantity decomposed, the output it is set against, and (of CO2) the energy between them. Missing is NaN.</summary>
public sealed record Part(string Id, string Name, double Before, double After, double OutputBefore, double OutputAfter, double EnergyBefore = double.NaN, double EnergyAfter = double.NaN)
{
    /// <summary>Members of the part that cannot be compared, in whose quantity the part's own is not: each stands by itself. Output, and of CO2 the energy, are those of the others.</summary>
    public IReadOnlyList<Part> Alone { get; init; } = [];

    /// <summary>The quantity of the members that can be compared.</summary>
    public double LikeBefore => Before - Alone.Sum(a => Decomposition.Known(a.Before));
    public double LikeAfter => After - Alone.Sum(a => Decomposition.Known(a.After));
}

/// <summary>A part with its effects; they add up to its change.</summary>
public sealed record PartChange(Part Part, IReadOnlyDictionary<Effect, double> Effects)
{
    public double Of(Effect effect) => Effects.GetValueOrDefault(effect, 0);
    public double Change => Decomposition.Known(Part.After) - Decomposition.Known(Part.Before);
}

/// <summary>The change of a quantity as the sum of effects, part by part. Q = Σ V × (Vᵢ/V) × (Eᵢ/Vᵢ) × (Qᵢ/Eᵢ); the last factor is there for CO2 alone.</summary>
/// <remarks>Parts, and members of parts, that cannot be compared are no effect: they stand by themselves with their whole change, and output is that of the comparable ones. LMDI-I: B. W. Ang, Energy Policy 33 (2005).</remarks>
public sealed record Decomposition(IReadOnlyList<PartChange> Parts, IReadOnlyList<Effect> Effects)
{
    /// <summary>The quantity of all parts; NaN where none has any.</summary>
    public double Before => Total(p => p.Before);
    public double After => Total(p => p.After);
    public double Change => After - Before;

    double Total(Func<Part, double> of) => Parts.Select(p => of(p.Part)).Where(v => !double.IsNaN(v)).ToList() is { Count: > 0 } known ? known.Sum() : double.NaN;

    public double Of(Effect effect) => Parts.Sum(p => p.Of(effect));

    /// <summary>What the effects leave unexplained; nothing but rounding.</summary>
    public double Residual => Change - Effects.Sum(Of);

    internal static double Known(double value) => double.IsNaN(value) ? 0 : value;

    /// <summary>Parts with outputs of their own: sectors, cities, enterprises.</summary>
    public static Decomposition Of(IReadOnlyList<Part> parts, bool carbon = false)
    {
        var comparable = parts.Where(p => IsComparable(p, carbon)).ToHashSet();
        var (before, after) = (comparable.Sum(p => p.OutputBefore), comparable.Sum(p => p.OutputAfter));
        return Gather(parts, carbon, p =>
        {
            if (!comparable.Contains(p)) return p.Alone.Count > 0 && IsAllOf(p) ? Apart(p.Alone) : Apart([p with { Alone = [] }]);
            var (quantityBefore, quantityAfter) = (p.LikeBefore, p.LikeAfter);
            var weight = Functions.LogMean(quantityAfter, quantityBefore);
            var (energyBefore, energyAfter) = carbon ? (p.EnergyBefore, p.EnergyAfter) : (quantityBefore, quantityAfter);
            var effects = new Dictionary<Effect, double>
            {
                [Effect.Activity] = weight * Math.Log(after / before),
                [Effect.Structure] = weight * Math.Log(p.OutputAfter / after / (p.OutputBefore / before)),
                [Effect.Intensity] = weight * Math.Log(energyAfter / p.OutputAfter / (energyBefore / p.OutputBefore)),
            };
            if (carbon) effects[Effect.Factor] = weight * Math.Log(quantityAfter / energyAfter / (quantityBefore / energyBefore));
            foreach (var (effect, change) in Apart(p.Alone)) effects[effect] = change;
            return effects;
        });
    }

    /// <summary>Parts that share one output, such as the carriers of an enterprise's energy: Q = Σ V × (Q/V) × (Qᵢ/Q).</summary>
    public static Decomposition OfMix(IReadOnlyList<Part> parts, double outputBefore, double outputAfter)
    {
        var known = outputBefore > 0 && outputAfter > 0;
        var comparable = parts.Where(p => known && p is { Before: > 0, After: > 0 }).ToHashSet();
        var (before, after) = (comparable.Sum(p => p.Before), comparable.Sum(p => p.After));
        return Gather(parts, false, p =>
        {
            if (!comparable.Contains(p)) return Apart([p]);
            var weight = Functions.LogMean(p.After, p.Before);
            return new()
            {
                [Effect.Activity] = weight * Math.Log(outputAfter / outputBefore),
                [Effect.Structure] = weight * Math.Log(p.After / after / (p.Before / before)),
                [Effect.Intensity] = weight * Math.Log(after / outputAfter / (before / outputBefore)),
            };
        });
    }

    static Decomposition Gather(IReadOnlyList<Part> parts, bool carbon, Func<Part, Dictionary<Effect, double>> of)
    {
        var changes = parts.Where(p => !double.IsNaN(p.Before) || !double.IsNaN(p.After)).Select(p => new PartChange(p, of(p))).ToList();
        Effect[] apart = [Effect.Entering, Effect.Leaving, Effect.Incomparable];
        Effect[] told = changes.Exists(c => c.Effects.ContainsKey(Effect.Activity)) ? [Effect.Activity, Effect.Structure, Effect.Intensity, .. carbon ? [Effect.Factor] : Array.Empty<Effect>()] : [];
        return new(changes, [.. told, .. apart.Where(e => changes.Exists(c => c.Effects.ContainsKey(e)))]);
    }

    /// <summary>Whether the members that stand alone are all that a part is.</summary>
    static bool IsAllOf(Part p) => Math.Abs(Known(p.LikeBefore)) <= 1e-9 * Math.Abs(Known(p.Before)) && Math.Abs(Known(p.LikeAfter)) <= 1e-9 * Math.Abs(Known(p.After));

    /// <summary>Whether a part has what its effects are reckoned from, in both periods.</summary>
    public static bool IsComparable(Part p, bool carbon) => p is { LikeBefore: > 0, LikeAfter: > 0, OutputBefore: > 0, OutputAfter: > 0 } && (!carbon || p is { EnergyBefore: > 0, EnergyAfter: > 0 });

    static Dictionary<Effect, double> Apart(IReadOnlyList<Part> parts) => parts
        .GroupBy(p => p.Before is > 0 or < 0 ? p.After is > 0 or < 0 ? Effect.Incomparable : Effect.Leaving : Effect.Entering)
        .ToDictionary(g => g.Key, g => g.Sum(p => Known(p.After) - Known(p.Before)));
}
