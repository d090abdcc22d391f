using Luheng.Packs;
using Luheng.Typed;

namespace Luheng.Yearbooks;

/// <summary>Finds what headings and labels name: items, regions, sectors, units. What only looks alike is not taken.</summary>
public sealed class YearbookNames
{
    static readonly string[] Endings = ["壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "自治州", "地区", "省", "市", "州", "盟", "县", "区"];
    static readonly HashSet<string> Whole = new(["全省", "全市", "全州", "全国", "全区", "总计", "合计", "总量"], StringComparer.Ordinal);
    static readonly string[] Growths = ["比上年增长", "比上年增减", "同比增长", "比上年同期增长", "增速", "增长速度"];

    readonly Catalogue catalogue;
    readonly Dictionary<string, List<Item>> items = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> regions = new(StringComparer.Ordinal), sectors = new(StringComparer.Ordinal);

    public YearbookNames(Catalogue catalogue, string region)
    {
        this.catalogue = catalogue;
        foreach (var item in catalogue.Items.Values)
            foreach (var name in new[] { Words.Heading(item.Name.Zh), Words.Heading(Unbracket(item.Name.Zh).Name), Words.Heading(item.Id) }.Where(n => n is not "").Distinct())
            {
                if (!items.TryGetValue(name, out var same)) items[name] = same = [];
                same.Add(item);
            }
        foreach (var of in catalogue.Regions.All.Where(r => region is "" || catalogue.Regions.Within(r.Code, region)).OrderBy(r => r.Level).ThenBy(r => r.Code, StringComparer.Ordinal))
        {
            regions.TryAdd(Words.Heading(of.Name), of.Code);
            if (Array.Find(Endings, e => of.Name.EndsWith(e, StringComparison.Ordinal) && of.Name.Length > e.Length + 1) is { } ending) regions.TryAdd(Words.Heading(of.Name[..^ending.Length]), of.Code);
        }
        foreach (var division in catalogue.Industries.Divisions) sectors[Words.Heading(division.Name)] = division.Code;
    }

    public static bool SaysGrowth(string text) => Array.Exists(Growths, g => text.Contains(g, StringComparison.Ordinal));

    /// <summary>The items that a text names, with the unit in its brackets; several where they differ by basis or prices.</summary>
    public IReadOnlyList<Item> Items(string text)
    {
        foreach (var part in text.Split('·').Append(text).Reverse())
            foreach (var name in new[] { part, Unbracket(part).Name })
                if (items.TryGetValue(Words.Heading(name), out var found)) return found;
        return [];
    }

    /// <summary>The items whose name stands within a title, the longest name of any.</summary>
    public IReadOnlyList<Item> Within(string title)
    {
        var plain = Words.Heading(title);
        return items.Where(i => i.Key.Length > 3 && plain.Contains(i.Key, StringComparison.Ordinal)).OrderByDescending(i => i.Key.Length).Select(i => i.Value).FirstOrDefault() ?? [];
    }

    /// <summary>The unit in the last brackets of a text, where it is one.</summary>
    public string? Unit(string text) => text.Split('·').Reverse().Select(p => Unbracket(p).Inside).FirstOrDefault(u => u is not "" && catalogue.Units.TryUnit(u, out _));

    /// <summary>A region or sector by its name or code; the whole region for 全省 and 合计.</summary>
    public string? Subject(string text, string whole)
    {
        foreach (var part in text.Split('·').Append(text).Reverse())
        {
            var name = Words.Heading(part);
            if (Whole.Contains(name) && whole is not "") return whole;
            if (name.Length == 6 && catalogue.Regions.Find(name) is { } byCode) return byCode.Code;
            if (regions.TryGetValue(name, out var region)) return region;
            if (sectors.TryGetValue(name, out var sector)) return $"sector:{sector}";
        }
        return null;
    }

    /// <summary>The item that carries the growth of another: named as it, with 增速 behind.</summary>
    public string? GrowthOf(Item item) => catalogue.Items.Values.FirstOrDefault(g => g.Id != item.Id && g.Unit.Symbol is "%" && g.Name.Zh.Contains("增速", StringComparison.Ordinal)
        && Unbracket(item.Name.Zh).Name.Contains(Unbracket(g.Name.Zh).Name.Replace("增速", "", StringComparison.Ordinal), StringComparison.Ordinal))?.Id;

    static (string Name, string Inside) Unbracket(string text)
    {
        var plain = Words.Plain(text);
        return plain.EndsWith(')') && plain.LastIndexOf('(') is > 0 and var open ? (plain[..open].Trim(), plain[(open + 1)..^1].Trim()) : (plain, "");
    }
}
