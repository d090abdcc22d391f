using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>Which readings a meter owes: one for each interval in which it is in service, up to now.</summary>
/// <param name="Interval">Milliseconds.</param>
/// <param name="From">Since when something is due.</param>
public readonly record struct Dues(Meter Meter, long Interval, long From, long Until)
{
    /// <summary>The interval a register gives a meter for which none was stated.</summary>
    const int Unstated = 900;

    static readonly int[] Usual = [60, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400];

    /// <summary>What a meter owes in a stretch. Where its interval was not stated, that of its readings is taken.</summary>
    public static Dues Of(Meter meter, ReadOnlySpan<long> times, long from, long to, long now)
    {
        var start = meter.From is { } since ? Math.Max(from, Instant.Of(since)) : from;
        var end = Math.Min(Math.Min(to, now), meter.To is { } until ? Instant.Of(until) : to);
        return new(meter, IntervalOf(meter, times), start, Math.Max(start, end));
    }

    public static long IntervalOf(Meter meter, ReadOnlySpan<long> times)
    {
        if (meter.Interval != Unstated || times.Length < 12) return meter.Interval * 1000L;
        var gaps = new long[times.Length - 1];
        for (var i = 0; i < gaps.Length; i++) gaps[i] = times[i + 1] - times[i];
        Array.Sort(gaps);
        var middle = gaps[gaps.Length / 2];
        foreach (var usual in Usual)
            if (Math.Abs(middle - usual * 1000L) <= usual * 30) return usual * 1000L;
        return meter.Interval * 1000L;
    }

    /// <summary>How many readings are due.</summary>
    public int Count => (int)((Until - From) / Interval);

    /// <summary>Of the readings due how many are there: each interval counts once, however many readings fall in it.</summary>
    public int Sent(ReadOnlySpan<long> times, ReadOnlySpan<ReadingQuality> qualities)
    {
        var (sent, last) = (0, -1L);
        var shift = Meter.Kind == MeterKind.Amount && Meter.Stamp == Stamp.End ? 1 : 0;
        for (var i = 0; i < times.Length; i++)
        {
            if (qualities[i] == ReadingQuality.Void) continue;
            var since = times[i] - shift - From;
            if (since < 0 || since / Interval is var place && (place == last || place >= Count)) continue;
            (sent, last) = (sent + 1, since / Interval);
        }
        return sent;
    }
}
