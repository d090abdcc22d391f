using System.Globalization;
using Luheng.Access;
using Luheng.Engine;
using Luheng.Lists;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Registry;

namespace Luheng.Portal.Lists;

/// <summary>Which lists and entries a reader may see: a public list whole, another one by what they may see of the register.</summary>
static class ListSight
{
    /// <summary>What a list's page, table and API need.</summary>
    public static Requirement Requirement { get; } = new(Act.SeePublic) { By = reader => Definition(reader, reader.Route("id")) is { IsPublic: false } ? Act.SeeRegister : Act.SeePublic };

    public static ListBook? Book(Reader reader) => reader.Office?.Lists;

    public static ListDefinition? Definition(Reader reader, string id) => reader.Desk.Whole.World.Catalogue.Lists.GetValueOrDefault(id);

    public static bool Sees(Reader reader, ListDefinition list) => list.IsPublic || reader.May(Act.SeeRegister);

    public static bool Sees(Reader reader, ListDefinition list, ListEntry entry) => list.IsPublic
        || (entry.Subject is { IsGroup: false } subject ? reader.May(Act.SeeRegister, subject) : entry.Region is { } region ? reader.May(Act.SeeRegister, SubjectId.Region(region)) : reader.May(Act.SeeRegister, reader.Whole));

    public static IEnumerable<ListDefinition> All(Reader reader) => reader.Desk.Whole.World.Catalogue.Lists.Values.Where(l => Sees(reader, l));

    public static IEnumerable<ListEntry> Of(Reader reader, ListDefinition list) => Book(reader) is { } book ? list.IsPublic ? book.Of(list.Id) : book.Of(list.Id).Where(e => Sees(reader, list, e)) : [];

    /// <summary>Whether this reader keeps a list: an entry of their own region, or the whole of it.</summary>
    public static bool Keeps(Reader reader, ListEntry? entry = null) => reader.Office is not null && (entry is null ? reader.May(Act.KeepLists)
        : entry.Subject is { IsGroup: false } subject ? reader.May(Act.KeepLists, subject) : reader.May(Act.KeepLists, entry.Region is { } region && reader.Desk.World.Population.Regions.Find(region) is not null ? SubjectId.Region(region) : reader.Whole));

    public static ListHand Hand(Reader reader) => new(reader.Actor.Account, reader.Actor.Name, reader.From);

    public static DateOnly Day(Reader reader) => DateOnly.TryParseExact(reader.Query("on"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : reader.Desk.AsOf;

    /// <summary>The newest official number of a list's members in the site's region, up to a day.</summary>
    public static Fact? Official(Reader reader, ListDefinition list, DateOnly day) => list.Counts is { } item
        ? reader.Desk.World.Facts.Of(reader.Whole, item).Where(f => f.Source.Kind == SourceKind.Official && f.Period.Last <= day).OrderByDescending(f => f.Period.Last).FirstOrDefault() : null;

    /// <summary>Where an entry lies, in words.</summary>
    public static string Place(Reader reader, ListEntry entry)
    {
        var people = reader.Desk.Whole.World.Population;
        return ListCounts.RegionOf(entry, people, reader.Desk.AsOf) is { } code && people.Regions.Find(code) is not null
            ? string.Join(' ', people.Regions.Upwards(code).Select(people.Regions.Find).Where(r => r!.Level is RegionLevel.Province or RegionLevel.City).Select(r => r!.Name).Reverse().TakeLast(1)) : entry.Written ?? "—";
    }

    public static string Since(Reader reader, ListEntry entry) => entry.From is { } from ? Text(from) : entry.Year is { } year ? reader.Say(ListWords.YearOnly, year) : reader[ListWords.Unknown];

    public static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";

    public static string Count(int n) => n.ToString("#,0", CultureInfo.InvariantCulture);
}
