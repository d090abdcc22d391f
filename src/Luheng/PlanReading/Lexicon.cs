using Luheng.Packs;

namespace Luheng.PlanReading;

/// <summary>Finds words of a role in a text, the longest first.</summary>
sealed class Lexicon
{
    readonly Dictionary<WordRole, Dictionary<char, List<Said>>> byFirst = [], byLast = [], after = [];
    readonly Dictionary<string, PlanWord> byId = new(StringComparer.Ordinal);

    /// <param name="learnt">Phrases that officers matched to indicators; they go before the packs' own.</param>
    public Lexicon(PlanWords words, IReadOnlyDictionary<string, string> learnt)
    {
        Simplified = words.Simplified;
        foreach (var word in words.All.Where(w => w.Role != WordRole.Characters))
        {
            byId.TryAdd(word.Id, word);
            foreach (var said in word.Words) Keep(word.Role, Plain(said), word);
            foreach (var said in word.After) Add(after, word.Role, Plain(said)[0], new(Plain(said), word));
        }
        foreach (var (said, indicator) in learnt.Where(l => l.Key.Length > 0))
            Keep(WordRole.Indicator, Plain(said), (words.Of(WordRole.Indicator).FirstOrDefault(w => w.Indicator == indicator) ?? new("learnt", WordRole.Indicator, [])) with { Id = $"learnt/{said}", Indicator = indicator });
        foreach (var lists in byFirst.Values.Concat(byLast.Values).Concat(after.Values).SelectMany(d => d.Values))
            lists.Sort((a, b) => b.Text.Length != a.Text.Length ? b.Text.Length - a.Text.Length : Learnt(b) - Learnt(a));

        static int Learnt(Said said) => said.Word.Id.StartsWith("learnt/", StringComparison.Ordinal) ? 1 : 0;
    }

    public IReadOnlyDictionary<char, char> Simplified { get; }

    /// <summary>A word as it stands in a text, and its entry.</summary>
    public sealed record Said(string Text, PlanWord Word);

    public Said? At(WordRole role, ReadOnlySpan<char> text, int at) => First(byFirst, role, text, at);

    /// <summary>A comparator behind the figure.</summary>
    public Said? AfterAt(ReadOnlySpan<char> text, int at) => First(after, WordRole.Comparator, text, at);

    public Said? EndingAt(WordRole role, ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || !byLast.TryGetValue(role, out var of) || !of.TryGetValue(text[^1], out var said)) return null;
        foreach (var one in said)
            if (text.EndsWith(one.Text, StringComparison.Ordinal)) return one;
        return null;
    }

    /// <summary>The last word of a role in a text, and where it begins.</summary>
    public (Said Said, int At)? Last(WordRole role, ReadOnlySpan<char> text)
    {
        for (var end = text.Length; end > 0; end--)
            if (EndingAt(role, text[..end]) is { } said) return (said, end - said.Text.Length);
        return null;
    }

    public (Said Said, int At)? FirstIn(WordRole role, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
            if (At(role, text, i) is { } said) return (said, i);
        return null;
    }

    public bool Has(WordRole role, ReadOnlySpan<char> text) => FirstIn(role, text) is not null;

    /// <summary>The longest word of a role anywhere in a text; of two as long the later one.</summary>
    public (Said Said, int At)? Longest(WordRole role, ReadOnlySpan<char> text)
    {
        (Said Said, int At)? best = null;
        for (var i = 0; i < text.Length; i++)
            if (At(role, text, i) is { } said && said.Text.Length >= (best?.Said.Text.Length ?? 0)) best = (said, i);
        return best;
    }

    void Keep(WordRole role, string said, PlanWord word)
    {
        Add(byFirst, role, said[0], new(said, word));
        Add(byLast, role, said[^1], new(said, word));
    }

    static void Add(Dictionary<WordRole, Dictionary<char, List<Said>>> into, WordRole role, char key, Said said)
    {
        if (!into.TryGetValue(role, out var of)) into[role] = of = [];
        if (!of.TryGetValue(key, out var list)) of[key] = list = [];
        list.Add(said);
    }

    static Said? First(Dictionary<WordRole, Dictionary<char, List<Said>>> of, WordRole role, ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || !of.TryGetValue(role, out var byKey) || !byKey.TryGetValue(text[at], out var said)) return null;
        foreach (var one in said)
            if (text[at..].StartsWith(one.Text, StringComparison.Ordinal)) return one;
        return null;
    }

    string Plain(string said) => MatchText.Of(said, Simplified).Text is { Length: > 0 } plain ? plain : said;
}
