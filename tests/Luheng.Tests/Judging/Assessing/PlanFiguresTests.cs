using Luheng.Engine;
using Luheng.Judging.Assessing;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Tests.Demo;
using Luheng.Time;

namespace Luheng.Tests.Judging.Assessing;

/// <summary>What the computed lines of a score table are made of: whole years only, each set against one of its own kind.</summary>
public class PlanFiguresTests(DemoFixture demo)
{
    Plan Plan => demo.Catalogue.Plans["demo-14fyp"];

    static IEnumerable<string> Cities => Enumerable.Range(1, 21).Select(i => $"99{i:00}00");

    AssessmentScore Score(World world, string city, int year)
    {
        var figures = new PlanFigures(world, Plan, year);
        return Assessor.Of(demo.Catalogue, Bench.Table("demo-cities")).Score(SubjectId.Region(city), year, (item, measure) => figures.Of(SubjectId.Region(city), item, measure), []);
    }

    static readonly string[] Computed = ["energy", "progress", "water"];

    /// <summary>Ten months are filed and published: no city is vetoed by them, and each line says why it is open.</summary>
    [Fact]
    public void A_year_that_runs_leaves_its_lines_open_and_vetoes_nobody()
    {
        Assert.Contains(Cities, c => Asker.Ask(demo.World, "energy.per_value_added", SubjectId.Region(c), Period.Calendar(2025)) is { Missing: false, Coverage.Whole: false });
        foreach (var city in Cities)
        {
            var score = Score(demo.World, city, 2025);
            Assert.Null(score.Veto);
            Assert.All(Computed, id => Assert.Equal((ItemState.NoFigure, (double?)null, (bool?)null), (score.Line(id).State, score.Line(id).Score, score.Line(id).Missed)));
            Assert.All(Computed, id => Assert.Contains("2025", score.Line(id).Because[0].Says.Zh, StringComparison.Ordinal));
        }
    }

    /// <summary>Issued over 2024–2025, half of the way is due by the end of 2024; nothing before.</summary>
    [Fact]
    public void What_was_issued_over_some_of_the_years_is_due_over_those()
    {
        var item = Bench.Table("demo-cities").Items.Single(i => i.Id == "energy");
        Measured Of(int year) => new PlanFigures(demo.World, Plan, year, (_, _) => 0.19) { Since = (_, _) => 2023 }.Of(SubjectId.Region("990200"), item, AssessedMeasure.Year)!;
        Assert.Equal(0.1, Of(2024).Target, 1e-12);
        Assert.Contains("不在目标的 2024—2025 年内", Of(2023).Why!.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_line_of_a_year_that_runs_tells_the_official_change_so_far()
    {
        var change = Asker.Ask(demo.World, "energy.per_value_added.change", SubjectId.Region("990200"), Period.YearToDate(2025, 10)).Value;
        var says = Score(demo.World, "990200", 2025).Line("energy").Because[0].Says;
        Assert.Contains($"2025 年 1—10 月变化 {Completion.Share(change / 100)}", says.Zh, StringComparison.Ordinal);
        Assert.Contains("全年数公布后计分", says.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_year_that_was_published_is_scored()
    {
        foreach (var city in Cities)
            Assert.All(Computed, id => Assert.Equal(ItemState.Computed, Score(demo.World, city, 2024).Line(id).State));
    }

    /// <summary>What was published of a year is not set against a sum of enterprises of another, however whole that is.</summary>
    [Fact]
    public void A_sum_of_enterprises_is_not_set_against_an_official_year()
    {
        var world = World.Of(demo.Catalogue, demo.Subjects.Values, [.. demo.Observations.Where(o => !(o.Subject.IsGroup && (o.Item.EndsWith("growth", StringComparison.Ordinal) || o.Period.Year == 2024)))]);
        var line = Score(world, "990200", 2024).Line("energy");
        Assert.Equal(ItemState.NoFigure, line.State);
        Assert.Matches("不能与全年数相比|不能相比|没有 2024 年", line.Because[0].Says.Zh);
    }

    /// <summary>What an enterprise saved in ten months is not held against the saving of a year.</summary>
    [Fact]
    public void An_enterprise_is_assessed_on_whole_years_alone()
    {
        var item = Bench.Table("enterprise-2007").Items.First(i => i.Indicator == "saving.output_value");
        Measured Of(SubjectId firm, int year) => new PlanFigures(demo.World, Plan, year) { Saving = _ => 100 }.Of(firm, item, AssessedMeasure.Year)!;
        var firm = demo.Subjects.Keys.First(s => !s.IsGroup && !double.IsNaN(Of(s, 2024).Actual) && !Asker.Ask(demo.World, "energy.comprehensive", s, Period.Calendar(2025)).Missing);
        Assert.True(double.IsNaN(Of(firm, 2025).Actual));
        Assert.Contains("没有 2025 年全年的节能量", Of(firm, 2025).Why!.Zh, StringComparison.Ordinal);
        // A saving is told in its own unit, not as a share.
        var says = Assessor.Of(demo.Catalogue, Bench.Table("enterprise-2007")).Score(firm, 2024, (line, measure) => line.Id == item.Id ? Of(firm, 2024) : null, []).Line(item.Id).Because.Select(b => b.Says.Zh);
        Assert.Contains(says, s => s.Contains(FormattableString.Invariant($"应节约 {Of(firm, 2024).Target:#,0.##} tce，实节约 {Of(firm, 2024).Actual:#,0.##} tce"), StringComparison.Ordinal));
    }

    /// <summary>The link of a line names the figure that opens: the actual change, not the completion made of it.</summary>
    [Fact]
    public void A_computed_line_opens_at_the_figure_that_it_names()
    {
        var because = Score(demo.World, "990200", 2024).Line("energy").Because;
        var change = Asker.Ask(demo.World, "energy.per_value_added.change", SubjectId.Region("990200"), Period.Calendar(2024)).Value;
        Assert.Equal($"实降 {Completion.Share(-change / 100)}", because[0].Opens!.Zh);
        Assert.Contains(because[0].Opens!.Zh, because[0].Says.Zh, StringComparison.Ordinal);
        Assert.All(because.Skip(1), b => Assert.Equal(Said.Nothing, b.Opens));
    }
}
