using Luheng.Access;

namespace Luheng.Cases;

/// <summary>Where an objection (异议、申诉、申请复查) stands.</summary>
public enum ObjectionState { New, Filed, Accepted, Examined, Upheld, Changed, Refused, Withdrawn }

/// <summary>Days of an objection: to accept it, to examine it, to decide on it.</summary>
/// <param name="ByCalendar">Whether the days to decide are those of the calendar; else working days, as the others are.</param>
public readonly record struct ObjectionDays(int Accept, int Examine, int Decide, bool ByCalendar = false);

/// <summary>An objection against what was decided, in a case of its own with its own clock: filed, accepted, examined by one person, upheld or changed by another (decision 7).</summary>
public static class Objection
{
    public const string File = "file";
    public const string Withdraw = "withdraw";
    public const string Accept = "accept";
    public const string Refuse = "refuse";
    public const string Examine = "examine";
    public const string Uphold = "uphold";
    public const string Change = "change";

    /// <summary>The case, or the list, that it is against.</summary>
    public const string AgainstKey = "against";

    /// <param name="asks">What whoever objects must be granted.</param>
    /// <param name="changeNeeds">What a change names, such as the new level.</param>
    public static Procedure Make(string id, Act asks, ObjectionDays days, params string[] changeNeeds) => Procedure.Of(id, ObjectionState.New,
        new Dictionary<ObjectionState, Act> { [ObjectionState.Filed] = Act.DecideObjection, [ObjectionState.Accepted] = Act.WorkCase, [ObjectionState.Examined] = Act.DecideObjection },
        Procedure.Move(File, [ObjectionState.New], ObjectionState.Filed, asks) with { Stand = Stand.Own, NeedsReason = true, Needs = [AgainstKey], Days = days.Accept },
        Procedure.Move(Withdraw, [ObjectionState.Filed], ObjectionState.Withdrawn, asks) with { Stand = Stand.Own, Undoes = File },
        Procedure.Move(Accept, [ObjectionState.Filed], ObjectionState.Accepted, Act.DecideObjection) with { NotBy = File, Stand = Stand.Above, Days = days.Examine },
        Procedure.Move(Refuse, [ObjectionState.Filed], ObjectionState.Refused, Act.DecideObjection) with { NeedsReason = true, NotBy = File, Stand = Stand.Above },
        Procedure.Move(Examine, [ObjectionState.Accepted], ObjectionState.Examined, Act.WorkCase) with { NeedsReason = true, NotBy = File, Stand = Stand.Above, Days = days.Decide, CalendarDays = days.ByCalendar },
        Procedure.Move(Uphold, [ObjectionState.Examined], ObjectionState.Upheld, Act.DecideObjection) with { NeedsReason = true, NotBy = Examine },
        Procedure.Move(Change, [ObjectionState.Examined], ObjectionState.Changed, Act.DecideObjection) with { NeedsReason = true, NotBy = Examine, Needs = changeNeeds });
}
