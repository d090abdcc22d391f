using Luheng.Assessing;
using Luheng.Cases;
using Luheng.Registry;

namespace Luheng.Tests.Cases;

/// <summary>Who ends a 约谈 is asked of new steps; what was done before that rule stays whole.</summary>
public class TalkHistoryTests
{
    static readonly CaseRules Rules = new([TalkProcedure.Procedure], _ => true);
    static readonly DateTimeOffset Day = new(2025, 11, 20, 9, 0, 0, TimeSpan.FromHours(8));

    static Case After(params (string Move, string By)[] made)
    {
        var matter = Rules.Blank("YT2025-0001", TalkProcedure.Id, SubjectId.Region("990100"), "落后于路径");
        foreach (var (move, by) in made) matter = CaseRules.After(matter, Rules.Next(matter, Draft(move, by, matter.Steps.Count == 0), Day.AddDays(matter.Steps.Count)));
        return matter;
    }

    static StepDraft Draft(string move, string by, bool first = false) => new(move, by, by, "理由")
    {
        With = first ? new Dictionary<string, string> { [Case.ProcedureKey] = TalkProcedure.Id, [Case.SubjectKey] = "990100", [Case.TitleKey] = "落后于路径" } : new Dictionary<string, string> { [Case.FilesKey] = "x" },
    };

    static Case Reported => After((TalkProcedure.Propose, "officer"), (TalkProcedure.Approve, "leader"), (TalkProcedure.Hold, "officer"), (TalkProcedure.Commit, "city"), (TalkProcedure.Report, "city"));

    [Fact]
    public void Whoever_proposed_does_not_end_it_and_whoever_approved_does()
    {
        Assert.Equal(HindranceKind.SecondPerson, Rules.Hindering(Reported, Draft(TalkProcedure.End, "officer"))?.Kind);
        Assert.Equal(HindranceKind.SecondPerson, Rules.Hindering(Reported, Draft(TalkProcedure.End, "another"))?.Kind);
        Assert.Null(Rules.Hindering(Reported, Draft(TalkProcedure.End, "leader")));
        Assert.DoesNotContain(Rules.OpenTo(Reported, "officer"), m => m.Name is TalkProcedure.End or TalkProcedure.NotEnough);
    }

    [Fact]
    public void Whom_it_was_passed_to_ends_it_too()
    {
        var passed = CaseRules.After(Reported, Rules.Next(Reported, new(Procedure.Delegate, "leader", "leader") { With = new Dictionary<string, string> { [Case.ToKey] = "deputy" } }, Day.AddDays(9)));
        Assert.Null(Rules.Hindering(passed, Draft(TalkProcedure.End, "deputy")));
        Assert.NotNull(Rules.Hindering(passed, Draft(TalkProcedure.End, "leader")));
    }

    [Fact]
    public void Taken_back_from_somebody_it_is_the_approvers_again_and_no_others()
    {
        var back = CaseRules.After(Reported, Rules.Next(Reported, new(Procedure.TakeBack, "leader", "leader"), Day.AddDays(9)));
        Assert.Null(back.PassedTo);
        Assert.Null(Rules.Hindering(back, Draft(TalkProcedure.End, "leader")));
        Assert.Equal(HindranceKind.SecondPerson, Rules.Hindering(back, Draft(TalkProcedure.End, "another"))?.Kind);
    }

    [Fact]
    public void On_an_earlier_day_it_stands_as_it_stood_then_and_before_it_was_opened_it_is_not()
    {
        var opened = DateOnly.FromDateTime(Day.DateTime);
        Assert.Null(Rules.On(Reported, opened.AddDays(-1)));
        Assert.Equal(nameof(TalkState.Proposed), Rules.On(Reported, opened)!.State);
        Assert.Equal((nameof(TalkState.Committed), 4), (Rules.On(Reported, opened.AddDays(3))!.State, Rules.On(Reported, opened.AddDays(3))!.Steps.Count));
        Assert.Equal(Reported.State, Rules.On(Reported, opened.AddDays(400))!.State);
    }

    [Fact]
    public void A_history_in_which_the_proposer_ended_it_still_replays()
    {
        var ended = CaseRules.After(Reported, Rules.Next(Reported, Draft(TalkProcedure.End, "officer"), Day.AddDays(9)));
        Assert.Equal(nameof(TalkState.Ended), Rules.Replay(ended.Steps).State);
    }
}
