using Luheng.Records;
using Luheng.Time;

namespace Luheng.Readings;

/// <summary>Answers questions about one meter from memory and from the tables. Memory is asked first: what it no longer holds is in the tables by then.</summary>
static class Lookup
{
    const long MicrosPerMinute = 60_000_000;

    public static void Read(IReadingHome home, OpenMeter meter, long from, long to, Series into, DateTimeOffset? knownBy)
    {
        var open = Open(meter, from, to, out var stored);
        if (knownBy is null && stored is null)
        {
            foreach (var (day, slots) in open) Add(day, slots, from, to, into);
            return;
        }
        var pending = knownBy is null ? [] : Pending(meter, from, to);
        using var view = home.Look();
        var undone = knownBy is { } known ? Undone(view.Revisions(meter.Number, from, to).Concat(pending), Micros.Of(known)) : null;
        foreach (var (day, slots, block) in Merge(open, stored is var (first, last) ? view.Blocks(meter.Number, first, last) : []))
        {
            if (knownBy is { } time) Add(day, Known(slots ?? StoredDay.Unpack(meter.Number, day, block), Micros.Of(time), undone!, Instant.StartOfDay(day)), from, to, into);
            else if (slots is not null) Add(day, slots, from, to, into);
            else StoredDay.Add(meter.Number, day, block, from, to, into);
        }
    }

    public static List<RevisionRow> Revisions(IReadingHome home, OpenMeter meter, long from, long to)
    {
        var pending = Pending(meter, from, to);
        using var view = home.Look();
        return [.. view.Revisions(meter.Number, from, to).Concat(pending).Distinct().OrderBy(r => r.ReplacedAt).ThenBy(r => r.Step)];
    }

    public static (Reading Reading, DateTimeOffset RecordedAt)? Latest(IReadingHome home, OpenMeter meter)
    {
        long changes;
        lock (meter.Gate)
        {
            if (meter.Newest is { } known) return (known.Reading, Micros.At(known.At));
            changes = meter.Changes;
            if (meter.Last > int.MinValue && meter.Days.Count > 0 && meter.Days[^1] is { Count: > 0 } day && day.Number == meter.Last)
            {
                var time = day.Start + day.LastOffset;
                if (meter.NewestTime == time) return Told(meter.Number, time, day[day.Count - 1], meter.NewestAt);
            }
        }
        var series = Open(meter, long.MinValue, long.MaxValue, out var stored);
        using var view = home.Look();
        var (number, last) = series.Count > 0 && (stored is not { } reach || series[^1].Day >= reach.Last) ? series[^1]
            : stored is var (_, newest) && view.Block(meter.Number, newest) is { } block ? (newest, StoredDay.Unpack(meter.Number, newest, block)) : default;
        if (last is not { Length: > 0 }) return null;
        var at = Instant.StartOfDay(number) + last[^1].Offset;
        var corrected = view.Revisions(meter.Number, at, at + 1).Concat(Pending(meter, at, at + 1)).Select(r => (long?)r.ReplacedAt).Max();
        var found = (new Reading(meter.Number, at, last[^1].Value, last[^1].Quality), corrected ?? last[^1].Minute * MicrosPerMinute);
        lock (meter.Gate)
            if (meter.Changes == changes) meter.Newest = found;
        return (found.Item1, Micros.At(found.Item2));
    }

    static (Reading, DateTimeOffset) Told(int meter, long time, Slot slot, long at) => (new(meter, time, slot.Value, slot.Quality), Micros.At(at));

    /// <summary>Copies of the open days that hold part of a stretch, and the stored days that may hold the rest of it.</summary>
    static List<(int Day, Slot[] Slots)> Open(OpenMeter meter, long from, long to, out (int First, int Last)? stored)
    {
        var copies = new List<(int, Slot[])>();
        stored = null;
        if (from >= to) return copies;
        lock (meter.Gate)
        {
            if (meter.First > meter.Last) return copies;
            var first = Math.Max(meter.First, from < Instant.StartOfDay(meter.First) ? meter.First : OpenDays.DayOf(from));
            var last = Math.Min(meter.Last, to > Instant.StartOfDay(meter.Last) ? meter.Last : OpenDays.DayOf(to - 1));
            for (var i = meter.From(first); i < meter.Days.Count && meter.Days[i].Number <= last; i++)
                copies.Add((meter.Days[i].Number, meter.Days[i].Slots.ToArray()));
            (first, last) = (Math.Max(first, meter.StoredFirst), Math.Min(last, meter.StoredLast));
            if (first <= last && copies.Count(c => c.Item1 >= first && c.Item1 <= last) < last - first + 1) stored = (first, last);
        }
        return copies;
    }

    /// <summary>Open days and blocks in order; an open day stands for its block.</summary>
    static IEnumerable<(int Day, Slot[]? Slots, byte[]? Block)> Merge(List<(int Day, Slot[] Slots)> open, IEnumerable<(int Day, byte[] Payload)> stored)
    {
        var at = 0;
        foreach (var (day, payload) in stored)
        {
            for (; at < open.Count && open[at].Day < day; at++) yield return (open[at].Day, open[at].Slots, null);
            if (at < open.Count && open[at].Day == day) continue;
            yield return (day, null, payload);
        }
        for (; at < open.Count; at++) yield return (open[at].Day, open[at].Slots, null);
    }

    static List<RevisionRow> Pending(OpenMeter meter, long from, long to)
    {
        lock (meter.Gate) return meter.Pending.FindAll(r => r.Time >= from && r.Time < to);
    }

    /// <summary>By time of reading, the first revision that came too late to be known.</summary>
    static Dictionary<long, RevisionRow> Undone(IEnumerable<RevisionRow> revisions, long knownBy)
    {
        var first = new Dictionary<long, RevisionRow>();
        foreach (var revision in revisions.Where(r => r.ReplacedAt > knownBy))
            if (!first.TryGetValue(revision.Time, out var other) || (revision.ReplacedAt, revision.Step).CompareTo((other.ReplacedAt, other.Step)) < 0)
                first[revision.Time] = revision;
        return first;
    }

    static Slot[] Known(Slot[] slots, long knownBy, Dictionary<long, RevisionRow> undone, long start)
    {
        var known = new List<Slot>(slots.Length);
        foreach (var slot in slots)
            if (slot.Minute <= Math.Floor(knownBy / (double)MicrosPerMinute))
                known.Add(undone.TryGetValue(start + slot.Offset, out var was) ? slot.With(was.Was, was.QualityWas) : slot);
        return [.. known];
    }

    static void Add(int day, ReadOnlySpan<Slot> slots, long from, long to, Series into)
    {
        var start = Instant.StartOfDay(day);
        foreach (var slot in slots)
            if (start + slot.Offset is var time && time >= from && time < to) into.Add(time, slot.Value, slot.Quality);
    }
}
