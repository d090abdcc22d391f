using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring.Faults;

/// <summary>A meter's readings on its grid of times, while faults are looked for; what a fault explains is taken out, so that it explains nothing else.</summary>
sealed class Track
{
    static readonly long[] Usual = [.. new[] { 1, 5, 10, 15, 30, 60, 120, 180, 300, 600, 900, 1200, 1800, 3600, 7200, 14400, 21600, 43200, 86400 }.Select(s => s * 1000L)];

    Track(Meter meter, long interval, long origin, int count)
    {
        (Meter, Interval, Origin) = (meter, interval, origin);
        Raw = new double[count];
        Array.Fill(Raw, double.NaN);
        At = new long[count];
        Taken = new bool[count];
    }

    public Meter Meter { get; }

    /// <summary>Milliseconds between two readings, as they come.</summary>
    public long Interval { get; }

    /// <summary>The time of the first place of the grid.</summary>
    public long Origin { get; }

    /// <summary>The meter's own figures; NaN where there is none.</summary>
    public double[] Raw { get; }

    /// <summary>The times as they were sent; 0 where there is no reading.</summary>
    public long[] At { get; }

    /// <summary>What passed in each interval (of a gauge its value), after the multiplier; NaN where unknown or explained by a fault.</summary>
    public double[] Rate { get; set; } = [];
    public bool[] Taken { get; }
    public List<Fault> Found { get; } = [];
    public int Count => Raw.Length;

    /// <summary>Clock errors in milliseconds, by place, where the readings run on a grid at all; else empty.</summary>
    public long[] Offsets { get; private set; } = [];

    public long TimeOf(int place) => At[place] != 0 ? At[place] : Origin + place * Interval;

    /// <summary>Records a fault from one place to another, both included, and takes the stretch out of what is looked at next.</summary>
    public void Take(FaultKind kind, int from, int to, string text)
    {
        Found.Add(new(kind, Meter.Id, TimeOf(from), TimeOf(to) + Interval, text));
        Mark(from, to);
    }

    /// <summary>Takes back findings of a kind that begin between two places: a larger fault explains them. The place where they began or ended furthest off, or null.</summary>
    public int? Give(FaultKind kind, int from, int to)
    {
        var (low, high) = (Origin + Math.Max(0, from) * Interval - Interval / 2, Origin + to * Interval + Interval / 2);
        var there = Found.Where(f => f.Kind == kind && f.From < high && f.To > low + Interval).ToList();
        if (there.Count == 0) return null;
        Found.RemoveAll(there.Contains);
        return from < 0 ? 0 : Math.Clamp(to, 0, Count - 1);
    }

    public void Mark(int from, int to)
    {
        for (var i = from; i <= to; i++) (Taken[i], Rate[i]) = (true, double.NaN);
    }

    /// <summary>Hour of the day, with working days, Saturdays and Sundays apart: 72 classes.</summary>
    public int HourClass(int place)
    {
        var hours = Math.DivRem(Origin + place * Interval + 8 * Instant.Hour - (Meter.Kind == MeterKind.Gauge || Meter.Stamp == Stamp.Start ? 0 : Interval), Instant.Hour).Quotient;
        var day = (int)((hours / 24 + 3) % 7); // 1970-01-01 was a Thursday
        return (int)(hours % 24) + (day < 5 ? 0 : day == 5 ? 24 : 48);
    }

    /// <summary>Lays readings on their grid; null where there are too few to say anything.</summary>
    public static Track? Of(Meter meter, Series readings)
    {
        var present = Enumerable.Range(0, readings.Count).Where(i => readings.Qualities[i] != ReadingQuality.Void && double.IsFinite(readings.Values[i])).ToArray();
        if (present.Length < 8) return null;
        var times = Array.ConvertAll(present, i => readings.Times[i]);
        var interval = IntervalOf(times, meter);
        var places = (times[^1] - times[0]) / interval + 2;
        if (places > 4 * (long)times.Length + 100_000) return null; // hardly ever a reading: no series
        var phase = Phase(times, interval, out var regular);
        var rest = ((times[0] - phase) % interval + interval) % interval;
        var origin = times[0] - (rest > interval / 2 ? rest - interval : rest);
        var track = new Track(meter, interval, origin, (int)places);
        track.Lay(times, Array.ConvertAll(present, i => readings.Values[i]), regular);
        return track;
    }

    void Lay(long[] times, double[] values, bool regular)
    {
        var offset = 0L;
        Offsets = regular ? new long[Count] : [];
        for (var i = 0; i < times.Length; i++)
        {
            var since = times[i] - Origin;
            var place = Nearest(since - offset);
            var error = since - place * Interval;
            // A small change of the error is a clock that runs away; a large one is a clock that was set.
            if (!regular || Math.Abs(error - offset) > Math.Max(Interval / 10, 15_000))
            {
                place = Nearest(since);
                error = since - place * Interval;
            }
            offset = regular ? error : 0;
            if (place < 0 || place >= Count) continue;
            if (At[place] != 0 && Math.Abs(At[place] - Origin - place * Interval) <= Math.Abs(error)) continue;
            (Raw[place], At[place]) = (values[i], times[i]);
            if (regular) Offsets[place] = error;
        }
    }

    int Nearest(long since) => (int)Math.Floor((since + Interval / 2) / (double)Interval);

    static long IntervalOf(long[] times, Meter meter)
    {
        var gaps = new long[times.Length - 1];
        for (var i = 0; i < gaps.Length; i++) gaps[i] = times[i + 1] - times[i];
        Array.Sort(gaps);
        var middle = Math.Max(1000, gaps[gaps.Length / 2]);
        foreach (var usual in Usual.Prepend(meter.Interval * 1000L))
            if (Math.Abs(middle - usual) <= usual / 30) return usual;
        return middle;
    }

    /// <summary>Where on the clock most readings stand, and whether most of them do.</summary>
    static long Phase(long[] times, long interval, out bool regular)
    {
        const int Bins = 60;
        var counts = new int[Bins];
        foreach (var time in times) counts[(int)((time % interval + interval) % interval * Bins / interval)]++;
        var best = Enumerable.Range(0, Bins).MaxBy(b => counts[b] + counts[(b + 1) % Bins]);
        regular = counts[best] + counts[(best + 1) % Bins] >= times.Length * 0.4;
        var near = times.Select(t => (t % interval + interval) % interval).Where(p => p * Bins / interval is var b && (b == best || b == (best + 1) % Bins)).Order().ToList();
        return near.Count == 0 ? 0 : near[near.Count / 2];
    }
}
