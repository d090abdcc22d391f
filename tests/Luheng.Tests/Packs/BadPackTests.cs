using Luheng.Problems;
using static Luheng.Tests.Packs.TryPack;

namespace Luheng.Tests.Packs;

/// <summary>What an author did wrong is said with file and line, what was found and what would be right, all in one go.</summary>
public class BadPackTests
{
    static readonly (string, string)[] Everything =
    [
        ("items/wrong.yaml", """
            - {id: oil, nmae: {zh: 油}, name: {zh: 油}, unit: t, of: [enterprise], source: {ref: s, clause: 一}}
            - {id: wood, name: {zh: 木}, unit: cord, of: [enterprise], source: {ref: s, clause: 一}}
            - {id: peat, name: {zh: 泥炭}, unit: t, of: [enterprise]}
            - {id: coal, name: {zh: 煤}, unit: t, of: [enterprise], source: {ref: s, clause: 一}}
            """),
        ("indicators/wrong.yaml", Indicator("a", "t", "coal + petrol") + Indicator("b", "t", "coal + sales") + Indicator("c", "t/万元", "coal / (coal / sales)")
            + Indicator("x", "t", "y + coal") + Indicator("y", "t", "x")),
        ("factors/wrong.yaml", """
            - id: k
              unit: t/t
              values:
                - {from: 2020-01-01, to: 2021-06-30, value: 1, source: {ref: s, clause: 三}, confidence: design}
                - {from: 2021-01-01, value: 2, source: {ref: s, clause: 三}, confidence: design}
            """),
        ("plans/wrong.yaml", """
            id: plan
            name: {zh: 规划}
            document: 规划
            region: "510000"
            period: {from: 2021, to: 2025, base: 2020}
            targets:
              - {id: less-coal, indicator: coal, kind: change, by: -5 %, words: 煤下降, confidence: confirmed}
            """),
        ("items/torn.yaml", "- {id: torn, name: {zh: 断\n"),
    ];

    static readonly Lazy<IReadOnlyList<Problem>> All = new(() => Wrongs(Everything));

    [Theory]
    [InlineData("try/items/wrong.yaml:1", "'nmae' is not known here", "name")]
    [InlineData("try/items/wrong.yaml:2", "'cord' is not a known unit", "a unit of the unit table")]
    [InlineData("try/items/wrong.yaml:3", "there is no source", "source: {document")]
    [InlineData("try/items/", "'coal' is defined twice", "the other is at try/items/items.yaml:1")]
    [InlineData("try/indicators/wrong.yaml:1", "'petrol' is neither an item nor a factor", "a formula whose names exist")]
    [InlineData("try/indicators/wrong.yaml:2", "t (mass) + 万元 (money): the two sides do not measure the same thing", "whose units fit")]
    [InlineData("try/indicators/wrong.yaml:3", "(money), but the unit is t/万元 (mass/money)", "whose units fit")]
    [InlineData("try/indicators/wrong.yaml:4", "'x' is made of itself: x → y → x", "a formula that leads to filed items")]
    [InlineData("try/factors/wrong.yaml:4", "the value from 2020-01-01 to 2021-06-30 overlaps the one from 2021-01-01", "to: 2020-12-31 or earlier")]
    [InlineData("try/plans/wrong.yaml:7", "'clause' is missing", "clause: some text")]
    [InlineData("try/items/torn.yaml:", "not readable as YAML", "a mapping or a list of mappings")]
    public void Each_is_told_with_its_place_what_was_found_and_what_would_be_right(string where, string found, string expected) =>
        Assert.Contains(All.Value, p => p.Where.StartsWith(where, StringComparison.Ordinal) && p.Found.Contains(found, StringComparison.Ordinal) && p.Expected.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void Eleven_mistakes_are_eleven_problems_and_each_has_file_and_line()
    {
        Assert.Equal(11, All.Value.Count);
        Assert.All(All.Value, p => Assert.Matches(@"^try/\w+/\w+\.yaml:\d+$", p.Where));
    }

    [Theory]
    [InlineData("kind: level, reach: 5 万元", "万元 (money)")]
    [InlineData("kind: change, by: -5 t", "t (mass)")]
    [InlineData("kind: points, by: 5 %", "% (a plain number)")]
    [InlineData("kind: level, reach: 5 t, base: 6 万元", "万元 (money)")]
    public void A_target_in_a_unit_its_indicator_has_not_is_refused(string figures, string names)
    {
        var problem = Assert.Single(Wrongs(("plans/p.yaml", Plan($"{{id: less-coal, indicator: coal, {figures}, clause: 一, words: 煤, confidence: confirmed}}"))));
        Assert.Contains(names, problem.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind: 7")]
    [InlineData("confidence: 9")]
    [InlineData("kind: wish")]
    [InlineData("comparator: '~'")]
    [InlineData("year: 20")]
    public void A_choice_that_is_none_is_refused(string wrong) =>
        Assert.NotEmpty(Wrongs(("plans/p.yaml", Plan($"{{id: less-coal, indicator: coal, by: -5 %, clause: 一, words: 煤, {wrong}}}"))));

    [Fact]
    public void A_factor_measured_in_another_dimension_is_refused()
    {
        var problem = Assert.Single(Wrongs(("factors/k.yaml", "id: k\nunit: tce/t\nmeasured_by: sales\nvalues:\n  - {from: 2020-01-01, value: 1, source: {ref: s, clause: 三}, confidence: design}\n")));
        Assert.Contains("万元 (money)", problem.Found, StringComparison.Ordinal);
        Assert.Contains("tce/t (energy/mass)", problem.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_factor_that_ends_before_it_begins_is_refused() =>
        Assert.Contains("before", Assert.Single(Wrongs(("factors/k.yaml", "id: k\nunit: tce/t\nvalues:\n  - {from: 2020-01-01, to: 2019-01-01, value: 1, source: {ref: s, clause: 三}, confidence: design}\n"))).Found, StringComparison.Ordinal);

    [Fact]
    public void A_second_document_in_a_file_is_not_passed_over_in_silence() =>
        Assert.NotEmpty(Wrongs(("items/two.yaml", "- {id: oil, name: {zh: 油}, unit: t, of: [enterprise], source: {ref: s, clause: 一}}\n---\n- {id: oil2}\n")));

    [Fact]
    public void An_unknown_source_key_is_refused() =>
        Assert.Contains(Wrongs(("items/i.yaml", "- {id: oil, name: {zh: 油}, unit: t, of: [enterprise], source: {ref: nowhere, clause: 一}}\n")), p => p.Found == "source 'nowhere' is not among the pack's sources");

    [Theory]
    [InlineData("P001.reach * 1.5", "1.5")]
    [InlineData("P009.reach", "P009")]
    [InlineData("P001.reach +", "ends where")]
    public void A_check_with_a_figure_of_its_own_or_a_row_that_is_not_there_is_refused(string formula, string names)
    {
        var plan = Plan("{id: less-coal, row: P001, indicator: coal, kind: level, reach: 5 t, clause: 一, words: 煤, confidence: confirmed}")
            + $"checks:\n  - {{id: C01, name: {{zh: 验算}}, formula: \"{formula}\", unit: t, stated: none}}\n";
        Assert.Contains(Wrongs(("plans/p.yaml", plan)), p => p.Found.Contains(names, StringComparison.Ordinal));
    }

    static string Plan(string target) => $"id: plan\nname: {{zh: 规划}}\ndocument: 规划\nregion: \"510000\"\nperiod: {{from: 2021, to: 2025, base: 2020}}\ntargets:\n  - {target}\n";
}
