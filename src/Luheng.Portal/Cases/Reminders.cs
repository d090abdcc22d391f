using Luheng.Cases;
using Luheng.Findings;
using Luheng.Problems;
using Luheng.Time;

namespace Luheng.Portal.Cases;

/// <summary>Marks cases that are nearly due or overdue as findings, so that boards and the API show them; work lists count by themselves.</summary>
public sealed class Reminders(Office office)
{
    const string Stage = "cases";
    List<Finding> known = [];
    bool begun;

    /// <summary>Looks at every case that waits, but for a 约谈 that whoever it would summon does not know of yet; writes only when something has changed since the last look.</summary>
    public void Tick()
    {
        var today = office.Clock.Today();
        var now = office.Cases.All.Where(c => c.Procedure != Luheng.Assessing.TalkProcedure.Id || Luheng.Assessing.TalkProcedure.IsKnown(c)).Select(c => (Case: c, Clock: CaseClock.Of(c, office))).Where(c => c.Clock.State is ClockState.Nearly or ClockState.Overdue)
            .OrderBy(c => c.Case.Subject).ThenBy(c => c.Case.Id, StringComparer.Ordinal).Select(c => Of(c.Case, c.Clock, today)).ToList();
        if (begun && now.SequenceEqual(known)) return;
        office.Ledger.SaveFindings(Stage, null, now);
        (known, begun) = (now, true);
    }

    static Finding Of(Case matter, CaseClock clock, DateOnly today)
    {
        var kind = CaseKinds.Of(matter.Procedure);
        return clock.State == ClockState.Overdue
            ? new(matter.Subject, Period.Day(today), "case-overdue", FindingLevel.Warning, $"{kind.Name.Zh}“{matter.Title}”{kind.State(matter.State).Zh}，{clock.Due:yyyy-MM-dd} 到期，逾期 {clock.Days} 天", matter.Id)
            : new(matter.Subject, Period.Day(today), "case-nearly-due", FindingLevel.Notice, $"{kind.Name.Zh}“{matter.Title}”{kind.State(matter.State).Zh}，{clock.Due:yyyy-MM-dd} 到期", matter.Id);
    }

    /// <summary>Looks every minute until cancelled, after a first look.</summary>
    public async Task Run(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        while (await timer.WaitForNextTickAsync(stop)) Look();
    }

    /// <summary>Looks once; where another program holds the ledger, the next look is in a minute.</summary>
    public void Look()
    {
        try
        {
            Tick();
        }
        catch (ProblemsException)
        {
            // it has not marked what it saw as known, and looks again
        }
    }
}
