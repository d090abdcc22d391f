using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>Reads a range of readings together with what stands around it, so that figures at its borders are the same as in the middle of a wider range.</summary>
static class Around
{
    /// <summary>How many readings of a counter are wanted on either side: the step across the border, and those that tell whether its ends are stray.</summary>
    const int Neighbours = 4;

    public static Series Read(Meter meter, IReadings readings, int number, long from, long to, DateTimeOffset? knownBy)
    {
        var series = new Series();
        if (readings.Span(number) is not { } span) return series;
        var (first, last) = (Instant.StartOf(span.First), Instant.StartOf(span.Last) + Instant.Day);
        var reach = 2000L * meter.Interval;
        var (low, high) = (from - reach, to + reach);
        if (meter.Kind == MeterKind.Counter)
        {
            low = Reach(low, first, forward: false, start => Enough(start, from + 1));
            high = Reach(high, last, forward: true, end => Enough(to, end));
        }
        readings.Read(number, low, high, series, knownBy);
        return series;

        bool Enough(long start, long end)
        {
            series.Clear();
            readings.Read(number, start, end, series, knownBy);
            var count = 0;
            for (var i = 0; i < series.Count; i++)
                if (RollUp.Counts(series.Qualities[i]) && double.IsFinite(series.Values[i])) count++;
            series.Clear();
            return count >= Neighbours;
        }
    }

    /// <summary>Moves a border outwards, further each time, until there is enough within or nothing beyond.</summary>
    static long Reach(long border, long end, bool forward, Func<long, bool> enough)
    {
        for (var step = Instant.Day; (forward ? border < end : border > end) && !enough(border); step *= 2) border += forward ? step : -step;
        return border;
    }
}
