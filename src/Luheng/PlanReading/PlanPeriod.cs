using System.Globalization;
using System.Text.RegularExpressions;

namespace Luheng.PlanReading;

/// <summary>The years a plan is for, and the year its changes are counted from where it says none.</summary>
/// <param name="Base">The year before the first.</param>
/// <param name="Stated">Whether the plan is named after a five-year period: its base is then a convention of all such plans.</param>
public sealed partial record PlanPeriod(int From, int To, int Base, bool Stated)
{
    public string Because { get; init; } = "";

    [GeneratedRegex("[“‘]?十([一二三四五六七八九])?五[”’]?", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal { get; }

    [GeneratedRegex(@"((?:19|20|21)\d\d)年?[-—~–至]+((?:19|20|21)\d\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Span { get; }

    [GeneratedRegex(@"(?<!\d)(20\d\d)(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Single { get; }

    [GeneratedRegex(@"[比较与以](20\d\d)年", RegexOptions.CultureInvariant)]
    private static partial Regex Compared { get; }

    [GeneratedRegex(@"[到至](20\d\d)年", RegexOptions.CultureInvariant)]
    private static partial Regex By { get; }

    /// <summary>The years of 十三五 and its like; the first five-year plan began in 1953, the tenth in 2001.</summary>
    public static (int From, int To)? FiveYears(string text)
    {
        if (Ordinal.Match(text) is not { Success: true } found || found.Value.Length < 3) return null;
        return YearsOf(found);
    }

    /// <summary>Every five-year period that a text names.</summary>
    public static IEnumerable<(int At, int End, int From, int To)> AllFiveYears(string text, int from, int to)
    {
        for (var match = Ordinal.Match(text, from, to - from); match.Success; match = match.NextMatch())
            if (match.Groups[1].Success && YearsOf(match) is var (first, last)) yield return (match.Index, match.Index + match.Length, first, last);
    }

    static (int From, int To)? YearsOf(Match found)
    {
        const int TenthBegan = 2001, Years = 5;
        var beyond = found.Groups[1].Success ? "一二三四五六七八九".IndexOf(found.Groups[1].Value, StringComparison.Ordinal) + 1 : 0;
        return (TenthBegan + Years * beyond, TenthBegan + Years * (beyond + 1) - 1);
    }

    /// <summary>The period by the title, else by the first that the text names, else by the first year aimed at.</summary>
    public static PlanPeriod? Of(string title, string text)
    {
        const int Opening = 1500;
        if (Named(title) is { } byTitle) return byTitle with { Because = "标题" };
        if (Single.Match(title) is { Success: true } one && Year(one.Groups[1].Value) is var year && !title.Contains($"{year}年前", StringComparison.Ordinal))
            return new(year, year, year - 1, false) { Because = "标题中的年份" };
        var opening = text[..Math.Min(Opening, text.Length)];
        if (Named(opening) is { } first) return first with { Because = "正文开头" };
        if (AllFiveYears(text, 0, text.Length).Cast<(int At, int End, int From, int To)?>().LastOrDefault() is { } last) return new(last.From, last.To, last.From - 1, true) { Because = "正文" };
        return Aimed(text);
    }

    /// <summary>The year a text aims at most often, counted from the base it states, else from the end of the five years before.</summary>
    static PlanPeriod? Aimed(string text)
    {
        const int Years = 5;
        if (By.Matches(text).Select(m => Year(m.Groups[1].Value)).GroupBy(y => y).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault() is not { Key: var end }) return null;
        var stated = Compared.Matches(text).Select(m => Year(m.Groups[1].Value)).Where(y => y < end).DefaultIfEmpty(end % Years == 0 ? end - Years : end - 1).Max();
        return new(stated + 1, end, stated, false) { Because = "正文中的目标年份" };
    }

    static PlanPeriod? Named(string text)
    {
        var span = Span.Match(text);
        var five = Ordinal.Match(text);
        while (five.Success && !five.Groups[1].Success) five = five.NextMatch();
        if (five.Success && (!span.Success || five.Index < span.Index) && YearsOf(five) is var (from, to)) return new(from, to, from - 1, true);
        if (!span.Success) return null;
        var (first, last) = (Year(span.Groups[1].Value), Year(span.Groups[2].Value));
        return last >= first ? new(first, last, first - 1, false) : null;
    }

    static int Year(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
