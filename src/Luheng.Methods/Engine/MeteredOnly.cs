using System.Collections.Concurrent;
using Luheng.Formulas;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Engine;

/// <summary>Months of which only meters speak, while something that the same row had within the year before is not filed yet: what a set such as the carriers adds up to there is not known.</summary>
/// <remarks>Meters see electricity, heat and gas, seldom coal. A return that is filed says what else there was, and what there was not; until then an absent member of the set is no zero.</remarks>
public sealed class MeteredOnly(World world)
{
    const int MonthsBack = 12;

    static readonly IReadOnlyDictionary<int, string> None = new Dictionary<int, string>();

    readonly ConcurrentDictionary<string, string[][]> sets = new();
    readonly ConcurrentDictionary<(string Item, int Year), Lazy<IReadOnlyDictionary<int, string>>> ofItem = new();
    readonly ConcurrentDictionary<(string Set, int Year), Lazy<IReadOnlyDictionary<int, string>>> ofSet = new();

    /// <summary>The cells (row × 12 + month − 1) of a year in which an item cannot be told, each with the item that is not filed yet.</summary>
    public IReadOnlyDictionary<int, string> Of(string item, int year) => ofItem.GetOrAdd((item, year), _ => new(() =>
    {
        var found = SetsOf(item).Select(members => Of(members, year)).Where(cells => cells.Count > 0).ToList();
        return found.Count switch { 0 => None, 1 => found[0], _ => found.SelectMany(f => f).DistinctBy(f => f.Key).ToDictionary() };
    })).Value;

    /// <summary>The item that is not filed yet, for an enterprise or site in a month; null where all that is there may be added up.</summary>
    public string? Lacks(string item, SubjectId subject, Period month) =>
        month.Kind == PeriodKind.Month && world.Frame.RowOf(subject) is >= 0 and var row ? Of(item, month.Year).GetValueOrDefault(row * 12 + month.Last.Month - 1) : null;

    IReadOnlyDictionary<int, string> Of(string[] members, int year) => ofSet.GetOrAdd((string.Join(' ', members), year), _ => new(() =>
    {
        var frame = world.Frame;
        HashSet<int> metered = [], filed = [];
        foreach (var member in members.SelectMany(Beside).Distinct()) frame.Each(member, year, (cell, kind) => (kind == SourceKind.Monitored ? metered : filed).Add(cell));
        metered.ExceptWith(filed);
        var lacking = new Dictionary<int, string>();
        foreach (var cell in metered)
            if (members.FirstOrDefault(m => Lately(m, year, cell)) is { } missing) lacking[cell] = missing;
        return lacking;
    })).Value;

    /// <summary>What is filed in the same column of a form: a return that has any of them has been filed, also where a set, such as the fuels, is only a part of it.</summary>
    IEnumerable<string> Beside(string member) => beside.Value[Column(member)];

    static string Column(string item) => item[..(item.LastIndexOf('.') is > 0 and var dot ? dot : item.Length)];

    readonly Lazy<ILookup<string, string>> beside = new(() => world.Catalogue.Items.Values.Where(i => !i.IsIndicator).Select(i => i.Id).ToLookup(Column));

    /// <summary>Whether a member of the set is missing in a month though the row had it in one of the twelve before.</summary>
    bool Lately(string member, int year, int cell)
    {
        var (row, month) = (cell / 12, cell % 12);
        bool Has(int of, int back) => world.Frame.Values(member, month - back < 0 ? year - 1 : year) is { } values && !double.IsNaN(values[of * 12 + (month - back + 12) % 12]);
        return (!Has(row, 0) && Enumerable.Range(1, MonthsBack).Any(back => Has(row, back)))
            || SitesOf(row).Any(site => Enumerable.Range(0, MonthsBack + 1).Any(back => Has(site, back))); // who files by site is known by its sites
    }

    /// <summary>The rows behind an enterprise that are its sites.</summary>
    IEnumerable<int> SitesOf(int row)
    {
        if (world.Frame.RowKind(row) != SubjectKind.Enterprise) yield break;
        for (var next = row + 1; next < world.Frame.Rows.Count && world.Frame.OwnerOf(next) == row; next++)
            if (world.Frame.RowKind(next) == SubjectKind.Site) yield return next;
    }

    /// <summary>The sets that an item sums over, in its own formula or in those of the indicators it uses, each as the items that are filed.</summary>
    string[][] SetsOf(string item) => sets.GetOrAdd(item, _ => world.Catalogue.Items[item].Formula is not { } formula ? []
        : [.. In(formula.Tree).DistinctBy(members => string.Join(' ', members))]);

    /// <summary>The filed item that a term begins with, such as the amount of a carrier.</summary>
    string? FiledFirst(Node term) => CycleFinder.Uses(term).FirstOrDefault() is not { } first ? null
        : world.Catalogue.Items[first].Formula is { } formula ? FiledFirst(formula.Tree) : first;

    IEnumerable<string[]> In(Node node) => node switch
    {
        SumOver sum => (string[][])[[.. sum.Terms.Select(FiledFirst).OfType<string>().Distinct()], .. sum.Terms.SelectMany(In)],
        ItemRef used => SetsOf(used.Item),
        Binary binary => In(binary.Left).Concat(In(binary.Right)),
        Call call => call.Arguments.SelectMany(In),
        _ => [],
    };
}
