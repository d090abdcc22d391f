using System.Text.Json.Serialization;
using Luheng.Cases;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Judging.Allocating;

/// <summary>Where a breakdown stands.</summary>
public enum BreakdownState
{
    /// <summary>Not yet drafted.</summary>
    Blank,
    Drafted,

    /// <summary>With the children for their answers (征求意见).</summary>
    Sent,

    /// <summary>Changed after answers, not yet sent again.</summary>
    Revised,

    /// <summary>Put before the second person.</summary>
    Proposed,

    /// <summary>In force (下达).</summary>
    Issued,
    Withdrawn,
}

/// <summary>What a child is given in a breakdown, with the figures it rested on when it was made.</summary>
/// <param name="Exact">Unrounded, and <paramref name="Figure"/> as it is handed down.</param>
public sealed record GivenFigure(string Subject, double Weight, double Exact, double Figure, double Low, double High, double Amount, double? Output, double Growth)
{
    /// <summary>Half of the last digit that figures are printed with.</summary>
    const double Printed = 5e-5;

    [JsonIgnore]
    public SubjectId Id => SubjectId.Parse(Subject);

    /// <summary>Whether it may be handed down as its figure: a multiple of the step, a bound, or what the method came to.</summary>
    public bool Takes(double figure, double step) => Math.Abs(figure - Math.Round(figure / step) * step) <= Printed || new[] { Low, High, Exact }.Any(own => Math.Abs(figure - own) <= Printed);
}

/// <summary>A breakdown of a target as a paper (分解方案): kept in versions, negotiated, and issued.</summary>
/// <param name="Plan">The plan's id and <paramref name="Target"/> the target's.</param>
/// <param name="Version">From 1, one more with every revision.</param>
/// <param name="Asked">The parent's figure in the unit.</param>
public sealed record Breakdown(string Id, string Plan, string Target, string Of, string Method, string Growth, int Version, double Asked, string Unit, double Structure, IReadOnlyList<GivenFigure> Children, bool Demo)
{
    public const string Kind = "breakdown";

    /// <summary>How near to the parent counts as meeting it.</summary>
    public const double Near = 1e-7;

    public TreeShape Shape { get; init; }

    /// <summary>Over how many years an amount, such as a saving, is to be reached; 0 where the plan's own years say it.</summary>
    public int Years { get; init; }

    /// <summary>The year by whose end the figures are counted, where it is not the plan's own base year (2023: they are of 2024 and after); else 0.</summary>
    public int From { get; init; }

    /// <summary>As <see cref="TargetTree.ByOutputValue"/>.</summary>
    public bool ByOutputValue { get; init; }

    /// <summary>What the published figures leave the parent in hand, in the unit.</summary>
    public double InHand { get; init; }
    public BreakdownState State { get; init; } = BreakdownState.Drafted;

    /// <summary>The day it was issued; null before.</summary>
    public DateOnly? IssuedOn { get; init; }
    public string Note { get; init; } = "";

    [JsonIgnore]
    public SubjectId Parent => SubjectId.Parse(Of);

    /// <summary>What holds in the place of this one: issued later of the same target by the same parent, to everybody whom this one was issued to. Null where this one holds, or is not issued.</summary>
    /// <param name="all">Every breakdown, this one too.</param>
    public Breakdown? ReplacedBy(IEnumerable<Breakdown> all) => State == BreakdownState.Issued
        && all.Where(b => b.State == BreakdownState.Issued && (b.Plan, b.Target, b.Of) == (Plan, Target, Of) && Children.All(c => b.Children.Any(o => o.Subject == c.Subject)))
            .OrderByDescending(b => b.IssuedOn).ThenByDescending(b => b.Id, StringComparer.Ordinal).FirstOrDefault() is { } last && last.Id != Id ? last : null;

    /// <summary>The tree it rested on, with the figures of its time.</summary>
    public TargetTree Tree() => new(Shape, Shape switch { TreeShape.Intensity or TreeShape.Rate => Asked / 100, TreeShape.Saving => Asked / Children.Sum(c => c.Amount * c.Growth), _ => Asked }, Unit, [.. Children.Select(c => new Branch(c.Id, c.Amount, c.Output ?? double.NaN, c.Growth))]) { From = From, ByOutputValue = ByOutputValue };

    /// <summary>With what its figures leave the parent in hand computed anew.</summary>
    public Breakdown Counted() => this with { InHand = Allocator.MarginOf(Tree(), [.. Children.Select(c => c.Figure)]).InHand };

    public Document Write() => new(Kind, Id, CaseJson.Write(this));

    public static Breakdown Read(string body) => CaseJson.Read<Breakdown>(body);
}
