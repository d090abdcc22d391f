using System.Text;

namespace Luheng.Typed;

/// <summary>Text as people type it, made plain: full-width letters and digits become half-width, odd blanks become blanks.</summary>
public static class Words
{
    /// <summary>Half-width and trimmed; returns the same string when there is nothing to do.</summary>
    public static string Plain(string text)
    {
        foreach (var c in text)
            if (c is > '~' or < ' ') return Fold(text).Trim();
        return text.Trim();
    }

    /// <summary>A heading without case, blanks and marks, so that "Credit Code *" is creditcode.</summary>
    public static string Heading(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in Fold(text))
            if (!char.IsWhiteSpace(c) && !"_-*:()[]\"'“”：、，,《》".Contains(c, StringComparison.Ordinal)) kept.Append(char.ToLowerInvariant(c));
        return kept.ToString();
    }

    public static bool IsHan(char c) => c is >= '\u3400' and <= '\u9fff';

    /// <summary>The Chinese and the other half of a bilingual heading such as 报告期 Period.</summary>
    public static (string Chinese, string Other) Halves(string text)
    {
        var first = 0;
        while (first < text.Length && (IsHan(text[first]) || !char.IsAsciiLetter(text[first]))) first++;
        return first > 0 && text[..first].Any(IsHan) ? (text[..first], text[first..]) : ("", text);
    }

    static string Fold(string text) => string.Create(text.Length, text, static (span, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            span[i] = from[i] switch
            {
                >= '\uff01' and <= '\uff5e' and var c => (char)(c - 0xfee0),
                '\u3000' or '\u00a0' or '\u2002' or '\u2003' or '\u2009' or '\u202f' => ' ',
                '\u2212' or '\u2013' => '-',
                '\ufeff' or '\u200b' or < ' ' => ' ',
                var c => c,
            };
    });
}
