using Luheng.Readings.Coding;

namespace Luheng.Readings;

/// <summary>Makes blocks of the days that the journal changed, and what goes with them.</summary>
static class Folding
{
    /// <param name="marks">Marks that were handed out since the last fold: whoever has one must not be told again of what was before it.</param>
    /// <param name="changes">The stored change rows of a stretch of days.</param>
    public static FoldWork Plan(Image image, IReadOnlyList<long> marks, Func<int, IReadOnlyList<ChangeRow>> changes)
    {
        var dirty = image.Days.Dirty;
        dirty.Sort((a, b) => a.Number != b.Number ? a.Number.CompareTo(b.Number) : a.Meter.CompareTo(b.Meter));
        var meters = dirty.Select(d => d.Meter).Distinct().Select(image.Days.Meter).ToList();
        var state = image.State;
        var changed = Changes(dirty, image.Seq, marks, changes, out var more);
        return new(
            state with { Folded = image.Seq, Blocks = image.Stored.Blocks + dirty.Count(d => !d.Stored), Changes = image.Stored.Changes + more },
            Blocks(dirty),
            meters.SelectMany(m => m.Pending),
            Spans(dirty, image.Days),
            changed);
    }

    /// <summary>Says in memory what was written.</summary>
    public static void Done(Image image, FoldWork work)
    {
        foreach (var day in image.Days.Dirty)
        {
            var meter = image.Days.Meter(day.Meter);
            lock (meter.Gate)
            {
                (day.Dirty, day.Stored) = (false, true);
                meter.Pending.Clear();
                meter.StoredFirst = Math.Min(meter.StoredFirst, day.Number);
                meter.StoredLast = Math.Max(meter.StoredLast, day.Number);
            }
        }
        image.Days.Dirty.Clear();
        (image.Days.Fresh, image.Days.FreshRevisions, image.Stored) = (0, 0, work.State);
    }

    static IEnumerable<BlockRow> Blocks(List<OpenDay> dirty)
    {
        var columns = new DayColumns();
        byte[] room = [];
        foreach (var day in dirty) yield return new(day.Meter, day.Number, day.Stored, StoredDay.Pack(day, columns, ref room));
    }

    static List<(int, int, int)> Spans(List<OpenDay> dirty, OpenDays days)
    {
        var spans = new List<(int, int, int)>();
        foreach (var group in dirty.Where(d => !d.Stored).GroupBy(d => d.Meter))
        {
            var meter = days.Meter(group.Key);
            var (first, last) = (Math.Min(meter.StoredFirst, group.Min(d => d.Number)), Math.Max(meter.StoredLast, group.Max(d => d.Number)));
            if ((first, last) != (meter.StoredFirst, meter.StoredLast)) spans.Add((group.Key, first, last));
        }
        return spans;
    }

    static List<ChangeRow> Changes(List<OpenDay> dirty, long through, IReadOnlyList<long> marks, Func<int, IReadOnlyList<ChangeRow>> stored, out long more)
    {
        var rows = new List<ChangeRow>();
        more = 0;
        foreach (var stretch in dirty.GroupBy(d => ChangedDays.BucketOf(d.Number)))
        {
            var fresh = stretch.GroupBy(d => MarkOf(d.Changed)).ToDictionary(g => g.Key, g => g.Select(d => ChangedDays.Code(d.Meter, d.Number)).Order().ToList());
            var known = stored(stretch.Key);
            var merged = ChangedDays.Merge(stretch.Key, known, fresh).ToList();
            more += merged.Count(r => known.All(k => k.Seq != r.Seq)) - merged.Count(r => r.Days.Length == 0);
            rows.AddRange(merged);
        }
        return rows;

        long MarkOf(long changed)
        {
            foreach (var mark in marks)
                if (mark >= changed) return mark;
            return through;
        }
    }
}
