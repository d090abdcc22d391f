namespace Luheng.Statistics;

/// <summary>The normal distribution.</summary>
public static class Normal
{
    /// <summary>The chance of a value of at most <paramref name="x"/>, of mean 0 and deviation 1.</summary>
    public static double Below(double x)
    {
        if (double.IsNaN(x)) return double.NaN;
        if (Math.Abs(x) > 8) return x > 0 ? 1 : 0;
        // Φ(x) = 1/2 + φ(x) (x + x³/3 + x⁵/15 + …): every term has the sign of x.
        var (term, sum) = (x, x);
        for (var n = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum); n += 2) sum += term *= x * x / n;
        return Math.Clamp(0.5 + sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI), 0, 1);
    }

    /// <summary>How many deviations to either side hold a share of the values.</summary>
    public static double Reach(double share)
    {
        var (low, high) = (0.0, 8.0);
        while (high - low > 1e-12)
            if ((low + high) / 2 is var middle && 2 * Below(middle) - 1 < share) low = middle;
            else high = middle;
        return low;
    }

    /// <summary>The chance that a figure comes out above a limit, from its interval; of no width, whether it is above.</summary>
    public static double Above(double limit, double value, double width, double nominal) =>
        double.IsNaN(value - limit) || double.IsNaN(width) ? double.NaN
        : width <= 0 ? value > limit ? 1 : 0
        : Below((value - limit) / (width / Reach(nominal)));
}
