using Luheng.Access;
using Luheng.Cases;
using Luheng.Registry;

namespace Luheng.Assessing;

/// <summary>Where an assessment (考核) stands.</summary>
public enum AssessState { New, SelfScoring, Checking, Reviewing, Decided, Noticed, Closed }

/// <summary>目标责任评价考核: self-score, check by the level above it, several reviewers by themselves, decision of the province, notice; 申请复查 is a case of its own.</summary>
/// <remarks>One procedure for regions and one for enterprises: who scores themselves holds another act.</remarks>
public static class AssessProcedure
{
    public const string RegionId = "assessment";
    public const string FirmId = "assessment-firm";

    public const string Open = "open";
    public const string SelfScore = "self-score";
    public const string SendBack = "send-back";
    public const string Check = "check";
    public const string Score = "score";
    public const string Decide = "decide";
    public const string Notice = "notice";
    public const string Amend = "amend";
    public const string Close = "close";

    /// <summary>The plan, the year and the score table that it was opened with.</summary>
    public const string PlanKey = "plan";
    public const string YearKey = "year";
    public const string RubricKey = "rubric";

    /// <summary>The document with the points of whoever makes the step.</summary>
    public const string SheetKey = "sheet";

    /// <summary>The document with the result that was decided.</summary>
    public const string ResultKey = "result";

    /// <summary>The reviews that an amendment follows from, comma between.</summary>
    public const string ReviewKey = "reviews";

    /// <summary>Days that the pack sets: own check, check by the level above, reviewers, 申请复查.</summary>
    public const string SelfByKey = "self-by";
    public const string CheckByKey = "check-by";
    public const string ReviewByKey = "review-by";
    public const string AppealByKey = "appeal-by";

    /// <summary>What the engine itself demands; a pack may ask for more.</summary>
    const int FewestReviewers = 2;

    /// <summary>Days where the pack's are over already.</summary>
    const int Soon = 5, Review = 10, Appeal = 15;

    public static Procedure Region { get; } = Make(RegionId, Act.WorkCase);
    public static Procedure Firm { get; } = Make(FirmId, Act.AnswerCase);

    /// <summary>The case of a subject's year under a plan: one, whoever opens it.</summary>
    public static string IdOf(string plan, int year, SubjectId subject) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"KH{year}-{plan}-{subject.Text}");

    public static bool Is(string procedure) => procedure is RegionId or FirmId;

    static Procedure Make(string id, Act self) => Procedure.Of(id, AssessState.New,
        new Dictionary<AssessState, Act>
        {
            [AssessState.SelfScoring] = self,
            [AssessState.Checking] = Act.WorkCase,
            [AssessState.Reviewing] = Act.WorkCase,
            [AssessState.Decided] = Act.DecideObjection,
            [AssessState.Noticed] = Act.DecideObjection,
        },
        Procedure.Move(Open, [AssessState.New], AssessState.SelfScoring, Act.DecideObjection) with { Needs = [PlanKey, YearKey, RubricKey], DueKey = SelfByKey, Days = Soon },
        Procedure.Move(SelfScore, [AssessState.SelfScoring], AssessState.Checking, self) with { Stand = Stand.Own, Needs = [SheetKey], DueKey = CheckByKey, Days = Soon },
        Procedure.Move(SendBack, [AssessState.Checking], AssessState.SelfScoring, Act.WorkCase) with { Stand = Stand.Above, NeedsReason = true, NotBy = SelfScore, Days = Soon, BackTo = SelfScore },
        Procedure.Move(Check, [AssessState.Checking], AssessState.Reviewing, Act.WorkCase) with { Stand = Stand.Above, NeedsReason = true, NotBy = SelfScore, DueKey = ReviewByKey, Days = Review },
        Procedure.Move(Score, [AssessState.Reviewing], AssessState.Reviewing, Act.WorkCase) with { Needs = [SheetKey], Clock = ClockChange.Keep, Guard = Independent, Stand = Stand.Above, Bars = (matter, account) => Meddled(matter, account) is not null },
        Procedure.Move(Decide, [AssessState.Reviewing], AssessState.Decided, Act.DecideObjection) with { NeedsReason = true, Needs = [ResultKey], Days = Soon, Guard = Enough, Bars = (matter, account) => Lacking(matter, account) is not null },
        Procedure.Move(Notice, [AssessState.Decided], AssessState.Noticed, Act.DecideObjection) with { DueKey = AppealByKey, Days = Appeal, CalendarDays = true },
        Procedure.Move(Amend, [AssessState.Noticed], AssessState.Decided, Act.DecideObjection) with { NeedsReason = true, Needs = [ResultKey], Days = Soon, Beside = (book, matter, account) => ReviewProcedure.TookPart(matter, account) ?? ReviewProcedure.Unasked(book, matter) },
        Procedure.Move(Close, [AssessState.Noticed], AssessState.Closed, Act.DecideObjection) with { Beside = (book, matter, _) => ReviewProcedure.Unfinished(book, matter) }).SuspendedBy(Act.DecideObjection);

    /// <summary>Whoever scored, checked or filled in the self-score cannot score; one person scores once.</summary>
    static string? Independent(Case matter, StepDraft draft) => Meddled(matter, draft.By);

    static string? Meddled(Case matter, string account) =>
        matter.Steps.FirstOrDefault(s => s.By == account && (s.Move is Score or SelfScore or Check)) is { } earlier
            ? earlier.Move == Score ? $"{earlier.Name} has scored already" : $"{earlier.Name} made {earlier.Move} and cannot score as well" : null;

    static string? Enough(Case matter, StepDraft draft) => Lacking(matter, draft.By);

    static string? Lacking(Case matter, string account) =>
        matter.Steps.Where(s => s.Move == Score).Select(s => s.By).Distinct().ToList() is var by && by.Count < FewestReviewers ? $"{FewestReviewers} reviewers must have scored by themselves; {by.Count} have"
        : by.Contains(account) ? "a reviewer cannot decide: another person is needed" : null;
}
