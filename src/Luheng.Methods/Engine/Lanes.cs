using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Luheng.Engine;

/// <summary>Part of a column with the number it is multiplied by.</summary>
readonly ref struct Scaled(ReadOnlySpan<double> values, double factor)
{
    public readonly ReadOnlySpan<double> Values = values;
    public readonly double Factor = factor;
}

/// <summary>Loops over columns that know that NaN is missing: a sum skips it, a quotient by zero becomes it.</summary>
/// <remarks>Optimised at the first call, since a year of a province is computed in a few hundred calls.</remarks>
static class Lanes
{
    /// <summary>Adds a × k where a is there; marks where something was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(Span<double> sum, Span<long> seen, ReadOnlySpan<double> a, double k)
    {
        var sums = Wide(sum);
        var marks = Wide(seen);
        var values = Wide(a);
        for (var i = 0; i < sums.Length; i++) Accumulate(ref sums[i], ref marks[i], values[i] * k);
        for (var i = Whole(sum); i < sum.Length; i++) Accumulate(ref sum[i], ref seen[i], a[i] * k);
    }

    /// <summary>The same for four columns, one after the other: the sum is fetched and put back once instead of four times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddFourScaled(Span<double> sum, Span<long> seen, Scaled first, Scaled second, Scaled third, Scaled fourth)
    {
        var sums = Wide(sum);
        var marks = Wide(seen);
        var a = Wide(first.Values);
        var b = Wide(second.Values);
        var c = Wide(third.Values);
        var d = Wide(fourth.Values);
        var (ka, kb, kc, kd) = (first.Factor, second.Factor, third.Factor, fourth.Factor);
        for (var i = 0; i < sums.Length && i < marks.Length && i < a.Length && i < b.Length && i < c.Length && i < d.Length; i++)
        {
            var (total, any) = (sums[i], marks[i]);
            Accumulate(ref total, ref any, a[i] * ka);
            Accumulate(ref total, ref any, b[i] * kb);
            Accumulate(ref total, ref any, c[i] * kc);
            Accumulate(ref total, ref any, d[i] * kd);
            (sums[i], marks[i]) = (total, any);
        }
        for (var i = Whole(sum); i < sum.Length; i++)
        {
            Accumulate(ref sum[i], ref seen[i], first.Values[i] * ka);
            Accumulate(ref sum[i], ref seen[i], second.Values[i] * kb);
            Accumulate(ref sum[i], ref seen[i], third.Values[i] * kc);
            Accumulate(ref sum[i], ref seen[i], fourth.Values[i] * kd);
        }
    }

    /// <summary>Adds a × b × k where both are there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProduct(Span<double> sum, Span<long> seen, ReadOnlySpan<double> a, ReadOnlySpan<double> b, double k)
    {
        var sums = Wide(sum);
        var marks = Wide(seen);
        var left = Wide(a);
        var right = Wide(b);
        for (var i = 0; i < sums.Length; i++) Accumulate(ref sums[i], ref marks[i], left[i] * right[i] * k);
        for (var i = Whole(sum); i < sum.Length; i++) Accumulate(ref sum[i], ref seen[i], a[i] * b[i] * k);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Accumulate(ref Vector<double> sum, ref Vector<long> seen, Vector<double> value)
    {
        var there = Vector.Equals(value, value);
        sum += Vector.ConditionalSelect(there, value, Vector<double>.Zero);
        seen |= there;
    }

    static void Accumulate(ref double sum, ref long seen, double value)
    {
        if (double.IsNaN(value)) return;
        sum += value;
        seen = -1;
    }

    /// <summary>Where nothing was seen, the sum is missing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MissWhereUnseen(Span<double> sum, ReadOnlySpan<long> seen)
    {
        var sums = Wide(sum);
        var marks = MemoryMarshal.Cast<long, Vector<long>>(seen);
        var missing = new Vector<double>(double.NaN);
        for (var i = 0; i < sums.Length; i++) sums[i] = Vector.ConditionalSelect(marks[i], sums[i], missing);
        for (var i = Whole(sum); i < sum.Length; i++) if (seen[i] == 0) sum[i] = double.NaN;
    }

    /// <summary>Infinity, from a division by zero or a logarithm of nothing, becomes missing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MissWhereInfinite(Span<double> values)
    {
        for (var i = 0; i < values.Length; i++) if (!double.IsFinite(values[i])) values[i] = double.NaN;
    }

    static Span<Vector<double>> Wide(Span<double> values) => MemoryMarshal.Cast<double, Vector<double>>(values);

    static Span<Vector<long>> Wide(Span<long> values) => MemoryMarshal.Cast<long, Vector<long>>(values);

    static ReadOnlySpan<Vector<double>> Wide(ReadOnlySpan<double> values) => MemoryMarshal.Cast<double, Vector<double>>(values);

    /// <summary>How many values the wide part covers; the few behind it are taken one by one.</summary>
    static int Whole(Span<double> values) => values.Length - values.Length % Vector<double>.Count;
}
