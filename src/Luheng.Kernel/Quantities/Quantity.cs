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

    public override string ToString() => Unit.Symbol is "1"
        ? Amount.ToString("0.######", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Amount:0.######} {Unit}");
}
