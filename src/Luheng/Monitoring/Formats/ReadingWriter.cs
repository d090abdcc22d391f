using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Luheng.Readings;

namespace Luheng.Monitoring;

/// <summary>Writes readings as application/vnd.luheng.readings, each run in the shortest form that gives every figure back bit for bit.</summary>
public sealed class ReadingWriter
{
    public const string MediaType = BinaryForm.MediaType;

    readonly IBufferWriter<byte> to;
    ulong written;

    public ReadingWriter(IBufferWriter<byte> to)
    {
        this.to = to;
        to.Write(BinaryForm.Magic);
    }

    /// <summary>Writes readings of a meter in the order of their times.</summary>
    /// <param name="times">Milliseconds since 1970 in UTC.</param>
    /// <param name="qualities">As many as times, or none where all are good.</param>
    public void Run(string meter, ReadOnlySpan<long> times, ReadOnlySpan<double> values, ReadOnlySpan<ReadingQuality> qualities = default)
    {
        Span<byte> id = stackalloc byte[byte.MaxValue];
        id = id[..Encoding.UTF8.GetBytes(meter, id)];
        for (var from = 0; from < times.Length; from += BinaryForm.LongestRun)
        {
            var part = from..Math.Min(times.Length, from + BinaryForm.LongestRun);
            One(id, times[part], values[part], qualities.IsEmpty ? [] : qualities[part]);
        }
    }

    /// <summary>Writes the end mark.</summary>
    public void End()
    {
        Byte(0);
        Varint(written);
    }

    void One(ReadOnlySpan<byte> id, ReadOnlySpan<long> times, ReadOnlySpan<double> values, ReadOnlySpan<ReadingQuality> qualities)
    {
        var regular = Step(times, out var step);
        var places = Places(values);
        var flagged = qualities.ContainsAnyExcept(ReadingQuality.Good);
        Byte(id.Length);
        to.Write(id);
        Varint((ulong)times.Length);
        Byte((regular ? 0 : BinaryForm.TimesByDifference) | (places is null ? 0 : BinaryForm.ValuesAsDecimals) | (flagged ? BinaryForm.WithQualities : 0));
        BinaryPrimitives.WriteInt64LittleEndian(to.GetSpan(sizeof(long)), times[0]);
        to.Advance(sizeof(long));
        if (regular) Varint((ulong)step);
        else for (var i = 1; i < times.Length; i++) Signed(times[i] - times[i - 1]);
        if (places is { } p) Decimals(values, p);
        else to.Write(MemoryMarshal.AsBytes(values));
        if (flagged) to.Write(MemoryMarshal.AsBytes(qualities));
        written += (ulong)times.Length;
    }

    static bool Step(ReadOnlySpan<long> times, out long step)
    {
        step = times.Length < 2 ? 0 : times[1] - times[0];
        for (var i = 1; i < times.Length; i++)
            if (times[i] - times[i - 1] != step) return false;
        return step >= 0;
    }

    /// <summary>The fewest decimal places with which every value is given back exactly; null where there are none.</summary>
    static int? Places(ReadOnlySpan<double> values)
    {
        var places = 0;
        foreach (var value in values)
            while (BitConverter.DoubleToInt64Bits(Mantissa(value, places) / FigureText.Tens[places]) != BitConverter.DoubleToInt64Bits(value))
                if (++places > BinaryForm.MostPlaces) return null;
        foreach (var value in values) // more places than a value needed may be too many for it
            if (BitConverter.DoubleToInt64Bits(Mantissa(value, places) / FigureText.Tens[places]) != BitConverter.DoubleToInt64Bits(value)) return null;
        return places;
    }

    static long Mantissa(double value, int places) =>
        Math.Round(value * FigureText.Tens[places]) is var scaled && Math.Abs(scaled) <= BinaryForm.MostMantissa ? (long)scaled : 0;

    void Decimals(ReadOnlySpan<double> values, int places)
    {
        Byte(places);
        long before = 0;
        foreach (var value in values)
        {
            var mantissa = Mantissa(value, places);
            Signed(mantissa - before);
            before = mantissa;
        }
    }

    void Byte(int value) => to.Write((ReadOnlySpan<byte>)[(byte)value]);

    void Signed(long number) => Varint((ulong)(number << 1 ^ number >> 63));

    void Varint(ulong number)
    {
        var span = to.GetSpan(10);
        var length = 0;
        for (; number >= 0x80; number >>= 7) span[length++] = (byte)(number | 0x80);
        span[length++] = (byte)number;
        to.Advance(length);
    }
}
