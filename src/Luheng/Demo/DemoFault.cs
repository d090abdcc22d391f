using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Demo;

/// <summary>The kinds of mistake planted among the returns.</summary>
public enum DemoFaultKind
{
    /// <summary>A month that was never filed.</summary>
    MissingMonth,

    /// <summary>A month filed one month late, in the batch of corrections.</summary>
    LateMonth,

    /// <summary>Electricity ten times too high, as when 千kWh is read for 万kWh; never corrected.</summary>
    TimesTen,

    /// <summary>A return that repeats the one of the month before, figure by figure.</summary>
    CopiedMonth,

    /// <summary>A figure filed too high and corrected two months later.</summary>
    Corrected,

    /// <summary>An annual filing of 2024 that differs by 8 % from its twelve months.</summary>
    AnnualDiffers,
}

/// <summary>One planted mistake: who, when, of which item (null: the whole return), and what was done.</summary>
public sealed record DemoFault(DemoFaultKind Kind, SubjectId Subject, Period Period, string? Item, string Text);
