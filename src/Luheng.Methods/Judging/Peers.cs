using Luheng.Packs;

namespace Luheng.Judging;

/// <summary>Places a figure among its peers: the lines judged by the same benchmark. Where the norm corrects its levels for each, as by the clinker share, each is compared by its share of its own corrected level.</summary>
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
            var by = all[0].Rule?.Corrections.Any(c => c.Kind != CorrectionKind.Divide) == true ? Common(all) : null;
            double Figure(BenchmarkLine line) => by is { } rung ? line.Standing.Value / LevelOf(line, rung)!.Value * sign : line.Standing.Value * sign;
            var values = all.Select(Figure).Order().ToArray();
            var carbons = all.Select(l => l.Carbon).Where(double.IsFinite).Order().ToArray();
            foreach (var line in all)
                yield return line with
                {
                    Peers = values.Length,
                    Percentile = Better(values, Figure(line), least),
                    ComparedBy = by,
                    CarbonPeers = carbons.Length,
                    CarbonPercentile = double.IsFinite(line.Carbon) ? Better(carbons, line.Carbon, least) : null,
                };
        }
    }

    /// <summary>The best level above zero that every line has.</summary>
    static BenchmarkRung? Common(List<BenchmarkLine> lines)
    {
        foreach (var rung in (BenchmarkRung[])[BenchmarkRung.Level1, BenchmarkRung.Advanced, BenchmarkRung.Level3, BenchmarkRung.Baseline])
            if (lines.TrueForAll(l => LevelOf(l, rung) > 0)) return rung;
        return null;
    }

    static double? LevelOf(BenchmarkLine line, BenchmarkRung rung) => rung switch
    {
        BenchmarkRung.Level1 => line.Standing.Level1,
        BenchmarkRung.Advanced => line.Standing.Advanced,
        BenchmarkRung.Level3 => line.Standing.Limit,
        _ => line.Standing.Baseline,
    };

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
