using FsCheck;
using FsCheck.Fluent;
using Luheng.Monitoring;
using Luheng.Readings;
using Luheng.Time;
using static Luheng.Tests.Monitoring.Bed;

namespace Luheng.Tests.Monitoring;

public class CounterRollTests
{
    const double Exact = 1e-6;
    static readonly long Year23 = Instant.StartOf(new(2023, 1, 1)), Year25 = Instant.StartOf(new(2025, 1, 1));
    static readonly Meter Counter = Bed.Of(MeterKind.Counter);

    static void ForAnyHistory(Action<CounterHistory> holds, int times = 100) =>
        Prop.ForAll(CounterHistory.Any.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    [Fact]
    public void Of_any_history_the_consumption_is_exact_and_everything_that_happened_is_told() => ForAnyHistory(history =>
    {
        var events = new List<MeterEvent>();
        var years = new Bed(history.Meter, history.Readings).Roll(Resolution.Year, Year23, Year25, events);
        Assert.Equal(history.Consumed, Sum(years), Exact * Math.Max(1, history.Consumed));
        Assert.Equal(history.Happened.Order(), events.Select(e => (e.Kind, e.After)).Order());
    });

    [Fact]
    public void Of_any_history_hours_days_and_months_add_up_to_the_years() => ForAnyHistory(history =>
    {
        var bed = new Bed(history.Meter, history.Readings);
        foreach (var resolution in Enum.GetValues<Resolution>())
            Assert.Equal(history.Consumed, Sum(bed.Roll(resolution, Year23, Year25)), Exact * Math.Max(1, history.Consumed));
    }, 10);

    [Fact]
    public void Of_any_history_a_figure_is_the_same_whatever_range_is_asked_for() => ForAnyHistory(history =>
    {
        var bed = new Bed(history.Meter, history.Readings);
        var from = RollUp.Floor(history.Readings[0].Time, Resolution.Day);
        var whole = bed.Roll(Resolution.Hour, from, from + 14 * Instant.Day);
        Assert.All(whole.Chunk(24), day => Assert.Equal(day.Select(Rounded), bed.Roll(Resolution.Hour, day[0].Start, day[^1].End).Select(Rounded)));
    }, 30);

    [Fact]
    public void The_order_of_arrival_makes_no_difference() => ForAnyHistory(history =>
    {
        var shuffled = history.Readings.OrderBy(r => (r.Time * 2654435761 + 7) % 1009);
        Assert.Equal(new Bed(history.Meter, history.Readings).Roll(Resolution.Month, Year23, Year25), new Bed(history.Meter, shuffled).Roll(Resolution.Month, Year23, Year25));
    }, 20);

    [Fact]
    public void Days_and_months_begin_in_Chinese_time_and_a_leap_day_is_a_day()
    {
        var (from, to) = (Instant.StartOf(new(2024, 2, 1)), Instant.StartOf(new(2024, 4, 1)));
        var hours = (int)((to - from) / Instant.Hour);
        var bed = new Bed(Counter with { Interval = 3600 }, Enumerable.Range(0, hours + 1).Select(h => (from + h * Instant.Hour, (double)h)));
        Assert.Equal([29 * 24.0, 31 * 24.0], bed.Roll(Resolution.Month, from, to).Select(b => b.Amount));
        var days = bed.Roll(Resolution.Day, from, to);
        Assert.Equal(60, days.Count);
        Assert.All(days, d => Assert.Equal((24.0, 1.0, 24), (d.Amount, d.Coverage, d.Count)));
        Assert.Equal(new DateTimeOffset(2024, 2, 28, 16, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), days[28].Start);
    }

    [Fact]
    public void What_is_not_known_is_never_zero()
    {
        var hours = new Bed(Counter, [(At(10), 5.0)]).Hours();
        Assert.Equal(24, hours.Count);
        Assert.All(hours, h => Assert.True(double.IsNaN(h.Amount) && double.IsNaN(h.Mean) && double.IsNaN(h.Min) && h.Coverage == 0));
        Assert.Equal(1, hours[10].Count);
        Assert.All(new Bed(Counter, Array.Empty<(long, double)>()).Hours(), h => Assert.True(double.IsNaN(h.Amount)));
    }

    [Fact]
    public void Over_a_gap_the_amount_is_kept_spread_evenly_estimated_and_not_covered()
    {
        var events = new List<MeterEvent>();
        var hours = new Bed(Counter, [(At(10), 0), (At(10, 15), 1), (At(12, 15), 9), (At(12, 30), 10)]).Hours(events);
        Assert.Equal([1 + 3, 4, 2], hours.Skip(10).Take(3).Select(h => Math.Round(h.Amount, 9)));
        Assert.Equal([0.25, 0, 0.25], hours.Skip(10).Take(3).Select(h => h.Coverage));
        Assert.All(hours.Skip(10).Take(3), h => Assert.Equal(ReadingQuality.Estimated, h.Quality));
        Assert.Equal([new MeterEvent(MeterEventKind.Gap, At(10, 15), At(12, 15), 1, 9)], events);
    }

    [Fact]
    public void Sampling_that_jitters_leaves_no_holes()
    {
        var meter = Counter with { Interval = 300 };
        var readings = Enumerable.Range(0, 400).Select(i => (Day - Instant.Hour + (long)(i * 300_060.0), (double)i));
        Assert.All(new Bed(meter, readings).Hours(), h => Assert.Equal(1.0, h.Coverage));
    }

    [Fact]
    public void A_rollover_is_told_from_a_reset_by_the_way_over_the_top()
    {
        var meter = Counter with { Rollover = 10_000 };
        Assert.Equal((15.0, MeterEventKind.Rollover), OneStep(meter, 9_990, 5));
        Assert.Equal((5.0, MeterEventKind.Reset), OneStep(meter, 6_000, 5));
        Assert.Equal((5.0, MeterEventKind.Reset), OneStep(Counter, 9_990, 5));
        Assert.Equal((5.0, MeterEventKind.Reset), OneStep(meter with { Capacity = 20 }, 9_600, 5));
    }

    [Fact]
    public void A_single_stray_reading_is_as_missing_and_neither_adds_nor_takes_away()
    {
        foreach (var stray in new[] { 0.0, 50_010, 501 })
        {
            var hour = new Bed(Counter, [(At(9, 45), 5000), (At(10), 5001), (At(10, 15), stray), (At(10, 30), 5003), (At(10, 45), 5004), (At(11), 5005)]).Hours()[10];
            Assert.Equal((4.0, ReadingQuality.Estimated, 0.5), (Math.Round(hour.Amount, 9), hour.Quality, hour.Coverage));
        }
    }

    [Fact]
    public void A_register_that_is_set_back_slightly_is_counted_as_it_is_and_doubted()
    {
        var hour = new Bed(Counter, [(At(10), 5000), (At(10, 15), 5004), (At(10, 30), 5003), (At(10, 45), 5003.5)]).Hours()[10];
        Assert.Equal((3.5, ReadingQuality.Suspect), (hour.Amount, hour.Quality));
    }

    [Fact]
    public void Only_readings_that_count_anchor_a_difference()
    {
        var hour = new Bed(Counter, [
            (At(10), 100, ReadingQuality.Good), (At(10, 15), 900, ReadingQuality.Fault), (At(10, 20), 901, ReadingQuality.Void),
            (At(10, 25), double.NaN, ReadingQuality.Good), (At(10, 30), 104, ReadingQuality.Manual)]).Hours()[10];
        Assert.Equal((4.0, 0.0, ReadingQuality.Estimated, 4), (hour.Amount, hour.Coverage, hour.Quality, hour.Count));
    }

    [Fact]
    public void Coverage_is_of_what_is_past_and_in_service()
    {
        var readings = Enumerable.Range(0, 3).Select(i => (At(10, 15 * i), (double)i)).ToList();
        Assert.Equal(1.0, new Bed(Counter, readings).Hours(now: At(10, 30))[10].Coverage);
        Assert.Equal(0.5, new Bed(Counter, readings).Hours()[10].Coverage);
        Assert.Equal(1.0, new Bed(Counter with { To = Instant.At(At(10, 30)) }, readings).Hours()[10].Coverage);
        Assert.Equal(0.5, new Bed(Counter with { From = Instant.At(At(10, 15)), To = Instant.At(At(10, 45)) }, readings).Hours()[10].Coverage);
        Assert.True(double.IsNaN(new Bed(Counter, readings).Hours(now: At(10, 30))[11].Coverage));
    }

    [Fact]
    public void The_least_and_greatest_are_rates_per_hour()
    {
        var hour = new Bed(Counter with { Multipliers = [new(null, 10)] }, [(At(10), 0), (At(10, 15), 1), (At(10, 30), 4), (At(10, 45), 6), (At(11), 7)]).Hours()[10];
        Assert.Equal((70.0, 70.0, 40.0, 120.0), (hour.Amount, hour.Mean, hour.Min, hour.Max));
    }

    static (double, MeterEventKind) OneStep(Meter meter, double before, double after)
    {
        var events = new List<MeterEvent>();
        var hour = new Bed(meter, [(At(10), before), (At(10, 15), after)]).Hours(events)[10];
        return (Math.Round(hour.Amount, 9), Assert.Single(events).Kind);
    }

    static double Sum(IEnumerable<Bucket> buckets) => buckets.Where(b => !double.IsNaN(b.Amount)).Sum(b => b.Amount);

    static (long, string, string, ReadingQuality, int) Rounded(Bucket b) => (b.Start, $"{b.Amount:F6}", $"{b.Coverage:F6}", b.Quality, b.Count);
}
