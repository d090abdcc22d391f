using Luheng.Monitoring;
using Luheng.Monitoring.Hj212;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Portal.Monitoring;

/// <summary>The hourly means of one monitor over the last days of 24 hours, to the end of the last full hour: at most 80 days, so that no series has more than 2,000 points.</summary>
public sealed record MonitorSeries(PollutantMonitor Monitor, int Days, long From, long To, IReadOnlyList<PollutantHours> Pollutants)
{
    public const int MostDays = 80;

    public static MonitorSeries Of(Station station, PollutantMonitor monitor, int days)
    {
        var limits = LimitBook.Read(station.Ledger);
        var to = RollUp.Floor(Instant.Of(station.Clock.GetUtcNow()), Resolution.Hour);
        var from = to - days * Instant.Day;
        return new(monitor, days, from, to, [.. HourlyMeans.Of(station.Book, MonitorBook.Read(station.Ledger))[monitor.Mn].Select(m => PollutantHours.Of(station, m, limits, from, to))]);
    }

    public string Title => Monitor.Name is "" ? Monitor.Mn : Monitor.Name;
}

/// <summary>The hours of a pollutant that arrived, with the limit of the last of them.</summary>
public sealed record PollutantHours(HourlyMeans Means, string Name, Series Hours, EmissionLimit? Limit)
{
    public static PollutantHours Of(Station station, HourlyMeans means, LimitBook limits, long from, long to)
    {
        var series = new Series();
        var stamped = means.Meter.Stamp == Stamp.End ? 1 : 0; // an hour that ends at its stamp is of the time before it
        station.Readings.Read(station.Book.NumberOf(means.Meter), from + stamped, to + stamped, series);
        return new(means, station.Catalogue.Pollutants.Find(means.Code)?.Name ?? means.Code, series, limits.Of(means, Instant.DayOf(to)));
    }

    public bool IsOver(int i) => Hours.Qualities[i] == ReadingQuality.Good && Limit is { } limit && Hours.Values[i] > limit.Limit;

    public bool IsFlagged(int i) => Hours.Qualities[i] is not (ReadingQuality.Good or ReadingQuality.Void);

    public int Over => Enumerable.Range(0, Hours.Count).Count(IsOver);

    public int Flagged => Enumerable.Range(0, Hours.Count).Count(IsFlagged);

    IEnumerable<double> Good => Enumerable.Range(0, Hours.Count).Where(i => Hours.Qualities[i] == ReadingQuality.Good).Select(i => Hours.Values[i]);

    public int Valid => Good.Count();

    public double Mean => Good.Any() ? Good.Average() : double.NaN;

    public double Highest => Good.Any() ? Good.Max() : double.NaN;
}
