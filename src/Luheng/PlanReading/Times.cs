using System.Globalization;
using System.Text.RegularExpressions;

namespace Luheng.PlanReading;

/// <summary>What a year in a sentence is: the year of a state, a term, the base of a comparison, the begin of a stretch, a period.</summary>
enum TimeSense { In, By, Base, Since, Period }

/// <summary>A year or a period that a sentence names.</summary>
/// <param name="Once">A base that holds for what follows: 与2015年相比, 以2020年为基期.</param>
sealed record TimeSaid(int Start, int End, int From, int To, TimeSense Sense, bool Once = false);

/// <summary>Finds the years of a sentence and what each is for.</summary>
static partial class Times
{
    [GeneratedRegex(@"(?<!\d)((?:19|20|21)\d\d)(?:年?[-—~–至]+((?:19|20|21)\d\d))?年", RegexOptions.CultureInvariant)]
    private static partial Regex Year { get; }

    [GeneratedRegex("(?:五年前|5年前)的?|(?:目前|现在|当前)的", RegexOptions.CultureInvariant)]
    private static partial Regex Relative { get; }

    public static List<TimeSaid> Of(string text, int from, int to, PlanPeriod? period)
    {
        var found = new List<TimeSaid>();
        for (var match = Year.Match(text, from, to - from); match.Success; match = match.NextMatch())
        {
            var (start, end) = (match.Index, match.Index + match.Length);
            if (Comes(text, end, to, "不变价") || Comes(text, end, to, "可比价") || Comes(text, end, to, "价")) continue;
            var first = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            var last = match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : first;
            found.Add(last > first ? new(start, end, first, last, TimeSense.Period) : new(start, end, first, first, SenseOf(text, start, end, from, to), Comes(text, end, to, "相比") || Comes(text, end, to, "为基") || Comes(text, end, to, "基础上") || Comes(text, end, to, "为基准")));
        }
        foreach (var (at, end, first, last) in PlanPeriod.AllFiveYears(text, from, to))
            found.Add(Comes(text, end, to, "末") || Comes(text, end, to, "期末")
                ? new(at, end, last, last, Before(text, at, from, "比") || Before(text, at, from, "较") || Before(text, at, from, "与") ? TimeSense.Base : TimeSense.In)
                : new(at, end, first, last, TimeSense.Period));
        if (period is not null)
            for (var match = Relative.Match(text, from, to - from); match.Success; match = match.NextMatch())
            {
                var year = match.Value[0] is '五' or '5' ? period.Base - 5 : period.Base;
                found.Add(new(match.Index, match.Index + match.Length, year, year, TimeSense.In));
            }
        found.Sort((a, b) => a.Start - b.Start);
        return found;
    }

    [GeneratedRegex(@"((?:19|20)\d\d)年?(?:不变价|可比价|价格|价)", RegexOptions.CultureInvariant)]
    private static partial Regex Prices { get; }

    /// <summary>The year whose prices a text is stated at: 按2020年可比价.</summary>
    public static int? PriceYear(string text) => Prices.Match(text) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    static TimeSense SenseOf(string text, int start, int end, int from, int to)
    {
        if (Before(text, start, from, "比") || Before(text, start, from, "较") || Before(text, start, from, "对比") || Comes(text, end, to, "为基") || Comes(text, end, to, "基础上")
            || (Before(text, start, from, "与") && (Comes(text, end, to, "相比") || Comes(text, end, to, "比"))) || Before(text, start, from, "相比") || Before(text, start, from, "相较") || Before(text, start, from, "以") && Comes(text, end, to, "为")) return TimeSense.Base;
        if ((Before(text, start, from, "由") || Before(text, start, from, "从")) && (Comes(text, end, to, "的") || end < to && char.IsAsciiDigit(text[end]))) return TimeSense.Base; // 由2025年的58.6%提高到…
        if (Comes(text, end, to, "以来") || Comes(text, end, to, "起") || Before(text, start, from, "自") || (Before(text, start, from, "从") && !Comes(text, end, to, "的"))) return TimeSense.Since;
        if (Before(text, start, from, "到") || Before(text, start, from, "至") || Comes(text, end, to, "前") || Comes(text, end, to, "底前") || Comes(text, end, to, "末前") || Comes(text, end, to, "底") || Comes(text, end, to, "以前") || Before(text, start, from, "力争")) return TimeSense.By;
        return TimeSense.In;
    }

    static bool Before(string text, int at, int from, string word) => at - word.Length >= from && string.CompareOrdinal(text, at - word.Length, word, 0, word.Length) == 0;

    static bool Comes(string text, int at, int to, string word) => at + word.Length <= to && string.CompareOrdinal(text, at, word, 0, word.Length) == 0;
}
