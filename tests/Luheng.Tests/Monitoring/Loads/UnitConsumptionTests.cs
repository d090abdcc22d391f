using Luheng.Monitoring;
using Luheng.Readings;
using static Luheng.Tests.Monitoring.Plant;

namespace Luheng.Tests.Monitoring;

public class UnitConsumptionTests
{
    static readonly ShiftPlan Shifts = new(Mill, new(2025, 1, 1), [new("早", 480, 960), new("中", 960, 0), new("夜", 0, 480)]);

    static EnergyPlan Plan(double planned, string unit, string? carrier = null, string place = "炼钢") => new(Mill, place, "crude-steel", "2025", planned, unit, carrier);

    /// <summary>Steel is made at 10 t an hour; by night each takes half as much power again.</summary>
    static Plant Steel(EnergyPlan plan, Func<DateTimeOffset, double?>? steel = null)
    {
        var plant = new Plant().With(LoadDocuments.Write(Shifts), LoadDocuments.Write(plan));
        plant.Fill(plant.Meter("main"), October, 9000).Fill(plant.Meter("bof", parent: "main", flow: Flow.Use, place: "炼钢"), October.First, October.Last, t => t.Hour < 8 ? 1500 : 1000);
        plant.Fill(plant.Meter("fan", parent: "bof", flow: Flow.Use, place: "炼钢/风机"), October, 300);
        plant.Fill(plant.Meter("steel", "crude-steel", "t", place: "炼钢"), October.First, October.Last, steel ?? (_ => 10));
        return plant;
    }

    static IReadOnlyList<ShiftConsumption> Of(Plant plant) => UnitConsumption.Of(plant.Station, Mill, October);

    [Fact]
    public void Each_shift_stands_against_the_plan_and_what_stands_below_a_meter_counts_once()
    {
        var rows = Of(Steel(Plan(100, "kWh/t", "electricity")));
        Assert.Equal([null, "早", "中", "夜"], rows.Select(r => r.Shift?.Name));
        Assert.Equal([0.1667, 0, 0, 0.5], rows.Select(r => Math.Round(r.Variance, 4)));
        Assert.Equal([744.0, 248, 248, 248], rows.Select(r => r.Hours));
    }

    [Fact]
    public void Standard_coal_takes_all_carriers_of_the_process_together()
    {
        var plant = Steel(Plan(20, "kgce/t"));
        plant.Fill(plant.Meter("gas", "natural-gas", "m³", flow: Flow.Use, place: "炼钢"), October, 10);
        Assert.Equal("能源品种没有折标系数", Of(plant)[0].Why!.Zh);
        plant.Filed("energy.coefficient.natural-gas", 12);
        Assert.Equal((1000 * 0.1229 + 10 * 1.2) / 10, Of(plant).Single(r => r.Shift?.Name == "早").Actual, 6);
    }

    [Fact]
    public void Only_hours_in_which_both_are_known_count_and_the_rest_stays_missing()
    {
        var rows = Of(Steel(Plan(100, "kWh/t", "electricity"), t => t.Hour is >= 0 and < 8 && t.Day > 1 ? null : 10));
        Assert.Equal((8.0, 248.0), (rows.Single(r => r.Shift?.Name == "夜").Hours, rows.Single(r => r.Shift?.Name == "夜").HoursDue));
        Assert.Equal(150, rows.Single(r => r.Shift?.Name == "夜").Actual, 9);
        var silent = Of(Steel(Plan(100, "kWh/t", "electricity"), _ => null));
        Assert.All(silent, r => Assert.True(double.IsNaN(r.Actual) && double.IsNaN(r.Variance) && double.IsNaN(r.Energy)));
    }

    [Fact]
    public void Why_there_is_no_figure_is_said()
    {
        Assert.Equal("该工序没有能源计量点", Of(Steel(Plan(1, "GJ/t", "heat")))[0].Why!.Zh);
        Assert.Equal("没有产量计量点", Of(Steel(Plan(1, "kWh/t", "electricity", "轧钢")))[0].Why!.Zh);
        Assert.Equal("单位不能与计量点的单位相配", Of(Steel(Plan(1, "m³/t", "electricity")))[0].Why!.Zh);
    }

    [Fact]
    public void A_plan_of_the_month_comes_before_that_of_the_year()
    {
        var plant = Steel(Plan(100, "kWh/t", "electricity"));
        plant.With(LoadDocuments.Write(Plan(125, "kWh/t", "electricity") with { Period = "2025-10" }));
        Assert.Equal(125, Of(plant)[0].Plan.Planned);
        Assert.Equal(100, UnitConsumption.Of(plant.Station, Mill, November)[0].Plan.Planned);
    }
}
