using System.Runtime.CompilerServices;

namespace Luheng.Readings;

/// <summary>Numbers that came from decimal text as whole numbers of a power of ten, where that gives back every bit.</summary>
static class Decimals
{
    static readonly double[] Tens = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];
    const double Exact = 1L << 52;

    /// <summary>The smallest scale, from one on, at which all numbers are whole; −1 where there is none.</summary>
    public static int ScaleOf(ReadOnlySpan<double> values, int from)
    {
        for (var scale = from; scale < Tens.Length; scale++)
            if (All(values, Tens[scale])) return scale;
        return from == 0 ? -1 : ScaleOf(values, 0);
    }

    public static long Whole(double value, int scale) => (long)Math.Round(value * Tens[scale]);

    public static double Number(long whole, int scale) => scale < Tens.Length ? whole / Tens[scale] : throw new InvalidDataException($"a scale of {scale}");

    static bool All(ReadOnlySpan<double> values, double ten)
    {
        foreach (var value in values)
            if (!Is(value, ten)) return false;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool Is(double value, double ten)
    {
        var scaled = Math.Round(value * ten);
        return Math.Abs(scaled) < Exact && BitConverter.DoubleToInt64Bits((long)scaled / ten) == BitConverter.DoubleToInt64Bits(value);
    }
}
