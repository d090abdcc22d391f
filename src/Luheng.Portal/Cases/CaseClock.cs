using Luheng.Cases;
using Luheng.Portal.Shell;
using Luheng.Time;

namespace Luheng.Portal.Cases;

/// <summary>How a case stands with its clock.</summary>
public enum ClockState : byte { None, Running, Nearly, Overdue, Suspended }

/// <summary>The clock of a case on a day: working days left, or days since it was due.</summary>
public readonly record struct CaseClock(ClockState State, int Days, DateOnly? Due)
{
    public static CaseClock Of(Case matter, Office office) => Of(matter with { Due = office.DueOf(matter) }, office.Clock.Today(), office.Cases.Rules.IsWorkday, office.CaseTimes.NearlyDue);

    public static CaseClock Of(Case matter, DateOnly today, Func<DateOnly, bool> isWorkday, int nearly)
    {
        if (matter.Suspended) return new(ClockState.Suspended, matter.Left ?? 0, null);
        if (matter.Due is not { } due) return new(ClockState.None, 0, null);
        if (due < today) return new(ClockState.Overdue, today.DayNumber - due.DayNumber, due);
        var left = WorkingDays.Between(today, due, isWorkday);
        return new(left <= nearly ? ClockState.Nearly : ClockState.Running, left, due);
    }

    public string Say(Reader reader) => State switch
    {
        ClockState.Suspended => reader[Words.ClockSuspended],
        ClockState.None => "—",
        ClockState.Overdue => reader.Say(Words.ClockOverdue, Days),
        _ => Due == reader.Office?.Clock.Today() ? reader[Words.ClockToday] : reader.Say(Words.ClockLeft, Days),
    };

    public string Class => State switch { ClockState.Overdue => "late", ClockState.Nearly => "soon", ClockState.Suspended => "still", _ => "" };

    /// <summary>A sign beside the words, so that colour is not alone.</summary>
    public string Sign => State switch { ClockState.Overdue => "■", ClockState.Nearly => "▲", ClockState.Suspended => "‖", _ => "" };
}
