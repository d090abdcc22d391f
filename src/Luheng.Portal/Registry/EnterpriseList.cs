using System.Globalization;
using Luheng.Engine;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Registry;

/// <summary>Which enterprises are wanted, in which order.</summary>
public sealed record ListQuery(string Text, string Region, string Industry, string Sort, int Page, int Size)
{
    public const int PageSize = 50;

    public static ListQuery Read(Reader reader) => new(reader.Query("q").Trim(), reader.Query("region"), reader.Query("industry"), reader.Query("sort"),
        int.TryParse(reader.Query("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1, PageSize);
}

/// <summary>An enterprise of the list: its energy of the year so far and of the same months a year before, in tce; NaN where nothing is filed.</summary>
public sealed record EnterpriseRow(Subject Subject, Placement Placement, string City, double Energy, int Months, double Before, int MonthsBefore)
{
    /// <summary>In per cent; missing where the two years have not the same months, as its reasons say.</summary>
    public double Change => Before != 0 && Alike ? (Energy / Before - 1) * 100 : double.NaN;
    public bool Alike => Months == MonthsBefore;
}

/// <summary>A page of enterprises, found by name or code, region and industry; the largest consumers first unless asked otherwise.</summary>
public sealed record EnterpriseList(ListQuery Query, IReadOnlyList<EnterpriseRow> Rows, IReadOnlyList<(string City, int Count)> Found, IReadOnlyList<(string City, int Count)> All, Period? Period)
{
    public int Total => Found.Sum(c => c.Count);
    public int Registered => All.Sum(c => c.Count);
    public int Pages => Math.Max(1, (Total + Query.Size - 1) / Query.Size);

    internal static EnterpriseList Of(Desk desk, ListQuery query, Func<SubjectId, bool> sees)
    {
        var population = desk.World.Population;
        var enterprises = population.Subjects.Where(s => s.Id.Kind == SubjectKind.Enterprise && sees(s.Id)).ToList();
        var period = desk.Month is { } month ? Luheng.Time.Period.YearToDate(month.Year, month.Last.Month) : (Period?)null;
        var table = Boards.Outlook.TableOf(desk);
        var (now, before) = period is { } p ? (table.Of(Items.Energy, p), table.Of(Items.Energy, p.ShiftYears(-1))) : (null, null);
        (double, int) Of(FirmColumn? column, SubjectId enterprise) => column is not null && table.IndexOf(enterprise) is >= 0 and var firm ? (column.Values[firm], column.Months[firm]) : (double.NaN, 0);
        var found = enterprises.Where(s => Matches(s, query, population)).Select(s => (Subject: s, Energy: Of(now, s.Id))).ToList();
        var sorted = query.Sort switch
        {
            "name" => found.OrderBy(f => f.Subject.Name, StringComparer.Ordinal),
            "code" => found.OrderBy(f => f.Subject.Id.Text, StringComparer.Ordinal),
            _ => found.OrderByDescending(f => double.IsNaN(f.Energy.Item1) ? double.NegativeInfinity : f.Energy.Item1).ThenBy(f => f.Subject.Id.Text, StringComparer.Ordinal),
        };
        var rows = sorted.Skip((int)Math.Min(int.MaxValue, (long)(query.Page - 1) * query.Size)).Take(query.Size).Select(f =>
        {
            var was = Of(before, f.Subject.Id);
            var placement = f.Subject.Latest;
            return new EnterpriseRow(f.Subject, placement, CityOf(population, placement.Region), f.Energy.Item1, f.Energy.Item2, was.Item1, was.Item2);
        }).ToList();
        return new(query, rows, ByCity(population, found.Select(f => f.Subject.Latest.Region)), ByCity(population, enterprises.Select(e => e.Latest.Region)), period);
    }

    static bool Matches(Subject s, ListQuery query, Population population) =>
        (query.Text is "" || s.Name.Contains(query.Text, StringComparison.OrdinalIgnoreCase) || s.Id.Text.Contains(query.Text, StringComparison.OrdinalIgnoreCase))
        && (query.Region is "" || population.Regions.Within(s.Latest.Region, query.Region))
        && (query.Industry is "" || population.Industries.Within(s.Latest.Industry, query.Industry));

    /// <summary>How many lie in each city, the most first.</summary>
    internal static IReadOnlyList<(string City, int Count)> ByCity(Population population, IEnumerable<string> regions) =>
        [.. regions.CountBy(r => r).GroupBy(r => CityOf(population, r.Key), r => r.Value).Select(g => (g.Key, g.Sum())).OrderByDescending(c => c.Item2)];

    internal static string CityOf(Population population, string region) =>
        population.Regions.Upwards(region).Select(population.Regions.Find).FirstOrDefault(r => r?.Level == RegionLevel.City)?.Name ?? population.Regions.Find(region)?.Name ?? region;
}
