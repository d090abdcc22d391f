using Luheng.Access;
using Luheng.Assessing;
using Luheng.Cases;

namespace Luheng.Tests.Cases;

/// <summary>Objections as tried on paper (decision 7), as far as the engine is concerned, and the real procedures that are walked with it.</summary>
static class OnPaper
{
    public enum Objection { New, Filed, Accepted, Examined, Upheld, Changed, Refused, Withdrawn }

    /// <summary>异议、申诉: against a grade or a decision, with a clock of its own; what it is about is suspended by a step in the same transaction, or is not.</summary>
    public static readonly Procedure Appeal = Procedure.Of("objection", Objection.New,
        new Dictionary<Objection, Act> { [Objection.Filed] = Act.DecideObjection, [Objection.Accepted] = Act.WorkCase, [Objection.Examined] = Act.DecideObjection },
        Procedure.Move("file", [Objection.New], Objection.Filed, Act.Object) with { NeedsReason = true, Needs = ["against"], Days = 5 },
        Procedure.Move("withdraw", [Objection.Filed], Objection.Withdrawn, Act.Object) with { Undoes = "file" },
        Procedure.Move("accept", [Objection.Filed], Objection.Accepted, Act.DecideObjection) with { Days = 15 },
        Procedure.Move("refuse", [Objection.Filed], Objection.Refused, Act.DecideObjection) with { NeedsReason = true },
        Procedure.Move("ask-for-more", [Objection.Filed], Objection.Filed, Act.DecideObjection) with { NeedsReason = true, Clock = ClockChange.Keep, BackTo = "file" },
        Procedure.Move("supplement", [Objection.Filed], Objection.Filed, Act.Object) with { Guard = (matter, _) => matter.LastMove?.Move == "ask-for-more" ? null : "nothing more was asked for", Days = 5 },
        Procedure.Move("examine", [Objection.Accepted], Objection.Examined, Act.WorkCase) with { NeedsReason = true, Needs = ["opinion"], Days = 10, CalendarDays = true },
        Procedure.Move("uphold", [Objection.Examined], Objection.Upheld, Act.DecideObjection) with { NeedsReason = true, NotBy = "examine" },
        Procedure.Move("change", [Objection.Examined], Objection.Changed, Act.DecideObjection) with { NeedsReason = true, NotBy = "examine" }).SuspendedBy(Act.DecideObjection);

    public static readonly IReadOnlyList<Procedure> All = [Inquiry.Procedure, TalkProcedure.Procedure, AssessProcedure.Region, ReviewProcedure.Region, TaskProcedure.Procedure, Appeal];
}
