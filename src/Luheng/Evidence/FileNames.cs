using System.Globalization;
using System.Text;

namespace Luheng.Evidence;

/// <summary>Names of files made harmless: no path, no sign that a system or a terminal would obey.</summary>
public static class FileNames
{
    const int Longest = 120;
    const string Refused = "<>:\"/\\|?*";

    /// <summary>The last part of a name without control and direction signs; never empty, its ending kept.</summary>
    public static string Clean(string? name)
    {
        var last = (name ?? "")[((name ?? "").LastIndexOfAny(['/', '\\']) + 1)..];
        var text = new StringBuilder();
        foreach (var rune in last.Normalize().EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
                text.Append(rune.Value < 128 && Refused.Contains((char)rune.Value, StringComparison.Ordinal) ? "_" : rune.ToString());
        var tidy = text.ToString().Trim().Trim('.').Trim();
        var ending = EndingOf(tidy);
        if (tidy.Length > Longest) tidy = ending is "" ? Cut(tidy, Longest) : Cut(tidy, Longest - ending.Length - 1) + "." + ending;
        return tidy is "" ? "file" : tidy;
    }

    /// <summary>The ending without its dot, in small letters.</summary>
    public static string EndingOf(string name) => name.LastIndexOf('.') is >= 0 and var dot && name.Length - dot is > 1 and < 12 ? name[(dot + 1)..].ToLowerInvariant() : "";

    static string Cut(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
}
