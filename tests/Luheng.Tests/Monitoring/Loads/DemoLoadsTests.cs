using Luheng.Monitoring;
using Luheng.Readings;
using static Luheng.Tests.Monitoring.Plant;

namespace Luheng.Tests.Monitoring;

public class DemoLoadsTests
{
    [Fact]
    public void A_demonstration_is_fitted_to_the_readings_and_says_that_it_is_one()
    {
        var plant = new Plant().At(2025, 11, 21);
        var called = DemoLoads.ParticipantsOf([Mill]);
        plant.Fill(plant.Meter("grid", interval: 900), October.First.AddDays(-10), new(2025, 11, 20), t => 1000 * (1 - DemoLoads.TakenOff(called, Mill, t)));
        plant.Fill(plant.Meter("bof", parent: "grid", flow: Flow.Use, place: "炼钢"), October, 600).Fill(plant.Meter("steel", "crude-steel", "t", flow: Flow.Output, place: "炼钢"), October, 10);
        plant.With([.. DemoLoads.Documents(plant.Station, October)]);

        var contract = Assert.Single(LoadDocuments.Contracts(plant.Station.Ledger));
        Assert.Equal((true, 4400), (contract.Demo, contract.Demand));
        Assert.Equal([60.0], UnitConsumption.Of(plant.Station, Mill, October).Where(c => c.Shift is null).Select(c => Math.Round(c.Actual, 2)).Order());
        Assert.All(UnitConsumption.Of(plant.Station, Mill, October), c => Assert.Equal(0.01, c.Variance, 2));
        var calls = LoadDocuments.Calls(plant.Station.Ledger);
        Assert.All(calls, c => Assert.True(c.Demo));
        Assert.Equal([400.0, 400], calls.Select(c => Math.Round(Assert.Single(DemandResponse.Of(plant.Station, plant.Population, c)).Mean, 6)));
    }

    [Fact]
    public void A_firm_without_readings_is_given_nothing()
    {
        var plant = new Plant();
        plant.Meter("grid");
        Assert.Equal([LoadDocuments.CallKind, LoadDocuments.CallKind], DemoLoads.Documents(plant.Station, October).Select(d => d.Kind));
    }
}
