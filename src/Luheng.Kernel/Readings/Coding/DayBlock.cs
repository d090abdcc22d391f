using System.Buffers.Binary;

namespace Luheng.Readings.Coding;

/// <summary>The readings of one meter on one Chinese day as a block of bytes with a check sum; every value comes back bit by bit.</summary>
/// <remarks>
/// A head of one byte, the count, then columns: times in the largest unit that fits (ms, s, min); values as whole numbers of some decimals; qualities
/// unless all are good; minutes of recording, as they are or less the minute of the reading. Then CRC-32C. Regular times, good qualities and
/// a constant delay or one batch cost a few bytes a block.
/// </remarks>
public static class DayBlock
{
    const int Minute = 60_000;
    const int Form = 1, FormBits = 3, HasQualities = 4, RecordedAfter = 8, ScaleShift = 4;
    static readonly int[] Scales = [1, 1000, Minute];

    [ThreadStatic] static long[]? scratch;

    /// <summary>Packs columns into room that grows where it must; returns how many bytes of it they take.</summary>
    /// <param name="whose">What the check sum is bound to, so that the block is legible only to who names it again.</param>
    public static int Pack(ReadOnlySpan<int> offsets, ReadOnlySpan<double> values, ReadOnlySpan<ReadingQuality> qualities, ReadOnlySpan<int> recordedMinutes, ref byte[] into, uint whose = 0)
    {
        var count = offsets.Length;
        if (values.Length != count || qualities.Length != count || recordedMinutes.Length != count) throw new ArgumentException("the columns are not of the same length", nameof(values));
        var most = 32 + 2 * WholeColumn.Most(count) + ValueColumn.Most(count) + QualityColumn.Most(count);
        if (into.Length < most) into = new byte[most];
        var numbers = Scratch(count);
        var good = qualities.IndexOfAnyExcept(ReadingQuality.Good) < 0;
        var (even, scale) = (IsEven(offsets), ScaleOf(offsets));
        var same = count == 0 || recordedMinutes.IndexOfAnyExcept(recordedMinutes[0]) < 0;
        var after = !same;

        var sink = new ByteSink(into);
        sink.Byte(Form | (good ? 0 : HasQualities) | (after ? RecordedAfter : 0) | scale << ScaleShift);
        sink.Varint((ulong)count);
        if (even) WholeColumn.WriteEven(count > 0 ? offsets[0] / Scales[scale] : 0, count > 1 ? (offsets[1] - offsets[0]) / Scales[scale] : 0, count, ref sink);
        else
        {
            for (var i = 0; i < count; i++) numbers[i] = offsets[i] / Scales[scale];
            WholeColumn.Write(numbers, ref sink);
        }
        ValueColumn.Write(values, numbers, ref sink);
        if (!good) QualityColumn.Write(qualities, ref sink);
        if (same) WholeColumn.WriteEven(count > 0 ? recordedMinutes[0] : 0, 0, count, ref sink);
        else if (Delay(offsets, recordedMinutes) is { } delay) WholeColumn.WriteEven(delay, 0, count, ref sink);
        else
        {
            for (var i = 0; i < count; i++) numbers[i] = recordedMinutes[i] - (long)(offsets[i] / Minute);
            WholeColumn.Write(numbers, ref sink);
        }
        sink.Sum(whose);
        return sink.Length;
    }

    /// <summary>Packs columns into bytes of their own.</summary>
    public static byte[] Pack(DayColumns columns)
    {
        byte[] room = [];
        var length = Pack(columns.Offsets, columns.Values, columns.Qualities, columns.RecordedMinutes, ref room);
        return room[..length];
    }

    /// <summary>Unpacks a block in the place of what the columns held.</summary>
    /// <exception cref="InvalidDataException">The block is damaged, another's, or of a form this version does not know.</exception>
    public static void Unpack(ReadOnlySpan<byte> block, DayColumns into, uint whose = 0)
    {
        if (block.Length < sizeof(uint) + 2) throw new InvalidDataException($"a block of readings of {block.Length} bytes is too short to be one");
        var body = block[..^sizeof(uint)];
        var sum = BinaryPrimitives.ReadUInt32LittleEndian(block[^sizeof(uint)..]);
        if ((CheckSum.Of(body) ^ whose) is var found && found != sum) throw new InvalidDataException($"the block of readings is damaged: its check sum is {found:x8}, it should be {sum:x8}");
        var source = new ByteSource(body);
        var head = source.Byte();
        if ((head & FormBits) != Form || head >> ScaleShift >= Scales.Length) throw new InvalidDataException($"the block of readings is of form {head & FormBits}, only {Form} is known");
        var count = source.Varint();
        if (count > int.MaxValue / 32) throw new InvalidDataException($"the block of readings names {count} readings");
        into.Fill((int)count, out var offsets, out var values, out var qualities, out var recorded);
        var numbers = Scratch((int)count);
        var unit = Scales[head >> ScaleShift];
        if (WholeColumn.TryReadEven(ref source, offsets.Length, out var first, out var step))
            for (var i = 0; i < offsets.Length; i++) offsets[i] = (int)(first + i * step) * unit;
        else
        {
            WholeColumn.Read(ref source, numbers);
            for (var i = 0; i < offsets.Length; i++) offsets[i] = (int)numbers[i] * unit;
        }
        ValueColumn.Read(ref source, values, numbers);
        if ((head & HasQualities) == 0) qualities.Clear();
        else QualityColumn.Read(ref source, qualities);
        ReadRecorded(ref source, (head & RecordedAfter) != 0, offsets, numbers, recorded);
    }

    static void ReadRecorded(ref ByteSource source, bool after, ReadOnlySpan<int> offsets, Span<long> numbers, Span<int> recorded)
    {
        if (WholeColumn.TryReadEven(ref source, recorded.Length, out var first, out var step))
            for (var i = 0; i < recorded.Length; i++) recorded[i] = (int)(first + i * step);
        else
        {
            WholeColumn.Read(ref source, numbers);
            for (var i = 0; i < recorded.Length; i++) recorded[i] = (int)numbers[i];
        }
        if (!after) return;
        for (var i = 0; i < recorded.Length; i++) recorded[i] += offsets[i] / Minute;
    }

    static Span<long> Scratch(int count)
    {
        if (scratch is null || scratch.Length < count) scratch = new long[count];
        return scratch.AsSpan(0, count);
    }

    /// <summary>The largest unit that all are whole numbers of.</summary>
    static int ScaleOf(ReadOnlySpan<int> offsets)
    {
        var (scale, even) = (Scales.Length - 1, IsEven(offsets));
        foreach (var offset in even ? offsets[..Math.Min(2, offsets.Length)] : offsets)
            while (offset % Scales[scale] != 0) scale--;
        return scale;
    }

    static bool IsEven(ReadOnlySpan<int> offsets)
    {
        if (offsets.Length < 2) return true;
        var step = offsets[1] - offsets[0];
        for (var i = 2; i < offsets.Length; i++)
            if (offsets[i] - offsets[i - 1] != step) return false;
        return true;
    }

    /// <summary>The minutes after the minute of its time that each was recorded, where they are the same for all.</summary>
    static long? Delay(ReadOnlySpan<int> offsets, ReadOnlySpan<int> recorded)
    {
        var delay = recorded[0] - (long)(offsets[0] / Minute);
        for (var i = 1; i < offsets.Length; i++)
            if (recorded[i] - (long)(offsets[i] / Minute) != delay) return null;
        return delay;
    }
}
