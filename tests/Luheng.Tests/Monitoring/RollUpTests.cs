using Luheng.Monitoring;
using Luheng.Readings;
using Luheng.Tests.Packs;
using Luheng.Time;
using static Luheng.Tests.Monitoring.Bed;

namespace Luheng.Tests.Monitoring;

public class RollUpTests
{
    static readonly Meter Amount = Bed.Of(MeterKind.Amount), Gauge = Bed.Of(MeterKind.Gauge, "kW");

    static IEnumerable<(long, double)> Quarters(int first, int count, double value = 1) => Enumerable.Range(first, count).Select(q => (Day + q * Instant.Hour / 4, value));

    [Fact]
    public void An_amount_stamped_with_its_end_belongs_to_the_interval_before()
    {
        var bed = new Bed(Amount, Quarters(1, 96));
        Assert.All(bed.Hours(), h => Assert.Equal((4.0, 1.0, 4, 4.0), (h.Amount, h.Coverage, h.Count, h.Max)));
        Assert.Equal([double.NaN, 96, double.NaN], bed.Roll(Resolution.Day, Day - Instant.Day, Day + 2 * Instant.Day).Select(d => d.Amount));
    }

    [Fact]
    public void An_amount_stamped_with_its_start_belongs_to_the_interval_after() =>
        Assert.All(new Bed(Amount with { Stamp = Stamp.Start }, Quarters(0, 96)).Hours(), h => Assert.Equal((4.0, 1.0, 4), (h.Amount, h.Coverage, h.Count)));

    [Fact]
    public void An_amount_across_a_border_is_split_by_time()
    {
        var hours = new Bed(Amount with { Interval = 3600 }, [(At(10, 45), 8.0)]).Hours();
        Assert.Equal([2.0, 6.0], hours.Skip(9).Take(2).Select(h => h.Amount));
        Assert.Equal([0.25, 0.75], hours.Skip(9).Take(2).Select(h => h.Coverage));
    }

    [Fact]
    public void Amounts_that_come_more_often_than_agreed_are_summed_and_cover_no_time_twice()
    {
        var hour = new Bed(Amount, Enumerable.Range(1, 120).Select(m => (At(9, m), 1.0))).Hours()[10];
        Assert.Equal((60.0, 1.0, 60), (hour.Amount, hour.Coverage, hour.Count));
    }

    [Fact]
    public void A_missing_amount_lowers_the_coverage_and_adds_nothing()
    {
        var events = new List<MeterEvent>();
        var hour = new Bed(Amount, [(At(10, 15), 1), (At(10, 30), 2), (At(11), 4)]).Hours(events)[10];
        Assert.Equal((7.0, 0.75, ReadingQuality.Good), (hour.Amount, hour.Coverage, hour.Quality));
        Assert.Equal(MeterEventKind.Gap, Assert.Single(events).Kind);
    }

    [Fact]
    public void A_multiplier_that_changes_within_an_interval_counts_for_its_part()
    {
        var meter = Amount with { Interval = 3600, Multipliers = [new(null, 1), new(Instant.At(At(10, 30)), 10)] };
        Assert.Equal(2 + 20, new Bed(meter, [(At(11), 4.0)]).Hours()[10].Amount);
    }

    [Fact]
    public void A_gauge_is_weighted_by_time_and_a_rate_has_an_amount()
    {
        var bed = new Bed(Gauge, [(At(9, 45), 0), (At(10), 0), (At(10, 15), 60), (At(10, 30), 60), (At(10, 45), 60), (At(11), 60), (At(11, 15), 60)]);
        var hour = bed.Roll(Resolution.Hour, At(10), At(11), units: RealPacks.Units)[0];
        Assert.Equal((52.5, 52.5, 0.0, 60.0, 1.0), (hour.Amount, hour.Mean, hour.Min, hour.Max, hour.Coverage));
        Assert.True(double.IsNaN(bed.Hours()[10].Amount));
    }

    [Theory]
    [InlineData("kW", true)]
    [InlineData("MW", true)]
    [InlineData("m³/h", true)]
    [InlineData("t/h", true)]
    [InlineData("GJ/h", true)]
    [InlineData("℃", false)]
    [InlineData("mg/m³", false)]
    [InlineData("kWh", false)]
    [InlineData("no unit at all", false)]
    public void Whether_a_unit_is_a_rate_is_told_by_its_dimension(string unit, bool rate) =>
        Assert.Equal(rate, RateUnits.IsRate(unit, RealPacks.Units));

    [Fact]
    public void Each_missing_value_of_a_gauge_costs_one_interval_and_no_more()
    {
        var all = Quarters(-1, 98, 7).ToList();
        var without = all.Where((_, i) => i is not (10 or 50 or 51)).ToList();
        Assert.Equal(1.0, new Bed(Gauge, all).Roll(Resolution.Day, Day, Day + Instant.Day)[0].Coverage);
        var day = new Bed(Gauge, without).Roll(Resolution.Day, Day, Day + Instant.Day)[0];
        Assert.Equal((93 / 96.0, 7.0), (day.Coverage, day.Mean));
    }

    [Fact]
    public void Qualities_that_do_not_count_are_as_missing_and_an_empty_stretch_says_why()
    {
        var day = Quarters(0, 4, 5).Select(r => (r.Item1, r.Item2, ReadingQuality.Good))
            .Concat(Quarters(8, 4, 500).Select(r => (r.Item1, r.Item2, ReadingQuality.Maintenance)));
        var hours = new Bed(Gauge, day).Hours();
        Assert.Equal((5.0, ReadingQuality.Good), (hours[0].Mean, hours[0].Quality));
        Assert.Equal((double.NaN, ReadingQuality.Maintenance, 4, 0.0), (hours[2].Mean, hours[2].Quality, hours[2].Count, hours[2].Coverage));
        Assert.Equal(ReadingQuality.Void, hours[5].Quality);
    }

    [Fact]
    public void The_worst_quality_that_counts_is_told()
    {
        var hour = new Bed(Amount, [(At(10, 15), 1, ReadingQuality.Manual), (At(10, 30), 2, ReadingQuality.Substituted), (At(10, 45), 2, ReadingQuality.Suspect)]).Hours()[10];
        Assert.Equal(ReadingQuality.Substituted, hour.Quality);
    }
}
