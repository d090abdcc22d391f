using Luheng.Time;

namespace Luheng.Readings;

/// <summary>What a door must not hand to the store: it is refused on the caller's thread, before anything is taken.</summary>
static class BatchCheck
{
    static readonly long First = Instant.StartOf(DateOnly.MinValue), Last = Instant.StartOf(DateOnly.MaxValue);

    /// <exception cref="ArgumentException">A meter without a number, a time no calendar has, or a quality that only the store gives.</exception>
    public static void Check(ReadingBatch batch, MeterNumbers numbers)
    {
        var highest = 0;
        foreach (var meter in batch.Meters)
        {
            if (meter <= 0) throw new ArgumentException($"there is no meter of number {meter}", nameof(batch));
            highest = Math.Max(highest, meter);
        }
        if (!numbers.Knows(highest)) throw new ArgumentException($"there is no meter of number {highest}", nameof(batch));
        foreach (var time in batch.Times)
            if (!IsTime(time)) throw new ArgumentException($"{time} ms since 1970 is not a time between the years 1 and 9999", nameof(batch));
        foreach (var quality in batch.Qualities)
            if (quality >= ReadingQuality.Void) throw new ArgumentException($"a reading cannot arrive as {quality}: it is taken back with a reason", nameof(batch));
    }

    /// <summary>Whether it is a time that a calendar has.</summary>
    public static bool IsTime(long time) => time >= First && time < Last;
}
