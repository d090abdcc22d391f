using Luheng.Judging.Allocating;
using Luheng.Registry;

namespace Luheng.Allocating;

/// <summary>Whom a target is broken down to.</summary>
public enum ChildLevel { Cities, Counties, Enterprises }

/// <summary>How a target is to be broken down.</summary>
/// <param name="Of">The region it is handed down from.</param>
/// <param name="AsOf">The day it is looked at from; what ends later is not used.</param>
public sealed record BreakdownQuestion(SubjectId Of, ChildLevel To, AllocationMethod Method, DateOnly AsOf)
{
    /// <summary>Whether each child's growth is projected from its own years since the base year; else all grow as the rules say.</summary>
    public bool ObservedGrowth { get; init; }

    /// <summary>Yearly growth of children that is stated, such as in their own plans; comes before any other.</summary>
    public IReadOnlyDictionary<SubjectId, double> Growth { get; init; } = new Dictionary<SubjectId, double>();

    /// <summary>The least and most effort of all children that are asked about, as shares; null: as the rules say. Those between are bound by the rules.</summary>
    public double? Least { get; init; }
    public double? Most { get; init; }

    /// <summary>The whole reduction that the city asked about was issued itself, as a share; null: what the method gives it.</summary>
    public double? Effort { get; init; }

    /// <summary>The year by whose end that reduction is counted; null: the target's base year.</summary>
    public int? Since { get; init; }

    /// <summary>Bounds of single children, as shares.</summary>
    public IReadOnlyDictionary<SubjectId, (double? Least, double? Most)> Bounds { get; init; } = new Dictionary<SubjectId, (double?, double?)>();

    /// <summary>What reaching the benchmark would save each enterprise, where that was judged.</summary>
    public IReadOnlyDictionary<SubjectId, double> Potentials { get; init; } = new Dictionary<SubjectId, double>();
}
