using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Luheng.Readings.Coding;
using Luheng.Time;

namespace Luheng.Readings;

/// <summary>Between open days and the blocks of the tables. Minutes of recording are counted from the beginning of the day there; the check sum is bound to the meter and the day.</summary>
static class StoredDay
{
    const long Minute = 60_000;

    [ThreadStatic] static DayColumns? columns;

    public static ReadOnlyMemory<byte> Pack(OpenDay day, DayColumns scratch, ref byte[] room)
    {
        var begin = day.Start / Minute;
        scratch.Clear();
        foreach (var slot in day.Slots) scratch.Add(slot.Offset, slot.Value, slot.Quality, (int)(slot.Minute - begin));
        var length = DayBlock.Pack(scratch.Offsets, scratch.Values, scratch.Qualities, scratch.RecordedMinutes, ref room, Whose(day.Meter, day.Number));
        return room.AsMemory(0, length);
    }

    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static Slot[] Unpack(int meter, int day, ReadOnlySpan<byte> payload)
    {
        var read = columns ??= new();
        DayBlock.Unpack(payload, read, Whose(meter, day));
        var begin = Instant.StartOfDay(day) / Minute;
        var slots = new Slot[read.Count];
        for (var i = 0; i < slots.Length; i++)
            slots[i] = new(read.Offsets[i], Slot.MarkOf(begin + read.RecordedMinutes[i], read.Qualities[i]), read.Values[i]);
        return slots;
    }

    /// <summary>Adds what of a stored day lies between two times to a series, column by column.</summary>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static void Add(int meter, int day, ReadOnlySpan<byte> payload, long from, long to, Series into)
    {
        var read = columns ??= new();
        DayBlock.Unpack(payload, read, Whose(meter, day));
        var start = Instant.StartOfDay(day);
        var offsets = read.Offsets;
        var (first, end) = (0, offsets.Length);
        if (start < from) while (first < end && start + offsets[first] < from) first++;
        while (end > first && start + offsets[end - 1] >= to) end--;
        var at = into.Count;
        CollectionsMarshal.SetCount(into.Times, at + end - first);
        var times = CollectionsMarshal.AsSpan(into.Times)[at..];
        for (var i = 0; i < times.Length; i++) times[i] = start + offsets[first + i];
        into.Values.AddRange(read.Values[first..end]);
        into.Qualities.AddRange(read.Qualities[first..end]);
    }

    /// <summary>A block whose check sum was of its bytes alone, bound to its meter and day; a damaged one stays damaged.</summary>
    public static byte[] Bound(int meter, int day, byte[] payload)
    {
        if (payload.Length < sizeof(uint)) return payload;
        var sum = payload.AsSpan(payload.Length - sizeof(uint));
        BinaryPrimitives.WriteUInt32LittleEndian(sum, BinaryPrimitives.ReadUInt32LittleEndian(sum) ^ Whose(meter, day));
        return payload;
    }

    static uint Whose(int meter, int day)
    {
        Span<byte> key = stackalloc byte[2 * sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(key, meter);
        BinaryPrimitives.WriteInt32LittleEndian(key[sizeof(int)..], day);
        return ByteSink.CheckSum(key);
    }
}
