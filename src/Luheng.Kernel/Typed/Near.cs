namespace Luheng.Typed;

/// <summary>Known words that look like a mistyped one.</summary>
public static class Near
{
    /// <summary>Up to three known words within a few slips of the text, nearest first.</summary>
    public static string[] Of(string text, IEnumerable<string> known) =>
    [
        .. known.Select(k => (Word: k, Slips: Math.Abs(k.Length - text.Length) > Most(text) ? int.MaxValue : Slips(text, k)))
            .Where(k => k.Slips <= Most(text) || (text.Length >= 4 && k.Word.Contains(text, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(k => k.Slips).ThenBy(k => k.Word, StringComparer.Ordinal).Take(3).Select(k => k.Word),
    ];

    /// <summary>" (did you mean a, b?)", or nothing.</summary>
    public static string Hint(string text, IEnumerable<string> known) =>
        Of(text, known) is { Length: > 0 } near ? $" (did you mean {string.Join(", ", near)}?)" : "";

    static int Most(string text) => Math.Max(1, text.Length / 6 + 1);

    /// <summary>Changes of one letter, and swaps of two neighbours, between two words.</summary>
    public static int Slips(string from, string to)
    {
        var (before, last, next) = (new int[to.Length + 1], new int[to.Length + 1], new int[to.Length + 1]);
        for (var j = 0; j <= to.Length; j++) last[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            next[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var same = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]);
                next[j] = Math.Min(Math.Min(last[j] + 1, next[j - 1] + 1), last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) next[j] = Math.Min(next[j], before[j - 2] + 1);
            }
            (before, last, next) = (last, next, before);
        }
        return last[to.Length];
    }
}
