using System.Globalization;
using Luheng.Access;
using Luheng.Monitoring;
using Luheng.Portal.Registry;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Monitoring;

/// <summary>Which enterprises are wanted on the arrival board.</summary>
public sealed record ArrivalQuery(string Text, string Region, string Industry, bool Late, DateOnly Last, int Page)
{
    public const int Days = 31;
    public const int PageSize = 100;

    internal static ArrivalQuery Read(Reader reader, Station station) => new(reader.Query("q").Trim(), reader.Query("region"), reader.Query("industry"), reader.Query("late") is "1",
        DateOnly.TryParseExact(reader.Query("to"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : station.Clock.Today(),
        int.TryParse(reader.Query("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);
}

/// <summary>An enterprise of the board: readings due and sent on each day, and since when and why it is late (null: it is not).</summary>
public sealed record ArrivalRow(Subject Subject, string City, bool Must, int Meters, DateOnly? Since, IReadOnlyList<DayArrival> Days, long? Latest, bool IsLate)
{
    public DayArrival Sum => Days.Aggregate(default(DayArrival), (sum, day) => sum + day);
}

/// <summary>Who is connected and whose data came, the late ones first.</summary>
public sealed record ArrivalTable(ArrivalQuery Query, IReadOnlyList<ArrivalRow> Rows, IReadOnlyList<ArrivalRow> All, int Total, DayArrival Together, long? Newest)
{
    public int Pages => Math.Max(1, (Total + ArrivalQuery.PageSize - 1) / ArrivalQuery.PageSize);

    internal static ArrivalTable Of(Reader reader, Station station, ArrivalQuery query, bool everything = false)
    {
        var (desk, rules) = (reader.Desk, new TrustRules(station.Catalogue));
        var musts = desk.Whole.Remember("musts", () => Duty.Musts(rules, desk.Whole.World, station.Clock.Today()));
        var (now, arrivals, population) = (Instant.Of(station.Clock.GetUtcNow()), station.Arrivals, desk.World.Population);
        arrivals.Refresh();
        var all = new List<ArrivalRow>();
        foreach (var (subject, _, _, why) in musts)
        {
            if (!reader.Sees(subject.Id, Act.SeeReadings)) continue;
            var meters = Duty.MetersOf(station, subject.Id);
            if (why is "" && meters.Count == 0) continue;
            var spans = meters.Select(arrivals.Span).OfType<(DateOnly First, DateOnly Last)>().ToList();
            var latest = spans.Count == 0 ? null : meters.Max(arrivals.Latest);
            var days = Enumerable.Range(0, ArrivalQuery.Days).Select(d => query.Last.AddDays(d - ArrivalQuery.Days + 1)).Select(day => meters.Aggregate(default(DayArrival), (sum, m) => sum + arrivals.Of(m, day))).ToList();
            all.Add(new(subject, EnterpriseList.CityOf(population, subject.Latest.Region), why is not "", meters.Count, spans.Count == 0 ? null : spans.Min(s => s.First), days, latest,
                meters.Count > 0 && (latest is null || now - latest > rules.HoursWithoutReading * Instant.Hour)));
        }
        var found = all.Where(r => Matches(r, query, population)).OrderByDescending(r => r.IsLate).ThenByDescending(r => r.Must).ThenBy(r => double.IsNaN(r.Sum.Share) ? 2 : r.Sum.Share).ThenBy(r => r.Subject.Id).ToList();
        return new(query, everything ? found : [.. found.Skip((query.Page - 1) * ArrivalQuery.PageSize).Take(ArrivalQuery.PageSize)], all, found.Count,
            all.Aggregate(default(DayArrival), (sum, r) => sum + r.Sum), all.Max(r => r.Latest));
    }

    static bool Matches(ArrivalRow row, ArrivalQuery query, Population population) =>
        (!query.Late || row.IsLate)
        && (query.Text is "" || row.Subject.Name.Contains(query.Text, StringComparison.OrdinalIgnoreCase) || row.Subject.Id.Text.Contains(query.Text, StringComparison.OrdinalIgnoreCase))
        && (query.Region is "" || population.Regions.Within(row.Subject.Latest.Region, query.Region))
        && (query.Industry is "" || population.Industries.Within(row.Subject.Latest.Industry, query.Industry));

    /// <summary>Since when a late one is late, and why.</summary>
    internal static string WhyLate(Station station, ArrivalRow row) =>
        DutyFindings.Late(station, new(station.Catalogue), row.Subject.Id, row.Latest, Instant.Of(station.Clock.GetUtcNow()), DutyFindings.GatewaysOf(station)) ?? "";
}
