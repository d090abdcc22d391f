using System.Globalization;

namespace Luheng.Quantities;

/// <summary>An amount with its unit, such as 12.5 tce.</summary>
/// <remarks>Equality is by parts: 1 tce and 1000 kgce are not equal until one is converted.</remarks>
public readonly record struct Quantity(double Amount, Unit Unit)
{
    public Quantity In(Unit unit) => new(Amount * Unit.To(unit), unit);

    /// <summary>The sum, in the unit of the left operand.</summary>
    public static Quantity operator +(Quantity left, Quantity right) =>
        left with { Amount = left.Amount + right.In(left.Unit).Amount };

    public static Quantity operator -(Quantity left, Quantity right) =>
        left with { Amount = left.Amount - right.In(left.Unit).Amount };

    /// <summary>Six decimals at most; an amount too small for them is written in full, for it is not nothing.</summary>
    public override string ToString()
    {
        var amount = Amount.ToString(Amount != 0 && Math.Abs(Amount) < 1e-6 ? "R" : "0.######", CultureInfo.InvariantCulture);
        return Unit.Symbol is "1" ? amount : $"{amount} {Unit}";
    }
}
