using System.Globalization;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Boards;

/// <summary>What a ranking shows: an indicator and others beside it, of enterprises or groups of them, in one period or in the parts of one.</summary>
/// <param name="By">firm, city, county, sector or park.</param>
/// <param name="Over">The period's months, quarters or years as columns; empty for the period as one.</param>
/// <param name="Sort">The column sorted by, from 0; −1 by name.</param>
public sealed record RankingQuery(IReadOnlyList<Item> Items, Period In, string By, string Over, FirmFilter Filter, int Sort, bool Ascending, int Page)
{
    public const int PageSize = 50, MostColumns = 8, MostPeriods = 60;

    public static readonly IReadOnlyList<string> Bys = ["firm", "city", "county", "sector", "park"];
    public static readonly IReadOnlyList<string> Overs = ["", "month", "quarter", "year"];

    public Item Item => Items[0];

    /// <summary>The columns' periods: the parts, or the one.</summary>
    public IReadOnlyList<Period> Periods => periods ??= Over switch
    {
        "month" => [.. In.MonthsWithin()],
        "quarter" => [.. In.MonthsWithin().Select(m => Period.Quarter(m.Year, (m.Last.Month + 2) / 3)).Distinct().Where(In.Contains)],
        "year" => [.. In.YearsWithin().Where(y => In.Contains(y))],
        _ => [In],
    };

    IReadOnlyList<Period>? periods;

    public int Columns => Over is "" ? Items.Count : Periods.Count;

    internal static RankingQuery Read(Reader reader)
    {
        var catalogue = reader.Desk.World.Catalogue;
        var wanted = new[] { reader.Query("item") is { Length: > 0 } item ? item : Registry.Items.Energy }.Concat(Shell.Takes.Listed(reader.Query("also"))).Distinct().ToList();
        if (wanted.Count > MostColumns) throw new QuestionException(Words.TooManyAsked.Filled("also", wanted.Count, MostColumns));
        var query = new RankingQuery([.. wanted.Select(i => catalogue.Items[i])], ReadPeriod(reader), Known(reader, "by", Bys), Known(reader, "over", Overs), FirmFilter.Read(reader),
            int.TryParse(reader.Query("sort"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var sort) ? sort : 0, reader.Query("order") is "up",
            int.TryParse(reader.Query("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 1_000_000 ? page : 1);
        if (query.Periods.Count is 0 or > MostPeriods) throw new QuestionException(Words.PeriodsBetween.Filled(query.In, query.Over, query.Periods.Count, MostPeriods));
        return query with { Sort = Math.Clamp(query.Sort, -1, query.Columns - 1) };
    }

    /// <summary>What an address may say.</summary>
    internal static Takes[] Takes => [Ranked("item"), Ranked("also"), Shell.Takes.Months("in"), Shell.Takes.OneOf("by", [.. Bys]), Shell.Takes.OneOf("over", [.. Overs]), Shell.Takes.Whole("sort", -1, MostPeriods), Shell.Takes.OneOf("order", "up", "down"), Shell.Takes.Page, .. FirmFilter.Takes];

    static Takes Ranked(string name) => Shell.Takes.Items(name, (reader, item) => Outlook.TableOf(reader.Desk).Can(item) ? null : Words.NotRanked);

    /// <summary>The period asked for; the year so far where none is.</summary>
    static Period ReadPeriod(Reader reader) => reader.Query("in") is { Length: > 0 } asked ? Period.Parse(asked) : reader.Desk.Month is { } month ? Period.YearToDate(month.Year, month.Last.Month) : Period.Calendar(reader.Desk.AsOf.Year);

    static string Known(Reader reader, string name, IReadOnlyList<string> known) => reader.Query(name) is var asked && known.Contains(asked) ? asked : known[0];

    /// <summary>The address of this view under a path, without its page.</summary>
    public string Address(string path, params (string Name, string Value)[] other)
    {
        var set = other.Select(o => o.Name).ToHashSet();
        (string Name, string Value)[] own = [("item", Item.Id), ("also", string.Join(',', Items.Skip(1).Select(i => i.Id))), ("in", In.ToString()), ("by", By == Bys[0] ? "" : By), ("over", Over), .. Filter.Query,
            ("sort", Sort == 0 ? "" : Sort.ToString(CultureInfo.InvariantCulture)), ("order", Ascending ? "up" : "")];
        return Links.To(path, [.. own.Where(o => !set.Contains(o.Name)).Concat(other).Where(o => o.Value is not "")]);
    }

    /// <summary>The rows' group of a place, by its id.</summary>
    public string? GroupOf(Population population, Placement place) => By switch
    {
        "city" => Up(population, place.Region, RegionLevel.City),
        "county" => Up(population, place.Region, RegionLevel.County),
        "sector" => place.Industry.Length >= 2 ? place.Industry[..2] : null,
        "park" => place.Park,
        _ => null,
    };

    /// <summary>The filter that means just one of the groups.</summary>
    public (string Name, string Value) Only(string group) => By switch { "sector" => ("industry", group), "park" => ("park", group), _ => ("region", group) };

    static string? Up(Population population, string region, RegionLevel level) =>
        population.Regions.Upwards(region).FirstOrDefault(r => population.Regions.Find(r)?.Level == level);
}
