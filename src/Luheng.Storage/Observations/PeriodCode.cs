using Luheng.Time;

namespace Luheng.Observations;

/// <summary>A period as a small number beside the year in which it ends: the kind in the low three bits, the rest above.</summary>
static class PeriodCode
{
    public static int Of(Period period) => Rest(period) << 3 | (int)period.Kind;

    /// <summary>The period of a code. Fails with <see cref="ArgumentException"/> or <see cref="InvalidDataException"/> where there is none.</summary>
    public static Period Read(int year, int code)
    {
        var rest = code >> 3;
        return (PeriodKind)(code & 7) switch
        {
            PeriodKind.Day => Period.Day(new DateOnly(year, 1, 1).AddDays(rest - 1)),
            PeriodKind.Month => Period.Month(year, rest),
            PeriodKind.Quarter => Period.Quarter(year, rest),
            PeriodKind.YearToDate => Period.YearToDate(year, rest),
            PeriodKind.Year => Period.Calendar(year),
            PeriodKind.Years => Period.Years(year - Varint.Signed(rest), year),
            PeriodKind.Months => MonthsBefore(year, rest % 12 + 1, Varint.Signed(rest / 12)),
            _ => throw new InvalidDataException($"no period has the code {code}"),
        };
    }

    static int Rest(Period period) => period.Kind switch
    {
        PeriodKind.Day => period.Last.DayOfYear,
        PeriodKind.Quarter => period.Last.Month / 3,
        PeriodKind.Month or PeriodKind.YearToDate => period.Last.Month,
        PeriodKind.Year => 0,
        PeriodKind.Years => (int)Varint.Unsigned(period.Last.Year - period.First.Year),
        _ => (int)Varint.Unsigned(MonthOf(period.Last) - MonthOf(period.First)) * 12 + period.Last.Month - 1,
    };

    static Period MonthsBefore(int year, int month, int months)
    {
        var first = year * 12 + month - 1 - months;
        return Period.Between(first / 12, first % 12 + 1, year, month);
    }

    static int MonthOf(DateOnly day) => day.Year * 12 + day.Month - 1;
}
