using Luheng.Monitoring;
using Luheng.Readings;
using static Luheng.Tests.Monitoring.Plant;

namespace Luheng.Tests.Monitoring;

public class WaterTests
{
    static double Daily(DateTimeOffset at, double night = 4) => at.Hour is >= 1 and < 5 ? night : 20;

    static WaterBalance Of(Plant plant) => WaterBalance.Of(plant.Station, Mill, October);

    [Fact]
    public void Hours_are_balanced_from_intake_to_discharge()
    {
        var plant = new Plant();
        plant.Fill(plant.Meter("in", "fresh-water", "m³"), October, 50).Fill(plant.Meter("out", "waste-water", "m³", flow: Flow.Output), October, 35).Fill(plant.Meter("again", "reused-water", "m³", flow: Flow.Use), October, 150);
        var water = Of(plant);
        Assert.Equal((744, 15.0, 50 * 744.0, 0.75), (water.Hours, water.Consumed(5), WaterBalance.Total(water.Intake), water.ReuseRate));
        Assert.Empty(WaterAlarms.In(water, plant.Catalogue));
    }

    [Fact]
    public void An_hour_that_one_meter_misses_is_not_balanced()
    {
        var plant = new Plant();
        plant.Fill(plant.Meter("in", "fresh-water", "m³"), October, 50).Fill(plant.Meter("in2", "fresh-water", "m³"), October.First, October.Last, t => t.Day == 3 ? null : 10);
        var water = Of(plant);
        Assert.Equal((720.0 / 744, true, 60.0), (WaterBalance.Coverage(water.Intake), double.IsNaN(water.Intake[50]), water.Intake[0]));
    }

    [Fact]
    public void Flow_at_night_that_rises_and_stays_points_to_a_leak_once()
    {
        var plant = new Plant();
        plant.Fill(plant.Meter("in", "fresh-water", "m³"), October.First, October.Last, t => Daily(t, t.Day >= 20 ? 6 : 4));
        var found = Assert.Single(BalanceFindings.In(plant.Station, Mill, October));
        Assert.Equal(WaterAlarms.NightFlow, found.Kind);
        Assert.Contains("since=2025-10-20", found.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_wet_night_is_no_leak()
    {
        var plant = new Plant();
        plant.Fill(plant.Meter("in", "fresh-water", "m³"), October.First, October.Last, t => Daily(t, t.Day == 20 ? 9 : 4));
        Assert.Empty(BalanceFindings.In(plant.Station, Mill, October));
    }

    [Fact]
    public void Water_that_runs_backwards_or_leaves_in_greater_amounts_than_it_comes_is_found()
    {
        var plant = new Plant();
        plant.Fill(plant.Meter("in", "fresh-water", "m³"), October.First, October.Last, t => t is { Day: 7, Hour: 3 } ? -2 : 20).Fill(plant.Meter("out", "waste-water", "m³", flow: Flow.Output), October, 22);
        Assert.Equal([WaterAlarms.DrainedExceeds, WaterAlarms.Negative], BalanceFindings.In(plant.Station, Mill, October).Select(f => f.Kind).Where(k => k.StartsWith("water", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void Meters_that_drift_apart_over_the_month_are_found()
    {
        var plant = new Plant();
        plant.Fill(plant.Meter("in", "fresh-water", "m³"), October, 100).Fill(plant.Meter("use", "fresh-water", "m³", parent: "in", flow: Flow.Use), October.First, October.Last, t => 98 - t.Day * 0.3);
        Assert.Contains(BalanceFindings.In(plant.Station, Mill, October), f => f.Kind == WaterAlarms.Drift);
    }
}
