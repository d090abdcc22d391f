using Luheng.Packs;

namespace Luheng.Judging.Warning;

/// <summary>What a month is warned by.</summary>
/// <param name="Value">As a share: completion, or deviation from a path; NaN where it could not be judged.</param>
/// <param name="Chance">Of missing what is due at the year's end; NaN where unknown.</param>
public readonly record struct WarningFigure(double Value, double Chance = double.NaN)
{
    /// <summary>The same, worse by a share.</summary>
    public WarningFigure Worse(WarningScheme scheme, double by) => new(scheme.HigherIsBetter ? Value - by : Value + by, Math.Min(1, Chance + by));
}

/// <summary>Which level a figure stands on, and how a level is held so that noise does not flip it. A worse figure never gives a milder level.</summary>
public static class WarningLadder
{
    /// <summary>The severity of a figure by itself; −1 where there is none.</summary>
    public static int Severity(WarningScheme scheme, WarningFigure figure)
    {
        if (double.IsNaN(figure.Value)) return -1;
        for (var i = scheme.Levels.Count - 1; i > 0; i--)
            if (ByValue(scheme, scheme.Levels[i], figure.Value) || scheme.Levels[i].Chance <= figure.Chance) return scheme.Levels[i].Severity;
        return 0;
    }

    /// <summary>Whether the figure by itself is bad enough for a level.</summary>
    public static bool ByValue(WarningScheme scheme, WarningLevel level, double value)
    {
        if (scheme.HigherIsBetter) return value < level.Upper || (level.WithUpper && value == level.Upper);
        return value > level.Lower;
    }

    /// <summary>The end of a level towards better figures; NaN of the mildest.</summary>
    public static double Begins(WarningScheme scheme, WarningLevel level) => (scheme.HigherIsBetter ? level.Upper : level.Lower) ?? double.NaN;

    /// <summary>How far a figure lies inside its level, to the nearer end; 0 where it lies outside, held there by other reasons.</summary>
    public static double Margin(WarningLevel level, double value) =>
        Math.Max(0, Math.Min(value - (level.Lower ?? double.NegativeInfinity), (level.Upper ?? double.PositiveInfinity) - value));

    /// <summary>Month by month the level that is shown: worse at once, milder after so many milder months in a row or by a margin. A month without a figure (−1) changes nothing.</summary>
    /// <param name="raw">Each month's severity by itself.</param>
    /// <param name="eased">Each month's severity had its figure been worse by the margin.</param>
    /// <param name="shown">Where the levels shown are written; −1 until there is one.</param>
    public static void Hold(ReadOnlySpan<int> raw, ReadOnlySpan<int> eased, int months, Span<int> shown)
    {
        var (held, judged) = (-1, 0);
        for (var month = 0; month < raw.Length; month++)
        {
            if (raw[month] >= 0)
            {
                judged++;
                var leave = Math.Min(judged >= months ? WorstOf(raw, month, months) : int.MaxValue, eased[month]);
                held = held < 0 ? raw[month] : Math.Max(raw[month], Math.Min(held, leave));
            }
            shown[month] = held;
        }
    }

    /// <summary>The worst of the last months that have a figure.</summary>
    static int WorstOf(ReadOnlySpan<int> raw, int month, int months)
    {
        var worst = -1;
        for (var counted = 0; month >= 0 && counted < months; month--)
            if (raw[month] >= 0) (worst, counted) = (Math.Max(worst, raw[month]), counted + 1);
        return worst;
    }
}
