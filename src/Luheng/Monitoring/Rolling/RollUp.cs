using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>Rolls readings up to stretches of Chinese time: counters by their differences, gauges weighted by time, amounts summed.</summary>
public static class RollUp
{
    /// <summary>The stretches from one time to another (both at a boundary of the resolution), in order, each of them there even if nothing is known of it.</summary>
    /// <param name="now">Where the past ends: what comes after it is not missing.</param>
    /// <param name="events">Filled with what happened to the meter, where wanted.</param>
    public static IReadOnlyList<Bucket> Of(Meter meter, IReadings readings, int number, Resolution resolution, long from, long to, long now,
        DateTimeOffset? knownBy = null, ICollection<MeterEvent>? events = null) => throw new NotImplementedException();

    /// <summary>The beginning of the stretch that holds a time.</summary>
    public static long Floor(long time, Resolution resolution)
    {
        var day = Instant.DayOf(time);
        return resolution switch
        {
            Resolution.Quarter => time - (time % (Instant.Hour / 4) + Instant.Hour / 4) % (Instant.Hour / 4),
            Resolution.Hour => time - (time % Instant.Hour + Instant.Hour) % Instant.Hour,
            Resolution.Day => Instant.StartOf(day),
            Resolution.Month => Instant.StartOf(new(day.Year, day.Month, 1)),
            _ => Instant.StartOf(new(day.Year, 1, 1)),
        };
    }

    /// <summary>The beginning of the stretch after the one that begins at a time.</summary>
    public static long Next(long start, Resolution resolution) => resolution switch
    {
        Resolution.Quarter => start + Instant.Hour / 4,
        Resolution.Hour => start + Instant.Hour,
        Resolution.Day => start + Instant.Day,
        Resolution.Month => Instant.StartOf(Instant.DayOf(start).AddMonths(1)),
        _ => Instant.StartOf(Instant.DayOf(start).AddYears(1)),
    };
}
