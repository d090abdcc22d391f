namespace Luheng.Packs;

/// <summary>Reads the words of plans; an indicator of a set, such as {product}综合能耗, becomes one entry for each member.</summary>
static class PlanWordsReader
{
    static readonly string[] Measures = ["", "intensity", "share", "amount", "count", "ratio", "capacity-share"], Directions = ["", "lower", "higher"], Signs = ["", "=", ">=", "<=", ">", "<", "≈"];

    public static PlanWords Read(IEnumerable<PackPage> pages, IReadOnlyDictionary<string, Item> items)
    {
        var read = pages.Select(p => (Word: ReadOne(p), Page: p)).ToList();
        foreach (var twice in read.GroupBy(r => r.Word.Id).Where(g => g.Count() > 1))
            twice.Last().Page.Report($"'{twice.Key}' is defined twice", "an id of its own", "id");
        var members = read.Where(r => r.Word.Role == WordRole.Member).Select(r => r.Word).ToList();
        var all = read.SelectMany(r => Spread(r.Word, members)).ToList();
        foreach (var (word, page) in read)
        {
            foreach (var made in Spread(word, members).Where(m => m.Indicator is { } indicator && !items.ContainsKey(indicator)))
                page.Report($"'{made.Indicator}' is not an item", "the id of an item or indicator", "indicator");
            if (word.Indicator?.Contains('{', StringComparison.Ordinal) is true && !Spread(word, members).Any()) page.Report($"'{word.Indicator}' is of a set that has no members here", "entries with role: member and an id such as product.crude-steel", "indicator");
        }
        foreach (var of in all.Where(w => w.Role == WordRole.Indicator).SelectMany(w => w.Words.Select(said => (said, w))).GroupBy(w => w.said, w => w.w).Where(g => g.Select(w => w.Indicator ?? w.Id).Distinct().Count() > 1))
            read.First(r => of.Any(o => o.Id == r.Word.Id || o.Id.StartsWith(r.Word.Id + "/", StringComparison.Ordinal))).Page.Report($"'{of.Key}' names {string.Join(" and ", of.Select(o => o.Indicator ?? o.Id).Distinct())}", "a phrase that names one indicator", "words");
        return new([.. all.Where(w => w.Indicator is not { } id || items.ContainsKey(id))]);
    }

    static PlanWord ReadOne(PackPage page)
    {
        var role = page.Choice("role", WordRole.Indicator);
        var after = page.Texts("after");
        var word = new PlanWord(page.Text("id"), role, role == WordRole.Comparator ? page.Texts("before") : page.Texts("words"))
        {
            Indicator = page.Optional("indicator"),
            Of = OneOf(page, "of", Measures),
            Better = OneOf(page, "better", Directions),
            Unit = page.Optional("unit") ?? "",
            Sign = OneOf(page, "sign", Signs),
            After = after,
            As = page.Optional("as") ?? "",
        };
        if (!page.Has("role")) page.Report("the words have no role", $"role: one of {string.Join(", ", Enum.GetNames<WordRole>()).ToLowerInvariant()}");
        if (word.Words.Count + after.Count == 0) page.Report($"'{word.Id}' has no words", "words: [下降, 降低]");
        if (word.Words.Concat(after).Any(w => w.Length == 0)) page.Report($"'{word.Id}' has an empty word", "words of at least one character", "words");
        if (role == WordRole.Comparator && word.Sign is "") page.Report($"'{word.Id}' is a comparator without a sign", "sign: \">=\"");
        if (role == WordRole.Characters && word.Words.Any(w => w.Length % 2 != 0)) page.Report($"a line of '{word.Id}' has an odd number of characters", "a traditional character and its simplified form, pair after pair", "words");
        page.Done();
        return word;
    }

    static string OneOf(PackPage page, string key, string[] known)
    {
        var text = page.Optional(key) ?? "";
        if (!known.Contains(text)) page.Report($"'{text}' is not a value of {key}", $"one of {string.Join(", ", known.Where(k => k is not ""))}", key);
        return text;
    }

    static IEnumerable<PlanWord> Spread(PlanWord word, IReadOnlyList<PlanWord> members)
    {
        if (word.Indicator is not { } indicator || indicator.IndexOf('{', StringComparison.Ordinal) is not (> 0 and var open))
        {
            yield return word;
            yield break;
        }
        var hole = indicator[open..];
        var set = hole.Trim('{', '}') + ".";
        foreach (var member in members.Where(m => m.Id.StartsWith(set, StringComparison.Ordinal)))
            yield return word with
            {
                Id = $"{word.Id}/{member.Id}",
                Indicator = indicator[..open] + member.Id[set.Length..],
                Words = [.. member.Words.SelectMany(m => word.Words.Select(w => w.Replace(hole, m, StringComparison.Ordinal)))],
            };
    }
}
