using Luheng.Grading;
using Luheng.Judging;
using Luheng.Judging.Grading;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Benchmarks;

/// <summary>18,044 enterprises graded with their whole ladders, and one step of the simulator over all of them.</summary>
static class GradeLine
{
    const int Enterprises = 18_044, Rounds = 9;

    public static IEnumerable<Line> Measure(Bench bench)
    {
        var catalogue = PackLoader.Load(Path.Combine(bench.Root, "packs"));
        var scheme = catalogue.Grades.Values.First();
        var facts = Facts(catalogue, scheme);
        GradeColumns Columns() => new(facts, catalogue.Supervision, Period.Calendar(2024), new(2025, 4, 1));
        var ready = Repeat.MedianSeconds(Rounds, () => _ = Columns());
        var columns = Columns();
        var ladders = Repeat.MedianSeconds(3, () => _ = GradeList.Ladders(columns, scheme));
        var before = columns.Grade(scheme);
        var margin = 0.0;
        var step = Repeat.MedianSeconds(Rounds, () =>
        {
            margin += 0.5;
            var (tried, _) = GradeSchemes.With(scheme, f => f == "advanced-share.margin" ? $"{margin % 5}" : null);
            _ = GradeMoves.Between(columns, scheme, before, tried);
        });
        yield return new("judge", $"grading {Enterprises:#,0} enterprises, whole ladders, from facts at hand", ready + ladders, "s", new(3, AtMost: true), $"{before.Count(g => g >= 0):#,0} graded; facts made ready in {ready * 1000:0} ms");
        yield return new("judge", $"a simulator step over {Enterprises:#,0} enterprises: regrade, who moves", step * 1000, "ms", new(100, AtMost: true), "every step under another cut-off");
    }

    static List<GradeFacts> Facts(Catalogue catalogue, GradeScheme scheme)
    {
        var dice = new Random(5);
        return [.. Enumerable.Range(0, Enterprises).Select(i =>
        {
            var firm = SubjectId.OfEnterprise(Firms.Code(i));
            var lines = Enumerable.Range(0, 1 + dice.Next(3)).Select(k => new LineStanding(firm, $"p{k}", new("产品", "Product"), "between", 85 + dice.NextDouble() * 45, "kgce/t", 100, 117, 120, 1, new("GB", "1"), Confidence.Design)).ToList();
            return new GradeFacts(firm, scheme.Whom.Threshold * (1 + dice.NextDouble()), 12, [.. lines.Select(l => l with { EnergyShare = 1.0 / lines.Count })], [], new(0.85 + dice.NextDouble() * 0.15, "bench"));
        })];
    }
}
