using Luheng.Assessing;
using Luheng.Judging.Assessing;
using Luheng.Tests.Judging.Assessing;
using Luheng.Tests.Packs;

namespace Luheng.Tests.Assessing;

public class AssessResultTests
{
    static readonly DateOnly Day = new(2025, 11, 17);

    public static TheoryData<double, bool> Decided => new() { { 0.93, true }, { 1.2, true }, { 0.4, true }, { double.NaN, true }, { 0.93, false } };

    [Theory, MemberData(nameof(Decided))]
    public void A_result_is_read_back_as_it_was_decided(double rate, bool lines)
    {
        var score = Bench.Score("demo-cities", _ => double.IsNaN(rate) ? null : new(1, rate), Bench.Full("demo-cities", "乙", "甲"));
        var written = AssessResult.Of("KH", "demo-14fyp", score, Day);
        // Results of earlier versions keep their lines in the JSON alone.
        var read = AssessResult.Read((lines ? written : written with { Lines = null }).Write().Body).Score(RealPacks.Rules)!;
        Assert.Equal((score.Score, score.Low, score.High, score.Grade?.Id, score.Veto, Day), (read.Score, read.Low, read.High, read.Grade?.Id, read.Veto, read.DecidedOn!.Value));
        Assert.Equal(score.Items.Select(i => (i.Item.Id, i.State, i.Score, i.Low, i.High, i.Missed)), read.Items.Select(i => (i.Item.Id, i.State, i.Score, i.Low, i.High, i.Missed)));
        Assert.Equal(score.Items.SelectMany(i => i.Because).Select(b => (b.Says.Zh, b.Held, b.Ask)), read.Items.SelectMany(i => i.Because).Select(b => (b.Says.Zh, b.Held, b.Ask)));
    }

    [Fact]
    public void What_is_known_now_stands_beside_what_was_decided_only_where_it_differs()
    {
        var assessor = Assessor.Of(RealPacks.Rules, Bench.Table("demo-cities"));
        AssessmentScore Made(double rate) => Bench.Score("demo-cities", rate, Bench.Full("demo-cities", "乙", "甲"));
        Assert.Null(assessor.Beside(Made(1.2), Made(1.2)).Now);
        var both = assessor.Beside(Made(1.2), Made(0.5));
        Assert.Equal((Made(1.2).Low, Made(0.5).Low), (both.Low, both.Now!.Low));
        Assert.NotEmpty(both.Moved);
    }

    [Fact]
    public void Points_set_after_a_review_move_their_line_alone()
    {
        var assessor = Assessor.Of(RealPacks.Rules, Bench.Table("demo-cities"));
        var decided = Bench.Score("demo-cities", 1.2, Bench.Full("demo-cities", "乙", "甲"));
        var amended = assessor.Settle(decided, [new("groundwork.data", "丙", "丙", 1, "核实")]);
        Assert.Equal("groundwork.data", Assert.Single(amended.Items.Zip(decided.Items), p => p.First != p.Second).First.Item.Id);
        Assert.Equal(decided.Low - decided.Items.Single(i => i.Item.Id == "groundwork.data").Low + 1, amended.Low, 9);
        Assert.Null(assessor.Beside(amended, decided).Now); // what was set is no difference of what is known
    }

    [Fact]
    public void Of_reviewers_kept_from_the_reader_no_number_is_said()
    {
        var hidden = Assessor.Of(RealPacks.Rules, Bench.Table("demo-cities"), hides: true).Score(Bench.City, 2024, (_, _) => new(1, 1), []);
        var line = hidden.Items.First(i => i.State == ItemState.Waiting);
        Assert.DoesNotContain("现有", line.Because[^1].Says.Zh, StringComparison.Ordinal);
        Assert.Contains("\"reviewers\": null", AssessJson.Write("demo-14fyp", 2024, hidden.Rubric, [hidden]), StringComparison.Ordinal);
    }
}
