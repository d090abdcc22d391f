using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Observations;

/// <summary>One figure: who, what, when, how much, who says so. The amount is in the item's own unit.</summary>
/// <param name="Value">NaN where the figure was withdrawn (撤回): missing from then on, not zero.</param>
/// <param name="Scope">What the figure covers, such as 规上; empty for an enterprise's own.</param>
/// <param name="Row">The row of the file it was read from; 0 when it was not read from one.</param>
public readonly record struct Observation(SubjectId Subject, string Item, Period Period, double Value, string Scope, Source Source, int Row)
{
    public ObservationKey Key => new(Subject, Item, Period, Scope, Source.Kind);
}

/// <summary>What makes two figures the same figure, so that a differing one is a correction.</summary>
public readonly record struct ObservationKey(SubjectId Subject, string Item, Period Period, string Scope, SourceKind Kind);

/// <summary>An observation with the batch that brought it.</summary>
public readonly record struct Recorded(Observation Observation, long Batch);
