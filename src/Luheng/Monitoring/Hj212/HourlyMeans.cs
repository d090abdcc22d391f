using Luheng.Readings;

namespace Luheng.Monitoring.Hj212;

/// <summary>The hourly means of a pollutant at a monitor: the converted ones (折算) where it sends them, for limits are held against those.</summary>
/// <param name="Code">As the monitor sends it.</param>
public sealed record HourlyMeans(PollutantMonitor Monitor, string Code, Meter Meter)
{
    /// <summary>Every pollutant of which a monitor sends hourly means, by monitor.</summary>
    public static ILookup<string, HourlyMeans> Of(MeterBook meters, MonitorBook monitors) =>
        meters.Meters.Select(m => (Meter: m, Parts: m.Id.Split('/')))
            .Where(m => m.Parts.Length == 3 && m.Parts[2] is "2061-Avg" or "2061-ZsAvg" && monitors.Find(m.Parts[0]) is not null)
            .GroupBy(m => (Mn: m.Parts[0], Code: m.Parts[1]))
            .Select(g => new HourlyMeans(monitors.Find(g.Key.Mn)!, g.Key.Code, g.MaxBy(m => m.Parts[2].Length).Meter))
            .OrderBy(h => h.Code, StringComparer.Ordinal)
            .ToLookup(h => h.Monitor.Mn, StringComparer.Ordinal);

    /// <summary>The beginning of the hour that a reading is of.</summary>
    public long HourOf(long time) => RollUp.Floor(Meter.Stamp == Stamp.End ? time - 1 : time, Resolution.Hour);
}
