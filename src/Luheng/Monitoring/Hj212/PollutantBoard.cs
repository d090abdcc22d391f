using Luheng.Findings;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring.Hj212;

/// <summary>How the latest hour of a pollutant stands.</summary>
public enum HourState { Within, Over, Flagged, Silent, NoLimit }

/// <summary>A pollutant at a monitor: its latest hourly mean against its limit, and how much of the month arrived and holds.</summary>
/// <param name="Due">Hours of the month that are past, since the first reading.</param>
/// <param name="Valid">Of those that arrived, the ones flagged N.</param>
public sealed record PollutantNow(HourlyMeans Means, string Name, long? Hour, double Value, ReadingQuality Quality, EmissionLimit? Limit, HourState State, int Due, int Arrived, int Valid)
{
    /// <summary>Transmission rate (传输率) and validity (有效率), 0 to 1; NaN where nothing was due or nothing arrived.</summary>
    public double Transmission => Due == 0 ? double.NaN : Math.Min(1, Arrived / (double)Due);
    public double Validity => Arrived == 0 ? double.NaN : Valid / (double)Arrived;
}

/// <summary>A monitor and its pollutants.</summary>
/// <param name="Since">The first day it has readings of; null where it never sent any.</param>
public sealed record MonitorNow(PollutantMonitor Monitor, DateOnly? Since, DateTimeOffset? LastAt, Heard? Heard, IReadOnlyList<PollutantNow> Pollutants)
{
    public bool IsSilent => LastAt is null || Pollutants.Any(p => p.State == HourState.Silent);
}

/// <summary>Which outfalls report, what they say against their limits, and what is wrong (污染物监测).</summary>
public sealed record PollutantBoard(IReadOnlyList<MonitorNow> Monitors, IReadOnlyList<Finding> Alarms, DateTimeOffset Now)
{
    public int Count(HourState state) => Monitors.Sum(m => m.Pollutants.Count(p => p.State == state));

    /// <summary>The board of now; alarms are those of the last seven days.</summary>
    public static PollutantBoard Of(Station station, Inlet? inlet)
    {
        const int AlarmDays = 7;
        var (monitors, limits, at) = (MonitorBook.Read(station.Ledger), LimitBook.Read(station.Ledger), station.Clock.GetUtcNow());
        var now = Instant.Of(at);
        var means = HourlyMeans.Of(station.Book, monitors);
        var meters = station.Book.Meters.Where(m => m.Id.Contains('/', StringComparison.Ordinal)).ToLookup(m => m.Id.Split('/')[0], StringComparer.Ordinal);
        var heard = inlet?.Heard.ToDictionary(h => h.Monitor.Mn, StringComparer.Ordinal) ?? [];
        var alarms = new PollutantAlarms(station, limits);
        var silent = TimeSpan.FromHours(station.Catalogue.Rules["hj212-alarms"].Numbers["silent_hours"]);
        return new(
            [.. monitors.Monitors.Select(m => Look(station, m, means[m.Mn], meters[m.Mn], heard.GetValueOrDefault(m.Mn), limits, now, silent))],
            [.. means.SelectMany(g => g).SelectMany(p => alarms.Of(p, now - AlarmDays * Instant.Day, now + Instant.Day, now)).OrderByDescending(f => f.Level).ThenBy(f => f.Kind, StringComparer.Ordinal)],
            at);
    }

    static MonitorNow Look(Station station, PollutantMonitor monitor, IEnumerable<HourlyMeans> means, IEnumerable<Meter> meters, Heard? heard, LimitBook limits, long now, TimeSpan silent)
    {
        var numbers = meters.Select(station.Book.NumberOf).ToList();
        var latest = numbers.Select(n => station.Readings.Latest(n)?.Reading.Time).Max();
        var since = numbers.Select(n => station.Readings.Span(n)?.First).Min();
        return new(monitor, since, heard?.LastAt ?? (latest is { } time ? Instant.At(time) : null), heard,
            [.. means.Select(m => Look(station, m, limits, now, silent))]);
    }

    static PollutantNow Look(Station station, HourlyMeans means, LimitBook limits, long now, TimeSpan silent)
    {
        var number = station.Book.NumberOf(means.Meter);
        var name = station.Catalogue.Pollutants.Find(means.Code)?.Name ?? means.Code;
        if (station.Readings.Latest(number)?.Reading is not { } latest) return new(means, name, null, double.NaN, ReadingQuality.Void, null, HourState.Silent, 0, 0, 0);
        var hour = means.HourOf(latest.Time);
        var limit = limits.Of(means, Instant.DayOf(hour));
        var state = now - hour - Instant.Hour > silent.TotalMilliseconds ? HourState.Silent
            : latest.Quality != ReadingQuality.Good ? HourState.Flagged
            : limit is null ? HourState.NoLimit
            : latest.Value > limit.Limit ? HourState.Over : HourState.Within;
        var month = RollUp.Floor(now, Resolution.Month);
        var begin = Math.Max(month, station.Readings.Span(number) is { } span ? RollUp.Floor(means.Meter.From is { } from ? Instant.Of(from) : Instant.StartOf(span.First), Resolution.Hour) : month);
        var series = new Series();
        station.Readings.Read(number, begin, now, series);
        var due = (int)Math.Max(0, (RollUp.Floor(now, Resolution.Hour) - begin) / Instant.Hour);
        var arrived = series.Times.Select(means.HourOf).Distinct().Count(h => h >= begin && h + Instant.Hour <= now);
        var valid = Enumerable.Range(0, series.Count).Count(i => series.Qualities[i] == ReadingQuality.Good && means.HourOf(series.Times[i]) is var h && h >= begin && h + Instant.Hour <= now);
        return new(means, name, hour, latest.Value, latest.Quality, limit, state, due, arrived, valid);
    }
}
