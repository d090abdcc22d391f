using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Judging.Allocating;

/// <summary>What one child is given.</summary>
/// <param name="Weight">Its part of the parent: base-year amount × projected growth, over all children.</param>
/// <param name="Effort">The share of its amount that it must do without (or, of a rate, must add), 0–1.</param>
/// <param name="Target">The figure handed down, unrounded, in the unit of the allocation.</param>
/// <param name="Low">The least figure its bounds allow, and <paramref name="High"/> the greatest.</param>
public sealed record AllocatedChild(Branch Branch, double Weight, double Effort, double Target, double Low, double High)
{
    public SubjectId Subject => Branch.Subject;

    /// <summary>The figure as published, rounded.</summary>
    public double Published { get; init; }

    /// <summary>Its tier (档), 1 the strictest; 0 where there are none.</summary>
    public int Tier { get; init; }

    /// <summary>The figure of its tier.</summary>
    public double TierFigure { get; init; }
}

/// <summary>A target broken down by one method: the children's figures, what they imply for the parent, and what rounding costs.</summary>
/// <param name="Target">The parent's figure in the unit, as it was asked.</param>
/// <param name="Structure">How much the parent's ratio changes by the children's growth alone (结构因子); 1 where all grow alike.</param>
/// <param name="Implied">What the unrounded children imply for the parent, computed from amounts.</param>
public sealed record Allocation(AllocationMethod Method, TargetTree Tree, double Target, double Structure, double Asked, double Implied, IReadOnlyList<AllocatedChild> Children)
{
    public string Unit => Tree.Unit;

    /// <summary>What the children imply less what the parent asks: in points, of an amount as a share of it. Within 1e-9 by construction, and computed by another road.</summary>
    public double Residual => Tree.Shape is TreeShape.Total or TreeShape.Saving && Target != 0 ? Implied / Target - 1 : Implied - Target;

    /// <summary>What rounding leaves the parent in hand (省级余量): above zero in reserve, below zero short; in points of a rate or change, else in the unit.</summary>
    public Margin Rounded { get; init; } = Margin.None;

    /// <summary>The same if tiers are published.</summary>
    public Margin Tiered { get; init; } = Margin.None;

    /// <summary>The same if every figure were rounded to the nearest multiple without regard to the parent.</summary>
    public Margin Nearest { get; init; } = Margin.None;

    /// <summary>Why it cannot be done, with the constraint that binds; null where it can.</summary>
    public Said? Infeasible { get; init; }

    /// <summary>Assumptions that a reader must know of.</summary>
    public IReadOnlyList<Said> Notes { get; init; } = [];
}

/// <summary>What published figures imply for the parent and how much is in hand.</summary>
public sealed record Margin(double Implied, double InHand)
{
    public static readonly Margin None = new(double.NaN, double.NaN);
}
