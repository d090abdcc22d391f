using System.Globalization;
using Luheng.Findings;
using Luheng.Packs;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>What an enterprise's hours of water give to notice: a leak at night, flow that runs backwards, more out than in, meters that drift apart.</summary>
public static class WaterAlarms
{
    public const string NightFlow = "water-night-flow";
    public const string Negative = "water-negative";
    public const string DrainedExceeds = "water-drained-exceeds";
    public const string Drift = "water-drift";

    public static IReadOnlyList<Finding> In(WaterBalance water, Catalogue catalogue)
    {
        var rule = catalogue.Rules["water"];
        if (water.Meters.Count == 0 || water.Hours == 0) return [];
        return [.. Backwards(water), .. Drained(water, BalanceRules.In(catalogue)), .. Nights(water, rule), .. Drifts(water, rule)];
    }

    static Finding Of(WaterBalance water, string carrier, Flow? flow, string kind, FindingLevel level, string text, string detail) =>
        new(water.Enterprise, water.Period, kind, level, text,
            BalanceFindings.Evidence(water.Meters.FirstOrDefault(m => m.Carrier == carrier && (flow is null || m.Flow == flow)) ?? water.Meters[0], water.Period.First, water.Period.Last, detail));

    static IEnumerable<Finding> Backwards(WaterBalance water)
    {
        foreach (var (column, carrier, name) in new[] { (water.Intake, BalanceCarriers.FreshWater, "取水"), (water.Drained, BalanceCarriers.WasteWater, "排水"), (water.Reused, BalanceCarriers.ReusedWater, "重复利用") })
        {
            var hours = Enumerable.Range(0, column.Length).Where(h => column[h] < 0).ToList();
            if (hours.Count > 0)
                yield return Of(water, carrier, null, Negative, FindingLevel.Warning, string.Create(CultureInfo.InvariantCulture,
                    $"{name}有 {hours.Count} 小时为负，首次在 {Hour(water, hours[0])}"), $"hours={hours.Count} first={Hour(water, hours[0])}");
        }
    }

    /// <summary>Over the hours in which both are known; reused water may come from elsewhere, so only a firm without it is judged.</summary>
    static IEnumerable<Finding> Drained(WaterBalance water, BalanceRules rules)
    {
        if (!water.Has(BalanceCarriers.FreshWater) || !water.Has(BalanceCarriers.WasteWater)) yield break;
        var both = Enumerable.Range(0, water.Hours).Where(h => !double.IsNaN(water.Consumed(h))).ToList();
        var (into, drained) = (both.Sum(h => water.Intake[h]), both.Sum(h => water.Drained[h]));
        if (both.Count < water.Hours * rules.CoverageAtLeast || drained <= into * (1 + 2 * rules.AccuracyUnlessSaid)) yield break;
        yield return Of(water, BalanceCarriers.WasteWater, null, DrainedExceeds, FindingLevel.Warning, string.Create(CultureInfo.InvariantCulture,
            $"排水 {drained:0.#} m³ 大于取水 {into:0.#} m³（{both.Count} 小时双方都有数据）；有未计量的水源，或一方计量不准"), string.Create(CultureInfo.InvariantCulture, $"intake={into:0.##} drained={drained:0.##} hours={both.Count}"));
    }

    static IEnumerable<Finding> Nights(WaterBalance water, Rule rule)
    {
        var (from, to, before, rise, runs) = ((int)rule.Numbers["night_from"], (int)rule.Numbers["night_to"], (int)rule.Numbers["night_days"], rule.Numbers["night_rise_at_least"], (int)rule.Numbers["night_runs_at_least"]);
        var nights = new List<double>();
        for (var day = 0; day * 24 + to <= water.Hours; day++)
        {
            var night = water.Intake.AsSpan(day * 24 + from, to - from).ToArray();
            nights.Add(night.Any(double.IsNaN) ? double.NaN : night.Min());
        }
        var run = 0;
        for (var n = 1; n < nights.Count; n++)
        {
            // The nights of the run itself are not what it is held against.
            var earlier = nights.Skip(Math.Max(0, n - run - before)).Take(Math.Min(before, n - run)).Where(v => !double.IsNaN(v)).Order().ToList();
            if (double.IsNaN(nights[n]) || earlier.Count < Math.Max(runs, before / 2)) continue;
            var usual = earlier[earlier.Count / 2];
            run = usual > 0 && nights[n] > usual * (1 + rise) ? run + 1 : 0;
            if (run != runs) continue;
            var first = n - runs + 1;
            yield return Of(water, BalanceCarriers.FreshWater, Flow.Intake, NightFlow, FindingLevel.Warning, string.Create(CultureInfo.InvariantCulture,
                $"自 {water.Period.First.AddDays(first):yyyy-MM-dd} 起夜间最小流量 {nights[n]:0.##} m³/h，前 {earlier.Count} 夜中位数 {usual:0.##} m³/h；疑似漏损"),
                string.Create(CultureInfo.InvariantCulture, $"since={water.Period.First.AddDays(first):yyyy-MM-dd} night={nights[n]:0.####} usual={usual:0.####}"));
        }
    }

    static IEnumerable<Finding> Drifts(WaterBalance water, Rule rule)
    {
        var days = (int)rule.Numbers["drift_days"];
        if (water.Hours < 2 * days * 24) yield break;
        var (start, end) = (Gap(water, 0, days * 24), Gap(water, water.Hours - days * 24, water.Hours));
        if (!(Math.Abs(end - start) > rule.Numbers["drift_at_least"])) yield break;
        yield return Of(water, BalanceCarriers.FreshWater, Flow.Intake, Drift, FindingLevel.Notice, string.Create(CultureInfo.InvariantCulture,
            $"总表与分表之差由期初的 {start:P1} 变为期末的 {end:P1}；水表可能漂移，或管网有变化"), string.Create(CultureInfo.InvariantCulture, $"start={start:0.####} end={end:0.####}"));
    }

    /// <summary>What the sub-meters do not account for, over what came in, in the hours that know both.</summary>
    static double Gap(WaterBalance water, int from, int to)
    {
        var both = Enumerable.Range(from, to - from).Where(h => !double.IsNaN(water.Intake[h] + water.Used[h])).ToList();
        var into = both.Sum(h => water.Intake[h]);
        return both.Count * 2 < to - from || into <= 0 ? double.NaN : (into - both.Sum(h => water.Used[h])) / into;
    }

    static string Hour(WaterBalance water, int hour) => Instant.At(water.From + hour * Instant.Hour).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
