using Luheng.Lists;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Registry;

namespace Luheng.Portal.Lists;

/// <summary>A list on a day as a reader sees it: who was found, and the statistics of all.</summary>
public sealed record ListView(ListDefinition List, DateOnly Day, IReadOnlyList<ListEntry> Rows, int Found, int Standing, int Entered, int Left, int Undated, IReadOnlyList<ListYear> Years, IReadOnlyList<ListPart> Cities, IReadOnlyList<ListPart> Sectors, IReadOnlyList<string> Batches, int Page)
{
    public const int PageSize = 50;

    /// <summary>What one may ask of a list's year: who came, who left; of a day: who stood, as far as beginnings are known; who has no beginning.</summary>
    public const string Entries = "entered", Exits = "left", Dated = "dated", NoDay = "undated";

    /// <summary>Asked of a region or a sector: entries that have none.</summary>
    public const string NotPlaced = "none";

    /// <summary>Asked of the site's own province: entries of it that lie in none of its cities.</summary>
    public const string Part = "part";

    /// <summary>Who stands where nothing is said, or this.</summary>
    internal static readonly string[] States = [Entries, Exits, All, Dated, NoDay];

    const string All = "all";

    /// <summary>A region, or a province of whose regions none need be known here: lists hold members from elsewhere.</summary>
    internal static Takes Place(string name) => Takes.In(name) is var region ? region with { Wrong = (reader, text) => RegionNames.Province(text) == text && text.All(char.IsAsciiDigit) ? null : region.Wrong(reader, text) } : null!;

    /// <summary>Who came onto a list or left it in a year, up to the day that is asked about.</summary>
    internal static string ChangedIn(Reader reader, string list, int year, string state, params (string, string)[] of) => On(reader, list, [("year", $"{year}"), ("state", state), .. of]);

    /// <summary>A list's entries on the day that the page is asked about, where it is asked about one.</summary>
    internal static string On(Reader reader, string list, params (string, string)[] of) => Links.To($"/lists/{list}", [("on", Asked(reader)), .. of]);

    /// <summary>The day that the address asks about; empty for today.</summary>
    internal static string Asked(Reader reader) => reader.Query("on") is "" ? "" : ListSight.Text(ListSight.Day(reader));

    internal static ListView Of(Reader reader, ListDefinition list, int size = PageSize)
    {
        var (day, people) = (ListSight.Day(reader), reader.Desk.Whole.World.Population);
        var all = ListSight.Of(reader, list).ToList();
        var change = ListCounts.Change(all, day);
        var found = all.Where(e => Answers(reader, e, people, day)).OrderBy(e => e.To is null ? 0 : 1).ThenByDescending(e => e.Since ?? DateOnly.MinValue).ThenBy(e => e.Member, StringComparer.Ordinal).ToList();
        var page = int.TryParse(reader.Query("page"), System.Globalization.CultureInfo.InvariantCulture, out var n) && n > 0 ? n : 1;
        return new(list, day, [.. size == int.MaxValue ? found : found.Skip((page - 1) * size).Take(size)], found.Count, ListCounts.Standing(all, day), change.Entered, change.Left, ListCounts.Undated(all), ListCounts.Years(all, day),
            Parts(reader, all, e => ListCounts.ByRegion(e, people, reader.Desk.Region, day)), list.IsOfEnterprises ? Parts(reader, all, e => ListCounts.BySector(e, people, day)) : [], [.. all.Select(e => e.Batch).OfType<string>().Distinct().Order(StringComparer.Ordinal)], page);
    }

    /// <summary>The parts of a list; where only those whose beginning is known are asked for, only they stand.</summary>
    static IReadOnlyList<ListPart> Parts(Reader reader, List<ListEntry> all, Func<IEnumerable<ListEntry>, IReadOnlyList<ListPart>> by)
    {
        if (reader.Query("state") is not Dated) return by(all);
        var standing = by(all.Where(e => e.Since is not null)).ToDictionary(p => p.Code, p => p.Standing);
        return [.. by(all).Select(p => p with { Standing = standing.GetValueOrDefault(p.Code) })];
    }

    static bool Answers(Reader reader, ListEntry entry, Population people, DateOnly day)
    {
        var (text, region, batch) = (reader.Query("q").Trim(), reader.Query("region"), reader.Query("batch"));
        if (text is not "" && !entry.Title.Contains(text, StringComparison.OrdinalIgnoreCase) && entry.Subject?.Text.Contains(text, StringComparison.OrdinalIgnoreCase) != true) return false;
        if (batch is not "" && entry.Batch != batch) return false;
        if (region is NotPlaced ? ListCounts.PartOf(entry, people, reader.Desk.Region, day).Code is not "" : region is not "" && ListCounts.RegionOf(entry, people, day) is var code && (code is null || (code != region && !people.Regions.Within(code, region) && RegionNames.Province(code) != region))) return false;
        if (reader.Query(Part) is { Length: > 0 } part && ListCounts.PartOf(entry, people, reader.Desk.Region, day).Code != part) return false;
        if (reader.Query("sector") is { Length: > 0 } sector && (ListCounts.SectorOf(entry, people, day) ?? NotPlaced) != sector) return false;
        if (int.TryParse(reader.Query("year"), System.Globalization.CultureInfo.InvariantCulture, out var year))
        {
            var (came, went) = (entry.Since is { } since && since.Year == year && since <= day, entry.To is { } left && left.Year == year && left <= day);
            return reader.Query("state") switch { Entries => came, Exits => went, _ => came || went };
        }
        return reader.Query("state") switch { Exits => entry.To is { } to && to <= day, All => true, NoDay => entry.Since is null, Dated => entry.Since is not null && entry.Stands(day), _ => entry.Stands(day) };
    }
}
