using System.Numerics;

namespace Luheng.Readings.Coding;

/// <summary>A column of doubles as whole numbers of the fewest decimals from which each comes back bit by bit; the few that do not are kept beside them, and where they are many all are kept as their bits.</summary>
static class ValueColumn
{
    const int MostDecimals = 6, Bits = MostDecimals + 1, DecimalBits = 7, HasStray = 8;

    /// <summary>Every so manieth value at most may be kept beside the others.</summary>
    const int FewAre = 8;

    /// <summary>Whole numbers below this are exact in a double.</summary>
    const double Exact = 1L << 53;
    static readonly double[] Powers = [1, 10, 100, 1e3, 1e4, 1e5, 1e6];

    [ThreadStatic] static int[]? stray;

    public static int Most(int count) => 16 + WholeColumn.Most(count) + count * (sizeof(double) + 5) / FewAre;

    public static void Write(ReadOnlySpan<double> values, Span<long> numbers, ref ByteSink sink)
    {
        if (stray is null || stray.Length < values.Length) stray = new int[values.Length];
        for (var decimals = FirstGuess(values); decimals <= MostDecimals; decimals++)
        {
            var strays = Scale(values, Powers[decimals], numbers);
            if (strays > values.Length / FewAre) continue;
            sink.Byte(decimals | (strays > 0 ? HasStray : 0));
            WholeColumn.Write(numbers, ref sink);
            if (strays > 0) Beside(values, stray.AsSpan(0, strays), ref sink);
            return;
        }
        sink.Byte(Bits);
        var any = 0L;
        foreach (var value in values) any |= BitConverter.DoubleToInt64Bits(value);
        var zeros = any == 0 ? 0 : BitOperations.TrailingZeroCount(any);
        sink.Byte(zeros);
        for (var i = 0; i < values.Length; i++) numbers[i] = BitConverter.DoubleToInt64Bits(values[i]) >> zeros;
        WholeColumn.Write(numbers, ref sink);
    }

    public static void Read(ref ByteSource source, Span<double> values, Span<long> numbers)
    {
        var head = source.Byte();
        if ((head & DecimalBits) == Bits)
        {
            var zeros = source.Byte();
            WholeColumn.Read(ref source, numbers);
            for (var i = 0; i < values.Length; i++) values[i] = BitConverter.Int64BitsToDouble(numbers[i] << zeros);
            return;
        }
        WholeColumn.Read(ref source, numbers);
        Unscale(numbers, Powers[head & DecimalBits], values);
        if ((head & HasStray) == 0) return;
        var at = 0;
        for (var left = source.Varint(); left > 0; left--)
        {
            at += (int)source.Varint();
            if ((uint)at >= (uint)values.Length) throw new InvalidDataException($"the block of readings has a value of its own for reading {at} of {values.Length}");
            values[at] = BitConverter.Int64BitsToDouble(source.Long());
        }
    }

    /// <summary>The fewest decimals that do for a few values from all over.</summary>
    static int FirstGuess(ReadOnlySpan<double> values)
    {
        const int tries = 8;
        for (var decimals = 0; decimals < MostDecimals; decimals++)
        {
            var misses = 0;
            for (var i = 0; i < Math.Min(tries, values.Length); i++)
                if (!Fits(values[(int)((long)i * values.Length / tries)], Powers[decimals], out _)) misses++;
            if (misses <= 1) return decimals;
        }
        return MostDecimals;
    }

    static bool Fits(double value, double power, out long number)
    {
        var scaled = Math.Round(value * power);
        number = Math.Abs(scaled) < Exact ? (long)scaled : 0;
        return BitConverter.DoubleToInt64Bits(number / power) == BitConverter.DoubleToInt64Bits(value);
    }

    /// <summary>Turns values into whole numbers; the places of those that cannot be are put aside, and the number before stands there.</summary>
    static int Scale(ReadOnlySpan<double> values, double power, Span<long> numbers)
    {
        var (strays, i) = (0, 0);
        var (powers, exact) = (new Vector<double>(power), new Vector<double>(Exact));
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var some = new Vector<double>(values[i..]);
            var scaled = Vector.Round(some * powers);
            if (Vector.LessThanAll(Vector.Abs(scaled), exact) && Vector.EqualsAll(Vector.AsVectorInt64(scaled / powers), Vector.AsVectorInt64(some)) && !Vector.EqualsAny(some, Vector<double>.Zero))
                Vector.ConvertToInt64Native(scaled).CopyTo(numbers[i..]);
            else
                for (var one = i; one < i + Vector<double>.Count; one++) strays = ScaleOne(values, one, power, numbers, strays);
        }
        for (; i < values.Length; i++) strays = ScaleOne(values, i, power, numbers, strays);
        return strays;
    }

    static int ScaleOne(ReadOnlySpan<double> values, int i, double power, Span<long> numbers, int strays)
    {
        if (Fits(values[i], power, out numbers[i])) return strays;
        stray![strays] = i;
        numbers[i] = i > 0 ? numbers[i - 1] : 0;
        return strays + 1;
    }

    static void Unscale(ReadOnlySpan<long> numbers, double power, Span<double> values)
    {
        var i = 0;
        var powers = new Vector<double>(power);
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
            (Vector.ConvertToDouble(new Vector<long>(numbers[i..])) / powers).CopyTo(values[i..]);
        for (; i < values.Length; i++) values[i] = numbers[i] / power;
    }

    static void Beside(ReadOnlySpan<double> values, ReadOnlySpan<int> places, ref ByteSink sink)
    {
        sink.Varint((ulong)places.Length);
        var before = 0;
        foreach (var place in places)
        {
            sink.Varint((ulong)(place - before));
            sink.Long(BitConverter.DoubleToInt64Bits(values[place]));
            before = place;
        }
    }
}
