using FsCheck;
using FsCheck.Fluent;
using Luheng.Judging.Assessing;
using Luheng.Packs;

namespace Luheng.Tests.Judging.Assessing;

public class StepTableTests
{
    [Theory]
    [InlineData(1.00, 40)]
    [InlineData(0.999, 36)]
    [InlineData(0.90, 36)]
    [InlineData(0.80, 32)]
    [InlineData(0.70, 28)]
    [InlineData(0.60, 24)]
    [InlineData(0.50, 20)]
    [InlineData(0.4999, 0)]
    [InlineData(0, 0)]
    [InlineData(-0.3, 0)]
    [InlineData(1.0999, 40)]
    [InlineData(1.10, 43)]
    [InlineData(1.20, 46)]
    [InlineData(1.30, 49)]
    [InlineData(2.50, 49)]
    public void The_printed_steps_of_2007_give_the_printed_points(double rate, double points)
    {
        var line = Bench.Score("government-2007", rate).Line("intensity");
        Assert.Equal((points, rate < 1), (line.Score!.Value, line.Missed!.Value));
    }

    [Fact]
    public void The_step_table_is_no_straight_line_and_never_falls_as_the_completion_grows() => Prop.ForAll(Gen.Choose(-500, 3000).Select(n => n / 1000.0).Two().ToArbitrary(), pair =>
    {
        var (low, high) = (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2));
        foreach (var table in (string[])["government-2007", "demo-cities", "dalian"])
            Assert.True(Bench.Score(table, low).Items[0].Low <= Bench.Score(table, high).Items[0].Low);
        Assert.Contains(Bench.Score("government-2007", low).Line("intensity").Score!.Value, new double[] { 0, 20, 24, 28, 32, 36, 40, 43, 46, 49 });
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Every_step_looked_at_is_told_with_its_clause_and_the_one_that_held()
    {
        var because = Bench.Score("government-2007", 0.85).Line("intensity").Because;
        Assert.Equal([null, false, false, true], because.Select(b => b.Held));
        Assert.Contains("85 % ≥ 80 % → 32 分", because[^1].Says.Zh, StringComparison.Ordinal);
        Assert.All(because, b => Assert.Equal("一", b.Source!.Clause));
        Assert.Equal(80, because[^1].Limit);
    }

    [Theory]
    [InlineData(1, 1, 35)]
    [InlineData(0.9, 1, 20)]
    [InlineData(1, 0.9, 10)]
    [InlineData(0.9, 0.9, 0)]
    public void The_Beijing_variant_asks_which_targets_are_reached_and_not_how_far(double year, double progress, double points) =>
        Assert.Equal(points, Bench.Score("beijing-district-14fyp", m => new(1, m == AssessedMeasure.Year ? year : progress)).Line("target.unit").Score);

    [Theory]
    [InlineData(1000, 15)]
    [InlineData(900, 15)]
    [InlineData(1100, 10)]
    [InlineData(1200, 5)]
    [InlineData(1201, 0)]
    public void A_total_above_its_plan_costs_points_by_how_far_it_is_above(double actual, double points) =>
        Assert.Equal(points, Bench.Score("beijing-district-14fyp", _ => new(1000, actual)).Line("target.cap").Score);

    [Theory]
    [InlineData(0.5, 5)]
    [InlineData(1, 10)]
    [InlineData(1.4, 10)]
    [InlineData(-0.2, 0)]
    public void The_Dalian_variant_gives_a_line_in_proportion(double rate, double points) => Assert.Equal(points, Bench.Score("dalian", rate).Line("industry").Score);

    [Theory]
    [InlineData(0.99, 0)]
    [InlineData(1, 40)]
    [InlineData(1.1, 41)]
    [InlineData(1.5, 42)]
    public void The_variant_of_transport_gives_all_or_nothing_and_a_small_bonus(double rate, double points) => Assert.Equal(points, Bench.Score("transport", rate).Line("progress").Score);
}
