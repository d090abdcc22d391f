using Luheng.Access;
using Luheng.Cases;

namespace Luheng.Tests.Cases;

/// <summary>Two procedures tried on paper (decision 7), as far as the engine is concerned: enough to walk them.</summary>
static class OnPaper
{
    public enum Interview { New, Proposed, Summoned, Held, Committed, Reported, Ended, Dropped }

    public enum Objection { New, Filed, Accepted, Examined, Upheld, Changed, Refused, Withdrawn }

    /// <summary>约谈: a city that falls behind is summoned, promises measures, reports, and is looked at again.</summary>
    public static readonly Procedure Summons = Procedure.Of("interview", Interview.New,
        new Dictionary<Interview, Act>
        {
            [Interview.Proposed] = Act.DecideObjection,
            [Interview.Summoned] = Act.WorkCase,
            [Interview.Held] = Act.WorkCase,
            [Interview.Committed] = Act.WorkCase,
            [Interview.Reported] = Act.DecideObjection,
        },
        Procedure.Move("propose", [Interview.New], Interview.Proposed, Act.OpenCase) with { NeedsReason = true, Days = 5 },
        Procedure.Move("approve", [Interview.Proposed], Interview.Summoned, Act.DecideObjection) with { NotBy = "propose", Needs = ["letter"], DueKey = "held-on", Days = 7 },
        Procedure.Move("drop", [Interview.Proposed], Interview.Dropped, Act.DecideObjection) with { NeedsReason = true },
        Procedure.Move("take-back-proposal", [Interview.Proposed], Interview.Dropped, Act.OpenCase) with { Undoes = "propose" },
        Procedure.Move("hold", [Interview.Summoned], Interview.Held, Act.WorkCase) with { Needs = ["minutes"], Days = 10 },
        Procedure.Move("commit", [Interview.Held], Interview.Committed, Act.WorkCase) with { NeedsReason = true, DueKey = "report-by", Days = 60, BackTo = "commit" },
        Procedure.Move("report", [Interview.Committed], Interview.Reported, Act.WorkCase) with { Needs = ["report"], Days = 15, BackTo = "approve" },
        Procedure.Move("not-enough", [Interview.Reported], Interview.Committed, Act.DecideObjection) with { NeedsReason = true, Days = 20, BackTo = "commit" },
        Procedure.Move("end", [Interview.Reported], Interview.Ended, Act.DecideObjection) with { NeedsReason = true }).SuspendedBy(Act.DecideObjection);

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

    public static readonly IReadOnlyList<Procedure> All = [Inquiry.Procedure, Summons, Appeal];
}
