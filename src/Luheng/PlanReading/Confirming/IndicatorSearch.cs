using Luheng.Packs;

namespace Luheng.PlanReading.Confirming;

/// <summary>Finds indicators by what a plan calls them: names that hold the words first, then those that share most of them.</summary>
public static class IndicatorSearch
{
    public static IReadOnlyList<Item> Find(Catalogue catalogue, string words, int most)
    {
        var asked = Tidy(words);
        if (asked is "") return [];
        var pairs = Pairs(asked);
        return [.. catalogue.Items.Values.Select(item => (Item: item, Score: Score(item, asked, pairs))).Where(i => i.Score > 0.25)
            .OrderByDescending(i => i.Score).ThenByDescending(i => i.Item.IsIndicator).ThenBy(i => i.Item.Id.Length).ThenBy(i => i.Item.Id, StringComparer.Ordinal).Take(most).Select(i => i.Item)];
    }

    /// <summary>The item that a field names: by its id, or by its name where only one has it.</summary>
    public static Item? Named(Catalogue catalogue, string typed)
    {
        var text = typed.Trim();
        if (catalogue.Items.TryGetValue(text.Split(' ', '　')[0], out var item)) return item;
        return catalogue.Items.Values.Where(i => i.Name.Zh == text || i.Name.En == text).Take(2).ToList() is [var one] ? one : null;
    }

    static double Score(Item item, string asked, HashSet<string> pairs)
    {
        if (item.Id.Equals(asked, StringComparison.OrdinalIgnoreCase)) return 3;
        var name = Tidy(item.Name.Zh);
        if (name == asked) return 2;
        var bonus = item.IsIndicator || item.Official ? 0.1 : 0;
        if (asked.Length > 1 && (name.Contains(asked, StringComparison.OrdinalIgnoreCase) || item.Id.Contains(asked, StringComparison.OrdinalIgnoreCase) || item.Name.En.Contains(asked, StringComparison.OrdinalIgnoreCase))) return 1 + bonus + 0.5 * asked.Length / Math.Max(asked.Length, name.Length);
        if (name.Length < 2 || pairs.Count == 0) return 0;
        var own = Pairs(name);
        var shared = own.Count(pairs.Contains);
        return shared == 0 ? 0 : bonus + 2.0 * shared / (own.Count + pairs.Count);
    }

    static string Tidy(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('（' or '）' or '(' or ')' or '“' or '”')));

    static HashSet<string> Pairs(string text) => [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2))];
}
