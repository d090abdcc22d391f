using Luheng.Access;

namespace Luheng.Cases;

/// <summary>What a move does to the clock.</summary>
public enum ClockChange : byte
{
    /// <summary>It starts anew with the days given, or stands where none are.</summary>
    Anew,

    /// <summary>It runs on as it was.</summary>
    Keep,
}

/// <summary>A way from one state of a case to another: who may take it, and what must come with it.</summary>
/// <param name="Name">The move's id, such as submit or return; pages have a word for it.</param>
/// <param name="By">The act that whoever makes the move must be granted for the case's subject.</param>
public sealed record Move(string Name, IReadOnlyList<string> From, string To, Act By)
{
    /// <summary>Whether the move is refused without a reason in words.</summary>
    public bool NeedsReason { get; init; }

    /// <summary>A move whose last maker may not make this one too (双人).</summary>
    public string? NotBy { get; init; }

    /// <summary>A move that this one takes back (撤回): only by whoever made it, and only while nobody has acted since. The clock is again what it was before.</summary>
    public string? Undoes { get; init; }

    /// <summary>A move whose last maker the case waits for afterwards, by name; its own name: whoever makes it.</summary>
    public string? BackTo { get; init; }

    /// <summary>Keys of <see cref="StepDraft.With"/> that must be there, such as the hash of a document.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Days that whoever comes next has; null: the clock stands.</summary>
    public int? Days { get; init; }

    /// <summary>Whether those are days of the calendar (自然日) and not working days.</summary>
    public bool CalendarDays { get; init; }

    /// <summary>The key of <see cref="StepDraft.With"/> that names the day by which (2025-12-31), where whoever moves sets it; without it the days above hold.</summary>
    public string? DueKey { get; init; }

    public ClockChange Clock { get; init; }

    /// <summary>From where whoever makes it must act, where the case is about a region.</summary>
    public Stand Stand { get; init; }

    /// <summary>Whether an account cannot make it by what it did before. Asked of new steps alone, so that older histories stay whole.</summary>
    public Func<Case, string, bool>? Bars { get; init; }

    /// <summary>What hinders an account by other matters, such as a review that is still open; null where nothing does. Asked of new steps alone, so that older histories stay whole.</summary>
    public Func<CaseBook, Case, string, Hindrance?>? Beside { get; init; }

    /// <summary>A move of whoever gives the matter out (交办): it makes no turn of theirs, and whoever made one may pass the duty on although its steps are another's.</summary>
    public bool Gives { get; init; }

    /// <summary>How many days of the calendar ahead the day of <see cref="DueKey"/> may lie; null: any. Asked of new steps alone.</summary>
    public int? LatestDays { get; init; }

    /// <summary>What else may hinder it: says what is wrong, or null. Depends on the case and the draft alone, so that history replays.</summary>
    public Func<Case, StepDraft, string?>? Guard { get; init; }

    /// <summary>Of which kind it is what the guard says.</summary>
    public HindranceKind Hinders { get; init; } = HindranceKind.Other;
}
