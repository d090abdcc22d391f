using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Judging;

/// <summary>The judgement of an enterprise: its only line's, or that of all lines weighed by their energy, with the worst line named.</summary>
static class FirmJudge
{
    public const string Kind = "benchmark";

    static readonly JudgedBy Nothing = LineJudge.Reason("benchmark/none", new("没有填报有标杆、基准或限额的产品产量", "No output of a product with a benchmark or norm is filed"), "");

    public static Judgement Judge(SubjectId firm, Period period, IReadOnlyList<BenchmarkLine> lines)
    {
        var judged = lines.Where(l => l.Judged).ToList();
        if (judged.Count == 0) return new(firm, period, Kind, BenchmarkLevel.NotJudged, null, "", null, lines.Count == 0 ? [Nothing] : [.. lines.SelectMany(l => l.Rungs)]);
        var main = judged.Where(l => l.Main).ToList();
        var worst = judged.MaxBy(l => Rank(l.Standing.Level))!;
        var rungs = lines.Select(l => Heading(l, lines.Count > 1)).OfType<JudgedBy>().Concat(lines.SelectMany(l => l.Rungs));
        if (main.Count < 2 || main.Exists(l => l.Standing.HigherIsBetter))
        {
            // A second metric of the same product is the norm's too: the worse of the two counts.
            var line = main.Count == 1 && worst.Standing.Level != BenchmarkLevel.OverLimit ? main[0] : worst;
            return new(firm, period, Kind, line.Standing.Level, line.Standing.Value, line.Standing.Unit, line.Margin, [.. rungs]);
        }
        return Weighed(firm, period, main, worst, rungs);
    }

    /// <summary>The energy of all lines against what they would use at each level. What exceeds a norm is not made good by another product.</summary>
    static Judgement Weighed(SubjectId firm, Period period, List<BenchmarkLine> main, BenchmarkLine worst, IEnumerable<JudgedBy> rungs)
    {
        double Sum(Func<LineStanding, double?> each) => main.Sum(l => (each(l.Standing) ?? double.NaN) * l.Output * l.TcePer);
        var limits = new Dictionary<BenchmarkRung, double> { [BenchmarkRung.Advanced] = Sum(s => s.Advanced), [BenchmarkRung.Baseline] = Sum(s => s.Baseline), [BenchmarkRung.Level3] = Sum(s => s.Limit) };
        foreach (var absent in limits.Where(l => double.IsNaN(l.Value)).Select(l => l.Key).ToList()) limits.Remove(absent);
        var (ladder, energy) = (new Ladder(limits, false), Sum(s => s.Value));
        var level = worst.Standing.Level == BenchmarkLevel.OverLimit ? BenchmarkLevel.OverLimit : ladder.Level(energy);
        if (level == BenchmarkLevel.NotJudged) level = worst.Standing.Level;
        var by = ladder[BenchmarkRung.Baseline] ?? ladder[BenchmarkRung.Level3] ?? ladder[BenchmarkRung.Advanced];
        double? index = by > 0 ? energy / by : null;
        var margin = ladder.Level(energy) == level && by > 0 && ladder.Margin(energy) is var off && double.IsFinite(off) ? off / by : worst.Margin;
        var single = ladder.Level(energy) == level && index is not null;
        var says = new JudgedBy("benchmark/weighted", new(
            $"{main.Count} 种产品按能耗加权：实际 {Ladder.Number(energy)} tce{Level(limits, BenchmarkRung.Advanced)}{Level(limits, BenchmarkRung.Baseline)}{Level(limits, BenchmarkRung.Level3)}；最差的是{worst.Standing.Product.Zh}（{BenchmarkLevel.Name(worst.Standing.Level).Zh}）",
            $"{main.Count} products weighed by energy: {Ladder.Number(energy)} tce used; the worst is {worst.Standing.Product.En} ({BenchmarkLevel.Name(worst.Standing.Level).En})"),
            level is BenchmarkLevel.Advanced, energy, "tce", by, null, Confidence.Design);
        return single ? new(firm, period, Kind, level, index, "1", margin, [says, .. rungs])
            : new(firm, period, Kind, level, worst.Standing.Value, worst.Standing.Unit, worst.Margin, [says, .. rungs]);
    }

    static string Level(Dictionary<BenchmarkRung, double> limits, BenchmarkRung rung) =>
        limits.TryGetValue(rung, out var tce) ? $"，按{BenchmarkLevel.Name(rung).Zh} {Ladder.Number(tce)} tce" : "";

    static JudgedBy? Heading(BenchmarkLine line, bool several) => !line.Judged || (!several && line.Next is null) ? null
        : new($"{line.Standing.Benchmark}/level", new(
            $"{line.Standing.Product.Zh}：{BenchmarkLevel.Name(line.Standing.Level).Zh}{(line.NormLevel is { } norm ? $"，限额 {norm} 级" : "")}",
            $"{line.Standing.Product.En}: {BenchmarkLevel.Name(line.Standing.Level).En}{(line.NormLevel is { } level ? $", norm level {level}" : "")}"),
            line.Standing.Level is BenchmarkLevel.Advanced, line.Standing.Value, line.Standing.Unit, null, line.Standing.Source, line.Standing.Confidence)
        { Lift = line.Next is { } next ? Way(line, next) : null };

    static Said Way(BenchmarkLine line, Distance next) => new(
        $"再降 {Ladder.Number(next.PerUnit)} {line.Standing.Unit} 即达到{next.To}：本期可节能 {Ladder.Number(next.Tce)} tce、减排 {Ladder.Number(next.Co2)} tCO2{(next.Estimated ? "（估算）" : "")}、约 {Ladder.Number(next.Yuan)} 元（价格为设计参数）",
        $"{Ladder.Number(next.PerUnit)} {line.Standing.Unit} less would reach it: {Ladder.Number(next.Tce)} tce, {Ladder.Number(next.Co2)} tCO2{(next.Estimated ? " (estimated)" : "")}, about {Ladder.Number(next.Yuan)} yuan at a price that is a design");

    /// <summary>The worse, the higher.</summary>
    internal static int Rank(string level) => level switch
    {
        BenchmarkLevel.Advanced => 0,
        BenchmarkLevel.Between => 1,
        BenchmarkLevel.WithinLimit => 1,
        BenchmarkLevel.BelowBaseline => 2,
        BenchmarkLevel.OverLimit => 3,
        _ => -1,
    };
}
