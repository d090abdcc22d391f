using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Judging;

/// <summary>A judgement (判定): where a subject stands in a period under a rule, by how much, and why.</summary>
/// <param name="Kind">What was judged: benchmark, grade, warn.</param>
/// <param name="Level">The rung: a word of the rule, such as advanced, B or behind; not-judged where the input does not suffice.</param>
/// <param name="Value">The figure that decided, in <paramref name="Unit"/>; null where there is none.</param>
/// <param name="Margin">How far the figure is inside its level, in the same unit, always ≥ 0; null where there is no figure.</param>
/// <param name="Because">Every rung of the ladder that was looked at, in order.</param>
public sealed record Judgement(SubjectId Subject, Period Period, string Kind, string Level, double? Value, string Unit, double? Margin, IReadOnlyList<JudgedBy> Because)
{
    /// <summary>What it is about where a subject has several of a kind, such as a plan's target; empty where it has one.</summary>
    public string About { get; init; } = "";
}

/// <summary>One rung of the ladder of a judgement: a rule, its clause, the figure it saw and the limit it was held against.</summary>
/// <param name="Rule">The id of the rule in its pack.</param>
/// <param name="Says">What it says, with the figures in it.</param>
/// <param name="Held">Whether the subject passed it; null where it could not be held against anything.</param>
public sealed record JudgedBy(string Rule, Said Says, bool? Held, double? Value, string Unit, double? Limit, Citation? Source, Confidence Confidence)
{
    /// <summary>What the figure can be asked by: item, subject and period, as explanations are addressed; empty where it has none of its own.</summary>
    public string Ask { get; init; } = "";

    /// <summary>The words of what it says that name that very figure; null where all of them do, nothing where none does.</summary>
    public Said? Opens { get; init; }

    /// <summary>What was to be reached, and how much of it was, where what it says names them, with how each was reckoned.</summary>
    public Reckoned? Due { get; init; }
    public Reckoned? Rate { get; init; }

    /// <summary>The smallest change that would turn it, in words; empty where none would.</summary>
    public Said? Lift { get; init; }
}

/// <summary>Words that name a number, and how that number was reckoned, with the numbers it came from.</summary>
public sealed record Reckoned(Said Words, Said By);
