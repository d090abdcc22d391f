using System.Globalization;
using System.Text.RegularExpressions;
using Luheng.Time;

namespace Luheng.Portal.Shell;

/// <summary>Periods and instants as people write them.</summary>
public static partial class Dates
{
    public static string Say(string period, bool english) => Period.TryParse(period, out var known) ? Say(known, english) : period;

    public static string Say(Period p, bool english) => english ? p.Kind switch
    {
        PeriodKind.Month => p.First.ToString("MMM yyyy", CultureInfo.InvariantCulture),
        PeriodKind.YearToDate => p.Last.ToString("'Jan–'MMM yyyy", CultureInfo.InvariantCulture),
        PeriodKind.Years => Inv($"{p.First.Year}–{p.Last.Year}"),
        PeriodKind.Quarter => Inv($"Q{(p.First.Month + 2) / 3} {p.First.Year}"),
        PeriodKind.Months => Inv($"{p.First:MMM yyyy}–{p.Last:MMM yyyy}"),
        _ => p.ToString(),
    }
    : p.Kind switch
    {
        PeriodKind.Month => Inv($"{p.First.Year} 年 {p.First.Month} 月"),
        PeriodKind.YearToDate => Inv($"{p.First.Year} 年 1–{p.Last.Month} 月"),
        PeriodKind.Year => Inv($"{p.First.Year} 年"),
        PeriodKind.Years => Inv($"{p.First.Year}–{p.Last.Year} 年"),
        PeriodKind.Quarter => Inv($"{p.First.Year} 年 {(p.First.Month + 2) / 3} 季度"),
        PeriodKind.Months when p.First.Month == 1 => Inv($"{p.First.Year}–{p.Last.Year} 年 {p.Last.Month} 月"),
        PeriodKind.Months => Inv($"{p.First.Year} 年 {p.First.Month} 月–{p.Last.Year} 年 {p.Last.Month} 月"),
        _ => p.ToString(),
    };

    /// <summary>A day as papers end with it.</summary>
    public static string Say(DateOnly day, bool english) => english ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : Inv($"{day.Year} 年 {day.Month} 月 {day.Day} 日");

    public static string Minute(DateTimeOffset instant) => instant.ToOffset(China.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Second(DateTimeOffset instant) => instant.ToOffset(China.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Words with periods among them, each said as people say it.</summary>
    public static string Within(string text, bool english) => Written().Replace(text, m => Say(m.Value, english));

    [GeneratedRegex(@"\b\d{4}(?:-\d{2})?\.\.\d{4}(?:-\d{2})?\b")]
    private static partial Regex Written();

    static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
