using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Demo;

/// <summary>What an enterprise's gateway (数据网关) sends and when it arrives: some were connected late, lose their link, fall silent, or send a day behind.</summary>
sealed class Gateway(SubjectId owner, IReadOnlyList<Point> points)
{
    public SubjectId Owner { get; } = owner;
    public IReadOnlyList<Point> Points { get; } = points;

    /// <summary>The number of the first of its meters.</summary>
    public int First { get; set; }

    /// <summary>Since when it sends.</summary>
    public long Since { get; init; } = Instant.StartOf(DemoMetering.FirstDay);

    /// <summary>From when on nothing comes any more.</summary>
    public long SilentFrom { get; init; } = long.MaxValue;

    /// <summary>Stretches in which it was without power, and nothing was measured.</summary>
    public IReadOnlyList<(long From, long To)> Outages { get; init; } = [];

    /// <summary>A stretch in which the link was cut; what was kept meanwhile arrives at its end.</summary>
    public (long From, long To)? Cut { get; init; }

    /// <summary>How much later than measured it sends.</summary>
    public long Delay { get; init; }
    public List<Mishap> Mishaps { get; } = [];

    /// <summary>The readings that arrive in a stretch of time (its beginning not included, its end is).</summary>
    public IEnumerable<Reading> Arriving(long from, long to)
    {
        for (var p = 0; p < Points.Count; p++)
        {
            var (point, number) = (Points[p], First + p);
            var mishaps = Mishaps.Where(m => m.Meter == point.Meter.Id).ToList();
            foreach (var (begin, end) in Measured(from, to))
                foreach (var time in Times(point, begin, end))
                    if (Sent(time) && Say(point, mishaps, time) is { } said) yield return new(number, time + said.Ahead, said.Value, ReadingQuality.Good);
            foreach (var mishap in mishaps.Where(m => m.CorrectedAt is { } at && at > from && at <= to))
                foreach (var time in Times(point, mishap.From - 1, mishap.To - 1))
                    if (Sent(time)) yield return new(number, time, Right(point, time), ReadingQuality.Good);
        }
    }

    /// <summary>When what arrives in a stretch was measured.</summary>
    IEnumerable<(long From, long To)> Measured(long from, long to)
    {
        (from, to) = (from - Delay, to - Delay);
        if (Cut is not { } cut || to <= cut.From || from > cut.To)
        {
            yield return (from, to);
            yield break;
        }
        if (from < cut.From) yield return (from, Math.Min(to, cut.From));
        if (to >= cut.To && from < cut.To) yield return (Math.Max(cut.From, Instant.StartOf(DemoMetering.FirstDay)), to);
        else if (from >= cut.To) yield return (from, to);
    }

    static IEnumerable<long> Times(Point point, long from, long to)
    {
        var step = point.Meter.Interval * 1000L;
        for (var time = (from / step + 1) * step; time <= to; time += step) yield return time;
    }

    bool Sent(long time) => time > Since && time < SilentFrom && Outages.All(o => time < o.From || time >= o.To);

    static double Right(Point point, long time)
    {
        var (month, step) = point.Place(time);
        return point.At(month, step);
    }

    /// <summary>What the meter says, which is not always what it should; null where it says nothing.</summary>
    (double Value, long Ahead)? Say(Point point, List<Mishap> mishaps, long time)
    {
        var (value, ahead) = (Right(point, time), 0L);
        foreach (var mishap in mishaps)
        {
            if (!mishap.Holds(time)) continue;
            switch (mishap.Kind)
            {
                case MishapKind.Missing: return null;
                case MishapKind.Stuck: value = Right(point, mishap.From / (point.Meter.Interval * 1000L) * (point.Meter.Interval * 1000L)); break;
                case MishapKind.Exchanged: value = Right(Points.First(o => o.Meter.Id == mishap.Other), time); break;
                case MishapKind.Scale or MishapKind.Spike: value = Math.Round(value * mishap.Size, 2); break;
                case MishapKind.Sign: value = -value; break;
                case MishapKind.ClockAhead: ahead = (long)(mishap.Size * 1000); break;
            }
        }
        return (value, ahead);
    }
}
