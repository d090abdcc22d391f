namespace Luheng.Readings;

/// <summary>A meter's day as bytes: times, the minutes of recording, qualities and values column by column, and a check sum.</summary>
static class DayBlock
{
    const byte Version = 1;
    const int MostReadings = 86_400_000;

    public static byte[] Write(ReadOnlySpan<Slot> slots, ByteSink sink)
    {
        sink.Clear();
        sink.Byte(Version);
        sink.Number((ulong)slots.Length);
        var count = slots.Length;
        var column = new long[count];
        for (var i = 0; i < count; i++) column[i] = slots[i].Offset;
        ColumnCode.Write(sink, column);
        for (var i = 0; i < count; i++) column[i] = slots[i].Minute - slots[i].Offset / 60_000;
        var byTime = ColumnCode.Cost(column);
        for (var i = 0; i < count; i++) column[i] = slots[i].Minute;
        var asIs = ColumnCode.Cost(column) <= byTime;
        for (var i = 0; i < count && !asIs; i++) column[i] -= slots[i].Offset / 60_000;
        sink.Byte(asIs ? (byte)1 : (byte)0);
        ColumnCode.Write(sink, column);
        for (var i = 0; i < count; i++) column[i] = (long)slots[i].Quality;
        ColumnCode.Write(sink, column);
        WriteValues(sink, slots, column);
        sink.Seal();
        return sink.Written.ToArray();
    }

    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static Slot[] Read(byte[] payload)
    {
        var source = ByteSource.Sealed(payload);
        if (source.Byte() is not Version and var version) throw new InvalidDataException($"a block of version {version}");
        var count = source.Count(MostReadings);
        var (offsets, minutes, qualities, values) = (new long[count], new long[count], new long[count], new long[count]);
        ColumnCode.Read(ref source, offsets);
        var asIs = source.Byte() == 1;
        ColumnCode.Read(ref source, minutes);
        ColumnCode.Read(ref source, qualities);
        var scale = source.Byte();
        ColumnCode.Read(ref source, values);
        if (!source.AtEnd) throw new InvalidDataException("bytes are left over");
        var slots = new Slot[count];
        for (var i = 0; i < count; i++)
        {
            var minute = asIs ? minutes[i] : minutes[i] + offsets[i] / 60_000;
            var value = scale == byte.MaxValue ? BitConverter.Int64BitsToDouble(values[i]) : Decimals.Number(values[i], scale);
            slots[i] = new((int)offsets[i], Slot.MarkOf(minute, (ReadingQuality)qualities[i]), value);
        }
        return slots;
    }

    static void WriteValues(ByteSink sink, ReadOnlySpan<Slot> slots, long[] column)
    {
        var values = new double[slots.Length];
        for (var i = 0; i < values.Length; i++) values[i] = slots[i].Value;
        var scale = Decimals.ScaleOf(values, 0);
        sink.Byte(scale < 0 ? byte.MaxValue : (byte)scale);
        for (var i = 0; i < values.Length; i++) column[i] = scale < 0 ? BitConverter.DoubleToInt64Bits(values[i]) : Decimals.Whole(values[i], scale);
        ColumnCode.Write(sink, column);
    }
}
