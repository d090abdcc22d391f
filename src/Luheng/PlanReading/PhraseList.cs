using System.Text;
using Luheng.Packs;

namespace Luheng.PlanReading;

/// <summary>Parts a list of phrases that share a head or an end: 水泥熟料、乙烯综合能耗.</summary>
static class PhraseList
{
    /// <summary>The list as so many phrases, each whole; null when it does not part so.</summary>
    public static string[]? Split(string list, int count, Lexicon words)
    {
        var parts = Parts(list, "、和及与").Count == count ? Parts(list, "、和及与") : Parts(list, "、和").Count == count ? Parts(list, "、和") : Parts(list, "、").Count == count ? Parts(list, "、") : null;
        if (parts is null) return null;
        var (first, last) = (parts[0], parts[^1]);
        return [.. parts.Select((p, k) => Whole(p, k > 0 ? first : "", k < count - 1 ? last : "", words))];
    }

    /// <summary>A list of any length whose every part names an indicator or a share, each with where it stands; null when it is none.</summary>
    public static IReadOnlyList<(string Whole, int At)>? SplitAll(string list, Lexicon words)
    {
        var count = Parts(list, "、和及与").Count;
        if (count < 2 || Parts(list, "、和及与").SkipLast(1).All(p => words.At(WordRole.Sector, p, 0)?.Text == p) && words.Has(WordRole.SectorEnd, list)) return null; // one share of several sectors
        if (Split(list, count, words) is not { } whole || !whole.All(w => words.EndingAt(WordRole.Indicator, w) is not null || words.EndingAt(WordRole.Rate, w) is not null)) return null;
        var (at, placed) = (0, new List<(string, int)>());
        foreach (var (part, full) in Parts(list, "、和及与").Zip(whole))
        {
            at = Math.Max(at, list.IndexOf(part, at, StringComparison.Ordinal));
            placed.Add((full, at));
        }
        return placed;
    }

    /// <summary>A phrase with its quotation marks whole: 散乱污”企业 gets back the mark it was cut behind; a mark without its other half goes.</summary>
    public static string Paired(string phrase)
    {
        var (whole, open, first) = (new StringBuilder(phrase.Length + 1), -1, true);
        foreach (var c in phrase)
        {
            if (c is '”' && open < 0 && !first) continue;
            if (c is '”' && open < 0) whole.Insert(0, '“');
            if (c is '“' && open >= 0) whole.Remove(open, 1);
            whole.Append(c);
            (open, first) = c switch { '“' => (whole.Length - 1, false), '”' => (-1, false), _ => (open, first) };
        }
        if (open >= 0) whole.Remove(open, 1);
        return whole.ToString();
    }

    static List<string> Parts(string list, string marks)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i <= list.Length; i++)
        {
            if (i < list.Length && !marks.Contains(list[i], StringComparison.Ordinal)) continue;
            if (i > start) parts.Add(list[start..i].TrimStart('以'));
            start = i + 1;
        }
        return parts;
    }

    /// <summary>A part with the head of the first or the end of the last that makes it a known phrase; the longest counts.</summary>
    static string Whole(string part, string first, string last, Lexicon words)
    {
        var (best, known) = (part, Known(part));
        for (var i = 1; i < first.Length; i++) Try(first[..i] + part);
        for (var i = 1; i < last.Length; i++) Try(part + last[i..], shortest: true);
        if (known > 0 || last.Length == 0) return best;
        if (last.IndexOf('占', StringComparison.Ordinal) is > 0 and var share && !part.Contains('占', StringComparison.Ordinal)) return part + Amount(part, last[..share], words) + last[share..];
        return words.EndingAt(WordRole.Rate, last) is { } rate ? words.EndingAt(WordRole.Rate, part) is null ? part + CommonEnd(last, rate.Text) : best : part + Amount(part, last, words);

        void Try(string whole, bool shortest = false)
        {
            if (Known(whole) > known || shortest && known > 0 && Known(whole) == known) (best, known) = (whole, Known(whole));
        }

        int Known(string phrase) => words.EndingAt(WordRole.Indicator, phrase) is { } said ? said.Text.Length : 0;
    }

    /// <summary>What is counted of the last and meant of all: 产量 in 再生铝、再生铅产量.</summary>
    static string Amount(string part, string last, Lexicon words) =>
        words.EndingAt(WordRole.Amount, last) is { } end && last.Length > end.Text.Length && words.EndingAt(WordRole.Amount, part) is null ? end.Text : "";

    static string CommonEnd(string last, string rate)
    {
        foreach (var longer in (string[])["综合利用" + rate, "产能" + rate, "利用" + rate])
            if (last.EndsWith(longer, StringComparison.Ordinal)) return longer;
        return rate;
    }
}
