using Luheng.Engine;
using Luheng.Monitoring;
using Luheng.Readings;
using Luheng.Registry;
using static Luheng.Tests.Monitoring.Plant;

namespace Luheng.Tests.Monitoring;

public class BalanceStageTests
{
    [Fact]
    public void The_monitoring_stage_records_what_balances_find_and_every_kind_is_known_to_the_packs()
    {
        var plant = new Plant().Registered(Mill, new Placement(null, null, "510104", "3120"))
            .With(LoadDocuments.Write(new Contract(Mill, "主供", new(2025, 1, 1), null, ChargeBasis.Demand, 90, null, "demo-two-part")));
        plant.Fill(plant.Meter("main"), October.First, October.Last, t => 100 + t.Day + t.Hour / 3.0).Fill(plant.Meter("a", parent: "main", flow: Flow.Use), October.First, October.Last, t => 110 + t.Day + t.Hour / 3.0);
        new MonitoringStage(plant.Station).Run(plant.Ledger, plant.Catalogue, new(() => World.Read(plant.Ledger, plant.Catalogue)), TestContext.Current.CancellationToken);
        var kinds = plant.Ledger.Findings(Mill.Text).Where(f => f.Period == October).Select(f => f.Kind).ToList();
        Assert.Contains(BalanceFindings.Exceeds, kinds);
        Assert.Contains(BalanceFindings.OverContract, kinds);
        Assert.All([BalanceFindings.Exceeds, BalanceFindings.Open, BalanceFindings.TransferDiffers, BalanceFindings.OverContract, WaterAlarms.NightFlow, WaterAlarms.Negative, WaterAlarms.DrainedExceeds, WaterAlarms.Drift],
            kind => Assert.True(plant.Catalogue.FindingKinds.ContainsKey(kind), kind));
    }
}
