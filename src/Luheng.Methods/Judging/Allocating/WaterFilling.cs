namespace Luheng.Judging.Allocating;

/// <summary>Efforts that follow a pattern within bounds and add up exactly: effort = λ × pattern, cut at least and most, with Σ weight × effort = asked.</summary>
/// <remarks>The sum grows with λ in straight pieces; the piece is found by halving and λ solved in it, so nothing is iterated to a tolerance. Sums are taken in the order of the numbers themselves, so that neither the order nor the names of the children matter.</remarks>
static class WaterFilling
{
    /// <summary>How near to a bound counts as reaching it.</summary>
    const double Touch = 1e-12;

    /// <summary>The efforts in the order given; null where the bounds cannot be met.</summary>
    public static double[]? Solve(IReadOnlyList<Vessel> vessels, double asked)
    {
        int[] order = [.. Enumerable.Range(0, vessels.Count).OrderBy(i => vessels[i].Weight).ThenBy(i => vessels[i].Pattern).ThenBy(i => vessels[i].Least).ThenBy(i => vessels[i].Most)];
        Vessel[] sorted = [.. order.Select(i => vessels[i])];
        if (Filled(sorted, asked) is not { } filled) return null;
        var efforts = new double[vessels.Count];
        for (var i = 0; i < order.Length; i++) efforts[order[i]] = filled[i];
        return efforts;
    }

    static double[]? Filled(Vessel[] vessels, double asked)
    {
        var (bottom, top) = (Sum.Of(vessels, v => v.Weight * v.Least), Sum.Of(vessels, v => v.Weight * v.Most));
        if (asked < bottom - Touch || asked > top + Touch) return null;
        if (asked >= top) return [.. vessels.Select(v => v.Most)];
        if (asked <= bottom) return [.. vessels.Select(v => v.Least)];
        double[] levels = [.. vessels.Where(v => v.Pattern > 0).SelectMany(v => new[] { v.Least / v.Pattern, v.Most / v.Pattern }).Prepend(0).Distinct().Order()];
        if (Total(vessels, levels[^1]) < asked)
            return Filled([.. vessels.Select(v => v.Pattern > 0 ? v with { Least = v.Most } : v with { Pattern = 1 })], asked); // Those who follow the pattern are full: the others fill evenly.
        var (low, high) = (0, levels.Length - 1);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Total(vessels, levels[middle]) < asked) low = middle;
            else high = middle;
        }
        if (levels.Length == 1) return [.. vessels.Select(v => v.At(0))];
        var inside = levels[low] + (levels[high] - levels[low]) / 2;
        var still = Sum.Of(vessels, v => v.Rises(inside) ? 0 : v.Weight * v.At(inside));
        var slope = Sum.Of(vessels, v => v.Rises(inside) ? v.Weight * v.Pattern : 0);
        var level = slope > 0 ? Math.Clamp((asked - still) / slope, levels[low], levels[high]) : levels[high];
        return [.. vessels.Select(v => v.At(level))];
    }

    static double Total(Vessel[] vessels, double level) => Sum.Of(vessels, v => v.Weight * v.At(level));
}

/// <summary>A child as the water finds it.</summary>
readonly record struct Vessel(double Weight, double Pattern, double Least, double Most)
{
    public double At(double level) => Math.Clamp(level * Pattern, Least, Most);

    public bool Rises(double level) => Pattern > 0 && level * Pattern > Least && level * Pattern < Most;
}

/// <summary>Sums whose rounding is made good (Neumaier), so that a thousand terms are as exact as one.</summary>
static class Sum
{
    public static double Of<T>(IReadOnlyList<T> terms, Func<T, double> value)
    {
        var (sum, rest) = (0.0, 0.0);
        for (var i = 0; i < terms.Count; i++)
        {
            var term = value(terms[i]);
            var next = sum + term;
            rest += Math.Abs(sum) >= Math.Abs(term) ? sum - next + term : term - next + sum;
            sum = next;
        }
        return sum + rest;
    }

    public static double Of(IEnumerable<double> terms) => Of(terms.Order().ToArray(), t => t);
}
