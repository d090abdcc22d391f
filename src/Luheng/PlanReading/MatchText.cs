using System.Buffers;
using System.Globalization;
using System.Text;

namespace Luheng.PlanReading;

/// <summary>The text as it is matched: half width, simplified, without blanks and pinyin glosses; every character knows where it stands in the original.</summary>
sealed class MatchText
{
    static readonly SearchValues<char> Toned = SearchValues.Create("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ");

    readonly int[] at;

    MatchText(string text, int[] at) => (Text, this.at) = (text, at);

    public string Text { get; }

    public int Length => Text.Length;

    /// <summary>Where a character stands in the original.</summary>
    public int Original(int index) => at[index];

    /// <summary>Where a stretch ends in the original, from the index behind its last character.</summary>
    public int OriginalEnd(int end) => end == 0 ? at[0] : at[end - 1] + 1;

    /// <summary>The first character at or behind a place of the original.</summary>
    public int From(int original)
    {
        var found = Array.BinarySearch(at, 0, Text.Length, original);
        return found >= 0 ? found : ~found;
    }

    public static MatchText Of(string original, IReadOnlyDictionary<char, char> simplified)
    {
        var text = new StringBuilder(original.Length);
        var at = new int[original.Length + 1];
        for (var i = 0; i < original.Length; i++)
        {
            if (GlossAt(original, i) is > 0 and var gloss)
            {
                i += gloss - 1;
                continue;
            }
            if (DamagedGlossAt(original, i) is > 0 and var damaged)
            {
                i += damaged - 1;
                continue;
            }
            if (Narrow(original[i]) is not { } plain) continue;
            at[text.Length] = i;
            text.Append(simplified.TryGetValue(plain, out var simple) ? simple : plain);
        }
        at[text.Length] = original.Length;
        return new(text.ToString(), at);
    }

    /// <summary>Full width as half width; null for blanks and marks that are not seen. A tab stays: it parts the cells of a table.</summary>
    static char? Narrow(char c) => c switch
    {
        '\n' or '\t' => c,
        >= '！' and <= '～' => (char)(c - '！' + '!'),
        '﹪' => '%',
        '﹣' or '−' or '‐' or '‑' => '-',
        '〜' => '~',
        '〈' or '《' => '《',
        '〉' or '》' => '》',
        '﹤' or '＜' => '<',
        '﹥' or '＞' => '>',
        '"' or '＂' => '“',
        _ when char.IsWhiteSpace(c) || char.IsControl(c) => null,
        _ when CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format => null,
        _ => c,
    };

    /// <summary>The length of a pinyin gloss such as (qiáng) behind a Chinese character, or 0.</summary>
    static int GlossAt(string text, int i)
    {
        if (text[i] is not ('(' or '（') || i == 0 || !IsHan(text[i - 1])) return 0;
        const int Longest = 8;
        var toned = false;
        for (var j = i + 1; j < text.Length && j - i <= Longest; j++)
        {
            if (text[j] is ')' or '）') return toned ? j - i + 1 : 0;
            if (text[j] is >= 'a' and <= 'z' or 'ü' or 'ê') continue;
            if (!Toned.Contains(text[j])) return 0;
            toned = true;
        }
        return 0;
    }

    /// <summary>A gloss whose bracket and character were lost when it was copied, such as ?gòu)U, or 0.</summary>
    static int DamagedGlossAt(string text, int i)
    {
        if (text[i] != '?' || i + 2 >= text.Length || !char.IsAsciiLetterLower(text[i + 1])) return 0;
        var close = text.IndexOf(')', i + 1, Math.Min(8, text.Length - i - 1));
        if (close < 0 || !text.AsSpan(i + 1, close - i - 1).ContainsAny(Toned)) return 0;
        return close + 1 < text.Length && char.IsAsciiLetterUpper(text[close + 1]) ? close - i + 2 : close - i + 1;
    }

    public static bool IsHan(char c) => c is >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff';
}
