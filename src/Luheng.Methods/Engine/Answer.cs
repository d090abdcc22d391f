using Luheng.Observations;
using Luheng.Packs;
using Luheng.Quantities;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Engine;

/// <summary>How complete a figure is: of what was expected, how much was there.</summary>
/// <param name="Of">What is counted: months, members, or member months.</param>
public readonly record struct Coverage(double Present, double Expected, string Of)
{
    public bool Whole => Present >= Expected;
    public double Share => Expected > 0 ? Present / Expected : 1;

    /// <summary>Whether two cover as much but for a share that may be passed over: else they are of other months or members, and what they cover is not compared.</summary>
    public bool IsLike(Coverage other, double within) => Math.Abs(Share - other.Share) <= within;
}

/// <summary>One number, its unit, and every reason for it.</summary>
public sealed record Answer(Item Item, SubjectId Subject, Period Period, double Value, Because Because)
{
    public Unit Unit => Item.Unit;
    public bool Missing => double.IsNaN(Value);
    public Coverage Coverage { get; init; } = new(1, 1, "");

    /// <summary>Sets an official figure of the whole against the sum of registered firms: two scopes in one ratio, for reference only.</summary>
    public bool Mixed { get; init; }

    /// <summary>missing, mixed, partial, official, or complete.</summary>
    public string Quality => Missing ? "missing" : Mixed ? "mixed" : Because.Kind == ReasonKind.Official ? "official" : Coverage.Whole ? "complete" : "partial";

    /// <summary>Rests, somewhere, on data made for demonstration.</summary>
    public bool Demo { get; init; }
}

/// <summary>How a figure came about.</summary>
public enum ReasonKind { Missing, Filed, Official, Formula, Members, Months, Difference }

/// <summary>Why a figure is what it is: the formula with its clause, what went in, which factors, what was absent.</summary>
public sealed record Because(ReasonKind Kind, string Formula, Citation? Source, Confidence Confidence)
{
    public IReadOnlyList<Answer> Inputs { get; init; } = [];
    public IReadOnlyList<FactorUsed> Factors { get; init; } = [];

    /// <summary>Where a filed or official figure was read from.</summary>
    public Origin? Origin { get; init; }

    /// <summary>Why nothing could be computed, or what was skipped.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The largest members of a sum, and how many there are.</summary>
    public IReadOnlyList<MemberShare> Members { get; init; } = [];
    public int MemberCount { get; init; }

    /// <summary>The same figure by another road, such as the sum of firms beside the official one.</summary>
    public IReadOnlyList<Beside> Besides { get; init; } = [];

    public static Because Nothing(params string[] reasons) =>
        new(ReasonKind.Missing, "", null, Confidence.Confirmed) { Reasons = reasons };
}

/// <summary>A factor that went into a figure: published, or the firm's own measured value.</summary>
public sealed record FactorUsed(string Id, double Value, Unit Unit, Citation Source, Confidence Confidence, string? Note, bool Measured);

/// <summary>A member's part in a group's sum.</summary>
public sealed record MemberShare(SubjectId Subject, string Name, double Value);

/// <summary>The same figure from another kind of source, with its coverage.</summary>
public sealed record Beside(string Kind, double Value, Coverage Coverage, string Note);

/// <summary>Where a figure was read: its source and legal basis, the file and row, and when we learnt it.</summary>
public sealed record Origin(Source Source, string Scope, string File, int Row, DateTimeOffset? RecordedAt, string By);
