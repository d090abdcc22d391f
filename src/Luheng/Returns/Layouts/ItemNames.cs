using Luheng.Packs;
using Luheng.Quantities;
using Luheng.Typed;

namespace Luheng.Returns;

/// <summary>Finds items by id or by a name that only one of them has.</summary>
sealed class ItemNames
{
    readonly Catalogue catalogue;
    readonly Dictionary<string, Item?> byName = new(StringComparer.Ordinal);

    public ItemNames(Catalogue catalogue)
    {
        this.catalogue = catalogue;
        foreach (var item in catalogue.Items.Values)
            foreach (var name in new[] { item.Name.Zh, item.Name.En }.Select(Words.Heading).Where(n => n is not "").Distinct())
                byName[name] = byName.ContainsKey(name) ? null : item;
    }

    /// <summary>The item meant, and whether by name rather than id.</summary>
    public Item? Find(string text, out bool byName)
    {
        byName = false;
        var plain = Words.Plain(text);
        if (catalogue.Items.TryGetValue(plain, out var item)) return item;
        if (catalogue.Items.TryGetValue(plain.ToLowerInvariant(), out item)) return item;
        byName = true;
        return this.byName.GetValueOrDefault(Words.Heading(text));
    }

    /// <summary>Reads a heading such as item, item (unit), item[unit], or names in two languages on two lines.</summary>
    public (Item? Item, string? Unit) Heading(string text)
    {
        if (Find(text, out _) is { } whole) return (whole, null);
        foreach (var line in text.Split('\n').Append(text))
        {
            var (name, unit) = Unbracket(line);
            if (Find(name, out _) is { } item) return (item, unit);
            if (Words.Halves(name) is ({ Length: > 0 } chinese, _) && Find(chinese, out _) is { } half) return (half, unit);
        }
        return (null, null);
    }

    public bool IsUnit(string text) => catalogue.Units.TryUnit(text.Trim(), out _);

    public Unit? UnitOf(string text) => catalogue.Units.TryUnit(text.Trim(), out var unit) ? unit : null;

    /// <summary>Whether a text has the shape of an item id, known or not.</summary>
    public static bool LooksLikeId(string text)
    {
        var (name, _) = Unbracket(text);
        return name.Contains('.', StringComparison.Ordinal) && name.Length > 3 && char.IsAsciiLetter(name[0])
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
    }

    public Said Hint(string text)
    {
        var near = SubjectSays.Near(text, catalogue.Items.Keys);
        return new($"没有指标“{text}”{near.Zh}", $"'{text}' is not an item{near.En}; list them with: luheng items");
    }

    public static (string Name, string? Unit) Unbracket(string text)
    {
        var tidy = text.Trim();
        if (tidy.Length == 0 || tidy[^1] is not (')' or '）' or ']')) return (tidy, null);
        var open = tidy.LastIndexOfAny(['(', '（', '[']);
        return open > 0 ? (tidy[..open].Trim(), tidy[(open + 1)..^1].Trim()) : (tidy, null);
    }
}
