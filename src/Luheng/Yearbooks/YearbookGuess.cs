using System.Text.RegularExpressions;
using Luheng.Packs;

namespace Luheng.Yearbooks;

/// <summary>Proposes what a table's headings and labels stand for; somebody confirms it.</summary>
public static partial class YearbookGuess
{
    /// <param name="given">What was already said: name, document, region, scope, basis, prices.</param>
    public static YearbookMapping Of(PublishedTable table, Catalogue catalogue, YearbookMapping given)
    {
        given = WithWords(given, string.Concat(table.Cells.SelectMany(r => r)));
        var names = new YearbookNames(catalogue, given.Region);
        string? unit = table.Unit is "" ? null : table.Unit;
        var whole = given.Item ?? Choose(names.Within(table.Title), given)?.Id;
        return given with
        {
            Name = given.Name is "" ? PeriodWords.Ageless(table.Title) : given.Name,
            Item = whole,
            GrowthItem = given.GrowthItem ?? (whole is not null && catalogue.Items.TryGetValue(whole, out var item) ? names.GrowthOf(item) : null),
            Unit = given.Unit ?? unit,
            PrintedUnit = table.Unit,
            Columns = Entries(table.Columns.Select(table.Heading), names, given),
            Rows = Entries(table.Rows.Select(table.Label), names, given),
        };
    }

    /// <summary>Basis, prices and scope as the table's own words say them, where nobody said otherwise.</summary>
    static YearbookMapping WithWords(YearbookMapping given, string words)
    {
        return given with
        {
            Basis = given.Basis is EnergyBasis.None ? Basis(words) : given.Basis,
            PriceBase = given.PriceBase is "" ? PriceBase(words) : given.PriceBase,
            Scope = given.Scope is "" ? Scope(words) : given.Scope,
        };
    }

    /// <summary>The basis that words name; None where they name none or both.</summary>
    internal static EnergyBasis Basis(string words) => (words.Contains("当量", StringComparison.Ordinal), words.Contains("等价", StringComparison.Ordinal)) switch
    {
        (true, false) => EnergyBasis.Calorific,
        (false, true) => EnergyBasis.Equivalent,
        _ => EnergyBasis.None,
    };

    /// <summary>The year of the prices that words name; empty where they name none.</summary>
    internal static string PriceBase(string words) => Prices().Match(words) is { Success: true } price ? price.Groups[1].Value : "";

    /// <summary>The scope (口径) that words name: 规上 where they speak of enterprises above the designated size and of no other; else empty.</summary>
    internal static string Scope(string words) => (words.Contains("规模以上", StringComparison.Ordinal) || words.Contains("规上", StringComparison.Ordinal)) && !words.Contains("规模以下", StringComparison.Ordinal) && !words.Contains("全社会", StringComparison.Ordinal) ? "规上" : "";

    [GeneratedRegex(@"((?:19|20)\d{2})\s*年\s*(?:不变|可比)?价")]
    private static partial Regex Prices();

    static List<YearbookEntry> Entries(IEnumerable<string> texts, YearbookNames names, YearbookMapping given)
    {
        var all = texts.ToList();
        return [.. YearbookMapping.Keys(all).Zip(all).DistinctBy(e => e.First).Select(e =>
        {
            var (growth, item) = (YearbookNames.SaysGrowth(e.Second), Choose(names.Items(e.Second), given));
            return new YearbookEntry(e.First)
            {
                Text = e.Second,
                Growth = growth,
                Item = item?.Id,
                GrowthItem = item is null ? null : names.GrowthOf(item),
                Subject = names.Subject(e.Second, given.Region),
                Unit = names.Unit(e.Second),
            };
        })];
    }

    /// <summary>Of the items of one name the one with the basis and prices that were said.</summary>
    static Item? Choose(IReadOnlyList<Item> named, YearbookMapping given) => named.Count == 1 ? named[0]
        : named.FirstOrDefault(i => (i.Basis is EnergyBasis.None || i.Basis == given.Basis) && (i.PriceBase is null || i.PriceBase == given.PriceBase));
}
