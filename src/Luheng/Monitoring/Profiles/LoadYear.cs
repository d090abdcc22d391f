using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>A year of a meter hour by hour, its months, and its typical days (负荷曲线).</summary>
/// <param name="Hours">Of the whole year; what is yet to come is neither known nor missing.</param>
/// <param name="Profiles">By the quarter-hour, or by the hour where values come less often.</param>
/// <param name="Years">In which there are readings.</param>
/// <param name="AmountUnit">Null for a gauge of a state.</param>
public sealed record LoadYear(Meter Meter, int Year, IReadOnlyList<Bucket> Hours, IReadOnlyList<Bucket> Months, Bucket Whole,
    IReadOnlyList<DayProfile> Profiles, IReadOnlyList<int> Years, string? AmountUnit, string MeanUnit)
{
    const int QuarterSeconds = 900;

    /// <param name="year">Null: the latest that has readings.</param>
    public static LoadYear Of(Station station, Meter meter, int? year)
    {
        var number = station.Book.NumberOf(meter);
        var span = station.Readings.Span(number);
        IReadOnlyList<int> years = span is { } days ? [.. Enumerable.Range(days.First.Year, days.Last.Year - days.First.Year + 1)] : [];
        var asked = year ?? (years.Count > 0 ? LastWithReadings(station, number, years) : station.Clock.Today().Year);
        var (from, to, now) = (Instant.StartOf(new(asked, 1, 1)), Instant.StartOf(new(asked + 1, 1, 1)), Instant.Of(station.Clock.GetUtcNow()));
        var units = station.Catalogue.Units;
        IReadOnlyList<Bucket> In(Resolution resolution) => RollUp.Of(meter, station.Readings, number, resolution, from, to, now, units: units);
        var hours = In(Resolution.Hour);
        return new(meter, asked, hours, In(Resolution.Month), In(Resolution.Year)[0],
            DayTypes.Profiles(meter.Interval <= QuarterSeconds ? In(Resolution.Quarter) : hours, station.Catalogue.Calendar), years, RateUnits.OfAmount(meter, units), RateUnits.OfMean(meter));
    }

    public bool IsEmpty => double.IsNaN(Whole.Mean);

    /// <summary>The hour with the greatest value.</summary>
    public Bucket Peak => Hours.Where(h => !double.IsNaN(h.Max)).DefaultIfEmpty(Whole).MaxBy(h => h.Max);

    /// <summary>Hours that are past, in service, and measured for less than half.</summary>
    public int MissingHours => Hours.Count(h => h.Coverage < DayTypes.Measured);

    /// <summary>Mean over greatest (负荷率).</summary>
    public double LoadFactor => Whole.Mean / Whole.Max;

    /// <summary>An amount stamped with the midnight that ends a year lies in the next day, so the last year may hold nothing of its own.</summary>
    static int LastWithReadings(Station station, int number, IReadOnlyList<int> years)
    {
        var series = new Series();
        station.Readings.Read(number, Instant.StartOf(new(years[^1], 1, 1)) + 1, Instant.StartOf(new(years[^1] + 1, 1, 1)), series);
        return series.Count > 0 || years.Count == 1 ? years[^1] : years[^2];
    }
}
