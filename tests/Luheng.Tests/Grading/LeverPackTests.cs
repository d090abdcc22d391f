using Luheng.Packs;
using Luheng.Tests.Packs;

namespace Luheng.Tests.Grading;

public class LeverPackTests
{
    static StepTariff Aluminium => RealPacks.Rules.StepTariffs["aluminium-steps"];

    [Theory]
    [InlineData("2025-06-01", 13_700, 0.20)]
    [InlineData("2023-06-01", 13_500, 0.03)]
    [InlineData("2025-06-01", 13_300, 0)]
    [InlineData("2025-06-01", 13_300.5, 0.01)]
    [InlineData("2022-06-01", 13_670, 0.01)]
    [InlineData("2015-06-01", 13_700, 0)]
    [InlineData("2015-06-01", 13_750, 0.02)]
    [InlineData("2015-06-01", 13_801, 0.08)]
    public void Aluminium_pays_by_the_steps_of_its_day(string day, double unit, double surcharge) =>
        Assert.Equal(surcharge, Aluminium.Surcharge(unit, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))!.Value, 9);

    [Fact]
    public void What_is_not_known_has_no_amount()
    {
        Assert.Null(RealPacks.Rules.StepTariffs["cement-steps"].Surcharge(110, new(2025, 1, 1)));
        Assert.Null(RealPacks.Rules.StepTariffs["steel-steps"].Surcharge(600, new(2025, 1, 1)));
        Assert.Null(Aluminium.Surcharge(14_000, new(2010, 1, 1)));
        Assert.Null(Aluminium.Surcharge(double.NaN, new(2025, 1, 1)));
    }

    [Fact]
    public void The_plans_means_are_all_here_and_each_names_its_authority_and_clause()
    {
        Assert.Equal(["有序用电", "电力市场交易", "错峰生产安排", "信贷政策", "工业资金奖励", "市场开拓", "项目补助", "贷款贴息", "集中培训", "阶梯电价", "淘汰落后"], RealPacks.Rules.Levers.Values.Select(l => l.Name.Zh));
        Assert.All(RealPacks.Rules.Levers.Values, l => Assert.True(l.Authority.Zh is not "" && l.Source.Clause is not "" && l.Confidence == Confidence.Design));
    }

    [Fact]
    public void A_wrong_scheme_is_told_with_everything_that_is_wrong()
    {
        var found = TryPack.Wrongs(("grades/a.yaml", """
            id: x
            version: "1"
            name: {zh: 试}
            levels: [{id: A, zh: 甲}, {id: B, zh: 乙}]
            missing_caps_at: Q
            who: {item: nothing, threshold: 0, basis: {zh: 试}, source: {ref: s, clause: 一}}
            inputs: {source: {ref: s, clause: 一}}
            statistics: {source: {ref: s, clause: 一}}
            rules:
              - {id: r, name: {zh: 试}, looks_at: colour, at_least: 1, at_most: 2, gives: F, source: {ref: s, clause: 一}}
            source: {ref: s, clause: 一}
            """)).Select(p => p.Found).ToList();
        Assert.Contains("'Q' is not a level", found);
        Assert.Contains("'nothing' is not an item", found);
        Assert.Contains("the threshold is not above zero", found);
        Assert.Contains("'colour' is not a looks_at", found);
        Assert.Contains("rule 'r' has no cut-off, or two", found);
        Assert.Contains("'F' is not a level", found);
    }

    [Fact]
    public void A_lever_that_favours_and_restrains_the_same_level_or_names_no_tariff_is_a_problem()
    {
        var found = TryPack.Wrongs(("levers/a.yaml", "{id: l, name: {zh: 试}, does: {zh: 试}, authority: {zh: 某部门}, form: order, favours: [A], restrains: [A], costs: [none], from: 2022-01-01, source: {ref: s, clause: 一}}")).Select(p => p.Found).ToList();
        Assert.Equal(["'l' favours and restrains A", "'none' is not a step tariff"], found);
    }
}
