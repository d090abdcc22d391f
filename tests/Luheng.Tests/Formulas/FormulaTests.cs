using Luheng.Engine;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Problems;
using Luheng.Registry;
using Luheng.Tests.Engine;
using Luheng.Tests.Packs;
using Luheng.Time;

namespace Luheng.Tests.Formulas;

/// <summary>The formula language: what is written is what is computed, in columns and one by one.</summary>
public class FormulaTests
{
    static readonly SubjectId Works = SubjectId.OfEnterprise(SmallProvince.Code(1));

    /// <summary>coal 2024-03 is 8 t and was 2 t a year before; gas is 500 kg; sales 4 万元 and 0 a year before; share-a.b is 25 %; growth 10 %.</summary>
    static World WorldWith(string unit, string formula)
    {
        var rules = TryPack.Load(("indicators/i.yaml", TryPack.Indicator("x", unit, formula)), ("sets/s.yaml", "- set: two\n  members: [{id: one, zh: 一}, {id: other, zh: 二}, {id: third, zh: 三}]\n"),
            ("items/more.yaml", "- {id: \"part[two]\", name: {zh: 份}, unit: t, additive: true, of: [enterprise, region], source: {ref: s, clause: 一}}\n"),
            ("factors/f.yaml", "id: k\nunit: tce/t\nvalues:\n  - {from: 2020-01-01, to: 2023-12-31, value: 0.5, source: {ref: s, clause: 三}, confidence: design}\n  - {from: 2024-01-01, value: 0.7, source: {ref: s, clause: 三}, confidence: design}\n"),
            ("places/tables/regions.csv", "code,level,name,parent\n000000,country,全国,\n990000,province,示例省,000000\n"));
        (string Item, string Period, double Value)[] filed = [("coal", "2024-03", 8), ("coal", "2023-03", 2), ("gas", "2024-03", 500), ("sales", "2024-03", 4), ("sales", "2023-03", 0),
            ("share-a.b", "2024-03", 25), ("growth", "2024-03", 10), ("growth", "2023-03", 20), ("part.one", "2024-03", 3), ("part.other", "2024-03", 4)];
        return World.Of(rules, [new(Works, "厂", [new(null, null, "990000", "3011")])],
            [.. filed.Select(f => new Observation(Works, f.Item, Period.Parse(f.Period), f.Value, "", Source.Read("", false), 0))]);
    }

    [Theory]
    [InlineData("t", "coal + coal * 2", 24)]
    [InlineData("t", "(coal + coal) * 2", 32)]
    [InlineData("t", "coal - coal / 4 - coal / 2", 2)]
    [InlineData("t", "coal / 2 / 2", 2)]
    [InlineData("t", "coal / 2 * 2", 8)]
    [InlineData("1", "2 ^ 3 * 2", 16)]
    [InlineData("1", "-2 ^ 2", -4)]
    [InlineData("1", "2 ^ -1", 0.5)]
    [InlineData("t", "-coal + coal * 3", 16)]
    [InlineData("t", "coal × 2 ÷ 4", 4)]
    [InlineData("t", "coal + gas", 8.5)]
    [InlineData("kg", "gas + coal", 8500)]
    [InlineData("t", "coal - gas", 7.5)]
    [InlineData("t/万元", "coal / sales", 2)]
    [InlineData("kg/元", "coal / sales", 0.2)]
    [InlineData("%", "gas / coal", 6.25)]
    [InlineData("t", "coal * 50 %", 4)]
    [InlineData("t", "coal * share-a.b", 2)]
    [InlineData("1", "share-a.b * 1", 0.25)]
    [InlineData("tce", "coal * k", 5.6)]
    [InlineData("t", "sum(two: part[two])", 7)]
    [InlineData("t", "coal - optional(part.third)", 8)]
    [InlineData("t", "min(coal, gas)", 0.5)]
    [InlineData("t", "max(gas, coal)", 8)]
    [InlineData("t", "abs(gas - coal)", 7.5)]
    [InlineData("1", "ln(coal / previous(coal))", 1.3862943611198906)]
    [InlineData("1", "exp(1)", Math.E)]
    [InlineData("t", "logmean(coal, previous(coal))", 4.328085122666891)]
    [InlineData("t", "logmean(coal, coal)", 8)]
    [InlineData("百分点", "points(share-a.b, growth)", 15)]
    [InlineData("%", "coal / previous(coal) - 1", 300)]
    [InlineData("t", "at(2023, coal)", 2)]
    [InlineData("%", "compound(growth) - 1", 10)]
    [InlineData("%", "compound(growth, 2022) - 1", 32)]
    public void Computes(string unit, string formula, double expected)
    {
        var world = WorldWith(unit, formula);
        Assert.Equal(expected, Asker.Ask(world, "x", Works, Period.Parse("2024-03")).Value, Math.Abs(expected) * 1e-12);
        if (world.Columns.Of("x", 2024) is { } column) Assert.Equal(expected, column[2], Math.Abs(expected) * 1e-12);
    }

    [Theory]
    [InlineData("%", "coal / previous(sales) * sales / coal", "division by zero: sales is 0 in 2023-03")]
    [InlineData("t", "coal + part.third", "份 (part.third) was not filed for 2024-03")]
    [InlineData("t", "coal - previous(gas)", "气 (gas) was not filed for 2023-03")]
    [InlineData("t", "sum(two: previous(part[two]))", "nothing is filed of any two in 2024-03")]
    [InlineData("tce", "at(2019, coal) * k", "煤 (coal) was not filed for 2019-03")]
    [InlineData("t", "coal / (coal - coal) * coal", "division by zero: coal, coal is 0 in 2024-03")]
    public void Is_missing_with_the_reason_and_never_nought(string unit, string formula, string reason)
    {
        var world = WorldWith(unit, formula);
        var answer = Asker.Ask(world, "x", Works, Period.Parse("2024-03"));
        Assert.True(answer.Missing);
        Assert.Contains(reason, answer.Because.Reasons);
        if (world.Columns.Of("x", 2024) is { } column) Assert.True(double.IsNaN(column[2]));
    }

    [Fact]
    public void The_logarithm_of_nought_is_missing() => Assert.True(Asker.Ask(WorldWith("1", "ln(previous(sales) / sales)"), "x", Works, Period.Parse("2024-03")).Missing);

    [Theory]
    [InlineData("coal +", "ends where a number, a name or ( was expected")]
    [InlineData("coal $ gas", "found '$', expected an operator or the end")]
    [InlineData("(coal", "ends where ) was expected")]
    [InlineData("1.2.3 * coal", "expected a number such as 1.5")]
    [InlineData("2 ^ 3 ^ 2 * coal", "expected an operator or the end")]
    [InlineData("coal-gas", "'coal-gas' is neither an item nor a factor")]
    [InlineData("sqrt(coal)", "'sqrt' with 1 part(s) is not known (known: sum(set: x)")]
    [InlineData("min(coal)", "'min' with 1 part(s) is not known")]
    [InlineData("sum(three: coal)", "'three' is not a set (known: sector, two)")]
    [InlineData("coal + sales", "t (mass) + 万元 (money): the two sides do not measure the same thing")]
    [InlineData("coal * sales", "the formula gives t·万元 (mass·money), but the unit is t (mass)")]
    [InlineData("max(coal, sales)", "max: t (mass) and 万元 (money) do not measure the same thing")]
    [InlineData("ln(coal)", "t (mass) where a plain number is needed")]
    [InlineData("coal ^ sales", "the exponent is in 万元; it must be a plain number")]
    [InlineData("points(coal, gas)", "t (mass) where a plain number is needed")]
    [InlineData("coal * compound(coal)", "compound takes a growth item in per cent")]
    public void A_wrong_formula_says_where_and_what(string formula, string says)
    {
        var problem = Assert.Single(Assert.Throws<ProblemsException>(() => WorldWith("t", formula)).Problems);
        Assert.Equal("try/indicators/i.yaml:1", problem.Where);
        Assert.Contains(says, problem.Found, StringComparison.Ordinal);
    }
}
