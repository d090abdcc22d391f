using Luheng.Packs;
using Luheng.Time;

namespace Luheng.Comparing;

/// <summary>An item of groups of enterprises over periods: sums, and ratios of sums.</summary>
/// <param name="Values">Group by group, period by period; missing is NaN.</param>
/// <param name="Firms">How many enterprises have a figure in the cell.</param>
/// <param name="Coverage">Of the member months expected, the share that was there; of a ratio that of its worst input.</param>
public sealed record GroupCells(Item Item, IReadOnlyList<Period> Periods, double[] Values, int[] Firms, double[] Coverage)
{
    /// <summary>What the cells are made of: each input's own cells, in its period.</summary>
    public IReadOnlyList<GroupCells> Inputs { get; init; } = [];

    /// <summary>Of sums of two periods that a ratio is of, the share that is of members and months which only one of them has; empty where no two are compared.</summary>
    public double[] Unlike { get; init; } = [];

    public int At(int group, int period) => group * Periods.Count + period;
}
