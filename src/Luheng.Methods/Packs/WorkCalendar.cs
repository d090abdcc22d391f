using System.Globalization;

namespace Luheng.Packs;

/// <summary>A year's days off on weekdays and working days at weekends (法定节假日与调休), as announced.</summary>
public sealed record WorkYear(int Year, IReadOnlySet<DateOnly> DaysOff, IReadOnlySet<DateOnly> Workdays, Citation Source, Confidence Confidence);

/// <summary>Which days are worked; of a year that no pack describes, Monday to Friday.</summary>
public sealed class WorkCalendar(IEnumerable<WorkYear> years)
{
    readonly Dictionary<int, WorkYear> byYear = years.ToDictionary(y => y.Year);

    /// <summary>Whether the holidays of a year are known.</summary>
    public bool Knows(int year) => byYear.ContainsKey(year);

    public bool IsWorkday(DateOnly day)
    {
        if (byYear.GetValueOrDefault(day.Year) is { } year)
        {
            if (year.DaysOff.Contains(day)) return false;
            if (year.Workdays.Contains(day)) return true;
        }
        return day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    internal static (WorkYear Year, Place Place) Read(PackPage page)
    {
        var year = page.Year("year");
        if (year is null) page.Report("'year' is missing", "year: 2025");
        var read = new WorkYear(year ?? 0, Days(page, "days_off"), Days(page, "workdays"), page.Source(), page.Choice("confidence", Confidence.Design));
        page.Said("note", required: false);
        page.Done();
        return (read, page.Place);
    }

    /// <summary>Days, or stretches of days such as 2025-10-01..2025-10-08.</summary>
    static HashSet<DateOnly> Days(PackPage page, string key)
    {
        var days = new HashSet<DateOnly>();
        foreach (var text in page.Texts(key))
        {
            var ends = text.Split("..");
            if (ends.Length > 2 || !TryDay(ends[0], out var first) || !TryDay(ends[^1], out var last) || last < first)
                page.Report($"'{text}' is not a day or a stretch of days", "2025-10-01 or 2025-10-01..2025-10-08", key);
            else for (var day = first; day <= last; day = day.AddDays(1)) days.Add(day);
        }
        return days;
    }

    static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
