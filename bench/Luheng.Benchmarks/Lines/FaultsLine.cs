using Luheng.Monitoring.Faults;
using Luheng.Packs;
using Luheng.Readings;
using Luheng.Tests.Monitoring;

namespace Luheng.Benchmarks;

/// <summary>A meter's invented year of quarter-hours, looked through for every kind of fault.</summary>
static class FaultsLine
{
    static readonly Limit Looked = new(3000);

    public static IEnumerable<Line> Measure(Bench bench)
    {
        var rules = FaultRules.Of(PackLoader.Load(PackFiles.FromFolder(bench.PackFolder)));
        IReadOnlyList<MeterSeries> year = [SampleSeries.Invented(1, 12, MeterKind.Amount)[0]];
        yield return new("faults", $"a year of a meter, {year[0].Readings.Count:#,0} readings, looked through for faults", Repeat.MedianSeconds(5, () => FaultFinder.Find(year, rules)) * 1000, "ms", Looked);
    }
}
