using Luheng.Judging.Grading;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>How completely the meters of an enterprise arrived over a period, as grading takes it.</summary>
public static class GradedMonitoring
{
    /// <summary>Readings sent of those due on every day of the period; null where it has no meters or nothing was due.</summary>
    public static MonitoringShare? Of(Station station, SubjectId enterprise, Period period)
    {
        if (Duty.MetersOf(station, enterprise).Count == 0) return null;
        var sum = default(DayArrival);
        for (var day = period.First; day <= period.Last; day = day.AddDays(1)) sum += station.Arrivals.Of(enterprise, day);
        return double.IsNaN(sum.Share) ? null : new(sum.Share, "本平台计量数据");
    }
}
