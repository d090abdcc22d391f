using System.Numerics;

namespace Luheng.Engine;

/// <summary>Loops over columns that know that NaN is missing: a sum skips it, a quotient by zero becomes it.</summary>
static class Lanes
{
    static readonly Vector<double> NotANumber = new(double.NaN);

    /// <summary>Adds a × k where a is there; marks where something was.</summary>
    public static void AddScaled(Span<double> sum, Span<long> seen, ReadOnlySpan<double> a, double k)
    {
        var i = 0;
        for (; i <= sum.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var value = new Vector<double>(a[i..]) * k;
            Accumulate(sum[i..], seen[i..], value);
        }
        for (; i < sum.Length; i++) Accumulate(ref sum[i], ref seen[i], a[i] * k);
    }

    /// <summary>Adds a × b × k where both are there.</summary>
    public static void AddProduct(Span<double> sum, Span<long> seen, ReadOnlySpan<double> a, ReadOnlySpan<double> b, double k)
    {
        var i = 0;
        for (; i <= sum.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var value = new Vector<double>(a[i..]) * new Vector<double>(b[i..]) * k;
            Accumulate(sum[i..], seen[i..], value);
        }
        for (; i < sum.Length; i++) Accumulate(ref sum[i], ref seen[i], a[i] * b[i] * k);
    }

    static void Accumulate(Span<double> sum, Span<long> seen, Vector<double> value)
    {
        var there = Vector.Equals(value, value);
        (new Vector<double>(sum) + Vector.ConditionalSelect(there, value, Vector<double>.Zero)).CopyTo(sum);
        (new Vector<long>(seen) | there).CopyTo(seen);
    }

    static void Accumulate(ref double sum, ref long seen, double value)
    {
        if (double.IsNaN(value)) return;
        sum += value;
        seen = -1;
    }

    /// <summary>Where nothing was seen, the sum is missing.</summary>
    public static void MissWhereUnseen(Span<double> sum, ReadOnlySpan<long> seen)
    {
        var i = 0;
        for (; i <= sum.Length - Vector<double>.Count; i += Vector<double>.Count)
            Vector.ConditionalSelect(new Vector<long>(seen[i..]), new Vector<double>(sum[i..]), NotANumber).CopyTo(sum[i..]);
        for (; i < sum.Length; i++) if (seen[i] == 0) sum[i] = double.NaN;
    }

    /// <summary>Infinity, from a division by zero or a logarithm of nothing, becomes missing.</summary>
    public static void MissWhereInfinite(Span<double> values)
    {
        for (var i = 0; i < values.Length; i++) if (!double.IsFinite(values[i])) values[i] = double.NaN;
    }
}
