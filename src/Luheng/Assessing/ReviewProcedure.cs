using Luheng.Access;
using Luheng.Cases;

namespace Luheng.Assessing;

/// <summary>Where a request to look again (申请复查) stands.</summary>
public enum ReviewState { New, Filed, Accepted, Examined, Upheld, Changed, Refused, Withdrawn }

/// <summary>申请复查: whoever was assessed asks to look again, in a case of its own with its own clock; the assessment is amended or stays.</summary>
public static class ReviewProcedure
{
    public const string RegionId = "assessment-review";
    public const string FirmId = "assessment-review-firm";

    public const string File = "file";
    public const string Withdraw = "withdraw";
    public const string Accept = "accept";
    public const string Refuse = "refuse";
    public const string Examine = "examine";
    public const string Uphold = "uphold";
    public const string Change = "change";

    /// <summary>The case that it is against.</summary>
    public const string AgainstKey = "against";

    /// <summary>Working days to take it up, days to examine it: a design, no document sets them.</summary>
    const int Take = 5, Look = 15, Choose = 10;

    public static Procedure Region { get; } = Make(RegionId, Act.WorkCase);
    public static Procedure Firm { get; } = Make(FirmId, Act.Object);

    public static string IdOf(string assessment, int number) => $"{assessment}-FC{number}";

    static Procedure Make(string id, Act asks) => Procedure.Of(id, ReviewState.New,
        new Dictionary<ReviewState, Act> { [ReviewState.Filed] = Act.DecideObjection, [ReviewState.Accepted] = Act.WorkCase, [ReviewState.Examined] = Act.DecideObjection },
        Procedure.Move(File, [ReviewState.New], ReviewState.Filed, asks) with { NeedsReason = true, Needs = [AgainstKey], Days = Take },
        Procedure.Move(Withdraw, [ReviewState.Filed], ReviewState.Withdrawn, asks) with { Undoes = File },
        Procedure.Move(Accept, [ReviewState.Filed], ReviewState.Accepted, Act.DecideObjection) with { NotBy = File, Days = Look },
        Procedure.Move(Refuse, [ReviewState.Filed], ReviewState.Refused, Act.DecideObjection) with { NeedsReason = true, NotBy = File },
        Procedure.Move(Examine, [ReviewState.Accepted], ReviewState.Examined, Act.WorkCase) with { NeedsReason = true, NotBy = File, Days = Choose, CalendarDays = true },
        Procedure.Move(Uphold, [ReviewState.Examined], ReviewState.Upheld, Act.DecideObjection) with { NeedsReason = true, NotBy = Examine },
        Procedure.Move(Change, [ReviewState.Examined], ReviewState.Changed, Act.DecideObjection) with { NeedsReason = true, NotBy = Examine });
}
