using System.Globalization;
using Luheng.Access;
using Luheng.Cases;

namespace Luheng.Assessing;

/// <summary>Where a 约谈 stands.</summary>
public enum TalkState { New, Proposed, Summoned, Held, Committed, Reported, Ended, Dropped }

/// <summary>约谈: a city that falls behind is summoned, promises measures by a day, reports, and is looked at again (decision 7).</summary>
public static class TalkProcedure
{
    public const string Id = "interview";

    public const string Propose = "propose";
    public const string TakeBack = "take-back-proposal";
    public const string Approve = "approve";
    public const string Drop = "drop";
    public const string Hold = "hold";
    public const string Commit = "commit";
    public const string Report = "report";
    public const string NotEnough = "not-enough";
    public const string End = "end";

    /// <summary>The page that it was opened from: a finding, a warning, an assessment.</summary>
    public const string FromKey = "from";

    /// <summary>The day it is held on, and the day by which the city reports.</summary>
    public const string HeldOnKey = "held-on";
    public const string ReportByKey = "report-by";

    /// <summary>Working days: a design, no document sets them; the 60 days of rectification are the usual ones of 考核, and of the calendar.</summary>
    const int ToApprove = 5, ToHold = 7, ToCommit = 10, ToReport = 60, ToLook = 15, Again = 20;

    /// <summary>Days of the calendar within which a city has to report, whatever day it sets: a design too.</summary>
    const int WithinToReport = 365;

    public static Procedure Procedure { get; } = Luheng.Cases.Procedure.Of(Id, TalkState.New,
        new Dictionary<TalkState, Act>
        {
            [TalkState.Proposed] = Act.DecideObjection,
            [TalkState.Summoned] = Act.OpenCase,
            [TalkState.Held] = Act.OpenCase,
            [TalkState.Committed] = Act.OpenCase,
            [TalkState.Reported] = Act.DecideObjection,
        },
        Move(Propose, [TalkState.New], TalkState.Proposed, Act.OpenCase) with { Stand = Stand.Above, NeedsReason = true, Days = ToApprove },
        Move(Approve, [TalkState.Proposed], TalkState.Summoned, Act.DecideObjection) with { NotBy = Propose, Stand = Stand.Above, Needs = [Case.FilesKey], DueKey = HeldOnKey, Days = ToHold },
        Move(Drop, [TalkState.Proposed], TalkState.Dropped, Act.DecideObjection) with { NeedsReason = true, Stand = Stand.Above, Bars = Proposed },
        Move(TakeBack, [TalkState.Proposed], TalkState.Dropped, Act.OpenCase) with { Undoes = Propose },
        Move(Hold, [TalkState.Summoned], TalkState.Held, Act.OpenCase) with { Stand = Stand.Above, Needs = [Case.FilesKey], Days = ToCommit, Beside = (book, matter, _) => Before(matter, book.Today) },
        Move(Commit, [TalkState.Held], TalkState.Committed, Act.OpenCase) with { Stand = Stand.Own, NeedsReason = true, DueKey = ReportByKey, LatestDays = WithinToReport, Days = ToReport, CalendarDays = true, BackTo = Commit },
        Move(Report, [TalkState.Committed], TalkState.Reported, Act.OpenCase) with { Stand = Stand.Own, Needs = [Case.FilesKey], Days = ToLook, BackTo = Approve },
        Move(NotEnough, [TalkState.Reported], TalkState.Committed, Act.DecideObjection) with { NeedsReason = true, Stand = Stand.Above, Bars = NotTheirs, Days = Again, BackTo = Commit },
        Move(End, [TalkState.Reported], TalkState.Ended, Act.DecideObjection) with { NeedsReason = true, Stand = Stand.Above, Bars = NotTheirs }).SuspendedBy(Act.DecideObjection);

    /// <summary>Whether it was approved, and whoever is summoned knows of it.</summary>
    public static bool IsKnown(Case matter) => matter.MakerOf(Approve) is not null;

    /// <summary>No minutes of a talk that is still to come.</summary>
    static Hindrance? Before(Case matter, DateOnly today) =>
        matter.With(HeldOnKey) is { } text && DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) && day > today ? new(HindranceKind.TooEarly, $"the talk is on {text}", text) : null;

    static bool Proposed(Case matter, string account) => matter.MakerOf(Propose) == account;

    /// <summary>A report is looked at by whoever approved, or by whom it was passed to; never by whoever proposed.</summary>
    static bool NotTheirs(Case matter, string account) => Proposed(matter, account) || (matter.PassedTo ?? matter.MakerOf(Approve)) != account;

    static Move Move(string name, TalkState[] from, TalkState to, Act by) => Luheng.Cases.Procedure.Move(name, from, to, by);
}
