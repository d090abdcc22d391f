using Luheng.Engine;
using Luheng.Observations;

namespace Luheng.Tests.Engine;

/// <summary>What one enterprise is told about itself.</summary>
public class FirmAnswerTests
{
    readonly SmallProvince province = new();

    [Fact]
    public void The_worked_example_gives_19_308_33_calorific_and_24_666_33_equivalent()
    {
        var works = province.Firm(1);
        province.File(works, "energy.consumed.raw-coal", "2024-03", "10000 t").File(works, "energy.consumed.natural-gas", "2024-03", "500 万m³")
            .File(works, "energy.coefficient.natural-gas", "2024", "13.30 tce/万m³")
            .File(works, "energy.consumed.electricity", "2024-03", "3000 万kWh").File(works, "energy.consumed.heat", "2024-03", "53585.2 GJ");

        var answer = province.Ask("energy.comprehensive", works, "2024-03");
        Assert.Equal(19308.33, answer.Value, 0.005);
        Assert.Equal("complete", answer.Quality);
        Assert.Equal(24666.33, province.Ask("energy.comprehensive.equivalent", works, "2024-03").Value, 0.005);

        Assert.Equal(["energy.consumed.electricity", "energy.consumed.heat", "energy.consumed.natural-gas", "energy.consumed.raw-coal"], answer.Because.Inputs.Select(i => i.Item.Id).Order());
        var gas = answer.Because.Factors.Single(f => f.Id == "coefficient.natural-gas");
        Assert.True(gas.Measured);
        Assert.Equal(1.33, gas.Value, 1e-12);
        Assert.All(answer.Because.Factors, f => Assert.NotEmpty(f.Source.Document));
        Assert.NotEmpty(answer.Because.Source!.Clause);
    }

    [Fact]
    public void A_ratio_of_three_months_over_two_is_refused_and_the_months_are_the_reason()
    {
        var works = province.Firm(1);
        province.FileMonths(works, "energy.consumed.raw-coal", 2024, "100 t", 1, 2, 3).FileMonths(works, "output_value.comparable_price", 2024, "50 万元", 1, 2);

        var uneven = province.Ask("energy.per_output_value", works, "2024-Q1");
        Assert.True(uneven.Missing);
        Assert.Contains(uneven.Because.Reasons, r => r.Contains("2/3", StringComparison.Ordinal));
        Assert.Equal(0.7143 * 200 / 100, province.Ask("energy.per_output_value", works, "2024-01..2024-02").Value, 1e-9);
    }

    [Fact]
    public void Firms_energy_over_official_value_added_is_for_reference_only_and_says_so()
    {
        province.File(province.Firm(1), "energy.consumed.raw-coal", "2024-03", "100 t");
        var region = Luheng.Registry.SubjectId.Region(SmallProvince.Province);
        province.File(region, "value_added.price-2020", "2024-03", "1 亿元");

        var answer = province.Ask("energy.per_value_added", region, "2024-03");
        Assert.Equal("mixed", answer.Quality);
        Assert.Contains(answer.Because.Reasons, r => r.StartsWith("mixed scope", StringComparison.Ordinal));
    }

    [Fact]
    public void Gas_without_a_measured_coefficient_is_missing_and_the_range_is_the_reason()
    {
        var works = province.Firm(1);
        var answer = province.File(works, "energy.consumed.natural-gas", "2024-03", "500 万m³").Ask("energy.by_carrier.natural-gas", works, "2024-03");
        Assert.True(answer.Missing);
        Assert.Contains(answer.Because.Reasons, r => r.Contains("range 1.1–1.33 kgce/m³", StringComparison.Ordinal) && r.Contains("filed as energy.coefficient.natural-gas", StringComparison.Ordinal));
    }

    [Fact]
    public void A_total_that_had_to_skip_a_filed_carrier_is_partial_and_says_which()
    {
        var works = province.Firm(1);
        var answer = province.File(works, "energy.consumed.raw-coal", "2024-03", "10000 t").File(works, "energy.consumed.natural-gas", "2024-03", "500 万m³").Ask("energy.comprehensive", works, "2024-03");
        Assert.Equal(7143, answer.Value, 1e-6);
        Assert.Equal("partial", answer.Quality);
        Assert.Contains(answer.Because.Reasons, r => r.StartsWith("skipped:", StringComparison.Ordinal) && r.Contains("coefficient.natural-gas", StringComparison.Ordinal));
    }

    [Fact]
    public void Conversion_output_that_cannot_be_valued_is_not_passed_over_as_none()
    {
        var works = province.Firm(1);
        var answer = province.File(works, "energy.consumed.raw-coal", "2024-03", "10000 t").File(works, "energy.output.coke-oven-gas", "2024-03", "100 万m³").Ask("energy.comprehensive", works, "2024-03");
        Assert.Equal("partial", answer.Quality);
        Assert.Contains(answer.Because.Reasons, r => r.Contains("coefficient.coke-oven-gas", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_filed_is_missing_and_never_nought()
    {
        var works = province.Firm(1);
        var answer = province.Ask("energy.comprehensive", works, "2024-03");
        Assert.True(answer.Missing);
        Assert.NotEmpty(answer.Because.Reasons);
    }

    [Fact]
    public void Nought_filed_is_nought()
    {
        var works = province.Firm(1);
        var answer = province.File(works, "energy.consumed.raw-coal", "2024-03", "0 t").Ask("energy.comprehensive", works, "2024-03");
        Assert.Equal(("complete", 0.0), (answer.Quality, answer.Value));
    }

    [Fact]
    public void Division_by_nought_is_missing_and_names_what_was_nought()
    {
        var works = province.Firm(1);
        var answer = province.File(works, "energy.consumed.raw-coal", "2024-03", "100 t").File(works, "output_value.comparable_price", "2024-03", "0 万元").Ask("energy.per_output_value", works, "2024-03");
        Assert.True(answer.Missing);
        Assert.Contains("division by zero: output_value.comparable_price is 0 in 2024-03", answer.Because.Reasons);
    }

    [Fact]
    public void A_year_of_ten_months_is_partial_and_names_the_two()
    {
        var works = province.Firm(1);
        var answer = province.FileMonths(works, "water.fresh", 2024, "100 m³", 1, 2, 3, 4, 5, 6, 8, 9, 10, 12).Ask("water.fresh", works, "2024");
        Assert.Equal((1000, "partial", 10.0 / 12), (answer.Value, answer.Quality, answer.Coverage.Share));
        Assert.Equal(["missing months: 2024-07, 2024-11"], answer.Because.Reasons);
    }

    [Fact]
    public void Twelve_months_win_over_the_annual_figure_which_stands_beside()
    {
        var works = province.Firm(1);
        var answer = province.FileMonths(works, "water.fresh", 2024, "100 m³").File(works, "water.fresh", "2024", "1300 m³").Ask("water.fresh", works, "2024");
        Assert.Equal(1200, answer.Value);
        Assert.Equal(("annual", 1300), (answer.Because.Besides.Single().Kind, answer.Because.Besides.Single().Value));
    }

    [Fact]
    public void An_annual_figure_wins_over_an_incomplete_year()
    {
        var works = province.Firm(1);
        Assert.Equal(1300, province.FileMonths(works, "water.fresh", 2024, "100 m³", 1, 2, 3).File(works, "water.fresh", "2024", "1300 m³").Ask("water.fresh", works, "2024").Value);
    }

    [Fact]
    public void A_carrier_filed_for_the_year_is_not_lost_beside_one_filed_by_month()
    {
        var works = province.Firm(1);
        var answer = province.FileMonths(works, "energy.consumed.raw-coal", 2024, "100 t").File(works, "energy.consumed.diesel", "2024", "10 t").Ask("energy.comprehensive", works, "2024");
        Assert.Equal(1200 * 0.7143 + 10 * 1.4571, answer.Value, 1e-6);
        Assert.Equal(answer.Value, province.Ask("energy.comprehensive", Luheng.Registry.SubjectId.Region(SmallProvince.East), "2024").Value, 1e-9);
    }

    [Fact]
    public void A_month_is_the_difference_of_two_years_to_date()
    {
        var works = province.Firm(1);
        province.File(works, "water.fresh", "2024-01..2024-02", "200 m³").File(works, "water.fresh", "2024-01..2024-03", "350 m³");
        Assert.Equal(150, province.Ask("water.fresh", works, "2024-03").Value);
        Assert.Equal(ReasonKind.Difference, province.Ask("water.fresh", works, "2024-03").Because.Kind);
        Assert.Equal(350, province.Ask("water.fresh", works, "2024-01..2024-03").Value);
        Assert.True(province.Ask("water.fresh", works, "2024-02").Missing); // January was never published alone
    }

    [Fact]
    public void A_filed_figure_comes_before_a_monitored_one_whichever_came_first()
    {
        var (early, late) = (province.Firm(1), province.Firm(2));
        var meter = new Source(SourceKind.Monitored, LegalBasis.Monitoring, "计量");
        province.File(early, "water.fresh", "2024-03", "90 m³", meter).File(early, "water.fresh", "2024-03", "100 m³");
        province.File(late, "water.fresh", "2024-03", "100 m³").File(late, "water.fresh", "2024-03", "90 m³", meter);
        foreach (var works in new[] { early, late })
        {
            var answer = province.Ask("water.fresh", works, "2024-03");
            Assert.Equal(100, answer.Value);
            Assert.Equal(("monitored", 90), (answer.Because.Besides.Single().Kind, answer.Because.Besides.Single().Value));
        }
    }

    [Fact]
    public void A_firms_month_counts_whatever_scope_it_was_labelled_with()
    {
        var works = province.Firm(1);
        province.File(works, "water.fresh", "2024-03", "100 m³", scope: "规上");
        Assert.Equal(100, province.Ask("water.fresh", works, "2024-03").Value);
        Assert.Equal(100, province.Ask("water.fresh", Luheng.Registry.SubjectId.Region(SmallProvince.East), "2024-03").Value);
    }

    [Theory]
    [InlineData("2021-03", 1.7572, false)]
    [InlineData("2021-04", 1.7572, true)]
    public void The_edition_of_the_standard_is_the_one_in_force_on_the_day(string month, double coefficient, bool listed)
    {
        var works = province.Firm(1);
        var answer = province.File(works, "energy.consumed.lng", month, "100 t").Ask("energy.by_carrier.lng", works, month);
        if (listed) Assert.Equal(100 * coefficient, answer.Value, 1e-9);
        else Assert.Contains(answer.Because.Reasons, r => r == $"factor coefficient.lng has no value on {month}-01");
        Assert.Equal(!listed, answer.Missing);
    }

    [Fact]
    public void The_edition_is_named_with_its_factor()
    {
        var works = province.Firm(1);
        province.FileMonths(works, "energy.consumed.raw-coal", 2021, "100 t", 3, 4);
        Assert.Contains("2008", province.Ask("energy.by_carrier.raw-coal", works, "2021-03").Because.Factors.Single().Source.Document, StringComparison.Ordinal);
        Assert.Contains("2020", province.Ask("energy.by_carrier.raw-coal", works, "2021-04").Because.Factors.Single().Source.Document, StringComparison.Ordinal);
    }

    [Fact]
    public void Against_the_year_before_compares_the_same_months()
    {
        var works = province.Firm(1);
        province.FileMonths(works, "water.fresh", 2023, "100 m³", 1, 2, 3).FileMonths(works, "water.fresh", 2024, "90 m³", 1, 2, 3);
        Assert.Equal(-10, province.Ask("water.change_on_year", works, "2024-01..2024-03").Value, 1e-9);
        Assert.True(province.Ask("water.change_on_year", works, "2023-03").Missing);
    }

    [Fact]
    public void The_utilisation_rate_stays_within_100_per_cent_and_the_use_ratio_may_pass_it()
    {
        var works = province.Firm(1);
        province.File(works, "waste.generated.phosphogypsum", "2020", "1000 t").File(works, "waste.utilised.phosphogypsum", "2020", "1002 t").File(works, "waste.utilised_from_stock.phosphogypsum", "2020", "2 t");
        Assert.Equal(100, province.Ask("waste.utilisation_rate_of.phosphogypsum", works, "2020").Value, 1e-9);
        Assert.Equal(100.2, province.Ask("waste.use_ratio.phosphogypsum", works, "2020").Value, 1e-9);
    }
}
