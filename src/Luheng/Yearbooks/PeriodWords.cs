using System.Globalization;
using System.Text.RegularExpressions;
using Luheng.Time;
using Luheng.Typed;

namespace Luheng.Yearbooks;

/// <summary>Periods as published tables write them: 2023年, 2023, 2023年1—10月, 2023年3月; not the year of a price.</summary>
static partial class PeriodWords
{
    const string Mark = "{期}";

    public static bool IsYear(string text) => Whole().Match(Words.Plain(text)) is { Success: true };

    public static Period? Find(string text)
    {
        var match = Written().Match(Words.Plain(text));
        if (!match.Success) return null;
        var year = int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture);
        int? Month(string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : null;
        return (Month("a"), Month("b")) switch
        {
            (1, >= 1 and <= 12 and var to) => Period.YearToDate(year, to),
            ( >= 1 and <= 12 and var month, null) => Period.Month(year, month),
            (null, null) => Period.Calendar(year),
            _ => null,
        };
    }

    /// <summary>The text without its period, so that next year's heading is the same.</summary>
    public static string Without(string text) => Words.Heading(Written().Replace(Words.Plain(text), Mark));

    /// <summary>A title for every year: without its period and what that leaves of brackets.</summary>
    public static string Ageless(string title) => Written().Replace(title, "").Replace("（，", "（", StringComparison.Ordinal).Replace("（）", "", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"^(?:19|20)\d{2}\s*年?$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)\d{2})(?!\d)\s*(?:年\s*(?!价|不变|可比)(?:(?<a>\d{1,2})\s*(?:月)?\s*(?:[-—–~至]\s*(?<b>\d{1,2})\s*)?月(?:累计)?)?|(?!\s*[年\d]))")]
    private static partial Regex Written();
}
