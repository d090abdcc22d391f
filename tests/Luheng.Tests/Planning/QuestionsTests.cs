using System.Text.Json;
using Luheng.Engine;
using Luheng.Packs;
using Luheng.Planning;
using static Luheng.Tests.Packs.RealPacks;

namespace Luheng.Tests.Planning;

/// <summary>Every figure of every plan opens, and says where it stands.</summary>
public class QuestionsTests
{
    static readonly World Published = World.Of(Rules, [], []);
    static readonly DateOnly Today = new(2025, 11, 20);

    public static TheoryData<string> Questions()
    {
        var all = new TheoryData<string>();
        foreach (var plan in Rules.Plans.Values)
            foreach (var name in plan.Targets.Select(t => t.Id).Concat(plan.Targets.Select(t => t.Row).OfType<string>()).Concat(plan.Outcomes.Select(o => o.Row))
                         .Concat(plan.Statements.Select(s => s.Row ?? s.Id)).Concat(PlanChecks.Of(Rules, plan).Select(c => c.Check.Id)).Distinct())
                all.Add($"plan:{plan.Id}/{name}");
        return all;
    }

    [Theory, MemberData(nameof(Questions))]
    public void A_figure_opens_with_its_document_and_clause(string question)
    {
        var answer = PlanQuestions.Ask(Published, question, null, null, Today);
        Assert.NotEmpty(answer.Source!.Document);
        Assert.NotEmpty(answer.Source.Clause);
        Assert.NotEmpty(answer.Name.Zh + answer.Words);
        Assert.All(answer.Inputs, i => Assert.NotEmpty(i.Source!.Clause));
        using var json = JsonDocument.Parse(ExplanationJson.Write(answer));
        foreach (var name in (string[])["indicator", "subject", "period", "value", "unit", "quality", "because", "knownBy"]) Assert.True(json.RootElement.TryGetProperty(name, out _), name);
        foreach (var name in (string[])["formula", "source", "inputs", "factors"]) Assert.True(json.RootElement.GetProperty("because").TryGetProperty(name, out _), name);
        Assert.Equal(double.IsNaN(answer.Value), json.RootElement.GetProperty("value").ValueKind == JsonValueKind.Null);
        Assert.NotEmpty(ExplanationText.Write(answer));
    }

    [Fact]
    public void A_target_that_was_met_opens_on_the_outcome_that_says_so()
    {
        var answer = PlanQuestions.Ask(Published, "plan:sichuan-13fyp/energy-intensity", null, null, Today);
        Assert.Equal((-26.85, "%", "P047"), (answer.Value, answer.Unit, answer.Row));
        var outcome = answer.Inputs.Single(i => i.Row == "P109");
        Assert.Equal(("一（一）2", "规上工业单位增加值能耗累计下降26.85%"), (outcome.Source!.Clause, outcome.Words));
    }

    [Fact]
    public void A_check_opens_on_the_rows_it_read()
    {
        var answer = PlanQuestions.Ask(Published, "plan:sichuan-14fyp/C30", null, null, Today);
        Assert.Equal(55.36, answer.Value, 0.005);
        Assert.Equal([-38.98, -26.85], answer.Inputs.Select(i => i.Value));
        Assert.Equal(["第一章第一节", "一（一）2"], answer.Inputs.Select(i => i.Source!.Clause));
    }

    [Theory]
    [InlineData("plan:sichuan-15fyp/energy-intensity", "'sichuan-15fyp' is not a plan (known: ")]
    [InlineData("plan:sichuan-14fyp/energy", "'energy' is neither a target, a row nor a check of sichuan-14fyp")]
    [InlineData("plan:miit-2016/C30", "'C30' is neither")]
    public void An_unknown_question_says_what_is_known(string question, string says) =>
        Assert.Contains(says, Assert.Throws<QuestionException>(() => PlanQuestions.Ask(Published, question, null, null, Today)).Message, StringComparison.Ordinal);
}
