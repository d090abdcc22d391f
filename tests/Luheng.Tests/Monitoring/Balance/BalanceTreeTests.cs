using Luheng.Monitoring;
using Luheng.Readings;
using static Luheng.Tests.Monitoring.Plant;

namespace Luheng.Tests.Monitoring;

public class BalanceTreeTests
{
    static CarrierBalance Of(Plant plant, string carrier = "electricity") => CarrierBalance.Of(plant.Amounts, Mill, carrier, October);

    [Fact]
    public void What_the_sub_meters_do_not_account_for_is_the_remainder()
    {
        var plant = new Plant();
        plant.Fill(plant.Meter("main"), October, 100).Fill(plant.Meter("a", parent: "main", flow: Flow.Use), October, 60).Fill(plant.Meter("b", parent: "main", flow: Flow.Use), October, 36);
        var main = Assert.Single(Of(plant).Roots);
        Assert.Equal(74400 / 1e4, main.Own.Amount, 9);
        Assert.Equal("万kWh", Of(plant).Unit!.Symbol);
        Assert.Equal(4 * 744 / 1e4, main.Remainder, 9);
        Assert.Equal((0.04, 0.04, 1.0, 0), (Math.Round(main.Share, 9), Math.Round(Of(plant).Share, 9), main.Coverage, main.Missing));
        Assert.Empty(BalanceFindings.In(Of(plant), BalanceRules.In(plant.Catalogue)));
    }

    [Fact]
    public void A_node_with_a_missing_child_says_so_and_no_number_pretends()
    {
        var plant = new Plant();
        plant.Fill(plant.Meter("main"), October, 100).Fill(plant.Meter("a", parent: "main", flow: Flow.Use), October, 60);
        plant.Meter("silent", parent: "main", flow: Flow.Use);
        var main = Assert.Single(Of(plant).Roots);
        Assert.Equal(1, main.Missing);
        Assert.True(double.IsNaN(main.Remainder) && double.IsNaN(Of(plant).Remainder));
        Assert.Equal(60 * 744 / 1e4, main.MeteredAsKnown, 9);
        Assert.Empty(BalanceFindings.In(Of(plant), BalanceRules.In(plant.Catalogue)));
    }

    [Fact]
    public void Meters_in_other_units_and_of_other_kinds_meet_in_the_carriers_unit()
    {
        var plant = new Plant();
        plant.Fill(plant.Meter("main", unit: "MWh"), October, 1);
        plant.Count(plant.Meter("counter", parent: "main", flow: Flow.Use, kind: MeterKind.Counter), October, 600);
        plant.Fill(plant.Meter("power", unit: "kW", parent: "main", flow: Flow.Use, kind: MeterKind.Gauge), October.First.AddDays(-1), October.Last, _ => 300);
        var main = Assert.Single(Of(plant).Roots);
        Assert.Equal([600 * 744 / 1e4, 300 * 744 / 1e4], main.Under.Select(u => Math.Round(u.Own.Amount, 9)));
        Assert.Equal(0.1, main.Share, 9);
    }

    [Fact]
    public void A_meter_in_a_unit_of_another_kind_says_what_is_wrong()
    {
        var plant = new Plant();
        plant.Fill(plant.Meter("main", unit: "t"), October, 100);
        Assert.Equal("t cannot be expressed in 万kWh", Assert.Single(Of(plant).Roots).Wrong);
        Assert.False(Of(plant).Roots[0].Own.Known);
    }

    [Fact]
    public void What_is_made_below_a_meter_comes_on_top_of_what_passed_through_it()
    {
        var plant = new Plant();
        plant.Fill(plant.Meter("main"), October, 100).Fill(plant.Meter("pv", parent: "main", flow: Flow.Generated), October, 20).Fill(plant.Meter("a", parent: "main", flow: Flow.Use), October, 114);
        Assert.Equal(0.05, Of(plant).Roots[0].Share, 9);
        Assert.Equal(120 * 744 / 1e4, Of(plant).Net, 9);
    }

    [Fact]
    public void Sub_meters_that_exceed_their_main_beyond_accuracy_are_found_even_when_one_is_silent()
    {
        var plant = new Plant();
        plant.Fill(plant.Meter("main"), October, 100).Fill(plant.Meter("a", parent: "main", flow: Flow.Use), October, 102.5);
        plant.Meter("silent", parent: "main", flow: Flow.Use);
        var found = Assert.Single(BalanceFindings.In(plant.Station, Mill, October));
        Assert.Equal((BalanceFindings.Exceeds, October), (found.Kind, found.Period));
        Assert.StartsWith("main 2025-10-01T00:00:00+08:00..2025-11-01T00:00:00+08:00 carrier=electricity supply=7.44 submeters=7.626", found.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_excess_within_accuracy_is_none_and_a_wide_remainder_is_found()
    {
        var plant = new Plant();
        plant.Fill(plant.Meter("main"), October, 100).Fill(plant.Meter("a", parent: "main", flow: Flow.Use), October, 100.9);
        Assert.Empty(BalanceFindings.In(plant.Station, Mill, October));
        var open = new Plant();
        open.Fill(open.Meter("main"), October, 100).Fill(open.Meter("a", parent: "main", flow: Flow.Use), October, 94);
        Assert.Equal(BalanceFindings.Open, Assert.Single(BalanceFindings.In(open.Station, Mill, October)).Kind);
    }

    [Fact]
    public void A_month_with_holes_is_not_judged()
    {
        var plant = new Plant();
        plant.Fill(plant.Meter("main"), October, 100).Fill(plant.Meter("a", parent: "main", flow: Flow.Use), October.First, October.First.AddDays(9), _ => 95);
        Assert.InRange(Of(plant).Roots[0].Coverage, 0.3, 0.34);
        Assert.Empty(BalanceFindings.In(plant.Station, Mill, October));
    }

    [Fact]
    public void Meters_that_name_each_other_as_parents_do_not_hang_the_tree()
    {
        var plant = new Plant();
        plant.Fill(plant.Meter("a", parent: "b"), October, 100).Fill(plant.Meter("b", parent: "a", flow: Flow.Use), October, 90);
        Assert.Equal(2, Of(plant).Nodes.Count());
    }

    [Fact]
    public void A_carrier_is_worth_what_its_owner_measured_else_its_default_and_a_range_is_none()
    {
        var plant = new Plant().Filed("energy.coefficient.natural-gas", 12.1);
        var (rules, coefficients, day) = (plant.Catalogue, Coefficients.Of(plant.Station, Mill), new DateOnly(2025, 10, 1));
        Assert.Equal((1.229, false), (Math.Round(coefficients.On("electricity", day)!.PerUnit, 9), coefficients.On("electricity", day)!.Filed));
        Assert.Equal((12.1, true), (Math.Round(coefficients.On("natural-gas", day)!.PerUnit, 9), coefficients.On("natural-gas", day)!.Filed));
        Assert.Null(coefficients.On("natural-gas", new(2024, 10, 1)));
        Assert.Null(coefficients.On("compressed-air", day));
        Assert.Null(coefficients.On("coal-slime", day));
        Assert.Equal("万m³", BalanceCarriers.UnitOf(rules, "natural-gas")!.Symbol);
        Assert.Null(BalanceCarriers.UnitOf(rules, "phlogiston"));
    }

    [Fact]
    public void The_energy_flow_ends_in_what_no_meter_accounts_for_and_conserves_what_came_in()
    {
        var plant = new Plant();
        plant.Fill(plant.Meter("main"), October, 100).Fill(plant.Meter("a", parent: "main", flow: Flow.Use, place: "烧结"), October, 60).Fill(plant.Meter("fan", parent: "a", flow: Flow.Use, place: "烧结/风机"), October, 45);
        plant.Fill(plant.Meter("slime", "coal-slime", "t"), October, 1);
        var flow = EnergyFlow.Of(plant.Amounts, Mill, "厂", null, October);
        double Into(string node) => flow.Bands.Where(b => b.To == node).Sum(b => b.Amount);
        double OutOf(string node) => flow.Bands.Where(b => b.From == node).Sum(b => b.Amount);
        Assert.Equal("tce", flow.Unit);
        Assert.Equal(100 * 744 * 0.1229 / 1000, Into("厂"), 6);
        Assert.Equal(Into("厂"), OutOf("厂"), 9);
        Assert.Equal(Into("烧结"), OutOf("烧结"), 9);
        Assert.Equal((100 - 45) * 744 * 0.1229 / 1000, Into("电力 未分摊"), 6);
        Assert.Contains(flow.LeftOut, l => l.What == "煤泥");
    }
}
