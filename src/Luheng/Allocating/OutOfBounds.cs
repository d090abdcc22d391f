using System.Globalization;
using Luheng.Judging.Allocating;

namespace Luheng.Allocating;

/// <summary>A figure that a child cannot be given: beyond what its method allows, or beyond what is possible at all.</summary>
/// <param name="Impossible">Whether nobody could reach it: a fall by everything or more, a rate above the whole, an amount below nothing.</param>
public sealed record OutOfBounds(string Subject, double Figure, double Low, double High, bool Impossible)
{
    /// <summary>Half of the last digit that bounds are printed with, so that a printed bound itself is within.</summary>
    const double Printed = 5e-5;

    const double Whole = 100;

    public static IReadOnlyList<OutOfBounds> Among(Breakdown breakdown, IEnumerable<GivenFigure> children)
    {
        var unbound = breakdown.Children.All(c => c.High - c.Low <= Printed); // growth alone reaches the parent: nothing is asked, and all give way alike
        return [.. children.Select(c => new OutOfBounds(c.Subject, c.Figure, c.Low, c.High, !Possible(breakdown.Shape, c.Figure))).Where(o => o.Impossible || !unbound && (o.Figure < o.Low - Printed || o.Figure > o.High + Printed))];
    }

    /// <summary>Whether a figure can be reached at all.</summary>
    public static bool Possible(TreeShape shape, double figure) => shape switch
    {
        TreeShape.Intensity => figure > -Whole,
        TreeShape.Rate => figure is >= 0 and <= Whole,
        _ => figure >= 0,
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Subject}: {Figure:0.####} is {(Impossible ? "not possible" : "outside the bounds")}; between {Low:0.####} and {High:0.####}");
}
