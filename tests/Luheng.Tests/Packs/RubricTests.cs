using Luheng.Packs;
using Luheng.Problems;
using Luheng.Registry;

namespace Luheng.Tests.Packs;

public class RubricTests
{
    const string File = "cn/assessment/rubrics/government-2007.yaml";

    static IReadOnlyList<Problem> Wrongs(string from, string to) => Assert.Throws<ProblemsException>(() => PackLoader.Load(RealPacks.Changed(File, from, to))).Problems;

    [Theory]
    [InlineData("points: 8\n    how: open\n    clause: \"七\"", "points: 7\n    how: open\n    clause: \"七\"", "add up to 99")]
    [InlineData("{at_least: 80 %, points: 32}", "{at_least: 95 %, points: 32}", "never be reached")]
    [InlineData("{at_least: 100 %, points: 40}", "{at_least: 100 %, points: 41}", "gives more than its 40")]
    [InlineData("    indicator: energy.per_value_added\n", "    indicator: energy.nothing\n", "not an item")]
    [InlineData("name: {zh: 未完成, en: Not done}, at_least: 0}", "name: {zh: 未完成, en: Not done}, at_least: 10}", "do not begin at 0")]
    [InlineData("    measure: year\n", "    measure: yearly\n", "not a measure")]
    [InlineData("bonus: {every: 10 %, points: 3, most: 9}", "bonus: {every: 10 %, points: 3}", "bonus is not whole")]
    [InlineData("from: 2007-01-01\n", "", "has no date")]
    public void What_is_wrong_with_a_score_table_is_said_with_its_line(string from, string to, string found)
    {
        var problem = Assert.Single(Wrongs(from, to), p => p.Found.Contains(found, StringComparison.Ordinal));
        Assert.StartsWith(File + ":", problem.Where, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Expected);
    }

    [Fact]
    public void A_plan_is_assessed_by_its_own_table_else_by_the_usual_one()
    {
        Assert.Equal("demo-cities", Rubric.Choose(RealPacks.Rules, "demo-14fyp", SubjectKind.Region).Id);
        Assert.Equal("government-2007", Rubric.Choose(RealPacks.Rules, "sichuan-14fyp", SubjectKind.Region).Id);
        Assert.Equal("enterprise-2007", Rubric.Choose(RealPacks.Rules, "sichuan-14fyp", SubjectKind.Enterprise).Id);
        Assert.Contains("dalian", Assert.Throws<QuestionException>(() => Rubric.Choose(RealPacks.Rules, "sichuan-14fyp", SubjectKind.Region, "2030")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_quarters_of_2016_are_tasks_with_their_last_days()
    {
        var tasks = RealPacks.Rules.Plans["miit-2016"].Tasks;
        Assert.Equal([2, 7, 3], tasks.GroupBy(t => t.Quarter).Select(g => g.Count()));
        Assert.Equal([new(2016, 3, 31), new(2016, 6, 30), new(2016, 9, 30)], tasks.Select(t => t.Due).Distinct());
        Assert.Equal("会同财政部", Assert.Single(tasks, t => t.Owner is not "").Owner);
    }

    [Fact]
    public void A_task_due_outside_its_plan_or_for_no_target_is_refused()
    {
        var wrong = Assert.Throws<ProblemsException>(() => PackLoader.Load(RealPacks.Changed(RealPacks.PlanFile("demo-14fyp"), "    due_quarter: 2025-Q2\n", "    due_quarter: 2027-Q2\n"))).Problems;
        Assert.Contains(wrong, p => p.Found.Contains("outside the plan's years", StringComparison.Ordinal));
        wrong = Assert.Throws<ProblemsException>(() => PackLoader.Load(RealPacks.Changed(RealPacks.PlanFile("demo-14fyp"), "target: low-voc-diagnosis", "target: nothing"))).Problems;
        Assert.Contains(wrong, p => p.Found.Contains("not a target of the plan", StringComparison.Ordinal));
    }
}
