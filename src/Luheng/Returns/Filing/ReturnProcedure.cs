using Luheng.Access;
using Luheng.Cases;

namespace Luheng.Returns;

/// <summary>Where a return stands between the enterprise, its city and the province.</summary>
public enum ReturnState : byte
{
    /// <summary>Nothing was done yet.</summary>
    Open,

    /// <summary>催报: somebody was reminded that it is due.</summary>
    Awaited,

    /// <summary>填报中.</summary>
    Draft,

    /// <summary>已核对: without errors, and shown as it would be filed.</summary>
    Checked,

    /// <summary>待市级审核.</summary>
    Submitted,

    /// <summary>退回修改.</summary>
    Returned,

    /// <summary>待省级验收.</summary>
    Reviewed,

    /// <summary>已验收: its figures count.</summary>
    Accepted,

    /// <summary>申请更正, waiting for a second person.</summary>
    CorrectionAsked,

    /// <summary>更正待验收.</summary>
    CorrectionAgreed,
}

/// <summary>The way of a return (填报): filled in, checked, submitted, reviewed by the city, accepted by the province, corrected with a second person. Due days of review are our own design.</summary>
public static class ReturnProcedure
{
    public const string Id = "return";
    public const string Fill = "fill", Check = "check", Submit = "submit", Upload = "upload", Withdraw = "withdraw", Recall = "recall", Remind = "remind";
    public const string Return = "return", SendBack = "send-back", Pass = "pass", Accept = "accept";
    public const string AskCorrection = "ask-correction", AgreeCorrection = "agree-correction", RefuseCorrection = "refuse-correction", DropCorrection = "drop-correction", AcceptCorrection = "accept-correction";

    /// <summary>Keys of what comes with a step: the hash of the figures, of the receipt; comments per cell; the rules they were held against.</summary>
    public const string Values = "values", Receipt = "receipt", Comments = "comments", Rules = "rules", Due = "due";

    const int ToReview = 3, ToAccept = 5, ToMend = 3, ToAgree = 3;

    public static Procedure Make() => Procedure.Of(Id, ReturnState.Open, Waits,
        [
            .. new[] { ReturnState.Awaited, ReturnState.Draft, ReturnState.Checked, ReturnState.Returned }.Select(s => Move(Remind, [s], s, Act.ReviewReturn)),
            Move(Remind, [ReturnState.Open], ReturnState.Awaited, Act.ReviewReturn),
            Move(Fill, [ReturnState.Open, ReturnState.Awaited, ReturnState.Checked, ReturnState.Returned], ReturnState.Draft, Act.FillReturn),
            Move(Check, [ReturnState.Open, ReturnState.Awaited, ReturnState.Draft, ReturnState.Checked, ReturnState.Returned], ReturnState.Checked, Act.FillReturn) with { Needs = [Values] },
            Move(Submit, [ReturnState.Checked], ReturnState.Submitted, Act.SubmitReturn) with { Needs = [Values, Receipt], Days = ToReview, Guard = AsChecked, Hinders = HindranceKind.ChangedSince },
            Move(Upload, [ReturnState.Open, ReturnState.Awaited, ReturnState.Draft, ReturnState.Checked, ReturnState.Returned], ReturnState.Submitted, Act.UploadReturns) with { Needs = [Values, Receipt], Days = ToReview },
            Move(Withdraw, [ReturnState.Submitted], ReturnState.Draft, Act.SubmitReturn) with { Guard = BySubmitter, Hinders = HindranceKind.NotTheMaker },
            Move(Recall, [ReturnState.Submitted], ReturnState.Draft, Act.UploadReturns) with { Guard = BySubmitter, Hinders = HindranceKind.NotTheMaker },
            Move(Return, [ReturnState.Submitted], ReturnState.Returned, Act.ReviewReturn) with { NeedsReason = true, Days = ToMend, Guard = NotSubmitter, Hinders = HindranceKind.SecondPerson },
            Move(Pass, [ReturnState.Submitted], ReturnState.Reviewed, Act.ReviewReturn) with { Days = ToAccept, Guard = NotSubmitter, Hinders = HindranceKind.SecondPerson },
            Move(SendBack, [ReturnState.Reviewed], ReturnState.Returned, Act.AcceptReturn) with { NeedsReason = true, Days = ToMend, Guard = NotSubmitter, Hinders = HindranceKind.SecondPerson },
            Move(Accept, [ReturnState.Reviewed], ReturnState.Accepted, Act.AcceptReturn) with { NotBy = Pass, Guard = NotSubmitter, Hinders = HindranceKind.SecondPerson },
            Move(AskCorrection, [ReturnState.Accepted], ReturnState.CorrectionAsked, Act.AskCorrection) with { NeedsReason = true, Needs = [Values], Days = ToAgree },
            Move(AgreeCorrection, [ReturnState.CorrectionAsked], ReturnState.CorrectionAgreed, Act.AgreeCorrection) with { NotBy = AskCorrection, Days = ToAccept },
            Move(RefuseCorrection, [ReturnState.CorrectionAsked], ReturnState.Accepted, Act.AgreeCorrection) with { NeedsReason = true, NotBy = AskCorrection },
            Move(DropCorrection, [ReturnState.CorrectionAsked], ReturnState.Accepted, Act.AskCorrection) with { Guard = (matter, draft) => matter.MakerOf(AskCorrection) == draft.By ? null : "only whoever asked for the correction may drop it", Hinders = HindranceKind.NotTheMaker },
            Move(RefuseCorrection, [ReturnState.CorrectionAgreed], ReturnState.Accepted, Act.AcceptReturn) with { NeedsReason = true, NotBy = AskCorrection },
            Move(AcceptCorrection, [ReturnState.CorrectionAgreed], ReturnState.Accepted, Act.AcceptReturn) with { Needs = [Values, Receipt], NotBy = AskCorrection, Guard = NotAgreed, Hinders = HindranceKind.SecondPerson },
        ]);

    static readonly Dictionary<ReturnState, Act> Waits = new()
    {
        [ReturnState.Awaited] = Act.FillReturn,
        [ReturnState.Draft] = Act.FillReturn,
        [ReturnState.Returned] = Act.FillReturn,
        [ReturnState.Checked] = Act.SubmitReturn,
        [ReturnState.Submitted] = Act.ReviewReturn,
        [ReturnState.Reviewed] = Act.AcceptReturn,
        [ReturnState.CorrectionAsked] = Act.AgreeCorrection,
        [ReturnState.CorrectionAgreed] = Act.AcceptReturn,
    };

    static Move Move(string name, ReturnState[] from, ReturnState to, Act by) => Procedure.Move(name, from, to, by);

    /// <summary>The last step that submitted: by the enterprise itself or by its city.</summary>
    public static Step? Submission(Case matter) => matter.Steps.LastOrDefault(s => s.Move is Submit or Upload);

    static string? NotSubmitter(Case matter, StepDraft draft) =>
        Submission(matter)?.By == draft.By ? "whoever submitted a return does not review it: a second person is needed" : null;

    static string? BySubmitter(Case matter, StepDraft draft) =>
        Submission(matter)?.By == draft.By ? null : "only whoever submitted it may take it back";

    static string? AsChecked(Case matter, StepDraft draft) =>
        matter.With(Values) == draft.With[Values] ? null : "the figures have changed since they were checked; check them again";

    static string? NotAgreed(Case matter, StepDraft draft) =>
        matter.MakerOf(AgreeCorrection) == draft.By ? "whoever agreed to the correction does not accept it: a third look is needed" : null;
}
