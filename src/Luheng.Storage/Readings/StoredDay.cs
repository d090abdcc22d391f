using System.Runtime.InteropServices;
using Luheng.Readings.Coding;
using Luheng.Time;

namespace Luheng.Readings;

/// <summary>Between open days and the blocks of the tables. Minutes of recording are counted from the beginning of the day there.</summary>
static class StoredDay
{
    const long Minute = 60_000;

    [ThreadStatic] static DayColumns? columns;

    public static ReadOnlyMemory<byte> Pack(OpenDay day, DayColumns scratch, ref byte[] room)
    {
        var begin = day.Start / Minute;
        scratch.Clear();
        foreach (var slot in day.Slots) scratch.Add(slot.Offset, slot.Value, slot.Quality, (int)(slot.Minute - begin));
        var length = DayBlock.Pack(scratch.Offsets, scratch.Values, scratch.Qualities, scratch.RecordedMinutes, ref room);
        return room.AsMemory(0, length);
    }

    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static Slot[] Unpack(int day, ReadOnlySpan<byte> payload)
    {
        var read = columns ??= new();
        DayBlock.Unpack(payload, read);
        var begin = Instant.StartOfDay(day) / Minute;
        var slots = new Slot[read.Count];
        for (var i = 0; i < slots.Length; i++)
            slots[i] = new(read.Offsets[i], Slot.MarkOf(begin + read.RecordedMinutes[i], read.Qualities[i]), read.Values[i]);
        return slots;
    }

    /// <summary>Adds what of a stored day lies between two times to a series, column by column.</summary>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static void Add(int day, ReadOnlySpan<byte> payload, long from, long to, Series into)
    {
        var read = columns ??= new();
        DayBlock.Unpack(payload, read);
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
}
