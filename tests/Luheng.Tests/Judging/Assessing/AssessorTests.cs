using Luheng.Judging.Assessing;
using Luheng.Packs;

namespace Luheng.Tests.Judging.Assessing;

public class AssessorTests
{
    [Fact]
    public void What_the_source_cuts_off_stays_open_as_a_range_and_is_never_zero()
    {
        var score = Bench.Score("government-2007", 1, Bench.Full("government-2007", "甲", "乙"));
        Assert.Null(score.Score);
        // 40 of the target, 2 + 3 + 20 + 10 of evidence; 9 + 8 + 3 + 5 cannot be given.
        Assert.Equal((75, 100), (score.Low, score.High));
        Assert.Equal((ItemState.Open, (double?)null, 0.0, 8.0), score.Line("enterprises") is var open ? (open.State, open.Score, open.Low, open.High) : default);
        Assert.Null(score.Grade);
        Assert.Equal(["exceeded", "done", "mostly"], score.Possible.Select(g => g.Id));
    }

    [Fact]
    public void Whoever_misses_the_target_has_not_done_it_whatever_the_total()
    {
        var score = Bench.Score("demo-cities", 0.99, Bench.Full("demo-cities", "甲", "乙"));
        Assert.True(score.Score > 80);
        Assert.Equal((true, "failed"), (score.Veto!.Value, score.Grade!.Id));
        Assert.Equal("failed", Assert.Single(score.Possible).Id);
    }

    [Fact]
    public void A_table_without_gaps_comes_to_a_total_and_a_grade()
    {
        var score = Bench.Score("demo-cities", 1, Bench.Full("demo-cities", "甲", "乙"));
        Assert.Equal((100.0, "exceeded", false), (score.Score!.Value, score.Grade!.Id, score.Veto!.Value));
        Assert.Empty(score.Undecided);
        Assert.Equal("done", Bench.Score("demo-cities", 1, [.. Bench.Full("demo-cities", "甲", "乙").Where(r => r.Item != "groundwork.data"), new("groundwork.data", "甲", "甲", 2, "缺报"), new("groundwork.data", "乙", "乙", 2, "缺报")]).Grade!.Id);
    }

    [Fact]
    public void Reviewers_are_averaged_only_when_there_are_enough_and_a_large_difference_waits_for_whoever_decides()
    {
        ItemReview Gives(string by, double points) => new("groundwork.data", by, by, points, "看了材料");
        var one = Bench.Score("demo-cities", 1, Gives("甲", 8)).Line("groundwork.data");
        Assert.Equal((ItemState.Waiting, (double?)null, 0.0, 8.0), (one.State, one.Score, one.Low, one.High));
        var near = Bench.Score("demo-cities", 1, Gives("甲", 8), Gives("乙", 6)).Line("groundwork.data");
        Assert.Equal((7.0, 2.0, false), (near.Score!.Value, near.Divergence, near.Diverges));
        var far = Bench.Score("demo-cities", 1, Gives("甲", 8), Gives("乙", 2)).Line("groundwork.data");
        Assert.Equal((ItemState.Differs, (double?)null, 2.0, 8.0, 6.0, true), (far.State, far.Score, far.Low, far.High, far.Divergence, far.Diverges));
        // The last word of a person counts; nobody counts twice.
        Assert.Equal(ItemState.Waiting, Bench.Score("demo-cities", 1, Gives("甲", 8), Gives("甲", 2)).Line("groundwork.data").State);
    }

    [Fact]
    public void A_line_of_fixed_choices_is_never_averaged_to_points_that_do_not_exist()
    {
        ItemReview Gives(string by, double points) => new("groundwork.supervision", by, by, points, "看了材料");
        ItemScore Line(params ItemReview[] decided) => Assessor.Of(Luheng.Tests.Packs.RealPacks.Rules, Bench.Table("demo-cities"))
            .Score(Bench.City, 2024, (_, _) => null, [Gives("甲", 4), Gives("乙", 2)], null, decided).Line("groundwork.supervision");
        Assert.Equal((ItemState.Differs, (double?)null, 2.0, 4.0, false), Line() is var open ? (open.State, open.Score, open.Low, open.High, open.Diverges && open.Divergence < 1) : default);
        Assert.Equal(ItemState.Differs, Line(Gives("丙", 3)).State); // none of its choices
        Assert.Equal((ItemState.Decided, 4.0), Line(Gives("丙", 4)) is var set ? (set.State, set.Score!.Value) : default);
        Assert.Equal(4.0, Bench.Score("demo-cities", 1, Gives("甲", 4), Gives("乙", 4)).Line("groundwork.supervision").Score);
    }

    [Theory]
    [InlineData("groundwork.data", 8.5)]
    [InlineData("groundwork.data", -1)]
    [InlineData("groundwork.data", double.NaN)]
    [InlineData("groundwork.supervision", 3)]
    [InlineData("energy", 40)]
    public void Points_that_a_line_cannot_have_are_not_taken(string item, double points) => Assert.False(Bench.Table("demo-cities").Find(item)!.Takes(points));

    [Fact]
    public void A_table_for_enterprises_gives_what_is_printed_and_leaves_the_rest_open()
    {
        var met = Bench.Score("enterprise-2007", 1);
        Assert.Equal((40.0, false), (met.Line("saving").Score!.Value, met.Line("saving").Missed!.Value));
        var missed = Bench.Score("enterprise-2007", 0.9);
        Assert.Equal(((double?)null, 0.0, 40.0, true), missed.Line("saving") is var line ? (line.Score, line.Low, line.High, line.Missed!.Value) : default);
        Assert.Equal("failed", missed.Grade!.Id);
        Assert.Equal([10, 5, 0], Bench.Table("enterprise-2007").Find("progress.level")!.Choices);
    }

    [Theory]
    [InlineData(0, 0.02, "不大于 0")]
    [InlineData(-0.01, 0.02, "不大于 0")]
    [InlineData(double.NaN, 0.02, "没有下达目标")]
    [InlineData(0.03, double.NaN, "没有全年数据")]
    [InlineData(0.03, double.PositiveInfinity, "不是一个数")]
    public void A_completion_that_means_nothing_is_said_and_left_open(double target, double actual, string says)
    {
        var score = Bench.Score("government-2007", _ => new(target, actual));
        var line = score.Line("intensity");
        Assert.Equal((ItemState.NoFigure, (double?)null, 0.0, 49.0, (bool?)null), (line.State, line.Score, line.Low, line.High, score.Veto));
        Assert.Contains(says, line.Because.Single().Says.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Consumption_that_rose_scores_nothing_and_says_so()
    {
        var line = Bench.Score("government-2007", _ => new(0.03, -0.01)).Line("intensity");
        Assert.Equal((0.0, true), (line.Score!.Value, line.Missed!.Value));
        Assert.Contains("不降反升", line.Because[0].Says.Zh, StringComparison.Ordinal);
        Assert.True(line.Value < 0);
    }

    [Fact]
    public void A_revised_figure_with_other_points_stands_with_both_until_somebody_decides()
    {
        var line = Bench.Score("government-2007", _ => new(0.03, 0.03) { First = 0.024 }).Line("intensity");
        Assert.Equal((ItemState.Revised, 40.0, 32.0, 40.0), (line.State, line.Score!.Value, line.Low, line.High));
        Assert.Contains("首次公布的数得 32 分", line.Because[^1].Says.Zh, StringComparison.Ordinal);
        // A revision that changes no points is no matter.
        Assert.Equal(ItemState.Computed, Bench.Score("government-2007", _ => new(0.03, 0.0301) { First = 0.03 }).Line("intensity").State);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        string Made() => AssessJson.Write("demo-14fyp", 2024, Bench.Table("demo-cities"), [Bench.Score("demo-cities", 0.93, Bench.Full("demo-cities", "乙", "甲"))]);
        Assert.Equal(Made(), Made());
        Assert.Contains("\"score\": 36", Made(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_score_table_adds_up_and_the_old_ones_say_so()
    {
        Assert.All(Luheng.Tests.Packs.RealPacks.Rules.Rubrics.Values, r => Assert.Equal(r.Total, r.Items.Sum(i => i.Points), 9));
        Assert.True(Bench.Table("government-2007").Historical && Bench.Table("enterprise-2007").Historical);
        Assert.False(Bench.Table("beijing-district-14fyp").Historical);
    }
}
