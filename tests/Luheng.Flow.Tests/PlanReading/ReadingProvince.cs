using Luheng.Engine;
using Luheng.Flow.Tests.Cases;
using Luheng.Flow.Tests.Portal;
using Luheng.PlanReading.Confirming;
using Luheng.Portal;
using Luheng.Tests;
using Luheng.Time;

namespace Luheng.Flow.Tests.PlanReading;

/// <summary>The sample province with its office, whose rules are the shipped ones and the plans that were published in it.</summary>
public sealed class ReadingProvince : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("luheng-plans").FullName;

    public ReadingProvince()
    {
        var (subjects, figures) = SampleProvince.Made();
        Ledger = new(Clock);
        Ledger.Commit(new("登记与填报", "test", subjects, figures));
        Office = new(Ledger, RealPacks.Catalogue, Clock, folder) { Demo = true };
        Desk = Look();
    }

    public StandingClock Clock { get; } = new(new(2025, 11, 20, 9, 30, 0, China.Offset));
    internal MemoryLedger Ledger { get; }
    public Office Office { get; }
    public Desk Desk { get; private set; }

    /// <summary>The sample plan of the fictional province, as an officer brings it.</summary>
    public static string Sample { get; } = Path.Combine(RealPacks.Checkout, "samples", "plans", "demo-green-action.txt");

    /// <summary>Reads the rules and the figures again, as the host does when a plan was published.</summary>
    public void Refresh() => Desk = Look();

    Desk Look() => new()
    {
        World = World.Read(Ledger, PublishedPlans.InForce(Ledger, RealPacks.Catalogue).Catalogue, today: Clock.Today()),
        AsOf = new(2025, 11, 20),
        LoadedAt = Clock.GetUtcNow(),
        IsDemo = true,
        Region = "990000",
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
