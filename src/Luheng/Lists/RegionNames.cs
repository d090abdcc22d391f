using Luheng.Packs;
using Luheng.Registry;
using Luheng.Typed;

namespace Luheng.Lists;

/// <summary>A region as it was read: its code, and what was odd about the way it was written.</summary>
public sealed record ReadRegion(string? Code, Said? Odd);

/// <summary>Regions as published lists write them: 内蒙 and 内蒙古, 新疆兵团, a city in place of its province.</summary>
public sealed class RegionNames
{
    readonly List<(string Word, string Code, string Name, bool Within)> known = [];
    readonly Dictionary<string, string> here;

    public RegionNames(Catalogue catalogue)
    {
        foreach (var member in catalogue.Sets.GetValueOrDefault("province")?.Members ?? [])
        {
            known.Add((member.Name.Zh, member.Id, member.Name.Zh, false));
            foreach (var word in (member.Attributes.GetValueOrDefault("within") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)) known.Add((word, member.Id, member.Name.Zh, true));
        }
        known.Sort((a, b) => b.Word.Length.CompareTo(a.Word.Length));
        here = catalogue.Regions.All.Where(r => r.Level is RegionLevel.City or RegionLevel.Province).GroupBy(r => r.Name).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single().Code);
    }

    /// <summary>Reads a region from its own column; where that says nothing, from other words of the row.</summary>
    public ReadRegion Read(string written, params string[] others)
    {
        var text = Words.Plain(written).Replace(" ", "", StringComparison.Ordinal);
        if (text.Length == 6 && text.All(char.IsAsciiDigit)) return new(text, null);
        if (here.TryGetValue(text, out var code)) return new(code, null);
        if (Find(text, exact: true) is { } found) return new(found.Code, found.Within ? new($"地区“{written}”计入{found.Name}", $"'{written}' is counted in {found.Name}") : null);
        foreach (var other in others)
            if (Find(Words.Plain(other), exact: false) is { } by)
                return new(by.Code, new(text is "" ? $"没有地区，按“{Short(other)}”计入{by.Name}" : $"“{written}”不是地区，按“{Short(other)}”计入{by.Name}", $"'{written}' is no region; counted in {by.Name} by '{Short(other)}'"));
        return new(null, new(text is "" ? "没有地区" : $"“{written}”不是地区", text is "" ? "there is no region" : $"'{written}' is no region"));
    }

    /// <summary>The province's code of a region's code.</summary>
    public static string? Province(string? code) => code is { Length: 6 } ? code[..2] + "0000" : null;

    (string Code, string Name, bool Within)? Find(string text, bool exact)
    {
        foreach (var (word, code, name, within) in known)
            if (exact ? text == word || (text.StartsWith(word, StringComparison.Ordinal) && text[word.Length..] is "省" or "市" or "自治区" or "壮族自治区" or "回族自治区" or "维吾尔自治区") : text.StartsWith(word, StringComparison.Ordinal))
                return (code, name, within && text == word);
        return null;
    }

    static string Short(string text) => text.Length > 20 ? text[..20] + "…" : text;
}
