using Luheng.Packs;
using Luheng.Testing;
using static Luheng.Tests.Packs.RealPacks;

namespace Luheng.Tests.Packs;

public class RealPacksTests
{
    static readonly Lazy<Dictionary<string, PackTestResult>> Results = new(() => PackTests.Run(Rules).ToDictionary(r => r.Test.Place.ToString()));

    public static TheoryData<string, string> Examples()
    {
        var examples = new TheoryData<string, string>();
        foreach (var test in Rules.Tests) examples.Add(test.Place.ToString(), test.It);
        return examples;
    }

    [Theory, MemberData(nameof(Examples))]
    public void An_example_beside_the_rules_holds(string at, string it)
    {
        Assert.NotEmpty(it);
        Assert.Null(Results.Value[at].Wrong);
    }

    public static TheoryData<string> Indicators()
    {
        var all = new TheoryData<string>();
        foreach (var family in Rules.Indicators.Select(i => i.Family).Distinct()) all.Add(family);
        return all;
    }

    static IEnumerable<string> Expected(string family) =>
        Rules.Tests.SelectMany(t => t.Expect).Where(e => Rules.Items[e.Key].Family == family).Select(e => e.Value);

    [Theory, MemberData(nameof(Indicators))]
    public void An_indicator_is_worked_by_hand_and_tried_without_its_input(string family)
    {
        Assert.Contains(Expected(family), value => value != "missing");
        Assert.Contains("missing", Expected(family));
    }

    [Fact]
    public void There_are_forty_indicators_and_more_counting_a_family_once() =>
        Assert.InRange(Rules.Indicators.Select(i => i.Family).Distinct().Count(), 40, 500);

    [Theory, MemberData(nameof(Indicators))]
    public void An_indicator_says_its_definition_owner_frequency_and_how_sure_it_is(string family)
    {
        var item = Rules.Indicators.First(i => i.Family == family);
        Assert.NotEmpty(item.Name.Zh);
        Assert.NotEmpty(item.Name.En);
        Assert.NotEmpty(item.Owner.Zh);
        Assert.NotEmpty(item.Frequency);
        Assert.NotEmpty(item.Source!.Document);
        Assert.NotEmpty(item.Source.Clause);
    }

    [Fact]
    public void Loading_twice_gives_the_same_packs() => Assert.Equal(Rules.Hash, PackLoader.Load(PackFiles.FromZip(Rules.Content)).Hash);

    [Fact]
    public void Any_changed_letter_gives_another_hash() =>
        Assert.NotEqual(Rules.Hash, Files.With("plans/miit-2016/plans/plan.yaml", Files.TextOf("plans/miit-2016/plans/plan.yaml") + " ").Hash());

    [Fact]
    public void Every_factor_value_has_a_source() =>
        Assert.Empty(Rules.Factors.Values.SelectMany(f => f.Values.Where(v => v.Source.Document is "").Select(v => $"{f.Id} from {v.From}")));

    [Theory]
    [InlineData("energy.consumed.raw-coal", "t")]
    [InlineData("energy.consumed.diesel", "t")]
    [InlineData("energy.consumed.electricity", "万kWh")]
    [InlineData("energy.consumed.heat", "GJ")]
    [InlineData("water.fresh", "m³")]
    [InlineData("water.reused", "m³")]
    [InlineData("output_value.comparable_price", "万元")]
    [InlineData("value_added.growth", "%")]
    [InlineData("output.cement-clinker", "t")]
    [InlineData("waste.generated.phosphogypsum", "t")]
    [InlineData("energy.coefficient.natural-gas", "tce/万m³")]
    public void The_items_that_outsiders_name_are_there_in_their_units(string id, string unit)
    {
        Assert.False(Rules.Items[id].IsIndicator);
        Assert.Equal(Units[unit].Dimension, Rules.Items[id].Unit.Dimension);
    }
}
