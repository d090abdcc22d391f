using Luheng.Engine;
using Luheng.Judging.Grading;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>How completely the meters of an enterprise arrived over a period, as grading takes it.</summary>
public static class GradedMonitoring
{
    /// <summary>Readings sent of those due on every day of the period; null where it has no meters or nothing was due.</summary>
    /// <remarks>Months that were looked through are as kept, and so as known when the world was; others are counted from readings.</remarks>
    public static MonitoringShare? Of(Station station, World world, SubjectId enterprise, Period period)
    {
        if (Duty.MetersOf(station, enterprise).Count == 0) return null;
        var sum = default(DayArrival);
        for (var day = period.First; day <= period.Last;)
        {
            var month = Period.Month(day.Year, day.Month);
            var last = month.Last <= period.Last ? month.Last : period.Last;
            sum += (day == month.First && last == month.Last ? KeptArrivals.Of(world, enterprise, month) : null) ?? station.Arrivals.Of(enterprise, day, last);
            day = last.AddDays(1);
        }
        return double.IsNaN(sum.Share) ? null : new(sum.Share, "本平台计量数据");
    }
}
