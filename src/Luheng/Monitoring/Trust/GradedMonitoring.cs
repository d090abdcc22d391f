using Luheng.Engine;
using Luheng.Judging.Grading;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>How completely the meters of an enterprise arrived over a period, as grading takes it.</summary>
public static class GradedMonitoring
{
    /// <summary>Readings sent of those due on every day of the period since it was connected, no rate (NaN) where that was later; null where it has no meters, never sent, or nothing was due.</summary>
    /// <remarks>Months that were looked through are as kept, and so as known when the world was; others are counted from readings.</remarks>
    public static MonitoringShare? Of(Station station, World world, SubjectId enterprise, Period period)
    {
        if (Duty.MetersOf(station, enterprise) is not { Count: > 0 } meters || Since(station, world, enterprise, meters) is not { } since) return null;
        if (since > period.Last) return new(double.NaN, $"自 {since:yyyy-MM-dd} 才接入");
        var sum = default(DayArrival);
        for (var day = since > period.First ? since : period.First; day <= period.Last;)
        {
            var month = Period.Month(day.Year, day.Month);
            var last = month.Last <= period.Last ? month.Last : period.Last;
            sum += (day == month.First && last == month.Last ? KeptArrivals.Of(world, enterprise, month) : null) ?? station.Arrivals.Of(enterprise, day, last);
            day = last.AddDays(1);
        }
        return double.IsNaN(sum.Share) ? null : new(sum.Share, since > period.First ? $"本平台计量数据，自 {since:yyyy-MM-dd} 接入起" : "本平台计量数据", sum.Due, Math.Min(sum.Due, sum.Sent));
    }

    /// <summary>The day it was connected: the first with a reading, or the first month of which readings were kept.</summary>
    static DateOnly? Since(Station station, World world, SubjectId enterprise, IReadOnlyList<Meter> meters)
    {
        var read = meters.Select(m => station.Arrivals.Span(m)?.First).Min();
        return KeptArrivals.Since(world, enterprise) is { } kept && !(read <= kept.Last) ? kept.First : read;
    }
}
