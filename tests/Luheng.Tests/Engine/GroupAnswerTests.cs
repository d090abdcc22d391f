using Luheng.Engine;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Tests.Packs;
using static Luheng.Tests.Engine.SmallProvince;

namespace Luheng.Tests.Engine;

/// <summary>What regions, parks, zones and sectors are told: sums of members, official figures first, nothing counted twice.</summary>
public class GroupAnswerTests
{
    static readonly SubjectId EastCounty = SubjectId.Region(East), WestCounty = SubjectId.Region(West), Whole = SubjectId.Region(Province);

    readonly SmallProvince province = new();

    [Fact]
    public void A_ratio_of_a_group_is_the_ratio_of_its_sums()
    {
        var (a, b) = (province.Firm(1), province.Firm(2));
        province.File(a, "energy.consumed.raw-coal", "2024-03", "1000 t").File(a, "output_value.comparable_price", "2024-03", "500 万元")
            .File(b, "energy.consumed.raw-coal", "2024-03", "100 t").File(b, "output_value.comparable_price", "2024-03", "1000 万元");
        Assert.Equal((714.3 + 71.43) / 1500, province.Ask("energy.per_output_value", SubjectId.Sector("30"), "2024-03").Value, 1e-9);
    }

    [Fact]
    public void A_members_measured_coefficient_survives_in_the_sum()
    {
        var (a, b) = (province.Firm(1), province.Firm(2));
        province.File(a, "energy.consumed.raw-coal", "2024-03", "1000 t").File(a, "energy.coefficient.raw-coal", "2024", "0.5 tce/t").File(b, "energy.consumed.raw-coal", "2024-03", "100 t");
        var sum = province.Ask("energy.comprehensive", EastCounty, "2024-03");
        Assert.Equal(500 + 71.43, sum.Value, 1e-9);
        Assert.Equal(sum.Value, province.Ask("energy.comprehensive", a, "2024-03").Value + province.Ask("energy.comprehensive", b, "2024-03").Value, 1e-9);
        Assert.Equal([("企业1", 500), ("企业2", 71.43)], sum.Because.Members.Select(m => (m.Name, Math.Round(m.Value, 9))));
    }

    [Theory]
    [InlineData("2024-06-30", 6)]
    [InlineData("2024-06-15", 5)]
    [InlineData("2024-07-01", 6)]
    public void A_member_that_moves_counts_in_each_county_for_its_months(string lastDay, int monthsInEast)
    {
        var mover = province.Mover(1, East, DateOnly.Parse(lastDay, null), West);
        province.FileMonths(mover, "water.fresh", 2024, "100 m³");
        Assert.Equal(monthsInEast * 100, province.Ask("water.fresh", EastCounty, "2024").Value);
        Assert.Equal((12 - monthsInEast) * 100, province.Ask("water.fresh", WestCounty, "2024").Value);
        Assert.Equal(1200, province.Ask("water.fresh", Whole, "2024").Value);
        Assert.All(["water.fresh"], item => Assert.Equal("complete", province.Ask(item, EastCounty, "2024").Quality));
    }

    [Fact]
    public void Missing_members_lower_the_coverage_and_are_not_nought()
    {
        var (a, b) = (province.Firm(1), province.Firm(2));
        province.FileMonths(a, "water.fresh", 2024, "100 m³").FileMonths(b, "water.fresh", 2024, "100 m³", 1, 2, 3);
        var year = province.Ask("water.fresh", EastCounty, "2024");
        Assert.Equal((1500, "partial", 15.0 / 24), (year.Value, year.Quality, year.Coverage.Share));
        Assert.True(province.Ask("water.fresh", WestCounty, "2024").Missing);
    }

    [Fact]
    public void A_member_that_filed_the_year_at_once_counts_with_the_twelve_months_of_others()
    {
        var (a, b, c) = (province.Firm(1), province.Firm(2), province.Firm(3));
        province.FileMonths(a, "energy.consumed.raw-coal", 2024, "100 t").File(b, "energy.consumed.raw-coal", "2024", "500 t").FileMonths(c, "energy.consumed.raw-coal", 2024, "10 t", 1, 2, 3, 4, 5, 6);
        var year = province.Ask("energy.comprehensive", EastCounty, "2024");
        Assert.Equal(0.7143 * (1200 + 500 + 60), year.Value, 1e-9);
        Assert.Equal(30.0 / 36, year.Coverage.Share, 1e-12);
        Assert.Equal(1760, province.Ask("energy.consumed.raw-coal", EastCounty, "2024").Value, 1e-9);
    }

    [Fact]
    public void An_enterprise_that_files_as_a_whole_stands_for_its_sites()
    {
        var firm = province.Firm(1);
        var (one, two) = (province.Site(firm, "一厂"), province.Site(firm, "二厂", West));
        province.File(firm, "water.fresh", "2024-03", "100 m³").File(one, "water.fresh", "2024-03", "60 m³").File(two, "water.fresh", "2024-03", "40 m³");
        Assert.Equal(100, province.Ask("water.fresh", EastCounty, "2024-03").Value);
        Assert.True(province.Ask("water.fresh", WestCounty, "2024-03").Missing);
        Assert.Equal(100, province.Ask("water.fresh", Whole, "2024-03").Value);
    }

    [Fact]
    public void An_enterprise_that_files_by_site_is_counted_where_its_sites_lie()
    {
        var firm = province.Firm(1);
        var (one, two) = (province.Site(firm, "一厂"), province.Site(firm, "二厂", West));
        province.File(one, "energy.consumed.raw-coal", "2024-03", "60 t").File(two, "energy.consumed.raw-coal", "2024-03", "40 t").File(two, "energy.coefficient.raw-coal", "2024", "0.5 tce/t");
        Assert.Equal(60 * 0.7143, province.Ask("energy.comprehensive", EastCounty, "2024-03").Value, 1e-9);
        Assert.Equal(20, province.Ask("energy.comprehensive", WestCounty, "2024-03").Value, 1e-9);
        Assert.Equal(60 * 0.7143 + 20, province.Ask("energy.comprehensive", firm, "2024-03").Value, 1e-9);
        Assert.Equal(60 * 0.7143 + 20, province.Ask("energy.comprehensive", Whole, "2024-03").Value, 1e-9);
    }

    [Fact]
    public void An_enterprise_that_turns_to_filing_by_site_keeps_counting()
    {
        var firm = province.Firm(1);
        var (one, two) = (province.Site(firm, "一厂"), province.Site(firm, "二厂"));
        province.FileMonths(firm, "water.fresh", 2023, "100 m³").FileMonths(one, "water.fresh", 2024, "60 m³").FileMonths(two, "water.fresh", 2024, "50 m³");
        Assert.Equal(1320, province.Ask("water.fresh", firm, "2024").Value);
        var year = province.Ask("water.fresh", Whole, "2024");
        Assert.Equal((1320, "complete"), (year.Value, year.Quality));
    }

    [Fact]
    public void An_annual_figure_of_the_enterprise_is_not_added_to_its_sites_months()
    {
        var firm = province.Firm(1);
        var site = province.Site(firm, "一厂");
        province.FileMonths(site, "energy.consumed.raw-coal", 2024, "10 t", 1, 2, 3).File(firm, "energy.consumed.raw-coal", "2024", "130 t");
        Assert.Equal(130 * 0.7143, province.Ask("energy.comprehensive", firm, "2024").Value, 1e-9);
        Assert.Equal(130 * 0.7143, province.Ask("energy.comprehensive", Whole, "2024").Value, 1e-9);
        Assert.Equal(130, province.Ask("energy.consumed.raw-coal", Whole, "2024").Value, 1e-9);
    }

    [Fact]
    public void A_coefficient_filed_by_the_enterprise_for_a_month_is_also_its_sites()
    {
        var firm = province.Firm(1);
        var site = province.Site(firm, "一厂");
        province.File(site, "energy.consumed.natural-gas", "2024-03", "100 万m³").File(firm, "energy.coefficient.natural-gas", "2024-03", "12 tce/万m³");
        Assert.Equal(1200, province.Ask("energy.comprehensive", site, "2024-03").Value, 1e-9);
        Assert.Equal(1200, province.Ask("energy.comprehensive", EastCounty, "2024-03").Value, 1e-9);
    }

    [Fact]
    public void The_official_figure_comes_first_and_the_members_stand_beside_it_with_their_coverage()
    {
        var (a, b) = (province.Firm(1), province.Firm(2));
        province.FileMonths(a, "energy.consumed.raw-coal", 2024, "100 t").FileMonths(b, "energy.consumed.raw-coal", 2024, "100 t", 1, 2, 3).File(Whole, "energy.comprehensive", "2024", "5000 tce");
        var answer = province.Ask("energy.comprehensive", Whole, "2024");
        Assert.Equal((5000, "official"), (answer.Value, answer.Quality));
        var beside = Assert.Single(answer.Because.Besides);
        Assert.Equal(("members", 15.0 / 24), (beside.Kind, beside.Coverage.Share));
        Assert.Equal(1500 * 0.7143, beside.Value, 1e-9);
    }

    [Fact]
    public void An_estimate_neither_replaces_nor_poses_as_the_official_figure()
    {
        province.File(Whole, "energy.comprehensive", "2024", "5000 tce").File(Whole, "energy.comprehensive", "2024", "6000 tce", Luheng.Observations.Source.Read("估计：测算", ofGroup: true));
        Assert.Equal(5000, province.Ask("energy.comprehensive", Whole, "2024").Value);
        var other = new SmallProvince();
        other.File(Whole, "energy.comprehensive", "2024", "6000 tce", Luheng.Observations.Source.Read("estimate: 测算", ofGroup: true));
        Assert.NotEqual("official", other.Ask("energy.comprehensive", Whole, "2024").Quality);
    }

    [Fact]
    public void Official_years_to_date_give_months_and_quarters_by_difference()
    {
        province.File(Whole, "value_added.price-2020", "2024-01..2024-03", "100 亿元").File(Whole, "value_added.price-2020", "2024-01..2024-05", "190 亿元").File(Whole, "value_added.price-2020", "2024-01..2024-06", "240 亿元");
        Assert.Equal(50, province.Ask("value_added.price-2020", Whole, "2024-06").Value, 1e-9);
        Assert.Equal(140, province.Ask("value_added.price-2020", Whole, "2024-Q2").Value, 1e-9);
        Assert.True(province.Ask("value_added.price-2020", Whole, "2024-05").Missing);
    }

    [Fact]
    public void A_cumulative_figure_below_the_one_before_leaves_the_month_without_a_figure_and_says_why()
    {
        province.File(Whole, "energy.comprehensive", "2025-01..2025-08", "170000 tce").File(Whole, "energy.comprehensive", "2025-01..2025-09", "201205 tce").File(Whole, "energy.comprehensive", "2025-01..2025-10", "186000 tce");
        var month = province.Ask("energy.comprehensive", Whole, "2025-10");
        Assert.True(month.Missing);
        Assert.Contains("2025-01..2025-10 (186,000 tce) is below that of 2025-01..2025-09 (201,205 tce)", month.Because.Reasons.Single(), StringComparison.Ordinal);
        Assert.Equal(31205, province.Ask("energy.comprehensive", Whole, "2025-09").Value, 1e-6);
        Assert.Equal(186000, province.Ask("energy.comprehensive", Whole, "2025-01..2025-10").Value, 1e-6); // as it was published
        var works = province.Firm(1);
        province.File(works, "water.fresh", "2025-01..2025-02", "350 m³").File(works, "water.fresh", "2025-01..2025-03", "200 m³");
        Assert.True(province.Ask("water.fresh", works, "2025-03").Missing);
    }

    [Fact]
    public void Four_official_quarters_are_the_year()
    {
        foreach (var quarter in (int[])[1, 2, 3, 4]) province.File(Whole, "value_added.price-2020", $"2024-Q{quarter}", "100 亿元");
        var year = province.Ask("value_added.price-2020", Whole, "2024");
        Assert.Equal((400, 1.0), (year.Value, year.Coverage.Share));
    }

    [Fact]
    public void A_stock_of_a_group_is_that_of_the_last_month_and_not_the_sum_of_twelve()
    {
        var (a, b) = (province.Firm(1), province.Firm(2));
        province.FileMonths(a, "waste.stock.fly-ash", 2024, "100 t").FileMonths(b, "waste.stock.fly-ash", 2024, "10 t");
        Assert.Equal(110, province.Ask("waste.stock.fly-ash", EastCounty, "2024").Value);
    }

    [Fact]
    public void Change_of_intensity_is_chained_from_official_growth()
    {
        province.File(Whole, "energy.consumption.growth", "2021", "2 %").File(Whole, "value_added.growth", "2021", "9 %").File(Whole, "energy.consumption.growth", "2022", "-1 %").File(Whole, "value_added.growth", "2022", "4 %");
        Assert.Equal((1.02 * 0.99 / (1.09 * 1.04) - 1) * 100, province.Ask("energy.per_value_added.change", Whole, "2021..2022").Value, 1e-9);
        Assert.True(province.Ask("energy.per_value_added.change", Whole, "2021..2023").Missing);
    }

    [Fact]
    public void A_county_that_left_its_zone_counts_in_it_until_then()
    {
        var zones = RealPacks.Files.TextOf("cn/places/tables/zones.csv").TrimEnd() + $"\nold-zone,旧区,Old zone,zone,{East},\n";
        zones = zones.Replace("code,from", "code,from,to", StringComparison.Ordinal).Replace($"zone,{East},", $"zone,{East},2023-01-01,2024-04-30", StringComparison.Ordinal);
        var other = new SmallProvince(PackLoader.Load(RealPacks.Files.With("cn/places/tables/zones.csv", zones)));
        other.FileMonths(other.Firm(1), "water.fresh", 2024, "100 m³");
        Assert.Equal(400, other.Ask("water.fresh", SubjectId.Parse("zone:old-zone"), "2024").Value);
        Assert.True(other.Ask("water.fresh", SubjectId.Parse("zone:old-zone"), "2024-05").Missing);
    }

    [Fact]
    public void Firms_are_not_the_country() => Assert.True(province.FileMonths(province.Firm(1), "water.fresh", 2024, "100 m³").Ask("water.fresh", SubjectId.Region("000000"), "2024").Missing);
}
