using Luheng.Access;

namespace Luheng.Cases;

/// <summary>Where a question about a figure or finding stands.</summary>
public enum InquiryState { New, Asked, Answered, Closed, Withdrawn }

/// <summary>数据问询: an officer asks an enterprise about a figure or finding; it answers with evidence; the officer closes or asks again.</summary>
public static class Inquiry
{
    public const string Id = "question";
    public const string Ask = "ask";
    public const string Answer = "answer";
    public const string AskAgain = "ask-again";
    public const string Extend = "extend";
    public const string Close = "close";
    public const string Withdraw = "withdraw";
    public const string WithdrawAnswer = "withdraw-answer";

    /// <summary>The page that the question is about, such as the explanation of a figure.</summary>
    public const string FigureKey = "figure";

    /// <summary>The kind of finding that it is about.</summary>
    public const string FindingKey = "finding";

    /// <summary>The day by which an answer is asked for.</summary>
    public const string DueKey = "by";

    /// <summary>What keeps a form sent twice from asking twice.</summary>
    public const string OnceKey = "once";

    /// <summary>Working days for an answer, where the asker names no day, and for the look at it; a design, no document sets them.</summary>
    public const int Days = 5;

    public static Procedure Procedure { get; } = Cases.Procedure.Of(Id, InquiryState.New,
        new Dictionary<InquiryState, Act> { [InquiryState.Asked] = Act.AnswerCase, [InquiryState.Answered] = Act.OpenCase },
        Move(Ask, [InquiryState.New], InquiryState.Asked, Act.OpenCase) with { NeedsReason = true, Days = Days, DueKey = DueKey },
        Move(Answer, [InquiryState.Asked], InquiryState.Answered, Act.AnswerCase) with { NeedsReason = true, Days = Days, BackTo = Ask },
        Move(WithdrawAnswer, [InquiryState.Answered], InquiryState.Asked, Act.AnswerCase) with { Undoes = Answer },
        Move(AskAgain, [InquiryState.Answered], InquiryState.Asked, Act.OpenCase) with { NeedsReason = true, Days = Days, DueKey = DueKey },
        Move(Extend, [InquiryState.Asked], InquiryState.Asked, Act.OpenCase) with { NeedsReason = true, Needs = [DueKey], DueKey = DueKey },
        Move(Close, [InquiryState.Asked, InquiryState.Answered], InquiryState.Closed, Act.OpenCase) with { NeedsReason = true },
        Move(Withdraw, [InquiryState.Asked], InquiryState.Withdrawn, Act.OpenCase) with { Undoes = Ask }).SuspendedBy(Act.OpenCase);

    static Move Move(string name, InquiryState[] from, InquiryState to, Act by) => Cases.Procedure.Move(name, from, to, by);
}
