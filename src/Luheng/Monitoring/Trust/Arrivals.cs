using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>Readings due and sent, on a day.</summary>
public readonly record struct DayArrival(int Due, int Sent)
{
    /// <summary>0 to 1; NaN where nothing was due.</summary>
    public double Share => Due == 0 ? double.NaN : Math.Min(1, Sent / (double)Due);

    public static DayArrival operator +(DayArrival one, DayArrival other) => new(one.Due + other.Due, one.Sent + other.Sent);
}

/// <summary>How many readings came on each day, kept as small counts; days on which something changed are counted anew.</summary>
public sealed class Arrivals(Station station)
{
    readonly ConcurrentDictionary<int, Counted> counted = new();
    readonly Lock refreshing = new();
    long? mark;

    /// <summary>Forgets the days on which something changed since it was last asked.</summary>
    public void Refresh()
    {
        lock (refreshing)
        {
            var changed = station.Readings.ChangedSince(mark ?? long.MaxValue, out var now);
            if (mark is not null)
                foreach (var (meter, day) in changed)
                    if (counted.TryGetValue(meter, out var counts)) counts.Forget(day);
            mark = now;
        }
    }

    public (DateOnly First, DateOnly Last)? Span(Meter meter) => station.Readings.Span(station.Book.NumberOf(meter));

    public long? Latest(Meter meter) => station.Readings.Latest(station.Book.NumberOf(meter))?.Reading.Time;

    /// <summary>What a meter owed and sent on a day; nothing is due of what is still to come.</summary>
    public DayArrival Of(Meter meter, DateOnly day) => Of(meter, day, day);

    /// <summary>The same over the days from one to another, each counted by itself.</summary>
    public DayArrival Of(Meter meter, DateOnly first, DateOnly last)
    {
        var counts = counted.GetOrAdd(station.Book.NumberOf(meter), number => new(number, Span(meter)));
        var now = Instant.Of(station.Clock.GetUtcNow());
        var known = meter with { Interval = counts.Interval(meter, station.Readings) };
        var sum = default(DayArrival);
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var from = Instant.StartOf(day);
            var dues = Dues.Of(known, [], from, from + Instant.Day, now);
            if (dues.Count > 0) sum += new DayArrival(dues.Count, Math.Min(dues.Count, counts.Of(day, dues, now, station.Readings)));
        }
        return sum;
    }

    /// <summary>The same over all meters of an enterprise that measure energy, water or products.</summary>
    public DayArrival Of(SubjectId enterprise, DateOnly day) => Of(enterprise, day, day);

    public DayArrival Of(SubjectId enterprise, DateOnly first, DateOnly last)
    {
        var sum = default(DayArrival);
        foreach (var meter in station.Book.Of(enterprise)) sum += Of(meter, first, last);
        return sum;
    }

    /// <summary>A meter with the interval of its readings: as registered, or where that was not stated as the readings of its last two days show.</summary>
    public static Meter WithInterval(Meter meter, Series readings)
    {
        if (readings.Count == 0) return meter;
        var times = CollectionsMarshal.AsSpan(readings.Times);
        var since = Instant.StartOf(Instant.DayOf(times[^1]).AddDays(-1));
        var first = times.BinarySearch(since);
        return meter with { Interval = (int)(Dues.IntervalOf(meter, times[(first < 0 ? ~first : first)..]) / 1000) };
    }

    /// <summary>A meter's counts by day; months are read at once.</summary>
    sealed class Counted(int number, (DateOnly First, DateOnly Last)? span)
    {
        const ushort Unknown = ushort.MaxValue;
        readonly Dictionary<int, ushort[]> months = [];
        readonly Lock gate = new();
        int interval;
        (DateOnly First, DateOnly Last)? span = span;

        public void Forget(DateOnly day)
        {
            lock (gate)
            {
                (interval, span) = (0, null);
                if (months.TryGetValue(day.Year * 12 + day.Month, out var counts)) counts[day.Day - 1] = Unknown;
            }
        }

        /// <summary>Seconds between readings: as registered, or where that was not stated as the first readings show.</summary>
        public int Interval(Meter meter, IReadings readings)
        {
            lock (gate)
            {
                if (interval > 0) return interval;
                span ??= readings.Span(number);
                if (span is not { } known) return interval = meter.Interval;
                var series = new Series();
                readings.Read(number, Instant.StartOf(known.Last.AddDays(-1)), Instant.StartOf(known.Last.AddDays(1)), series);
                return interval = WithInterval(meter, series).Interval;
            }
        }

        public int Of(DateOnly day, Dues dues, long now, IReadings readings)
        {
            lock (gate)
            {
                // Long before the first reading and after the last one there is nothing to read.
                if ((span ??= readings.Span(number)) is { } known && (day < known.First.AddDays(-1) || day > known.Last)) return 0;
                if (!months.TryGetValue(day.Year * 12 + day.Month, out var counts))
                {
                    months[day.Year * 12 + day.Month] = counts = new ushort[31];
                    Array.Fill(counts, Unknown);
                }
                if (counts[day.Day - 1] != Unknown) return counts[day.Day - 1];
                var series = new Series();
                readings.Read(number, dues.From, Math.Min(dues.Until, dues.From + Instant.Day) + 1, series);
                var sent = (ushort)Math.Min(Unknown - 1, dues.Sent(CollectionsMarshal.AsSpan(series.Times), CollectionsMarshal.AsSpan(series.Qualities)));
                // A day that is not over will still change.
                if (now >= Instant.StartOf(day.AddDays(1))) counts[day.Day - 1] = sent;
                return sent;
            }
        }
    }
}
