using FsCheck;
using FsCheck.Fluent;
using Luheng.Time;

namespace Luheng.Tests.Time;

public class PeriodTests
{
    static readonly Gen<int> Year = Gen.Choose(1950, 2150);
    static readonly Gen<int> Month = Gen.Choose(1, 12);

    internal static readonly Gen<Period> Any = Gen.OneOf(
        from day in Gen.Choose(new DateOnly(1950, 1, 1).DayNumber, new DateOnly(2150, 12, 31).DayNumber) select Period.Day(DateOnly.FromDayNumber(day)),
        from year in Year from month in Month select Period.Month(year, month),
        from year in Year from quarter in Gen.Choose(1, 4) select Period.Quarter(year, quarter),
        from year in Year select Period.Calendar(year),
        from year in Year from month in Month select Period.YearToDate(year, month),
        from year in Year from more in Gen.Choose(0, 10) select Period.Years(year, year + more),
        from year in Year from month in Month from toMonth in Month from more in Gen.Choose(1, 9) select Period.Between(year, month, year + more, toMonth));

    [Fact]
    public void Every_shape_is_read_back_from_what_it_prints() =>
        Prop.ForAll(Any.ToArbitrary(), p => Period.Parse(p.ToString()) == p).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_period_in_another_year_comes_back() =>
        Prop.ForAll((from p in Any.Where(p => p.First is not { Month: 2, Day: 29 }) from years in Gen.Choose(-20, 20) select (p, years)).ToArbitrary(),
            t => t.p.ShiftYears(t.years).ShiftYears(-t.years) == t.p && t.p.ShiftYears(t.years).Kind == t.p.Kind && t.p.ShiftYears(t.years).Year == t.p.Year + t.years).QuickCheckThrowOnFailure();

    [Fact]
    public void Its_months_fill_it_and_lie_in_it() =>
        Prop.ForAll(Any.Where(p => p.Kind != PeriodKind.Day).ToArbitrary(), p =>
        {
            var months = p.MonthsWithin().ToList();
            return months.Count == p.MonthCount && months.Sum(m => m.Days) == p.Days && months.All(p.Contains) && months[0].First == p.First && months[^1].Last == p.Last;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Containment_is_of_every_day() =>
        Prop.ForAll((from a in Any from b in Any select (a, b)).ToArbitrary(),
            t => t.a.Contains(t.b) == (t.a.Contains(t.b.First) && t.a.Contains(t.b.Last))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2024-03-05", PeriodKind.Day, "2024-03-05", "2024-03-05")]
    [InlineData("2024-02", PeriodKind.Month, "2024-02-01", "2024-02-29")]
    [InlineData("2023-02", PeriodKind.Month, "2023-02-01", "2023-02-28")]
    [InlineData("2024-Q1", PeriodKind.Quarter, "2024-01-01", "2024-03-31")]
    [InlineData("2024", PeriodKind.Year, "2024-01-01", "2024-12-31")]
    [InlineData("2024-01..2024-03", PeriodKind.YearToDate, "2024-01-01", "2024-03-31")]
    [InlineData("2024-01..2024-12", PeriodKind.Year, "2024-01-01", "2024-12-31")]
    [InlineData("2024-01..2024-01", PeriodKind.Month, "2024-01-01", "2024-01-31")]
    [InlineData("2016..2020", PeriodKind.Years, "2016-01-01", "2020-12-31")]
    [InlineData("2016-01..2020-12", PeriodKind.Years, "2016-01-01", "2020-12-31")]
    [InlineData("2021-01..2024-06", PeriodKind.Months, "2021-01-01", "2024-06-30")]
    public void Reads_every_shape(string text, PeriodKind kind, string first, string last)
    {
        var period = Period.Parse(text);
        Assert.Equal((kind, DateOnly.Parse(first, null), DateOnly.Parse(last, null)), (period.Kind, period.First, period.Last));
    }

    [Fact]
    public void A_year_to_date_that_ends_in_December_is_the_year() => Assert.Equal(Period.Calendar(2024), Period.YearToDate(2024, 12));

    [Theory]
    [InlineData("")]
    [InlineData("2024-13")]
    [InlineData("2024-00")]
    [InlineData("2024-02-30")]
    [InlineData("2024-Q5")]
    [InlineData("2024Q1")]
    [InlineData("24-03")]
    [InlineData("2024/03")]
    [InlineData("2024-03..2024-01")]
    [InlineData("2020..2016")]
    [InlineData("2024-03-01..2024-03-05")]
    [InlineData("2024-Q1..2024-Q2")]
    [InlineData("2024..")]
    [InlineData("去年")]
    [InlineData("0000")]
    public void Refuses_and_says_what_would_be_right(string text)
    {
        Assert.False(Period.TryParse(text, out _));
        Assert.Contains("a year to date 2024-01..2024-03", Assert.Throws<PeriodException>(() => Period.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_years_to_date_are_whole_years_and_then_the_year_to_date() =>
        Assert.Equal(["2021", "2022", "2023", "2024-01..2024-06"], Period.Parse("2021-01..2024-06").YearsWithin().Select(y => y.ToString()));

    [Fact]
    public void The_leap_day_a_year_earlier_is_the_28th() => Assert.Equal(Period.Parse("2023-02-28"), Period.Parse("2024-02-29").ShiftYears(-1));
}
