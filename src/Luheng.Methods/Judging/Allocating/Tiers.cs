namespace Luheng.Judging.Allocating;

/// <summary>Puts children with like efforts into tiers (分档): the grouping with the least weighted squares within, found exactly.</summary>
static class Tiers
{
    /// <summary>Efforts that differ by less are one tier.</summary>
    const double Same = 1e-9;

    /// <summary>The tier of every child, 0 the strictest.</summary>
    public static int[] Of(IReadOnlyList<AllocatedChild> children, int most)
    {
        var order = Enumerable.Range(0, children.Count).OrderByDescending(i => children[i].Effort).ToArray();
        var n = order.Length;
        var distinct = 1 + Enumerable.Range(1, Math.Max(0, n - 1)).Count(k => children[order[k - 1]].Effort - children[order[k]].Effort > Same);
        var tiers = Math.Clamp(most, 1, distinct);
        var (best, cut) = (new double[tiers + 1, n + 1], new int[tiers + 1, n + 1]);
        for (var t = 0; t <= tiers; t++) for (var k = 0; k <= n; k++) best[t, k] = t == 0 && k == 0 ? 0 : double.PositiveInfinity;
        for (var t = 1; t <= tiers; t++)
            for (var k = t; k <= n; k++)
            {
                var (weight, mean, squares) = (0.0, 0.0, 0.0);
                for (var from = k - 1; from >= t - 1; from--)
                {
                    var child = children[order[from]];
                    weight += child.Weight;
                    var apart = child.Effort - mean;
                    if (weight > 0) mean += apart * child.Weight / weight;
                    squares += child.Weight * apart * (child.Effort - mean);
                    if (best[t - 1, from] + squares < best[t, k]) (best[t, k], cut[t, k]) = (best[t - 1, from] + squares, from);
                }
            }
        var of = new int[n];
        for (var (t, end) = (tiers, n); t > 0; end = cut[t, end], t--)
            for (var k = cut[t, end]; k < end; k++) of[order[k]] = t - 1;
        return of;
    }
}
