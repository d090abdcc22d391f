namespace Luheng.PlanReading;

/// <summary>How a figure is read: a share, points, an amount, a count, years, a multiple.</summary>
enum FigureKind { Bare, Percent, Points, Amount, Count, Years, Multiple }

/// <summary>A figure in a sentence: its value as written, its unit, and the bound said beside it.</summary>
/// <param name="Start">Where it begins in the matched text, a comparator in front left out.</param>
/// <param name="End">Behind its unit and the comparator behind it.</param>
sealed record Figure(int Start, int End, double Value, string Unit, FigureKind Kind)
{
    /// <summary>The greater end of a range.</summary>
    public double? Upper { get; init; }

    /// <summary>Said behind it: 以上, 以内, 左右, 余.</summary>
    public string Bound { get; init; } = "";

    /// <summary>Where the number ends and its unit begins.</summary>
    public int NumberEnd { get; init; }

    /// <summary>Behind the unit, before a comparator.</summary>
    public int UnitEnd { get; init; }

    /// <summary>Written in Chinese numerals: 百家, 翻一番.</summary>
    public bool InWords { get; init; }
}
