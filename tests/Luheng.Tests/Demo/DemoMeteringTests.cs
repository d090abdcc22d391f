using System.Diagnostics;
using Luheng.Demo;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Tests.Demo;

public class DemoMeteringTests(DemoFixture demo, ITestOutputHelper output)
{
    static long Day(int month, int day) => Instant.StartOf(new DateOnly(2025, month, 1).AddDays(day - 1));

    [Fact]
    public void About_eight_million_readings_of_a_few_hundred_meters()
    {
        var metering = demo.Province.Metering();
        var watch = Stopwatch.StartNew();
        var count = metering.Arriving(Day(8, 1), Day(11, 20)).LongCount();
        output.WriteLine($"{metering.Connected.Count()} enterprises, {metering.Meters.Count} meters, {count} readings in {watch.Elapsed.TotalSeconds:0.00} s");
        Assert.InRange(metering.Meters.Count, 400, 2500);
        Assert.InRange(count, 2_000_000, 9_000_000);
    }

    [Fact]
    public void Piece_by_piece_the_same_readings_arrive_as_in_one_go()
    {
        var (one, other) = (demo.Province.Metering(), demo.Province.Metering());
        var whole = one.Arriving(Day(11, 12), Day(11, 20)).Order(Comparer<Reading>.Create((a, b) => (a.Meter, a.Time, a.Value).CompareTo((b.Meter, b.Time, b.Value))));
        var pieces = Enumerable.Range(12, 8).SelectMany(d => new[] { (Day(11, d), Day(11, d) + Instant.Hour), (Day(11, d) + Instant.Hour, Day(11, d + 1)) }).SelectMany(p => other.Arriving(p.Item1, p.Item2))
            .Order(Comparer<Reading>.Create((a, b) => (a.Meter, a.Time, a.Value).CompareTo((b.Meter, b.Time, b.Value))));
        Assert.Equal(whole, pieces);
    }

    [Fact]
    public void What_is_measured_in_a_month_is_what_was_filed_within_two_per_cent_but_for_a_few()
    {
        var metering = demo.Province.Metering();
        var filed = demo.Drafts.SelectMany(d => d.Draft.Observations).Where(o => o.Item == "energy.consumed.electricity" && o.Period == Period.Month(2025, 9)).GroupBy(o => o.Subject).ToDictionary(g => g.Key, g => g.Last().Value);
        var mains = metering.Meters.Select((Meter, Number) => (Meter, Number)).Where(m => m.Meter is { Carrier: "electricity", Parent: null }).ToList();
        var all = metering.Arriving(Day(9, 1) - 1, Day(10, 1) + Instant.Hour).Where(r => r.Time >= Day(9, 1) && r.Time <= Day(10, 1)).ToLookup(r => r.Meter);
        var apart = new List<double>();
        foreach (var (meter, number) in mains)
        {
            var readings = all[number].OrderBy(r => r.Time).ToList();
            if (!filed.TryGetValue(meter.Owner, out var value) || readings.Count < 100 || readings[0].Time > Day(9, 1) || readings[^1].Time < Day(10, 1)) continue;
            var sum = 0.0;
            for (var i = 1; i < readings.Count; i++)
            {
                var (a, b) = (readings[i - 1], readings[i]);
                var step = meter.Swaps is [var swap] && a.Time <= Instant.Of(swap.At) && Instant.Of(swap.At) < b.Time ? swap.LastOfOld - a.Value + b.Value - swap.FirstOfNew
                    : b.Value < a.Value ? b.Value + meter.Rollover!.Value - a.Value : b.Value - a.Value;
                sum += step * meter.FactorAt(a.Time);
            }
            apart.Add(sum / 1e4 / value - 1);
        }
        Assert.InRange(apart.Count, 30, 1000);
        Assert.InRange(apart.Count(a => Math.Abs(a) > 0.02), 1, 10);
        Assert.Contains(apart, a => Math.Abs(a) is > 0.06 and < 0.1);
    }

    [Fact]
    public void Sub_meters_of_electricity_leave_a_small_loss()
    {
        var metering = demo.Province.Metering();
        var number = metering.Meters.FindIndex(m => m.Id.EndsWith("-E1", StringComparison.Ordinal));
        var (main, subs) = (number - 1, new[] { number, number + 1, number + 2 });
        var all = metering.Arriving(Day(8, 4) - 1, Day(8, 5)).ToLookup(r => r.Meter);
        double Grown(int meter) => (all[meter].Max(r => r.Value) - all[meter].Min(r => r.Value)) * metering.Meters[meter].FactorAt(0);
        Assert.Equal("kWh", metering.Meters[main].Unit);
        Assert.InRange(1 - subs.Sum(Grown) / Grown(main), 0, 0.06);
    }

    [Fact]
    public void Meters_are_labelled_form_trees_and_stories_are_told()
    {
        var metering = demo.Province.Metering();
        Assert.Equal(metering.Meters.Count, metering.Meters.Select(m => m.Id).Distinct().Count());
        Assert.All(metering.Meters, m => Assert.Contains("演示数据", m.Name, StringComparison.Ordinal));
        Assert.All(metering.Meters.Where(m => m.Parent is not null), m => Assert.Equal(m.Owner, metering.Meters.Single(p => p.Id == m.Parent).Owner));
        Assert.Single(metering.Meters, m => m.Swaps.Count == 1);
        Assert.Single(metering.Meters, m => m.Multipliers.Count == 2);
        Assert.Equal(Enum.GetValues<MishapKind>(), metering.Mishaps.Select(m => m.Kind).Distinct().Order());
        Assert.Contains(metering.Meters, m => m.From is not null);
        Assert.Contains(metering.Meters, m => m.CalibrationDue < DemoProvince.AsOf);
    }
}
