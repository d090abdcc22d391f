using Luheng.Packs;

namespace Luheng.Judging;

/// <summary>How the lines of a product, a sector or everybody stand, and which share of capacity is at 标杆水平.</summary>
/// <param name="Weighed">What the share weighs by: capacity, output or energy.</param>
/// <param name="Share">0–1; NaN where nothing was judged against a published benchmark.</param>
public sealed record BenchmarkShare(string Id, Said Name, string Sector, int Advanced, int Between, int WithinLimit, int BelowBaseline, int OverLimit, int NotJudged, string Weighed, double Share, double AtAdvanced, double Whole)
{
    /// <summary>Lines without a capacity above zero, for want of which a product that has some is weighed by output.</summary>
    public int Without { get; init; }

    public int Judged => Advanced + Between + WithinLimit + BelowBaseline + OverLimit;

    /// <summary>By product and process, in the order of the packs; the lines that no benchmark could be chosen for at the end.</summary>
    public static IReadOnlyList<BenchmarkShare> ByBenchmark(IEnumerable<BenchmarkLine> lines, Catalogue catalogue)
    {
        var order = catalogue.Benchmarks.Benchmarks.Select((b, i) => (b.Id, i)).ToDictionary(b => b.Id, b => b.i);
        return [.. lines.GroupBy(l => l.Standing.Benchmark).OrderBy(g => order.GetValueOrDefault(g.Key, int.MaxValue)).Select(g => Of(g.Key, g.First().Standing.Product, g.First().Rule?.Sector ?? "", [.. g], mixed: false))];
    }

    public static IReadOnlyList<BenchmarkShare> BySector(IEnumerable<BenchmarkLine> lines) =>
        [.. lines.Where(l => l.Rule is not null).GroupBy(l => l.Rule!.Sector).Select(g => Of(g.Key, new(g.Key, g.Key), g.Key, [.. g], mixed: true))];

    /// <summary>Everybody together. Products of different units are weighed by their energy.</summary>
    public static BenchmarkShare Together(IEnumerable<BenchmarkLine> lines) => Of("all", new("全部", "All"), "", [.. lines], mixed: true);

    static BenchmarkShare Of(string id, Said name, string sector, List<BenchmarkLine> lines, bool mixed)
    {
        int Count(string level) => lines.Count(l => l.Standing.Level == level);
        var weighed = lines.Where(l => l.Main && l.Judged && l.Standing.Advanced is not null).ToList();
        var by = mixed ? "energy" : weighed.Count > 0 && weighed.TrueForAll(l => l.Capacity > 0) ? "capacity" : "output";
        double Weight(BenchmarkLine line) => by switch { "energy" => Math.Abs(line.Energy), "capacity" => line.Capacity, _ => line.Output };
        var (at, whole) = (weighed.Where(l => l.Standing.Level == BenchmarkLevel.Advanced).Sum(Weight), weighed.Sum(Weight));
        return new(id, name, sector, Count(BenchmarkLevel.Advanced), Count(BenchmarkLevel.Between), Count(BenchmarkLevel.WithinLimit), Count(BenchmarkLevel.BelowBaseline), Count(BenchmarkLevel.OverLimit), Count(BenchmarkLevel.NotJudged),
            by, whole > 0 ? at / whole : double.NaN, at, whole)
        { Without = by is "output" && weighed.Exists(l => l.Capacity > 0) ? weighed.Count(l => !(l.Capacity > 0)) : 0 };
    }
}
