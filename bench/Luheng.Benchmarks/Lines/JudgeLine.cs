using Luheng.Demo;
using Luheng.Engine;
using Luheng.Judging;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Benchmarks;

/// <summary>Everybody of a province judged, from the columns of a world that was read: the demo's enterprises, and as many that each make two products.</summary>
static class JudgeLine
{
    static readonly Limit Limit = new(1000);

    public static IEnumerable<Line> Measure(Bench bench)
    {
        var catalogue = PackLoader.Load(Path.Combine(bench.Root, "packs"));
        var drafts = DemoProvince.Make(catalogue, DemoSize.Province).Drafts().Select(d => d.Draft).ToList();
        var firms = drafts.SelectMany(d => d.Subjects).GroupBy(s => s.Id).Select(g => g.Last()).ToList();
        var province = World.Of(catalogue, firms, [.. drafts.SelectMany(d => d.Observations).Where(o => o.Period.First.Year >= 2024)]);
        yield return Benchmark("the demo province", province);
        yield return Benchmark("every one of them making clinker and ferrosilicon", World.Of(catalogue, firms, [.. Makers(firms)]));
    }

    static Line Benchmark(string who, World world)
    {
        var period = Period.Calendar(2024);
        var (judged, lines) = (0, 0);
        var seconds = Repeat.MedianSeconds(5, () =>
        {
            var table = BenchmarkTable.Of(world, period);
            (judged, lines) = (table.Judgements.Count(), table.Lines.Count);
        });
        return new("judge", $"benchmarks of {who}", seconds * 1000, "ms", Limit, $"{judged:#,0} judgements, {lines:#,0} product lines");
    }

    static IEnumerable<Observation> Makers(List<Subject> firms)
    {
        foreach (var (firm, i) in firms.Where(f => f.Id.Kind == SubjectKind.Enterprise).Select((f, i) => (f, i)))
            foreach (var month in Period.Calendar(2024).MonthsWithin())
            {
                yield return Of(firm, "output.cement-clinker", month, 1000);
                yield return Of(firm, "energy.product.cement-clinker", month, 95 + i % 30);
                yield return Of(firm, "output.ferrosilicon", month, 100);
                yield return Of(firm, "energy.product.ferrosilicon", month, 165 + i % 30);
            }
    }

    static Observation Of(Subject firm, string item, Period month, double value) => new(firm.Id, item, month, value, "", Source.Usual(SourceKind.Filed), 0);
}
