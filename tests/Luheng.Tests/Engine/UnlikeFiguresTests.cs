using Luheng.Comparing;
using Luheng.Engine;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Tests.Packs;
using Luheng.Time;

namespace Luheng.Tests.Engine;

/// <summary>What is not there is no zero, and what covers other months, carriers or members is not compared.</summary>
public class UnlikeFiguresTests
{
    static readonly Source Meters = new(SourceKind.Monitored, LegalBasis.Monitoring, "监测汇总");

    readonly SmallProvince province = new();

    [Fact]
    public void What_meters_say_of_a_month_is_no_total_while_a_carrier_that_was_filed_before_is_not_filed_yet()
    {
        var works = province.Firm(1);
        province.FileMonths(works, "energy.consumed.raw-coal", 2024, "100 t", 1, 2, 3).FileMonths(works, "energy.consumed.electricity", 2024, "50 万kWh", 1, 2, 3).FileMonths(works, "energy.purchased.electricity", 2024, "50 万kWh", 1, 2, 3)
            .File(works, "energy.consumed.electricity", "2024-04", "50 万kWh", Meters).File(works, "energy.purchased.electricity", "2024-04", "50 万kWh", Meters);
        foreach (var item in (string[])["energy.comprehensive", "energy.gross", "co2.fuel", "co2.total", "energy.assessment_total"])
        {
            Assert.False(province.Ask(item, works, "2024-03").Missing, item);
            Assert.True(province.Ask(item, works, "2024-04").Missing, item);
            Assert.True(double.IsNaN(province.World().Columns.Of(item, 2024)![3]), item);
        }
        Assert.Contains(province.Ask("energy.comprehensive", works, "2024-04").Because.Reasons, r => r == "only meters speak of 2024-04: 原煤消费量 (energy.consumed.raw-coal) was filed within the year before and is not filed yet");
        Assert.False(province.Ask("energy.by_carrier.electricity", works, "2024-04").Missing);
        Assert.Equal((3, 4), (province.Ask("energy.comprehensive", works, "2024-01..2024-04").Coverage.Present, province.Ask("energy.comprehensive", works, "2024-01..2024-04").Coverage.Expected));
        Assert.Equal(0.75, province.Ask("energy.comprehensive", SubjectId.Region(SmallProvince.East), "2024-01..2024-04").Coverage.Share);
    }

    [Fact]
    public void A_return_says_what_there_was_not_and_meters_of_everything_need_none()
    {
        var (works, metered) = (province.Firm(1), province.Firm(2));
        province.File(works, "energy.consumed.raw-coal", "2024-03", "100 t").File(works, "energy.consumed.electricity", "2024-03", "50 万kWh").File(works, "energy.consumed.electricity", "2024-04", "50 万kWh")
            .FileMonths(metered, "energy.consumed.electricity", 2024, "50 万kWh", 1, 2).File(metered, "energy.consumed.electricity", "2024-03", "50 万kWh", Meters);
        Assert.Equal(61.45, province.Ask("energy.comprehensive", works, "2024-04").Value, 1e-9);
        Assert.Equal(61.45, province.Ask("energy.comprehensive", metered, "2024-03").Value, 1e-9);
    }

    [Fact]
    public void An_enterprise_that_files_by_site_is_not_its_own_meter()
    {
        var works = province.Firm(1);
        var site = province.Site(works, "一厂");
        province.FileMonths(site, "energy.consumed.raw-coal", 2024, "100 t", 1, 2).FileMonths(site, "energy.consumed.electricity", 2024, "50 万kWh", 1, 2).FileMonths(works, "energy.consumed.electricity", 2024, "50 万kWh", 1);
        province.Filings.RemoveAll(f => f.Subject == works);
        province.File(works, "energy.consumed.electricity", "2024-02", "50 万kWh", Meters);
        Assert.Equal(province.Ask("energy.comprehensive", works, "2024-01").Value, province.Ask("energy.comprehensive", works, "2024-02").Value, 1e-9);
    }

    [Fact]
    public void Months_after_an_enterprise_ended_are_not_expected_and_its_shorter_year_is_not_compared()
    {
        var id = SubjectId.OfEnterprise(SmallProvince.Code(7));
        province.Subjects.Add(new(id, "企业7", [new(null, new(2025, 1, 31), SmallProvince.East, "3011")]));
        province.FileMonths(id, "energy.consumed.raw-coal", 2024, "100 t").FileMonths(id, "energy.consumed.raw-coal", 2025, "110 t", 1)
            .FileMonths(id, "output_value.comparable_price", 2024, "100 万元").FileMonths(id, "output_value.comparable_price", 2025, "100 万元", 1);
        var now = province.Ask("energy.comprehensive", id, "2025-01..2025-10");
        Assert.Equal((1, 1, true), (now.Coverage.Present, now.Coverage.Expected, now.Because.Reasons.Count == 0));
        Assert.True(province.Ask("energy.comprehensive.change_on_year", id, "2025-01..2025-10").Missing);
        Assert.True(province.Ask("energy.per_output_value.change_on_year", id, "2025-01..2025-10").Missing);
        Assert.False(province.Ask("energy.comprehensive.change_on_year", id, "2025-01").Missing);
    }

    [Fact]
    public void A_group_s_ratio_of_sums_with_other_members_says_nothing_in_an_answer_or_a_table()
    {
        foreach (var number in Enumerable.Range(1, 10))
        {
            var works = province.Firm(number);
            foreach (var year in (int[])[2024, 2025])
            {
                if (year == 2024 || number > 2) province.FileMonths(works, "energy.consumed.raw-coal", year, "100 t", 1);
                province.FileMonths(works, "output_value.comparable_price", year, "100 万元", 1);
            }
        }
        var division = SubjectId.Sector("30", SmallProvince.Province);
        foreach (var item in (string[])["energy.comprehensive.change_on_year", "energy.per_output_value", "energy.per_output_value.change_on_year"])
        {
            var answer = province.Ask(item, division, "2025-01");
            Assert.True(answer.Missing, item);
            Assert.Contains(answer.Because.Reasons, r => r.StartsWith("the parts cover different members: ", StringComparison.Ordinal));
            var sums = new GroupSums(new FirmTable(province.World()), 1, _ => 0, _ => true);
            Assert.True(double.IsNaN(sums.Of(item, [Period.Month(2025, 1)]).Values[0]), item);
        }
        Assert.False(province.Ask("energy.per_output_value", division, "2024-01").Missing);
    }

    [Theory, InlineData(0.02, true), InlineData(0.3, false)]
    public void How_far_two_sums_may_differ_and_still_be_compared_is_a_rule_of_design(double within, bool missing)
    {
        var rule = RealPacks.Rules.Rules["comparison"];
        Assert.Equal((0.02, Confidence.Design), (RealPacks.Rules.AlikeWithin, rule.Confidence));
        var rules = RealPacks.Rules with { Rules = new Dictionary<string, Rule>(RealPacks.Rules.Rules) { ["comparison"] = rule with { Numbers = new Dictionary<string, double> { ["unlike_at_most"] = within } } } };
        var ruled = new SmallProvince(rules);
        foreach (var number in Enumerable.Range(1, 10))
        {
            var works = ruled.Firm(number);
            ruled.FileMonths(works, "energy.consumed.raw-coal", 2024, "100 t", 1);
            if (number > 1) ruled.FileMonths(works, "energy.consumed.raw-coal", 2025, "100 t", 1);
        }
        var division = SubjectId.Sector("30", SmallProvince.Province);
        Assert.Equal(missing, ruled.Ask("energy.comprehensive.change_on_year", division, "2025-01").Missing);
        var sums = new GroupSums(new FirmTable(ruled.World()), 1, _ => 0, _ => true);
        Assert.Equal(missing, double.IsNaN(sums.Of("energy.comprehensive.change_on_year", [Period.Month(2025, 1)]).Values[0]));
    }

    [Fact]
    public void A_group_that_lost_a_large_member_is_not_held_against_the_year_before_and_one_that_lost_a_small_one_is()
    {
        foreach (var number in Enumerable.Range(1, 10)) province.FileMonths(province.Firm(number), "energy.consumed.raw-coal", 2024, "100 t", 1, 2).FileMonths(province.Subjects[^1].Id, "energy.consumed.raw-coal", 2025, "110 t", 1, 2);
        void Leaves(int number, string amount)
        {
            var id = SubjectId.OfEnterprise(SmallProvince.Code(number));
            province.Subjects.Add(new(id, $"企业{number}", [new(null, new(2025, 1, 31), SmallProvince.East, "3011")]));
            province.FileMonths(id, "energy.consumed.raw-coal", 2024, amount, 1, 2).FileMonths(id, "energy.consumed.raw-coal", 2025, amount, 1);
        }
        var division = SubjectId.Sector("30", SmallProvince.Province);
        double Change() => province.Ask("energy.comprehensive.change_on_year", division, "2025-01..2025-02").Value;
        double Table() => new GroupSums(new FirmTable(province.World()), 1, _ => 0, _ => true).Of("energy.comprehensive.change_on_year", [Period.Parse("2025-01..2025-02")]).Values[0];
        Leaves(21, "20 t");
        Assert.Equal(Change(), Table(), 1e-9);
        Assert.InRange(Change(), 8, 10);
        Leaves(22, "100 t"); // its coverage is whole in both years
        Assert.Equal((double.NaN, double.NaN), (Change(), Table()));
    }

    [Fact]
    public void Members_of_a_part_that_cannot_be_compared_stand_apart_from_what_the_others_did()
    {
        var silent = new Part("silent", "silent", 40, 50, double.NaN, 3);
        var whole = Decomposition.Of([new("a", "a", 100 + 40, 120 + 50, 50, 55) { Alone = [silent] }, new("b", "b", 80, 60, 20, 18)]);
        var apart = Decomposition.Of([new("a", "a", 100, 120, 50, 55), new("b", "b", 80, 60, 20, 18), silent]);
        Assert.Equal(apart.Effects, whole.Effects);
        foreach (var effect in whole.Effects) Assert.Equal(apart.Of(effect), whole.Of(effect), 1e-9);
        Assert.Equal((220, 230), (whole.Before, whole.After));
        Assert.InRange(Math.Abs(whole.Residual), 0, 1e-9);
        var (gone, came) = (new Part("gone", "gone", 25, double.NaN, 7, double.NaN), new Part("came", "came", double.NaN, 30, double.NaN, 9));
        var nobody = Decomposition.Of([new("a", "a", 25, 30, double.NaN, double.NaN) { Alone = [gone, came] }]);
        Assert.Equal([Effect.Entering, Effect.Leaving], nobody.Effects); // no effect is said to be nought where none was reckoned
        Assert.Equal((30, -25), (nobody.Of(Effect.Entering), nobody.Of(Effect.Leaving)));
        Assert.True(double.IsNaN(Decomposition.Of([new("a", "a", 100, double.NaN, 50, double.NaN)]).Change));
    }
}
