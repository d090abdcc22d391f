using System.Text.Json;
using Luheng.Planning;
using static Luheng.Tests.Packs.RealPacks;

namespace Luheng.Tests.Planning;

/// <summary>A provincial plan beside the national one: both figures stand, the verdict says why.</summary>
public class AlignTests
{
    static AlignedPair Pair(string plan, string with, string target, string? other = null) =>
        PlanAlign.Of(Rules.Plans[plan], Rules.Plans[with]).Single(p => p.TargetId == target && p.Other?.Id == (other ?? target));

    [Theory]
    [InlineData("sichuan-13fyp", "national-2016-2020", "co2-intensity", -20, -22, "weaker")]
    [InlineData("sichuan-13fyp", "national-2016-2020", "energy-intensity", -18, -18, "equal")]
    [InlineData("sichuan-13fyp", "national-2016-2020", "water-intensity", -23, -23, "equal")]
    [InlineData("guizhou-2018-2020", "national-2016-2020", "energy-intensity", -18, -18, "equal")]
    [InlineData("guizhou-2018-2020", "national-2016-2020", "co2-intensity", -22, -22, "equal")]
    [InlineData("sichuan-14fyp", "national-14fyp", "co2-intensity", -19.5, -18, "stronger")]
    [InlineData("sichuan-14fyp", "national-14fyp", "energy-intensity", -14, -13.5, "stronger")]
    [InlineData("sichuan-14fyp", "national-14fyp", "water-intensity", -16, -16, "equal")]
    [InlineData("sichuan-14fyp", "national-14fyp", "bulk-solid-waste-utilisation", 57, 57, "equal")]
    [InlineData("sichuan-14fyp", "sichuan-13fyp", "clinker-energy", 104, 105, "stronger")]
    [InlineData("sichuan-14fyp", "sichuan-13fyp", "ethylene-energy", 780, 645, "not-comparable")]
    [InlineData("sichuan-14fyp", "sichuan-13fyp", "energy-intensity", -14, -18, "not-comparable")]
    [InlineData("sichuan-13fyp", "national-2016-2020", "solid-waste-utilisation", 8, 73, "not-comparable")]
    [InlineData("guizhou-2018-2020", "national-2016-2020", "solid-waste-utilisation", 70, 73, "not-comparable")]
    public void A_target_beside_its_other(string plan, string with, string target, double value, double other, string verdict)
    {
        var pair = Pair(plan, with, target);
        Assert.Equal((value, other, verdict), (pair.Value, pair.OtherValue, PlanJson.Word(pair.Verdict)));
        Assert.NotEmpty(pair.Why.Zh);
        Assert.NotEmpty(pair.Why.En);
    }

    [Theory]
    [InlineData("sichuan-14fyp", "sichuan-13fyp", "bulk-solid-waste-utilisation", "solid-waste-utilisation")]
    [InlineData("guizhou-2018-2020", "national-2016-2020", "provincial-green-parks", "green-parks")]
    [InlineData("guizhou-2018-2020", "sichuan-13fyp", "solid-waste-utilisation", "solid-waste-utilisation")]
    public void Different_scopes_are_shown_and_never_compared(string plan, string with, string target, string other) =>
        Assert.Equal("not-comparable", PlanJson.Word(Pair(plan, with, target, other).Verdict));

    [Fact]
    public void A_verdict_turns_round_when_the_plans_change_places()
    {
        string[] ids = ["co2-intensity", "energy-intensity", "water-intensity"];
        Assert.Equal(["stronger", "stronger", "equal"], ids.Select(i => PlanJson.Word(Pair("sichuan-14fyp", "national-14fyp", i).Verdict)));
        Assert.Equal(["weaker", "weaker", "equal"], ids.Select(i => PlanJson.Word(Pair("national-14fyp", "sichuan-14fyp", i).Verdict)));
    }

    [Fact]
    public void Every_target_of_the_region_has_a_line()
    {
        var plan = Rules.Plans["guizhou-2018-2020"];
        var lines = PlanAlign.Of(plan, Rules.Plans["national-2016-2020"]).Select(p => p.TargetId).ToHashSet();
        Assert.Equal(plan.Targets.Where(t => t.Region == plan.Region).Select(t => t.Id).ToHashSet(), lines);
    }

    [Fact]
    public void Alignment_json_keeps_its_contract()
    {
        var (plan, with) = (Rules.Plans["sichuan-13fyp"], Rules.Plans["national-2016-2020"]);
        using var json = JsonDocument.Parse(PlanJson.Alignment(plan, with, PlanAlign.Of(plan, with)));
        Assert.Equal(("sichuan-13fyp", "national-2016-2020"), (json.RootElement.GetProperty("plan").GetString(), json.RootElement.GetProperty("with").GetString()));
        foreach (var pair in json.RootElement.GetProperty("pairs").EnumerateArray())
        {
            foreach (var name in (string[])["target", "value", "other", "unit", "verdict", "why"]) Assert.True(pair.TryGetProperty(name, out _), name);
            Assert.Contains(pair.GetProperty("verdict").GetString(), (string[])["stronger", "equal", "weaker", "not-comparable"]);
        }
    }

    [Fact]
    public void Checks_json_keeps_its_contract_with_null_where_the_plan_states_nothing()
    {
        var plan = Rules.Plans["sichuan-13fyp"];
        using var json = JsonDocument.Parse(PlanJson.Checks(plan, PlanChecks.Of(Rules, plan)));
        var checks = json.RootElement.GetProperty("checks").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!);
        Assert.Equal(-38.978, checks["C01"].GetProperty("computed").GetDouble(), 0.0005);
        Assert.Equal((-38.98, true), (checks["C01"].GetProperty("stated").GetDouble(), checks["C01"].GetProperty("holds").GetBoolean()));
        Assert.Equal(55.3639, checks["C30"].GetProperty("computed").GetDouble(), 0.00005);
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (checks["C30"].GetProperty("stated").ValueKind, checks["C30"].GetProperty("holds").ValueKind));
        Assert.Equal(checks["C01"].GetProperty("computed").GetDouble() + 38.98, checks["C01"].GetProperty("difference").GetDouble(), 1e-9);
    }

    [Fact]
    public void A_check_across_plans_stands_under_every_plan_it_names()
    {
        foreach (var plan in (string[])["sichuan-13fyp", "sichuan-14fyp"]) Assert.Contains("C30", PlanChecks.Of(Rules, Rules.Plans[plan]).Select(c => c.Check.Id));
        Assert.DoesNotContain("C30", PlanChecks.Of(Rules, Rules.Plans["guizhou-2018-2020"]).Select(c => c.Check.Id));
    }
}
