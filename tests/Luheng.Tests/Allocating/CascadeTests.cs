using System.Text.Json;
using Luheng.Allocating;
using Luheng.Judging.Allocating;
using Luheng.Problems;
using Luheng.Registry;
using Luheng.Tests.Demo;
using Luheng.Tests.Engine;

namespace Luheng.Tests.Allocating;

/// <summary>The demo province's targets handed down, and what is said where figures are missing.</summary>
public class CascadeTests(DemoFixture demo)
{
    static readonly DateOnly Today = new(2025, 11, 20);

    static BreakdownQuestion Ask(ChildLevel to = ChildLevel.Cities, AllocationMethod method = AllocationMethod.Mix) => new(SubjectId.Region("990000"), to, method, Today);

    Cascade Run(BreakdownQuestion question, string target = "energy-intensity", Luheng.Engine.World? world = null)
    {
        var plan = demo.Catalogue.Plans["demo-14fyp"];
        return Cascade.Run(world ?? demo.World, plan, plan.Targets.Single(t => t.Id == target), question);
    }

    [Theory]
    [InlineData("energy-intensity", -14)]
    [InlineData("co2-intensity", -19.5)]
    [InlineData("water-intensity", -16)]
    public void Every_method_hands_down_to_21_cities_what_the_plan_says(string target, double asks)
    {
        foreach (var method in Enum.GetValues<AllocationMethod>())
        {
            var c = Run(Ask(method: method), target);
            Assert.Equal((21, asks, "%"), (c.Children.Count, c.Asked, c.Unit));
            Assert.InRange(c.Residual, -1e-9, 1e-9);
            Assert.Equal(asks, c.Children.Sum(h => h.Weight * h.Child.Target), 1e-9);
            Assert.InRange(c.Top.Rounded.InHand, 0, 0.5);
        }
    }

    [Fact]
    public void The_json_keeps_its_contract()
    {
        var c = Run(Ask());
        using var json = JsonDocument.Parse(CascadeJson.Write(c, demo.World.Population, AllocationRules.Of(demo.Catalogue)));
        var root = json.RootElement;
        Assert.Equal((-14, "%", true), (root.GetProperty("target").GetDouble(), root.GetProperty("unit").GetString(), Math.Abs(root.GetProperty("residual").GetDouble()) <= 1e-9));
        var child = root.GetProperty("children")[0];
        Assert.Equal("990100", child.GetProperty("subject").GetString());
        Assert.InRange(child.GetProperty("target").GetDouble(), child.GetProperty("low").GetDouble(), child.GetProperty("high").GetDouble());
        Assert.True(child.GetProperty("weight").GetDouble() > 0);
    }

    [Fact]
    public void Enterprises_receive_savings_and_unit_consumption_and_add_up()
    {
        var c = Run(Ask(ChildLevel.Enterprises));
        Assert.Equal("tce", c.Unit);
        Assert.Equal(c.Asked, c.Children.Sum(h => h.Child.Target), c.Asked * 1e-12);
        Assert.All(c.Children, h => Assert.True(h.Child.Branch.Amount >= 10_000 && h.Child.Subject.Kind == SubjectKind.Enterprise));
        var products = c.Children.SelectMany(h => h.Products.Select(p => (p, h.Child.Effort))).ToList();
        Assert.NotEmpty(products);
        Assert.All(products, p => Assert.Equal(p.p.From * (1 - p.Effort), p.p.To, p.p.From * 1e-12));
        Assert.Contains(c.Notes, n => n.En.Contains("potential", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("water-intensity", "m³")]
    [InlineData("co2-intensity", "tCO2")]
    public void What_is_handed_to_enterprises_is_in_the_unit_of_what_it_is_about(string target, string unit)
    {
        var c = Run(Ask(ChildLevel.Enterprises), target);
        Assert.Equal(unit, c.Unit);
        Assert.All(c.Children, h => Assert.Empty(h.Products));
        Assert.Equal(Run(Ask(ChildLevel.Enterprises)).Children.Select(h => h.Child.Subject).Order(), c.Children.Select(h => h.Child.Subject).Order());
    }

    [Theory]
    [InlineData("990100", ChildLevel.Enterprises, "tce")]
    [InlineData("990100", ChildLevel.Counties, "%")]
    [InlineData("990000", ChildLevel.Enterprises, "tce")]
    public void Every_part_of_an_answer_is_of_the_level_that_was_asked_about(string of, ChildLevel to, string unit)
    {
        var c = Run(Ask(to) with { Of = SubjectId.Region(of) });
        using var json = JsonDocument.Parse(CascadeJson.Write(c, demo.World.Population, AllocationRules.Of(demo.Catalogue)));
        var root = json.RootElement;
        var (target, rounded) = (root.GetProperty("target").GetDouble(), root.GetProperty("rounded").GetProperty("implied").GetDouble());
        Assert.Equal(unit, root.GetProperty("unit").GetString());
        Assert.InRange(rounded / target, 0.9, 1.1); // of the same figure in the same unit
        var proof = root.GetProperty("proof").EnumerateArray().Select(p => p.GetString()!).ToList();
        Assert.Contains(proof, p => p.StartsWith(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"上级目标 {target:0.############} {unit}"), StringComparison.Ordinal));
        Assert.Contains(proof, p => p.Contains(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{c.Children.Sum(h => h.Child.Branch.Amount * (to == ChildLevel.Enterprises ? h.Child.Branch.Growth : 1)):#,0.####}"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_city_that_was_issued_a_target_hands_on_that_one()
    {
        var c = Run(Ask(ChildLevel.Counties) with { Of = SubjectId.Region("990100"), Effort = 0.15 });
        Assert.Equal(Left(-15), c.Asked, 1e-9);
        Assert.Equal(Left(-15), c.Children.Sum(h => h.Weight * h.Child.Target), 1e-9);
        Assert.Contains(c.Notes, n => n.Zh.Contains("按下达的目标 −15 %", StringComparison.Ordinal));
        Assert.Contains(c.Notes, n => n.Zh.Contains("2021—2025 年的目标按匀速走，只分解余下的 2024—2025 年", StringComparison.Ordinal));
    }

    /// <summary>What is left of a change over 2021–2025 from the end of 2023 on, in %.</summary>
    static double Left(double change) => Pace.Remaining(change / 100, 5, 2) * 100;

    /// <summary>Returns begin in 2023: whoever is below is asked for the same part of the city's figure, and nobody for all of it in two years.</summary>
    [Fact]
    public void Counties_and_enterprises_are_asked_for_the_same_part_of_what_their_city_was_issued()
    {
        Cascade To(ChildLevel level, int? since = null) => Run(Ask(level) with { Of = SubjectId.Region("990100"), Effort = 0.15, Since = since });
        var (counties, firms) = (To(ChildLevel.Counties), To(ChildLevel.Enterprises));
        Assert.Equal((2023, 2023), (counties.Since, firms.Since));
        Assert.Equal(-6.29, counties.Asked, 0.01);
        Assert.Equal(-counties.Asked / 100, firms.Below[0].Tree.Asked, 1e-12);
        Assert.Equal(-15, To(ChildLevel.Counties, 2023).Asked, 1e-9); // issued over those two years itself it is handed on whole
        using var json = JsonDocument.Parse(CascadeJson.Write(counties, demo.World.Population, AllocationRules.Of(demo.Catalogue)));
        Assert.Equal((2023, 2023), (json.RootElement.GetProperty("since").GetInt32(), json.RootElement.GetProperty("children")[0].GetProperty("since").GetInt32()));
        Assert.Contains("V 为产值", json.RootElement.GetProperty("proof")[1].GetString(), StringComparison.Ordinal);
    }

    /// <summary>A figure of two years moves a subject's target to those years; one of the plan's own years does not.</summary>
    [Fact]
    public void An_issued_figure_is_held_over_the_years_it_was_issued_for()
    {
        var (plan, c) = (demo.Catalogue.Plans["demo-14fyp"], Run(Ask(ChildLevel.Counties) with { Of = SubjectId.Region("990100"), Effort = 0.15 }));
        var target = plan.Targets.Single(t => t.Id == "energy-intensity");
        Breakdown Issued(int from) => new("b", plan.Id, target.Id, "990100", "mix", "rules", 1, c.Asked, "%", 1, [new("990101", 1, c.Asked, -6.5, -9, -3, 1, 1, 1)], true) { State = BreakdownState.Issued, IssuedOn = new(2024, 3, 1), From = from };
        foreach (var (from, held) in ((int, int)[])[(2023, 2023), (0, 2020)])
        {
            var issued = IssuedTargets.Of([Breakdown.Read(Issued(from).Write().Body)], plan);
            Assert.Equal(held, issued.Own(plan, target, SubjectId.Region("990101")).BaseYear);
            Assert.Equal(from > 0 ? from : null, issued.Since(plan, target, SubjectId.Region("990101")));
            Assert.Contains(Luheng.Planning.PlanQuestions.Ask(demo.World, "plan:demo-14fyp/energy-intensity", SubjectId.Region("990101"), null, Today, issued).Reasons, r => r.Contains($"目标 -6.5 %{(from > 0 ? "（2024—2025 年）" : " ")}衡量", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Bounds_for_counties_do_not_bind_the_cities_between()
    {
        var c = Run(Ask(ChildLevel.Counties) with { Of = SubjectId.Region("990100"), Effort = 0.15, Most = 0.07 });
        Assert.All(c.Children, h => Assert.InRange(h.Child.Effort, 0, 0.07 + 1e-12));
    }

    [Fact]
    public void Only_the_citys_own_enterprises_are_counted_where_a_city_hands_down()
    {
        var small = new SmallProvince(demo.Catalogue);
        var (whole, part) = (small.Firm(1, "990101"), small.Firm(2, "990201"));
        small.FileMonths(whole, "energy.consumed.raw-coal", 2023, "5000 t").FileMonths(whole, "output_value.comparable_price", 2023, "1000 万元").FileMonths(part, "energy.consumed.raw-coal", 2023, "5000 t");
        var some = small.Filings.Where(o => o.Subject != part || o.Period.Last < new DateOnly(2023, 7, 1));
        var world = Luheng.Engine.World.Of(demo.Catalogue, small.Subjects, [.. some, .. demo.Observations.Where(o => o.Subject.IsGroup)]);
        Cascade Of(string region) => Run(Ask(ChildLevel.Counties) with { Of = SubjectId.Region(region) }, world: world);
        Assert.Contains(Of("990000").Notes, n => n.Zh.Contains("未报满 12 个月", StringComparison.Ordinal));
        Assert.DoesNotContain(Of("990100").Notes, n => n.Zh.Contains("未报满 12 个月", StringComparison.Ordinal));
    }

    [Fact]
    public void Counties_imply_the_city_and_the_cities_the_province()
    {
        var c = Run(Ask(ChildLevel.Counties), "water-intensity");
        Assert.InRange(c.Residual, -1e-9, 1e-9);
        Assert.All(c.Children.GroupBy(h => h.Parent), city =>
            Assert.Equal(Left(c.Top.Children.Single(t => t.Subject == city.Key).Target), city.Sum(h => h.Weight * h.Child.Target) / city.Sum(h => h.Weight), 1e-9));
    }

    [Fact]
    public void A_city_hands_down_what_the_province_gave_it()
    {
        var (whole, city) = (Run(Ask()), Run(Ask(ChildLevel.Counties) with { Of = SubjectId.Region("990100") }));
        Assert.Equal(Left(whole.Children[0].Child.Target), city.Asked, 1e-9);
        Assert.Equal(["990101", "990102", "990103"], city.Children.Select(h => h.Child.Subject.Text));
        Assert.Equal(city.Asked, city.Children.Sum(h => h.Weight * h.Child.Target), 1e-9);
        Assert.All(Run(Ask(ChildLevel.Enterprises) with { Of = SubjectId.Region("990100") }).Children, h => Assert.Equal("990100", h.Parent.Text));
        Assert.Throws<ProblemsException>(() => Run(Ask() with { Of = SubjectId.Region("990100") }));
    }

    [Fact]
    public void Each_citys_own_growth_brings_structure_in_and_the_parent_is_still_met()
    {
        var c = Run(Ask() with { ObservedGrowth = true });
        Assert.NotEqual(1, c.Top.Structure, 1e-4);
        Assert.InRange(c.Residual, -1e-9, 1e-9);
        Assert.Equal(-14, (c.Top.Structure * c.Children.Sum(h => h.Weight * (1 + h.Child.Target / 100)) - 1) * 100, 1e-9);
    }

    [Fact]
    public void Cities_without_a_base_year_figure_are_all_named()
    {
        var bare = Luheng.Engine.World.Of(demo.Catalogue, [], [.. demo.Observations.Where(o => o.Subject.IsGroup && o.Subject.Text is not ("990300" or "991200"))]);
        var problems = Assert.Throws<ProblemsException>(() => Run(Ask(), world: bare)).Problems;
        Assert.Equal(["990300", "991200", "990300", "991200"], problems.Select(p => p.Where));
        Assert.Contains("no figure of energy.comprehensive for 2020", problems[0].Found, StringComparison.Ordinal);
        Assert.Contains("value_added.price-2020", problems[2].Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_whose_cities_have_no_figures_says_so_for_each_and_at_the_price_of_the_plan()
    {
        var plan = demo.Catalogue.Plans["sichuan-13fyp"];
        var problems = Assert.Throws<ProblemsException>(() => Cascade.Run(demo.Statistics, plan, plan.Targets.Single(t => t.Id == "energy-intensity"), Ask() with { Of = SubjectId.Region("510000") })).Problems;
        Assert.Equal(42, problems.Count);
        Assert.Equal(21, problems.Select(p => p.Where).Distinct().Count());
    }

    [Fact]
    public void Bounds_too_tight_are_said_with_what_they_reach()
    {
        var problem = Assert.Single(Assert.Throws<ProblemsException>(() => Run(Ask() with { Most = 0.123 })).Problems);
        Assert.StartsWith("all 21 children at their upper bound reach only -12.3 %; the parent asks -14 %", problem.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_is_not_handed_down()
    {
        var problem = Assert.Single(Assert.Throws<ProblemsException>(() => Run(Ask(), "green-factories")).Problems);
        Assert.Contains("neither a ratio of sums nor a total", problem.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void An_enterprise_that_lay_in_two_cities_in_a_year_is_counted_once_and_noticed()
    {
        var small = new SmallProvince(demo.Catalogue);
        var (mover, steady) = (small.Mover(1, "990101", new(2023, 6, 30), "990201"), small.Firm(2, "990101"));
        foreach (var firm in new[] { mover, steady }) small.FileMonths(firm, "energy.consumed.raw-coal", 2023, "5000 t").FileMonths(firm, "output_value.comparable_price", 2023, "1000 万元");
        var world = Luheng.Engine.World.Of(demo.Catalogue, small.Subjects, [.. small.Filings, .. demo.Observations.Where(o => o.Subject.IsGroup)]);
        var c = Run(Ask(ChildLevel.Enterprises), world: world);
        Assert.Equal(2, c.Children.Count);
        Assert.Equal("990200", c.Children.Single(h => h.Child.Subject == mover).Parent.Text);
        var noticed = Assert.Single(c.Noticed);
        Assert.Equal(mover.Text, noticed.Where);
        Assert.Contains("990100 and 990200", noticed.Found, StringComparison.Ordinal);
        Assert.Contains(c.Notes, n => n.En.Contains("has nobody to hand down to", StringComparison.Ordinal));
    }
}
