namespace Luheng.Judging;

/// <summary>Places a figure among its peers: the lines judged by the same benchmark.</summary>
static class Peers
{
    /// <param name="least">With fewer peers than this no place is given.</param>
    public static IEnumerable<BenchmarkLine> Place(IEnumerable<BenchmarkLine> lines, double least)
    {
        foreach (var same in lines.GroupBy(l => l.Judged ? l.Standing.Benchmark : ""))
        {
            if (same.Key is "")
            {
                foreach (var line in same) yield return line;
                continue;
            }
            var all = same.ToList();
            var sign = all[0].Standing.HigherIsBetter ? -1 : 1;
            var values = all.Select(l => l.Standing.Value * sign).Order().ToArray();
            var carbons = all.Select(l => l.Carbon).Where(double.IsFinite).Order().ToArray();
            foreach (var line in all)
                yield return line with
                {
                    Peers = values.Length,
                    Percentile = Better(values, line.Standing.Value * sign, least),
                    CarbonPeers = carbons.Length,
                    CarbonPercentile = double.IsFinite(line.Carbon) ? Better(carbons, line.Carbon, least) : null,
                };
        }
    }

    /// <summary>The share of the others that are worse than this one, of sorted values where lower is better.</summary>
    internal static double? Better(double[] sorted, double value, double least)
    {
        if (sorted.Length < 2 || !(sorted.Length >= least)) return null;
        var (low, high) = (0, sorted.Length);
        while (low < high)
            if (sorted[(low + high) / 2] <= value) low = (low + high) / 2 + 1;
            else high = (low + high) / 2;
        return (double)(sorted.Length - low) / (sorted.Length - 1);
    }
}
