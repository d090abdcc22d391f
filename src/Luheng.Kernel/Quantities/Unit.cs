namespace Luheng.Quantities;

/// <summary>A unit of measure: its symbol, what it measures, and its size in base units.</summary>
public sealed record Unit(string Symbol, Dimension Dimension, double InBase)
{
    public static readonly Unit One = new("1", Dimension.None, 1);

    /// <summary>The factor that turns an amount in this unit into the other.</summary>
    public double To(Unit other) => Dimension.Equals(other.Dimension)
        ? InBase == other.InBase ? 1 : InBase / other.InBase
        : throw new UnitMismatchException(this, other);

    public bool Measures(Unit other) => Dimension.Equals(other.Dimension);

    public bool Equals(Unit? other) => other is not null && Symbol == other.Symbol && Dimension.Equals(other.Dimension);

    public override int GetHashCode() => Symbol.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Symbol;
}

/// <summary>Two units that do not measure the same thing met. Names both sides.</summary>
public sealed class UnitMismatchException(Unit left, Unit right)
    : Exception($"{left} ({left.Dimension}) cannot be expressed in {right} ({right.Dimension})")
{
    public Unit Left { get; } = left;
    public Unit Right { get; } = right;
}
