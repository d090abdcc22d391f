using System.Globalization;

namespace Luheng.Typed;

/// <summary>How a number had to be read: as it stands, or with something forgiven.</summary>
public enum NumberForm : byte { Plain, Missing, Percent, Thousands, FullWidth, Wrong }

/// <summary>Numbers as people type them.</summary>
public static class Numbers
{
    /// <summary>Reads 1234, １２３４, 1,234, 1，234, 12.5% (as 12.5 per cent); - — / and n/a are missing, never zero.</summary>
    public static NumberForm Read(string text, out double number)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
            return double.IsFinite(number) && char.IsAsciiDigit(LastOf(text)) | LastOf(text) == '.' ? NumberForm.Plain : NumberForm.Wrong;
        var plain = Words.Plain(text);
        if (IsMissing(plain)) return NumberForm.Missing;
        var folded = !ReferenceEquals(plain, text) && text.Any(c => c is >= '\uff01' and <= '\uff5e' and not ('，' or '％'));
        var form = folded ? NumberForm.FullWidth : NumberForm.Plain;
        if (plain.EndsWith('%')) (plain, form) = (plain[..^1].TrimEnd(), NumberForm.Percent);
        if (plain.AsSpan().IndexOfAny(',', ' ') >= 0)
        {
            if (!Grouped(plain)) return NumberForm.Wrong;
            plain = plain.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
            if (form != NumberForm.Percent) form = NumberForm.Thousands;
        }
        return double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number)
            && char.IsAsciiDigit(LastOf(plain)) | LastOf(plain) == '.' ? form : NumberForm.Wrong;
    }

    public static bool IsMissing(string plain) =>
        plain is "" or "-" or "--" or "—" or "——" or "/" or "\\" or "…" or "……" or "N/A" or "n/a" or "NA" or "#N/A";

    static char LastOf(string text)
    {
        var span = text.AsSpan().TrimEnd();
        return span.IsEmpty ? ' ' : span[^1];
    }

    /// <summary>Whether separators stand only between groups of three: 1,234,567.8 and not 1,23 or 12,3456.</summary>
    static bool Grouped(string text)
    {
        var whole = text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? text[..dot] : text;
        if (text.IndexOfAny([',', ' '], whole.Length) >= 0) return false;
        var groups = whole.TrimStart('-', '+').Split(',', ' ');
        return groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(g => g.Length == 3) && groups.All(g => g.All(char.IsAsciiDigit));
    }
}
