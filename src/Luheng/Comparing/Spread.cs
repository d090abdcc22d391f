namespace Luheng.Comparing;

/// <summary>How the values of a sample lie: how many there are, and where a value stands among them.</summary>
public sealed class Spread
{
    readonly double[] sorted;

    public Spread(IEnumerable<double> values)
    {
        sorted = [.. values.Where(v => !double.IsNaN(v))];
        Array.Sort(sorted);
    }

    public int Count => sorted.Length;

    /// <summary>The value that a share (0 to 1) of the sample does not exceed, between neighbours by their distance; NaN of an empty sample.</summary>
    public double At(double share)
    {
        if (sorted.Length == 0) return double.NaN;
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }

    /// <summary>The two values that <see cref="At"/> lies between.</summary>
    public (double Low, double High) Around(double share)
    {
        if (sorted.Length == 0) return (double.NaN, double.NaN);
        var below = (int)Math.Floor(share * (sorted.Length - 1));
        return (sorted[below], sorted[Math.Min(below + 1, sorted.Length - 1)]);
    }

    /// <summary>The share of the others that lie below a value, equals counted half; NaN where there are no others.</summary>
    public double Below(double value)
    {
        if (sorted.Length < 2 || double.IsNaN(value)) return double.NaN;
        var (from, to) = (Bound(value, false), Bound(value, true));
        return (from + Math.Max(0, to - from - 1) * 0.5) / (sorted.Length - 1);
    }

    int Bound(double value, bool after)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value || (after && sorted[middle] == value)) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
