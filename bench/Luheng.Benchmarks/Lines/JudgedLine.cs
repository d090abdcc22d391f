using System.Globalization;
using Luheng.Access;
using Luheng.Demo;
using Luheng.Engine;
using Luheng.Grading;
using Luheng.Judging;
using Luheng.Judging.Warning;
using Luheng.Monitoring;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;
using Luheng.Warning;

namespace Luheng.Benchmarks;

/// <summary>Everybody of a province benchmarked, graded and warned as the stages do it: from a world that was read, the papers in a ledger, and what was kept of the months of meters.</summary>
static class JudgedLine
{
    static readonly DateOnly Day = DemoProvince.AsOf;

    public static IEnumerable<Line> Measure(Bench bench)
    {
        var catalogue = PackLoader.Load(bench.PackFolder);
        var province = DemoProvince.Make(catalogue, DemoSize.Province);
        var meters = province.Metering().Meters;
        var drafts = province.Drafts().Select(d => d.Draft).ToList();
        var firms = drafts.SelectMany(d => d.Subjects).GroupBy(s => s.Id).Select(g => g.Last()).ToList();
        var world = World.Of(catalogue, firms, [.. drafts.SelectMany(d => d.Observations), .. Arrived(meters.Select(m => m.Owner.Enterprise).Distinct())], purpose: Purpose.Administration);
        drafts.Clear();
        var folder = bench.Fresh("judged");
        using var ledger = SqliteLedger.Open(folder, TimeProvider.System);
        ledger.Commit(new("计量器具台账（演示数据）", DemoProvince.By, [], []) { Documents = [.. meters.Select(MeterBook.Write)] });
        using var readings = ReadingStore.Open(folder, TimeProvider.System);
        var sources = Pipeline.Grading(new(ledger, readings, catalogue, TimeProvider.System));
        foreach (var line in Lines(world, ledger, sources)) yield return line;
    }

    static IEnumerable<Line> Lines(World world, ILedger ledger, GradeSources sources)
    {
        var (scheme, warning, year) = (world.Catalogue.Grades.Values.First(), world.Catalogue.WarningFor(WarningOf.Enterprises)!, Period.Calendar(Day.Year - 1));
        var (judged, graded, metered, warned) = (0, 0, 0, 0);
        double[] seconds =
        [
            Repeat.MedianSeconds(3, () => judged = BenchmarkTable.Of(world, year).Judgements.Count()),
            Repeat.MedianSeconds(3, () =>
            {
                var columns = GradeInputs.Of(world, ledger, sources, scheme, year, Day);
                (graded, metered) = (GradeList.Ladders(columns, scheme).Count, columns.Firms.Count(f => f.Monitoring is not null));
            }),
            Repeat.MedianSeconds(3, () => warned = RegionWatch.All(world, Day).Count + new FirmWatch(world, warning, Day.Year).Judge(FirmMonth.Latest(world, warning, Day)!.Value.Last.Month).Count),
        ];
        var firms = world.Population.Subjects.Count(s => s.Id.Kind == SubjectKind.Enterprise);
        yield return new("judge", $"{firms:#,0} enterprises benchmarked, graded and warned", seconds.Sum(), "s", new(3),
            string.Create(CultureInfo.InvariantCulture, $"benchmarked {seconds[0]:0.00} s ({judged:#,0} judgements), graded {seconds[1]:0.00} s ({graded:#,0} key users with ladders, {metered:#,0} by their meters), warned {seconds[2]:0.00} s ({warned:#,0} regions' targets and enterprises)"));
    }

    /// <summary>What looking through the months of metered enterprises would have kept.</summary>
    static IEnumerable<Observation> Arrived(IEnumerable<SubjectId> metered)
    {
        var source = new Source(SourceKind.Monitored, LegalBasis.Monitoring, "bench");
        foreach (var firm in metered)
            foreach (var month in Period.Calendar(Day.Year - 1).MonthsWithin())
            {
                yield return new(firm, "monitoring.readings.due", month, 3000, "", source, 0);
                yield return new(firm, "monitoring.readings.sent", month, 2950, "", source, 0);
            }
    }
}
