using Luheng.Packs;
using static Luheng.Tests.Packs.RealPacks;

namespace Luheng.Tests.Packs;

public class PlanTargetsTests
{
    public static TheoryData<string, string> Targets()
    {
        var all = new TheoryData<string, string>();
        foreach (var plan in Rules.Plans.Values) foreach (var target in plan.Targets) all.Add(plan.Id, target.Id);
        return all;
    }

    static Target Find(string plan, string target) => Rules.Plans[plan].Targets.Single(t => t.Id == target);

    [Theory, MemberData(nameof(Targets))]
    public void A_target_has_an_indicator_that_resolves_or_a_reason(string plan, string id)
    {
        var target = Find(plan, id);
        Assert.NotEqual(target.Indicator is null, target.WhyNoIndicator is null);
        if (target.Indicator is { } indicator) Assert.Contains(indicator, Rules.Items);
        else Assert.NotEmpty(target.WhyNoIndicator!.Zh);
    }

    [Theory, MemberData(nameof(Targets))]
    public void A_target_is_in_a_unit_its_indicator_can_be_compared_in(string plan, string id)
    {
        var target = Find(plan, id);
        if (target.Aim is not { } aim) return; // nothing to compare: qualitative or a milestone
        var expected = target.Kind switch
        {
            TargetKind.Change => Units["%"],
            TargetKind.Points => Units["百分点"],
            _ => target.Indicator is { } indicator ? Rules.Items[indicator].Unit : aim.Unit,
        };
        Assert.Equal(expected.Dimension, aim.Unit.Dimension);
        if (target.Base is { } from && target.Indicator is { } measured) Assert.Equal(Rules.Items[measured].Unit.Dimension, from.Unit.Dimension);
    }

    [Theory, MemberData(nameof(Targets))]
    public void A_target_says_whose_clause_and_words_it_is(string plan, string id)
    {
        var target = Find(plan, id);
        Assert.NotEmpty(target.Source.Clause);
        Assert.NotEmpty(target.Words);
        Assert.NotNull(Rules.Regions.Find(target.Region));
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", id);
    }

    [Fact]
    public void The_six_plans_are_there_by_their_ids() =>
        Assert.Superset(new HashSet<string> { "guizhou-2018-2020", "miit-2016", "sichuan-13fyp", "national-2016-2020", "sichuan-14fyp", "national-14fyp" }, Rules.Plans.Keys.ToHashSet());

    [Theory]
    [InlineData("co2-intensity", "-18 %")]
    [InlineData("pollutant-intensity", "-10 %")]
    [InlineData("energy-intensity", "-13.5 %")]
    [InlineData("bulk-solid-waste-utilisation", "57 %")]
    [InlineData("renewable-resources-recycled", "4.8 亿t")]
    [InlineData("water-intensity", "-16 %")]
    [InlineData("environment-industry-output", "11 万亿元")]
    public void The_national_plan_of_the_14th_period_aims_at(string id, string aim) => Assert.Equal(Units.Quantity(aim), Find("national-14fyp", id).Aim);

    [Theory]
    [InlineData("energy-intensity", "-16 %", "≈")]
    [InlineData("water-intensity", "-40 %", "≈")]
    [InlineData("pollutant-intensity", "-20 %", ">=")]
    [InlineData("green-factories", "2121 家", "=")]
    [InlineData("green-parks", "171 家", "=")]
    [InlineData("green-supply-chains", "189 家", "=")]
    [InlineData("green-products", "20000 种", "≈")]
    [InlineData("environment-industry-output", "7.5 万亿元", "≈")]
    public void What_was_published_of_the_13th_period_is_an_outcome(string target, string value, string comparator)
    {
        var outcome = Rules.Plans["national-2016-2020"].Outcomes.Single(o => o.About == $"national-2016-2020/{target}");
        Assert.Equal((Units.Quantity(value), comparator), (outcome.Value, outcome.Comparator));
    }

    [Fact]
    public void Guizhou_also_quotes_the_nations_aims_and_they_stay_the_nations() =>
        Assert.Equal(["national-energy-intensity", "national-solid-waste-utilisation"], Rules.Plans["guizhou-2018-2020"].Targets.Where(t => t.Region == "000000").Select(t => t.Id));
}
