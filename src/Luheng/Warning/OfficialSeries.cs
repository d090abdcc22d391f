using Luheng.Engine;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Warning;

/// <summary>What was published of an item of a group, month by month: cumulative figures of a flow, standings of a stock. Nothing is summed from enterprises.</summary>
sealed class OfficialSeries
{
    static readonly double[] Nothing = [.. Enumerable.Repeat(double.NaN, 12)];

    readonly Dictionary<int, double[]> years = [];

    public required Item Item { get; init; }

    /// <summary>Whether a January stands by itself anywhere; mostly 1–2月 is one period.</summary>
    public bool HasJanuary { get; private set; }

    public bool IsEmpty => years.Count == 0;

    /// <summary>Points of a year: 11 where January and February are one.</summary>
    public int Season => HasJanuary ? 12 : 11;

    public static OfficialSeries Of(World world, string item, SubjectId group, DateOnly asOf)
    {
        var series = new OfficialSeries { Item = world.Catalogue.Items[item] };
        foreach (var period in world.Facts.Of(group, item).Select(f => f.Period).Where(p => p.Last <= asOf && p.FirstYear == p.Year).Distinct().ToList())
        {
            if (period.First.Month != 1 || period.MonthCount == 0) continue;
            series.Year(period.Year)[period.Last.Month - 1] = world.Facts.At(group, item, period).First().Value;
        }
        if (!series.IsStock) series.AddMonths(world, group, asOf);
        series.DropFallen(asOf.Year, group.Kind);
        series.HasJanuary = series.years.Values.Any(y => double.IsFinite(y[0]));
        return series;
    }

    /// <summary>A standing, of which the last month is the year's; not an amount that adds up.</summary>
    public bool IsStock => Item.OverTime != OverTime.Sum || Item is { IsIndicator: true, Additive: false };

    double[] Year(int year) => years.TryGetValue(year, out var months) ? months : years[year] = [.. Nothing];

    /// <summary>Where single months are published, they add up.</summary>
    void AddMonths(World world, SubjectId group, DateOnly asOf)
    {
        foreach (var fact in world.Facts.Of(group, Item.Id).Where(f => f.Period.Kind == PeriodKind.Month && f.Period.First.Month > 1 && f.Period.Last <= asOf).OrderBy(f => f.Period.Last))
            if (Year(fact.Period.Year) is var months && fact.Period.Last.Month - 1 is var m && double.IsNaN(months[m])) months[m] = months[m - 1] + fact.Value;
    }

    readonly HashSet<int> fallen = [];
    int running;

    /// <summary>Whether a month's figure to date, of the year that runs, is lower than an earlier one: one of the two is wrong, and it is not used.</summary>
    public bool Fell(int year, int month) => year == running && fallen.Contains(month);

    void DropFallen(int year, SubjectKind of)
    {
        if (IsStock || !years.TryGetValue(year, out var months)) return;
        var highest = double.NaN;
        for (var m = 0; m < 12; m++)
            if (Item.Falls(of, highest, months[m])) (_, months[m]) = (fallen.Add(m + 1), double.NaN);
            else if (double.IsFinite(months[m])) highest = months[m];
        running = year;
    }

    /// <summary>January to each month of a year; NaN where it was not published.</summary>
    public double[] ToDate(int year) => years.GetValueOrDefault(year) ?? Nothing;

    public double ToDate(int year, int month) => ToDate(year)[month - 1];

    /// <summary>The last month of a year for which a figure was published, used or not; 0 for none.</summary>
    public int LastMonth(int year) => Math.Max(Array.FindLastIndex(ToDate(year), double.IsFinite) + 1, year == running ? fallen.DefaultIfEmpty(0).Max() : 0);

    /// <summary>The series up to a month, a point for each month (the first of a year may be January–February). What a later release took back (a sum that fell) is missing, never negative.</summary>
    public double[] Points(int year, int month)
    {
        if (IsEmpty) return [];
        var first = HasJanuary ? 0 : 1;
        var points = new List<double>();
        for (var y = years.Keys.Min(); y <= year; y++)
            for (var m = first; m < (y == year ? month : 12); m++)
            {
                var value = IsStock || m == first ? ToDate(y)[m] : ToDate(y)[m] - ToDate(y)[m - 1];
                points.Add(!IsStock && value < 0 ? double.NaN : value);
            }
        return [.. points];
    }
}
