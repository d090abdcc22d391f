using System.Globalization;

namespace Luheng.Time;

/// <summary>The shapes of period in which plans and statistics speak.</summary>
public enum PeriodKind { Day, Month, Quarter, YearToDate, Year, Years, Months }

/// <summary>A stretch of the local calendar (Asia/Shanghai), both ends included, such as 2024-03 or the year to date 2024-01..2024-03.</summary>
/// <remarks>A year to date that reaches December is the year; one that ends in January is the month.</remarks>
public readonly record struct Period : IComparable<Period>
{
    Period(PeriodKind kind, DateOnly first, DateOnly last) => (Kind, First, Last) = (kind, first, last);

    public PeriodKind Kind { get; }
    public DateOnly First { get; }
    public DateOnly Last { get; }

    public static Period Day(DateOnly day) => new(PeriodKind.Day, day, day);

    public static Period Month(int year, int month) => new(PeriodKind.Month, new(year, month, 1), EndOf(year, month));

    public static Period Quarter(int year, int quarter) =>
        new(PeriodKind.Quarter, new(year, quarter * 3 - 2, 1), EndOf(year, quarter * 3));

    public static Period Calendar(int year) => new(PeriodKind.Year, new(year, 1, 1), new(year, 12, 31));

    /// <summary>January to the month named, as monthly statistics are published (1–N月累计).</summary>
    public static Period YearToDate(int year, int month) => month switch
    {
        1 => Month(year, 1),
        12 => Calendar(year),
        _ => new(PeriodKind.YearToDate, new(year, 1, 1), EndOf(year, month)),
    };

    /// <summary>Whole years from one to another, as plans run.</summary>
    public static Period Years(int from, int to) =>
        from == to ? Calendar(from) : new(PeriodKind.Years, new(from, 1, 1), new(to, 12, 31));

    /// <summary>Months from one to another across years, such as a plan to date.</summary>
    public static Period Between(int fromYear, int fromMonth, int toYear, int toMonth) =>
        fromMonth == 1 && fromYear == toYear ? YearToDate(fromYear, toMonth)
        : fromMonth == 1 && toMonth == 12 ? Years(fromYear, toYear)
        : (fromYear, fromMonth) == (toYear, toMonth) ? Month(fromYear, fromMonth)
        : new(PeriodKind.Months, new(fromYear, fromMonth, 1), EndOf(toYear, toMonth));

    public int Year => Last.Year;
    public int FirstYear => First.Year;
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>How many whole months it has; 0 for a day.</summary>
    public int MonthCount => Kind == PeriodKind.Day ? 0 : (Last.Year - First.Year) * 12 + Last.Month - First.Month + 1;

    public IEnumerable<Period> MonthsWithin()
    {
        for (var i = 0; i < MonthCount; i++)
            if (First.AddMonths(i) is var day) yield return Month(day.Year, day.Month);
    }

    /// <summary>The years it touches, each whole or, at the end, to date.</summary>
    public IEnumerable<Period> YearsWithin()
    {
        for (var year = First.Year; year <= Last.Year; year++)
            yield return year == Last.Year ? (First.Year == Last.Year ? this : YearToDate(year, Last.Month)) : Calendar(year);
    }

    public bool Contains(Period other) => First <= other.First && other.Last <= Last;

    public bool Contains(DateOnly day) => First <= day && day <= Last;

    /// <summary>The same shape some years away, such as 2024-03 one year earlier: 2023-03.</summary>
    public Period ShiftYears(int years) => Kind switch
    {
        PeriodKind.Day => Day(First.AddYears(years)),
        PeriodKind.Month => Month(First.Year + years, First.Month),
        PeriodKind.Quarter => Quarter(First.Year + years, (First.Month + 2) / 3),
        PeriodKind.YearToDate => YearToDate(First.Year + years, Last.Month),
        PeriodKind.Year => Calendar(First.Year + years),
        PeriodKind.Years => Years(First.Year + years, Last.Year + years),
        _ => Between(First.Year + years, First.Month, Last.Year + years, Last.Month),
    };

    public int CompareTo(Period other) => (First, Last).CompareTo((other.First, other.Last));

    public override string ToString() => Kind switch
    {
        PeriodKind.Day => First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        PeriodKind.Month => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{First.Year}-Q{(First.Month + 2) / 3}"),
        PeriodKind.Year => First.Year.ToString("0000", CultureInfo.InvariantCulture),
        PeriodKind.Years => string.Create(CultureInfo.InvariantCulture, $"{First.Year}..{Last.Year}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{First:yyyy-MM}..{Last:yyyy-MM}"),
    };

    public const string Accepted = "a day 2024-03-05, a month 2024-03, a quarter 2024-Q1, a year 2024, a year to date 2024-01..2024-03 or plan years 2016..2020";

    public static Period Parse(string text) => TryParse(text, out var period)
        ? period
        : throw new PeriodException(text);

    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        if (text is null) return false;
        var parts = text.Trim().Split("..");
        if (parts.Length == 1) return TryPart(parts[0], out period);
        if (parts.Length != 2 || !TryPart(parts[0], out var from) || !TryPart(parts[1], out var to)) return false;
        if (from.First > to.First || from.Kind is not (PeriodKind.Month or PeriodKind.Year) || to.Kind is not (PeriodKind.Month or PeriodKind.Year)) return false;
        period = Between(from.First.Year, from.First.Month, to.Last.Year, to.Last.Month);
        return true;
    }

    static bool TryPart(string text, out Period period)
    {
        period = default;
        var culture = CultureInfo.InvariantCulture;
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, culture, out var year) && year > 1900)
            period = Calendar(year);
        else if (text.Length == 7 && text[5] is 'Q' or 'q' && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, culture, out year) && text[6] is >= '1' and <= '4')
            period = Quarter(year, text[6] - '0');
        else if (DateOnly.TryParseExact(text, ["yyyy-MM", "yyyy-M"], culture, DateTimeStyles.None, out var month))
            period = Month(month.Year, month.Month);
        else if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-M-d"], culture, DateTimeStyles.None, out var day))
            period = Day(day);
        else
            return false;
        return period.First.Year is > 1900 and < 3000;
    }

    static DateOnly EndOf(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));
}
