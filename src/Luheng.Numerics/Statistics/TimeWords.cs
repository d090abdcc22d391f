using System.Globalization;
using System.Text.RegularExpressions;

namespace Luheng.Statistics;

/// <summary>Reads times as people write them. Which of day and month comes first is decided by the whole column, never row by row.</summary>
public static partial class TimeWords
{
    static readonly string[] Days =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日", "d-M-yyyy", "M-d-yyyy", "d/M/yyyy", "M/d/yyyy", "d.M.yyyy", "d-MMM-yyyy", "d-MMM-yy", "d MMM yyyy", "MMM d, yyyy", "M/d/yy", "d/M/yy",
    ];

    static readonly string[] Longer = ["yyyy-M", "yyyy/M", "yyyy.M", "yyyyMM", "yyyy年M月", "MMM yyyy", "MMM-yyyy", "MMM-yy", "MMM yy", "M/yyyy", "yyyy", "yyyy年"];

    static readonly string[] Clocks = ["H:mm", "H:mm:ss", "H:mm:ss.FFFFFFF", "h:mm tt", "h:mm:ss tt"];

    static readonly string[] All = [.. Days, .. Longer, .. Days.SelectMany(d => Clocks.SelectMany(c => new[] { $"{d} {c}", $"{d}'T'{c}" }))];

    [GeneratedRegex(@"^(\d{4})[- ]?[Qq季]([1-4])$|^(\d{4})年?第?([1-4一二三四])季度?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quarter();

    /// <summary>The times of a column, null where a text is none, by the one way of writing that fits most of them and goes back least; null where none fits nine in ten.</summary>
    public static DateTime?[]? Read(IReadOnlyList<string> texts)
    {
        DateTime?[]? best = null;
        var (most, least) = (Math.Max(2, texts.Count * 9 / 10), int.MaxValue);
        foreach (var format in Candidates(texts))
        {
            DateTime?[] times = [.. texts.Select(t => One(t, format))];
            var (fits, back) = (times.Count(t => t is not null), Back(times));
            // A number is a time only where it never goes back: a column of amounts is none.
            if (fits < most || (fits == most && back >= least) || (IsNumber(format) && back > 0)) continue;
            (best, most, least) = (times, fits, back);
        }
        return best;
    }

    /// <summary>The ways of writing that fit one of the first texts; the empty one is that of quarters.</summary>
    static IEnumerable<string> Candidates(IReadOnlyList<string> texts)
    {
        var some = texts.Where(t => t is not "").Take(20).ToList();
        return All.Append("").Where(f => some.Exists(t => One(t, f) is not null));
    }

    static bool IsNumber(string format) => format is "yyyy" or "yyyyMM" or "yyyyMMdd" or "yyyy.M";

    static DateTime? One(string text, string format)
    {
        text = text.EndsWith('Z') ? text[..^1] : text;
        if (format is "") return Quarter().Match(text) is { Success: true } said ? QuarterOf(said) : null;
        return DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
    }

    static DateTime QuarterOf(Match said)
    {
        var (year, quarter) = said.Groups[1].Success ? (said.Groups[1].Value, said.Groups[2].Value) : (said.Groups[3].Value, said.Groups[4].Value);
        var number = "一二三四".IndexOf(quarter, StringComparison.Ordinal) is >= 0 and var at ? at + 1 : int.Parse(quarter, CultureInfo.InvariantCulture);
        return new(int.Parse(year, CultureInfo.InvariantCulture), number * 3 - 2, 1);
    }

    static int Back(DateTime?[] times)
    {
        DateTime? before = null;
        var back = 0;
        foreach (var time in times)
        {
            if (time is null) continue;
            if (time <= before) back++;
            before = time;
        }
        return back;
    }
}
