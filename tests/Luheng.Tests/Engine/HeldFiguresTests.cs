using Luheng.Time;

namespace Luheng.Tests.Engine;

/// <summary>A condition holds until another is filed.</summary>
public class HeldFiguresTests
{
    const string Item = "cement.clinker_share";

    [Theory]
    [InlineData("2024-12", double.NaN)]
    [InlineData("2025-01", 70)]
    [InlineData("2025-05", 75)]
    [InlineData("2025", 75)]
    [InlineData("2026-02", 75)]
    [InlineData("2026-03", 80)]
    [InlineData("2027", 80)]
    public void The_last_one_filed_by_the_end_of_a_period_holds_in_it(string period, double held)
    {
        var province = new SmallProvince();
        var firm = province.Firm(1);
        province.File(firm, Item, "2025", "70 %").File(firm, Item, "2025-04", "75 %").File(firm, Item, "2026-03", "80 %");
        Assert.Equal(held, province.Ask(Item, firm, period).Value);
        if (Period.Parse(period) is { Kind: PeriodKind.Month } month) Assert.Equal(held, province.World().Columns.Of(Item, month.Year)?[month.Last.Month - 1] ?? double.NaN);
    }

    [Fact]
    public void It_says_when_it_was_filed()
    {
        var province = new SmallProvince();
        var firm = province.Firm(1);
        province.File(firm, Item, "2025-04", "75 %");
        Assert.Equal(["filed for 2025-04; it holds until another is filed"], province.Ask(Item, firm, "2026-01").Because.Reasons);
        Assert.Empty(province.Ask(Item, firm, "2025-04").Because.Reasons);
    }
}
