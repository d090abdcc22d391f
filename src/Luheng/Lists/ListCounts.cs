using Luheng.Registry;

namespace Luheng.Lists;

/// <summary>A year of a list: who came, who left, who stood at its end (or on the day, in the year that runs).</summary>
public sealed record ListYear(int Year, int Entered, int Left, int Standing)
{
    /// <summary>The last day that was counted, as seen on a day.</summary>
    public DateOnly End(DateOnly day) => new DateOnly(Year, 12, 31) is var last && last < day ? last : day;
}

/// <summary>A part of a list, such as a city or a sector: entries, exits of the year, and who stands.</summary>
public sealed record ListPart(string Code, string Name, int Standing, int Entered, int Left);

/// <summary>Statistics of a list over time, from its entries alone.</summary>
public static class ListCounts
{
    /// <summary>Every year from the first entry to the day; entries of unknown beginning are in none of them.</summary>
    public static IReadOnlyList<ListYear> Years(IEnumerable<ListEntry> entries, DateOnly day)
    {
        var all = entries.ToList();
        var dated = all.Where(e => e.Since is { } since && since <= day).ToList();
        if (dated.Count == 0) return [];
        return [.. Enumerable.Range(dated.Min(e => e.Since!.Value.Year), day.Year - dated.Min(e => e.Since!.Value.Year) + 1).Select(year =>
        {
            var counted = new ListYear(year, dated.Count(e => e.Since!.Value.Year == year), all.Count(e => e.To is { } to && to.Year == year && to <= day), 0);
            return counted with { Standing = dated.Count(e => e.Stands(counted.End(day))) };
        })];
    }

    /// <summary>How many entries have no beginning, so that they stand in no year.</summary>
    public static int Undated(IEnumerable<ListEntry> entries) => entries.Count(e => e.Since is null);

    public static int Standing(IEnumerable<ListEntry> entries, DateOnly day) => entries.Count(e => e.Stands(day));

    /// <summary>Entered and left in the year of the day, until the day.</summary>
    public static (int Entered, int Left) Change(IEnumerable<ListEntry> entries, DateOnly day)
    {
        var (entered, left) = (0, 0);
        foreach (var entry in entries)
        {
            if (entry.Since is { } since && since.Year == day.Year && since <= day) entered++;
            if (entry.To is { } to && to.Year == day.Year && to <= day) left++;
        }
        return (entered, left);
    }

    /// <summary>By city of the province named, else by province; those that cannot be placed under an empty code.</summary>
    public static IReadOnlyList<ListPart> ByRegion(IEnumerable<ListEntry> entries, Population population, string province, DateOnly day) => By(entries, day, e => PartOf(e, population, province, day));

    /// <summary>The city of the province named in which an entry lies, else its province; empty where it cannot be placed.</summary>
    public static (string Code, string Name) PartOf(ListEntry entry, Population population, string province, DateOnly day) => RegionOf(entry, population, day) is not { } code ? ("", "")
        : population.Regions.Find(code) is null ? (RegionNames.Province(code) ?? "", "")
        : population.Regions.Upwards(code).Select(population.Regions.Find).FirstOrDefault(r => r!.Level == RegionLevel.City && population.Regions.Within(r.Code, province)) is { } city ? (city.Code, city.Name)
        : population.Regions.Upwards(code).Select(population.Regions.Find).FirstOrDefault(r => r!.Level == RegionLevel.Province) is { } whole ? (whole.Code, whole.Name) : ("", "");

    /// <summary>By division of GB/T 4754 of the matched enterprise; others under an empty code.</summary>
    public static IReadOnlyList<ListPart> BySector(IEnumerable<ListEntry> entries, Population population, DateOnly day) => By(entries, day, e =>
        SectorOf(e, population, day) is { } division ? (division, population.Industries.Find(division)?.Name ?? division) : ("", ""));

    /// <summary>The division of the enterprise that an entry was matched to.</summary>
    public static string? SectorOf(ListEntry entry, Population population, DateOnly day) =>
        entry.Subject is { IsGroup: false } id && population.Find(id.Enterprise) is { } firm && (firm.On(day) ?? firm.Latest).Industry is { Length: >= 2 } industry ? industry[..2] : null;

    static List<ListPart> By(IEnumerable<ListEntry> entries, DateOnly day, Func<ListEntry, (string Code, string Name)> of) =>
        [.. entries.GroupBy(of).Select(g => Change(g, day) is var change ? new ListPart(g.Key.Code, g.Key.Name, Standing(g, day), change.Entered, change.Left) : null!).OrderBy(p => p.Code is "" ? 1 : 0).ThenByDescending(p => p.Standing).ThenBy(p => p.Code, StringComparer.Ordinal)];

    /// <summary>Where an entry lies: where the enterprise lies that it was matched to, else what its document says.</summary>
    public static string? RegionOf(ListEntry entry, Population population, DateOnly day) => entry.Subject is { IsGroup: false } id && population.Find(id.Enterprise) is { } firm ? (firm.On(day) ?? firm.Latest).Region : entry.Region;
}
