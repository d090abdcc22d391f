using Luheng.Quantities;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Packs;

/// <summary>Kinds of target, in one model.</summary>
public enum TargetKind { Level, AtLeast, AtMost, Change, Points, Amount, Count, NewCount, CapacityShare, Balance, Milestone, Qualitative }

/// <summary>A plan as data: what it promises, what was published about it, and the arithmetic inside it.</summary>
public sealed record Plan(string Id, Said Name, string Document, string Region, int From, int To, int BaseYear, Place Place)
{
    /// <summary>Whose plan it is: a region, or a park where <see cref="Region"/> names one (park:ID).</summary>
    public SubjectId Subject => SubjectId.Parse(Region);

    public IReadOnlyList<Target> Targets { get; init; } = [];
    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];
    public IReadOnlyList<Statement> Statements { get; init; } = [];
    public IReadOnlyList<Check> Checks { get; init; } = [];

    /// <summary>What is to be done by when (任务), in the order of the days.</summary>
    public IReadOnlyList<PlanTask> Tasks { get; init; } = [];
}

/// <summary>A figure that a plan aims at. A change is signed; its comparator applies to its size.</summary>
public sealed record Target(string Id, Said Name, string? Row, TargetKind Kind, string Comparator, Citation Source, string Words, Confidence Confidence, Place Place)
{
    public string? Indicator { get; init; }

    /// <summary>Why no indicator measures it, printed and counted; null when one does.</summary>
    public Said? WhyNoIndicator { get; init; }
    public Quantity? By { get; init; }
    public Quantity? Base { get; init; }
    public Quantity? Reach { get; init; }
    public int? BaseYear { get; init; }
    public int? Year { get; init; }

    /// <summary>Whose target it is, where a document also states another's.</summary>
    public required string Region { get; init; }
    public Said Scope { get; init; } = Said.Nothing;
    public EnergyBasis Basis { get; init; }
    public string? PriceBase { get; init; }

    /// <summary>Whether less is better; for a change the sign says so.</summary>
    public bool LowerIsBetter { get; init; }
    public Said Note { get; init; } = Said.Nothing;
    public IReadOnlyList<NotComparable> NotComparable { get; init; } = [];

    /// <summary>The figure that is aimed at: the change where there is one, else the level.</summary>
    public Quantity? Aim => Kind is TargetKind.Change or TargetKind.Points or TargetKind.NewCount ? By ?? Reach : Reach ?? By;
}

/// <summary>Another plan's target that must not be held against this one, and why.</summary>
public sealed record NotComparable(string Plan, string Target, Said Why);

/// <summary>A published result: of the plan's own period or reported by a later plan.</summary>
/// <param name="About">The target it reports on, as plan/target, or null.</param>
/// <param name="Item">The item it is an observation of, or null when no item carries it.</param>
public sealed record Outcome(string Id, Said Name, string Row, string? Item, string Of, Period? In, Quantity? Value, Quantity? Base, Quantity? Reach,
    string Comparator, string? About, Citation Source, string Words, Confidence Confidence, Said Note)
{
    public Quantity? By { get; init; }
    public int? BaseYear { get; init; }
    public int? Year { get; init; }
}

/// <summary>What a plan states without aiming at it as a measured figure.</summary>
public enum StatementKind { Milestone, Threshold, Programme, Fact }

/// <summary>A milestone, a threshold, a programme's name or a fact, with the row it carries.</summary>
public sealed record Statement(StatementKind Kind, string Id, Said Name, string? Row, IReadOnlyList<Quantity> Values, string Comparator,
    DateOnly? ByDate, int? Year, Citation Source, string Words, Confidence Confidence, Said Note);

/// <summary>A piece of the plan's own arithmetic: a formula over its rows and the figure it states.</summary>
public sealed record Check(string Id, Said Name, string Formula, Unit Unit, string? Stated, Quantity? Tolerance, IReadOnlyList<string> Plans, Said Note, Place Place);

/// <summary>A task (任务) of a plan: what is to be done, by whom, by which day.</summary>
/// <param name="Owner">As the plan says it; empty where it names nobody.</param>
/// <param name="Quarter">The quarter it is due in, where the plan says a quarter, such as 2016-Q1.</param>
/// <param name="Measure">What shows that it is done; empty where the plan does not say.</param>
public sealed record PlanTask(string Id, Said Name, DateOnly Due, string? Quarter, string Owner, Said Measure, Citation Source, string Words, Confidence Confidence, Place Place)
{
    /// <summary>The target it serves, or null.</summary>
    public string? Target { get; init; }
}
