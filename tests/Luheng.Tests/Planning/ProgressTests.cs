using System.Text.Json;
using Luheng.Engine;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.Registry;
using Luheng.Tests.Engine;
using static Luheng.Tests.Packs.RealPacks;

namespace Luheng.Tests.Planning;

/// <summary>Where the plans came to, as the documents say, and how a running target is judged.</summary>
public class ProgressTests
{
    static readonly World Published = World.Of(Rules, [], []);
    static readonly DateOnly Today = new(2025, 11, 20);

    static PlanProgress Of(string plan, World? world = null, DateOnly? asOf = null) => PlanBoard.Of(world ?? Published, Rules.Plans[plan], asOf ?? Today);

    static TargetProgress Target(string plan, string id, World? world = null, DateOnly? asOf = null) => Of(plan, world, asOf).Targets.Single(t => t.Target.Id == id);

    [Theory]
    [InlineData("sichuan-13fyp", "energy-intensity", "met", -26.85, 1.4917, "P109")]
    [InlineData("sichuan-13fyp", "co2-intensity", "met", -30, 1.5, "P110")]
    [InlineData("sichuan-13fyp", "water-intensity", "met", -68, 2.9565, "P111")]
    [InlineData("national-2016-2020", "energy-intensity", "missed", -16, 0.8889, "O01")]
    [InlineData("national-2016-2020", "water-intensity", "met", -40, 1.7391, "O02")]
    [InlineData("national-2016-2020", "pollutant-intensity", "met", -20, 1, "O03")]
    [InlineData("national-2016-2020", "green-factories", "met", 2121, 2.121, "O04")]
    [InlineData("national-2016-2020", "green-parks", "met", 171, 1.71, "O05")]
    [InlineData("national-2016-2020", "green-products", "met", 20000, 2, "O07")]
    public void What_was_published_decides(string plan, string id, string status, double actual, double progress, string row)
    {
        var target = Target(plan, id);
        Assert.Equal((status, actual), (PlanJson.Word(target.Status), target.Actual));
        Assert.Equal(progress, target.Progress, 0.00005);
        Assert.EndsWith(row, target.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_was_published_there_is_no_data_and_a_reason()
    {
        foreach (var target in Of("sichuan-13fyp").Targets.Where(t => t.Target.Id is not ("energy-intensity" or "co2-intensity" or "water-intensity")))
        {
            Assert.Equal("no-data", PlanJson.Word(target.Status));
            Assert.True(double.IsNaN(target.Actual) && double.IsNaN(target.Progress));
            Assert.NotEmpty(target.Why);
        }
    }

    [Fact]
    public void What_is_not_yet_published_does_not_decide() => Assert.Equal("no-data", PlanJson.Word(Target("sichuan-13fyp", "energy-intensity", asOf: new(2019, 6, 30)).Status));

    [Fact]
    public void Targets_without_an_indicator_are_counted_and_say_why()
    {
        var progress = Of("national-2016-2020");
        Assert.Equal(Rules.Plans["national-2016-2020"].Targets.Count(t => t.Indicator is null), progress.WithoutIndicator);
        Assert.All(progress.Targets.Where(t => t.Target.WhyNoIndicator is not null), t => Assert.Equal(t.Target.WhyNoIndicator!.Zh, t.Why));
    }

    [Fact]
    public void Progress_json_keeps_its_contract()
    {
        using var json = JsonDocument.Parse(PlanJson.Progress(Of("sichuan-13fyp")));
        Assert.Equal(("sichuan-13fyp", "2025-11-20"), (json.RootElement.GetProperty("plan").GetString(), json.RootElement.GetProperty("asOf").GetString()));
        var targets = json.RootElement.GetProperty("targets").EnumerateArray().ToList();
        Assert.Equal(15, targets.Count);
        foreach (var target in targets)
            foreach (var name in (string[])["id", "indicator", "kind", "base", "reach", "unit", "actual", "progress", "status", "source"]) Assert.True(target.TryGetProperty(name, out _), name);
        var energy = targets.Single(t => t.GetProperty("id").GetString() == "energy-intensity");
        Assert.Equal((1.218, 0.999, -26.85, "met", "change"), (energy.GetProperty("base").GetDouble(), energy.GetProperty("reach").GetDouble(), energy.GetProperty("actual").GetDouble(), energy.GetProperty("status").GetString(), energy.GetProperty("kind").GetString()));
        var steel = targets.Single(t => t.GetProperty("id").GetString() == "steel-energy");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, "no-data"), (steel.GetProperty("actual").ValueKind, steel.GetProperty("progress").ValueKind, steel.GetProperty("status").GetString()));
    }

    /// <summary>The 14th-period plan of Sichuan held against official figures made up for this test.</summary>
    static World Sichuan(params (string Item, string Period, string Amount)[] figures)
    {
        var province = new SmallProvince();
        foreach (var (item, period, amount) in figures) province.File(SubjectId.Region("510000"), item, period, amount);
        return province.World(published: true);
    }

    [Theory]
    [InlineData("2021", -2.8, "on-track")]
    [InlineData("2021", -2.6, "watch")]
    [InlineData("2021", -2.4, "behind")]
    [InlineData("2021..2024", -11.2, "on-track")] // 80.0 % of the way in 80.0 % of the time
    [InlineData("2021..2024", -11.1, "watch")]
    [InlineData("2021..2025", -13.9, "missed")]
    [InlineData("2021..2025", -14, "met")]
    public void A_decline_is_judged_by_the_share_of_the_way_and_of_the_time(string period, double change, string status) =>
        Assert.Equal(status, PlanJson.Word(Target("sichuan-14fyp", "energy-intensity", Sichuan(("energy.per_value_added.change", period, $"{change.ToString(System.Globalization.CultureInfo.InvariantCulture)} %")), new(2026, 3, 1)).Status));

    [Theory]
    [InlineData("57 %", "met")]
    [InlineData("56.9 %", "missed")]
    public void Fifty_seven_per_cent_is_fifty_seven_per_cent(string rate, string status) =>
        Assert.Equal(status, PlanJson.Word(Target("sichuan-14fyp", "bulk-solid-waste-utilisation", Sichuan(("waste.bulk_utilisation_rate", "2025", rate)), new(2026, 3, 1)).Status));

    [Fact]
    public void A_rate_computed_from_its_parts_meets_what_it_equals()
    {
        var world = Sichuan(("waste.utilised.fly-ash", "2025", "57 t"), ("waste.generated.fly-ash", "2025", "100 t"));
        Assert.Equal("met", PlanJson.Word(Target("sichuan-14fyp", "bulk-solid-waste-utilisation", world, new(2026, 3, 1)).Status));
    }

    [Fact]
    public void New_factories_are_counted_from_the_stated_base()
    {
        var target = Target("sichuan-14fyp", "green-factories", Sichuan(("list.green-factory.count", "2023", "400 家")), new(2024, 2, 1));
        Assert.Equal((104, "家", 0.52), (target.Actual, target.Unit, Math.Round(target.Progress, 9)));
        Assert.Equal("behind", PlanJson.Word(target.Status));
    }

    [Theory]
    [InlineData("sichuan-14fyp", "energy-intensity", "实际变化 ÷ 目标变化")]
    [InlineData("sichuan-13fyp", "steel-energy", "（实际 − 基数）÷（目标 − 基数）")]
    [InlineData("sichuan-14fyp", "benchmark-capacity-share", "实际 ÷ 目标（规划没有写基数）")]
    public void The_formula_of_the_progress_is_the_one_that_was_used(string plan, string id, string formula) =>
        Assert.Equal(formula, PlanBoard.Formula(Rules.Plans[plan].Targets.Single(t => t.Id == id)).Zh);

    [Fact]
    public void More_than_thirty_per_cent_is_not_thirty() =>
        Assert.Equal("missed", PlanJson.Word(Target("sichuan-14fyp", "benchmark-capacity-share", Sichuan(("benchmark.capacity_share", "2025", "30 %")), new(2026, 3, 1)).Status));

    [Fact]
    public void A_level_is_compared_in_the_targets_own_unit()
    {
        var target = Target("sichuan-13fyp", "crude-processing-energy", Sichuan(("product.unit_energy.crude-oil-processing", "2020", "90 kgce/t")), new(2021, 3, 1));
        Assert.Equal(("kgoe/t", "met"), (target.Unit, PlanJson.Word(target.Status)));
        Assert.Equal(63, target.Actual, 1e-9); // 90 × 29 307.6 ÷ 41 868
    }
}
