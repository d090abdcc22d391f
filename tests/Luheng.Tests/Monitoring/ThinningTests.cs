using FsCheck;
using FsCheck.Fluent;
using Luheng.Monitoring;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Tests.Monitoring;

public class ThinningTests
{
    static readonly Gen<(long[] Times, double[] Values, int Points)> Any =
        from steps in Gen.ArrayOf(from step in Gen.Choose(1, 5000) from value in Gen.Choose(-1000, 1000) select (step, value))
        from points in Gen.Choose(4, 60)
        select (steps.Select((_, i) => (long)steps.Take(i + 1).Sum(s => s.step)).ToArray(), steps.Select(s => (double)s.value).ToArray(), points);

    [Fact]
    public void The_least_and_the_greatest_are_always_kept_within_the_number_of_points() => Prop.ForAll(Any.ToArbitrary(), line =>
    {
        var kept = Thinning.MinMax(line.Times, line.Values, line.Points);
        Assert.InRange(kept.Length, 0, Math.Max(0, line.Points));
        Assert.Equal(kept.Order().Distinct(), kept);
        if (line.Values.Length == 0) return;
        Assert.Equal((line.Values.Min(), line.Values.Max()), (kept.Min(i => line.Values[i]), kept.Max(i => line.Values[i])));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Triangles_keep_both_ends_and_the_number_of_points() => Prop.ForAll(Any.ToArbitrary(), line =>
    {
        var kept = Thinning.Lttb(line.Times, line.Values, line.Points);
        Assert.Equal(Math.Min(line.Points, line.Times.Length), kept.Length);
        Assert.Equal(kept.Order().Distinct(), kept);
        if (kept.Length > 0) Assert.Equal((0, line.Times.Length - 1), (kept[0], kept[^1]));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Triangles_keep_a_lone_peak()
    {
        var times = Enumerable.Range(0, 1000).Select(i => (long)i).ToArray();
        var values = times.Select(t => t == 437 ? 50.0 : Math.Sin(t / 100.0)).ToArray();
        Assert.Contains(437, Thinning.Lttb(times, values, 20));
    }

    [Fact]
    public async Task A_line_is_broken_where_readings_are_missing_and_never_longer_than_asked()
    {
        var (meter, readings) = (Bed.Of(MeterKind.Gauge, "kW") with { Multipliers = [new(null, 2)] }, new MemoryReadings());
        var number = readings.Number([meter.Id])[0];
        var batch = new ReadingBatch();
        for (var quarter = 0; quarter < 9600; quarter++)
            if (quarter is not (>= 500 and < 700) && quarter % 10 != 0) batch.Add(number, Bed.Day + quarter * Instant.Hour / 4, quarter, quarter % 11 == 0 ? ReadingQuality.Fault : ReadingQuality.Good);
        await readings.Append(batch, TestContext.Current.CancellationToken);
        foreach (var triangles in new[] { true, false })
        {
            var thin = ThinSeries.Of(meter, readings, number, Bed.Day, Bed.Day + 100 * Instant.Day, 400, triangles);
            Assert.InRange(thin.Points.Count, 200, 400);
            Assert.Equal(batch.Count, thin.Read);
            Assert.Contains(thin.Points, p => double.IsNaN(p.Value) && p.Time > Bed.Day + 499 * Instant.Hour / 4 && p.Time < Bed.Day + 700 * Instant.Hour / 4);
            Assert.All(thin.Points.Where(p => !double.IsNaN(p.Value)), p => Assert.Equal((p.Time - Bed.Day) / (Instant.Hour / 4) * 2, p.Value));
        }
    }
}
