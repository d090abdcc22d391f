using System.Globalization;
using Luheng.Access;
using Luheng.Cases;
using Luheng.Judging.Allocating;

namespace Luheng.Allocating;

/// <summary>The procedure of a breakdown (分解方案): drafted, sent to the cities, revised after their answers, proposed, issued by a second person.</summary>
public static class BreakdownProcedure
{
    public const string Draft = "draft";
    public const string Revise = "revise";
    public const string Send = "send";
    public const string Propose = "propose";
    public const string Return = "return";
    public const string Issue = "issue";
    public const string Withdraw = "withdraw";

    /// <summary>The version of the figures that a step is about; every step names it.</summary>
    public const string VersionKey = "version";

    /// <summary>Working days for the second person.</summary>
    const int DaysToIssue = 5;

    public static Procedure Procedure { get; } = Procedure.Of(Breakdown.Kind, BreakdownState.Blank,
        new Dictionary<BreakdownState, Act> { [BreakdownState.Drafted] = Act.DraftTargets, [BreakdownState.Sent] = Act.DraftTargets, [BreakdownState.Revised] = Act.DraftTargets, [BreakdownState.Proposed] = Act.IssueTargets },
        Of(Draft, [BreakdownState.Blank], BreakdownState.Drafted),
        Of(Revise, [BreakdownState.Drafted], BreakdownState.Drafted),
        Of(Revise, [BreakdownState.Sent, BreakdownState.Revised], BreakdownState.Revised) with { NeedsReason = true },
        Of(Send, [BreakdownState.Drafted, BreakdownState.Revised], BreakdownState.Sent) with { Days = OfferProcedure.DaysToAnswer },
        Of(Propose, [BreakdownState.Sent], BreakdownState.Proposed) with { Days = DaysToIssue },
        Of(Return, [BreakdownState.Proposed], BreakdownState.Revised) with { NeedsReason = true, By = Act.IssueTargets },
        Of(Issue, [BreakdownState.Proposed], BreakdownState.Issued) with { By = Act.IssueTargets, NotBy = Draft, Guard = NotByItsMaker, Hinders = HindranceKind.SecondPerson, Bars = Worked },
        Of(Withdraw, [BreakdownState.Drafted, BreakdownState.Sent, BreakdownState.Revised, BreakdownState.Proposed], BreakdownState.Withdrawn) with { NeedsReason = true });

    static Move Of(string name, BreakdownState[] from, BreakdownState to) => Procedure.Move(name, from, to, Act.DraftTargets) with { Needs = [VersionKey] };

    static string? NotByItsMaker(Case matter, StepDraft draft) =>
        Worked(matter, draft.By) ? "whoever worked on the figures cannot issue them: a second person is needed" : null;

    static bool Worked(Case matter, string account) => matter.Steps.Any(s => s.Move is Revise or Propose && s.By == account);
}

/// <summary>Where a child's answer to its figure stands.</summary>
public enum OfferState
{
    /// <summary>Not yet asked.</summary>
    Blank,
    Asked,
    Agreed,

    /// <summary>Another figure was proposed, with a reason.</summary>
    Countered,

    /// <summary>Its figure is issued.</summary>
    Settled,

    /// <summary>The breakdown was withdrawn.</summary>
    Dropped,
}

/// <summary>The procedure of one child's figure (征求意见): asked, agreed to or answered with a counter-figure, asked again, settled.</summary>
public static class OfferProcedure
{
    public const string Id = "target-offer";
    public const string Ask = "ask";
    public const string Agree = "agree";
    public const string Counter = "counter";
    public const string Settle = "settle";
    public const string Drop = "drop";

    /// <summary>The figure that a step is about: offered, or proposed instead.</summary>
    public const string FigureKey = "figure";

    /// <summary>The breakdown it belongs to.</summary>
    public const string BreakdownKey = "breakdown";

    /// <summary>Working days for an answer.</summary>
    public const int DaysToAnswer = 10;

    public static Procedure Procedure { get; } = Procedure.Of(Id, OfferState.Blank,
        new Dictionary<OfferState, Act> { [OfferState.Asked] = Act.AnswerTargets, [OfferState.Countered] = Act.DraftTargets },
        Procedure.Move(Ask, [OfferState.Blank, OfferState.Asked, OfferState.Agreed, OfferState.Countered], OfferState.Asked, Act.DraftTargets) with { Needs = [FigureKey, BreakdownKey], Days = DaysToAnswer, Guard = IsNumber },
        Procedure.Move(Agree, [OfferState.Asked], OfferState.Agreed, Act.AnswerTargets),
        Procedure.Move(Counter, [OfferState.Asked], OfferState.Countered, Act.AnswerTargets) with { NeedsReason = true, Needs = [FigureKey], Guard = IsNumber },
        Procedure.Move(Settle, [OfferState.Asked, OfferState.Agreed, OfferState.Countered], OfferState.Settled, Act.IssueTargets) with { Needs = [FigureKey], Guard = IsNumber },
        Procedure.Move(Drop, [OfferState.Asked, OfferState.Agreed, OfferState.Countered], OfferState.Dropped, Act.DraftTargets) with { Needs = [BreakdownKey] });

    public static string IdOf(string breakdown, string subject) => $"{breakdown}-{subject}";

    /// <summary>The figure of the newest step of a name; null where there is none.</summary>
    public static double? FigureOf(Case offer, string move) =>
        offer.Steps.LastOrDefault(s => s.Move == move)?.With.GetValueOrDefault(FigureKey) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var figure) ? figure : null;

    /// <summary>What a child answered to the figure it was asked about last; null where it did not. It stays when the figure is issued.</summary>
    public static Step? AnswerOf(Case offer) => offer.Steps.LastOrDefault(s => s.Move is Ask or Agree or Counter) is { Move: not Ask } answer ? answer : null;

    /// <summary>The last figure that a child proposed instead, to whichever figure it was asked about; null where it never did.</summary>
    public static Step? ProposedBy(Case offer) => offer.Steps.LastOrDefault(s => s.Move == Counter);

    public static double FigureOf(Step step) => double.TryParse(step.With.GetValueOrDefault(FigureKey), NumberStyles.Float, CultureInfo.InvariantCulture, out var figure) ? figure : double.NaN;

    static string? IsNumber(Case matter, StepDraft draft) =>
        double.TryParse(draft.With.GetValueOrDefault(FigureKey), NumberStyles.Float, CultureInfo.InvariantCulture, out var figure) && double.IsFinite(figure) ? null : "the figure is not a number";
}
