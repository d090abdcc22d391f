using Luheng.Judging.Allocating;
using Luheng.Problems;

namespace Luheng.Tests.Judging.Allocating;

/// <summary>Breaking down, on provinces small enough to check by hand.</summary>
public class AllocatorTests
{
    static readonly AllocationRules Rules = TreeBed.Rules;

    static TargetTree Three(double asked = -0.14, double growth = 1.25) => new(TreeShape.Intensity, asked, "%",
    [
        new(TreeBed.City(100), 600, 500, growth) { Potential = 0.10 },
        new(TreeBed.City(200), 300, 400, growth) { Potential = 0.20 },
        new(TreeBed.City(300), 100, 100, growth) { Potential = 0.30 },
    ]);

    [Theory]
    [InlineData(-0.14, 5, -2.97)]
    [InlineData(-0.195, 5, -4.25)]
    [InlineData(-0.16, 5, -3.43)]
    public void A_change_over_years_is_a_pace_a_year_as_published(double change, int years, double yearly) => Assert.Equal(yearly, Pace.Yearly(change, years) * 100, 0.005);

    [Fact]
    public void Changes_chain_and_do_not_add_up() => Assert.Equal(-55.36, Pace.Chained(-0.3898, -0.2685) * 100, 0.005);

    [Fact]
    public void What_was_reached_follows_from_the_base_and_the_change() => Assert.Equal(0.891, 1.218 * (1 + Pace.Chained(-0.2685)), 0.0005);

    [Fact]
    public void What_is_left_after_some_years_and_what_was_done_chain_to_the_whole() =>
        Assert.Equal(-0.14, Pace.Chained(Pace.Remaining(-0.14, 5, 3), Pace.Remaining(-0.14, 5, 2)), 1e-12);

    [Fact]
    public void Uniformly_everybody_is_given_the_parents_figure_where_all_grow_alike()
    {
        var a = Allocator.Run(Three(), AllocationMethod.Uniform, Rules);
        Assert.All(a.Children, c => Assert.Equal(-14, c.Target, 1e-12));
        Assert.Equal([0.6, 0.3, 0.1], a.Children.Select(c => c.Weight), (x, y) => Math.Abs(x - y) < 1e-15);
        Assert.Equal(1, a.Structure, 1e-15);
    }

    [Fact]
    public void By_potential_the_efforts_stand_as_the_potentials_do_within_the_bounds()
    {
        // Free: λ (0.6·0.1 + 0.3·0.2 + 0.1·0.3) = 0.14 gives 9.33 %, 18.67 %, 28 %; bounds are 9.8 % and 18.2 %.
        var a = Allocator.Run(Three(), AllocationMethod.Potential, Rules);
        Assert.Equal(-18.2, a.Children[2].Target, 1e-9);
        Assert.Equal(a.Children[1].Effort, Math.Min(0.182, 2 * a.Children[0].Effort), 1e-12);
        Assert.Equal(0.14, a.Children.Sum(c => c.Weight * c.Effort), 1e-12);
    }

    [Fact]
    public void Where_the_light_cities_grow_faster_structure_does_a_part_of_the_work()
    {
        var tree = Three() with { Branches = [Three().Branches[0] with { Growth = 1.1 }, Three().Branches[1] with { Growth = 1.4 }, Three().Branches[2] with { Growth = 1.25 }] };
        var a = Allocator.Run(tree, AllocationMethod.Uniform, Rules);
        // S = (600·1.1 + 300·1.4 + 100·1.25) / 1000 ÷ ((500·1.1 + 400·1.4 + 100·1.25) / 1000) = 1.205 ÷ 1.235.
        Assert.Equal(1.205 / 1.235, a.Structure, 1e-12);
        Assert.Equal(((1 - 0.14) / a.Structure - 1) * 100, a.Children[0].Target, 1e-9);
        Assert.True(a.Children[0].Target > -14);
        Assert.InRange(a.Residual, -1e-9, 1e-9);
    }

    [Fact]
    public void Bounds_that_cannot_be_met_are_named_with_what_they_reach()
    {
        var tree = Three() with { Branches = [.. Three().Branches.Select(b => b with { Least = 0.05, Most = 0.123 })] };
        var a = Allocator.Run(tree, AllocationMethod.Mix, Rules);
        Assert.Empty(a.Children);
        Assert.StartsWith("all 3 children at their upper bound reach only -12.3 %; the parent asks -14 %", a.Infeasible!.En, StringComparison.Ordinal);
        Assert.Contains("990100 12.3 %", a.Infeasible.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Least_efforts_beyond_the_target_are_named_too()
    {
        var tree = Three() with { Branches = [.. Three().Branches.Select(b => b with { Least = 0.2, Most = 0.3 })] };
        Assert.StartsWith("all 3 children at their lower bound already reach -20 %", Allocator.Run(tree, AllocationMethod.Uniform, Rules).Infeasible!.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stated_least_effort_comes_before_the_most_of_the_rules()
    {
        var tree = Three() with { Branches = [.. Three().Branches.SkipLast(1), Three().Branches[^1] with { Least = 0.2 }] };
        var a = Allocator.Run(tree, AllocationMethod.Uniform, Rules);
        Assert.Equal((-20, -20), (a.Children[^1].Target, a.Children[^1].Published));
        Assert.InRange(a.Residual, -1e-9, 1e-9);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var tree = new TargetTree(TreeShape.Intensity, -0.14, "%",
        [
            new(TreeBed.City(100), double.NaN, 500, 1.2), new(TreeBed.City(200), 300, 0, 1.2), new(TreeBed.City(200), 300, 400, 0),
            new(TreeBed.City(300), 100, 100, 1.2) { Least = 0.3, Most = 0.2 },
        ]);
        var said = Assert.Throws<ProblemsException>(() => Allocator.Run(tree, AllocationMethod.Mix, Rules)).Problems.Select(p => p.ToString()).ToList();
        Assert.Equal(5, said.Count);
        Assert.Contains(said, s => s.StartsWith("990200: stands 2 times", StringComparison.Ordinal));
        Assert.Contains(said, s => s.StartsWith("990100: no base-year figure", StringComparison.Ordinal));
        Assert.Contains(said, s => s.StartsWith("990200: a base-year value added of 0", StringComparison.Ordinal));
        Assert.Contains(said, s => s.StartsWith("990200: a growth of output to 0 times", StringComparison.Ordinal));
        Assert.Contains(said, s => s.StartsWith("990300: bounds from", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_any_known_potential_the_method_says_so()
    {
        var tree = Three() with { Branches = [.. Three().Branches.Select(b => b with { Potential = null })] };
        Assert.Contains("potential", Allocator.Run(tree, AllocationMethod.Potential, Rules).Infeasible!.En, StringComparison.Ordinal);
        Assert.Contains(Allocator.Run(tree, AllocationMethod.Mix, Rules).Notes, n => n.En.Contains("no potential is known", StringComparison.Ordinal));
    }

    [Fact]
    public void A_total_is_handed_down_so_that_the_totals_add_up()
    {
        var tree = Three() with { Shape = TreeShape.Total, Asked = 1_200, Unit = "tce" };
        var a = Allocator.Run(tree, AllocationMethod.Ability, Rules);
        Assert.Equal(1_200, a.Children.Sum(c => c.Target), 1e-9);
        Assert.True(a.Children.Sum(c => c.Published) <= 1_200);
        Assert.Equal(1_200, a.Children.Sum(c => c.Published), 3.0);
    }

    [Fact]
    public void A_rate_is_never_asked_beyond_a_hundred_per_cent()
    {
        var tree = new TargetTree(TreeShape.Rate, 0.90, "%", [new(TreeBed.City(100), 100, 0.95, 1), new(TreeBed.City(200), 100, 0.50, 1)]) with { };
        tree = tree with { Branches = [.. tree.Branches.Select(b => b with { Least = 0, Most = 1 })] };
        var a = Allocator.Run(tree, AllocationMethod.Uniform, Rules);
        Assert.Equal([100, 80], a.Children.Select(c => c.Target), (x, y) => Math.Abs(x - y) < 1e-9);
    }

    [Fact]
    public void A_new_smelter_costs_the_city_and_eats_the_provinces_margin()
    {
        var tree = Three();
        double[] figures = [-14.5, -14, -14];
        var line = NewLine.Of(TreeBed.City(100), tonnes: 100_000, perTonne: 0.5, addedPerTonne: 0.0001);
        Assert.Equal((50, 10), (line.Amount, line.Output), EqualityComparer<(double, double)>.Create((x, y) => Math.Abs(x.Item1 - y.Item1) + Math.Abs(x.Item2 - y.Item2) < 1e-9));
        var what = WhatIf.Of(tree, figures, line);
        Assert.Equal(-14.5, what.CityWas, 1e-9);
        Assert.Equal(((600 * 1.25 * 0.855 + 50) / (500 * 1.25 + 10) / 1.2 - 1) * 100, what.CityFigure, 1e-9);
        Assert.True(what.InHand < 0 && what.ParentWas < -14 && what.ParentFigure > -14);
        // With the rest of the city doing what it must, the city keeps its figure.
        Assert.Equal(-14.5, ((600 * 1.25 * (1 + what.CityRest!.Value / 100) + 50) / (500 * 1.25 + 10) / 1.2 - 1) * 100, 1e-9);
        // With the others doing more, the province keeps its own.
        var others = 1 - (0.14 + what.OthersMore!.Value / 100);
        Assert.Equal(-14, ((600 * 1.25 * 0.855 + 50 + 400 * 1.25 * others) / (1000 * 1.25 + 10) - 1) * 100, 1e-9);
    }

    [Fact]
    public void Fairness_knows_even_from_uneven()
    {
        var (even, uneven) = (Fairness.Of(Allocator.Run(Three(), AllocationMethod.Uniform, Rules)), Fairness.Of(Allocator.Run(Three(), AllocationMethod.Potential, Rules)));
        Assert.Equal((0, 1), (Math.Round(even.Gini, 12), Math.Round(even.Ratio!.Value, 12)));
        Assert.Null(even.WithIncome);
        Assert.True(uneven.Gini > 0 && uneven.Ratio > 1 && uneven.WithIncome < 0);
    }

    [Fact]
    public void Tiers_hold_those_who_are_alike_and_no_more_than_the_rules_say()
    {
        var a = Allocator.Run(TreeBed.Tree(7, TreeShape.Intensity, 21), AllocationMethod.Proportional, Rules);
        Assert.InRange(a.Children.Select(c => c.Tier).Distinct().Count(), 2, 5);
        foreach (var (one, other) in a.Children.SelectMany(x => a.Children.Select(y => (x, y))))
            if (one.Tier < other.Tier) Assert.True(one.Effort >= other.Effort && one.TierFigure <= other.TierFigure);
    }

    [Fact]
    public void Sensitivity_names_whose_assumption_weighs_most()
    {
        var of = Sensitivity.Of(Allocator.Run(Three(), AllocationMethod.Uniform, Rules), Rules, 5);
        Assert.NotEqual(0, of.Growth.ParentShift);
        Assert.Equal(TreeBed.City(100), of.Revision.ParentBy);
    }

    [Fact]
    public void The_proof_ends_with_the_residual_and_its_numbers()
    {
        var lines = Proof.Of(Allocator.Run(Three(), AllocationMethod.Mix, Rules));
        Assert.Contains("Σw = 1", lines[0].En, StringComparison.Ordinal);
        Assert.Contains("the parent asks -14 %; residual", lines[^1].En, StringComparison.Ordinal);
        Assert.Matches("ΣE = [0-9.,]+ tce", Proof.Of(Allocator.Run(Three(), AllocationMethod.Mix, Rules), "tce", "亿元")[0].En);
    }

    [Fact]
    public void A_bound_that_is_not_stated_is_not_printed_as_nothing()
    {
        var tree = new TargetTree(TreeShape.Intensity, -0.14, "%", [new(TreeBed.City(300), 100, 100, 1.2) { Least = -0.03 }]);
        Assert.Contains("to whatever the rules say", Assert.Throws<ProblemsException>(() => Allocator.Run(tree, AllocationMethod.Mix, Rules)).Problems[0].ToString(), StringComparison.Ordinal);
    }
}
