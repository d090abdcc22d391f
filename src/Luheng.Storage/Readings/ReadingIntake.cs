namespace Luheng.Readings;

/// <summary>Takes readings into open days one by one: is it new, unchanged bit by bit, or a correction? The same for arrivals and for the journal at a start.</summary>
/// <param name="lastRevision">The newest stored revision of a meter and time.</param>
sealed class ReadingIntake(OpenDays days, Func<int, long, RevisionRow?> lastRevision)
{
    const long MicrosPerMinute = 60_000_000;

    readonly List<Range> accepted = [];
    int acceptedFrom, added, corrected, unchanged;

    /// <summary>The parts of the last batch that changed something.</summary>
    public IReadOnlyList<Range> Accepted => accepted;

    /// <param name="at">When it is recorded, in microseconds.</param>
    /// <param name="group">The number of the journal's group.</param>
    public Taken Take(ReadingBatch batch, long at, long group)
    {
        accepted.Clear();
        (acceptedFrom, added, corrected, unchanged) = (0, 0, 0, 0);
        var meters = batch.Meters;
        for (int i = 0, end; i < meters.Length; i = end)
        {
            for (end = i + 1; end < meters.Length && meters[end] == meters[i]; end++) { }
            var meter = days.Meter(meters[i]);
            lock (meter.Gate) TakeRun(meter, batch, i, end, at, group);
        }
        if (acceptedFrom < meters.Length) accepted.Add(acceptedFrom..meters.Length);
        return new(added + corrected, unchanged, corrected);
    }

    /// <summary>Takes back what stands between two times.</summary>
    public int Void(VoidOrder order, long at, long group)
    {
        var meter = days.Meter(order.Meter);
        var count = 0;
        lock (meter.Gate)
        {
            var (first, last) = (meter.First, meter.Last);
            if (first > last || order.To <= order.From) return 0;
            first = Math.Max(first, OpenDays.DayOf(order.From));
            last = Math.Min(last, OpenDays.DayOf(order.To - 1));
            for (var number = first; number <= last; number++) count += VoidDay(meter, days.Open(meter, number), order, at, group);
        }
        return count;
    }

    int VoidDay(OpenMeter meter, OpenDay day, VoidOrder order, long at, long group)
    {
        var count = 0;
        for (var i = 0; i < day.Count; i++)
        {
            var (slot, time) = (day[i], day.Start + day[i].Offset);
            if (time < order.From || time >= order.To || slot.Quality == ReadingQuality.Void) continue;
            Revise(meter, time, slot, at, order.Reason, order.By);
            day[i] = slot.With(slot.Value, ReadingQuality.Void);
            count++;
        }
        if (count == 0) return 0;
        days.Changed(day, group, 0);
        Forget(meter);
        return count;
    }

    void TakeRun(OpenMeter meter, ReadingBatch batch, int from, int end, long at, long group)
    {
        var times = batch.Times;
        var values = batch.Values;
        var qualities = batch.Qualities;
        var minute = at / MicrosPerMinute;
        for (var i = from; i < end;)
        {
            var day = days.Open(meter, OpenDays.DayOf(times[i]));
            day.Touched = group;
            var (fresh, before) = (day.Count, corrected);
            for (; i < end && (ulong)(times[i] - day.Start) < Time.Instant.Day; i++)
            {
                var offset = (int)(times[i] - day.Start);
                if (offset > day.LastOffset) day.Append(new(offset, Slot.MarkOf(minute, qualities[i]), values[i]));
                else if (!TakeWithin(meter, day, offset, values[i], qualities[i], minute, at, batch.By)) Skip(i);
            }
            fresh = day.Count - fresh;
            added += fresh;
            if (fresh > 0 || corrected > before)
            {
                days.Changed(day, group, fresh);
                Forget(meter);
            }
            if (fresh > 0 && day.Start + day.LastOffset >= meter.NewestTime) (meter.NewestTime, meter.NewestAt) = (day.Start + day.LastOffset, at);
        }
    }

    /// <summary>A reading that is not the newest of its day. Returns whether it changed anything.</summary>
    bool TakeWithin(OpenMeter meter, OpenDay day, int offset, double value, ReadingQuality quality, long minute, long at, string by)
    {
        var place = day.Find(offset);
        if (place < 0)
        {
            day.Insert(~place, new(offset, Slot.MarkOf(minute, quality), value));
            return true;
        }
        var known = day[place];
        var time = day.Start + offset;
        if (known.Says(value, quality) || known.Quality == ReadingQuality.Void && Voided(meter, time) is { } was && known.With(known.Value, was.QualityWas).Says(value, quality))
            return false;
        Revise(meter, time, known, at, "correction", by);
        day[place] = known.With(value, quality);
        corrected++;
        return true;
    }

    void Skip(int at)
    {
        unchanged++;
        if (acceptedFrom < at) accepted.Add(acceptedFrom..at);
        acceptedFrom = at + 1;
    }

    static void Forget(OpenMeter meter)
    {
        meter.Changes++;
        meter.Newest = null;
    }

    RevisionRow? Voided(OpenMeter meter, long time)
    {
        var place = meter.Pending.FindLastIndex(r => r.Time == time);
        return place >= 0 ? meter.Pending[place] : lastRevision(meter.Number, time);
    }

    void Revise(OpenMeter meter, long time, Slot was, long at, string reason, string by)
    {
        meter.Pending.Add(new(meter.Number, time, at, meter.Pending.Count, was.Value, was.Quality, reason, by));
        if (meter.NewestTime == time) meter.NewestAt = at;
        days.FreshRevisions++;
    }
}
