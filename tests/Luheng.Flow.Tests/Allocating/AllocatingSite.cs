using Luheng.Demo;
using Luheng.Engine;
using Luheng.Flow.Tests.Cases;
using Luheng.Flow.Tests.Portal;
using Luheng.Portal;
using Luheng.Portal.Access;
using Luheng.Tests;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace Luheng.Flow.Tests.Allocating;

/// <summary>The demo province with its official statistics from the base year on, and an office: everybody may be any of the invented people.</summary>
public class AllocatingSite : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("luheng-targets").FullName;
    readonly WebApplication app;

    public AllocatingSite()
        : this(2)
    {
    }

    /// <param name="most">How many of the province's batches are filed: the register and the official statistics come first, then the returns.</param>
    protected AllocatingSite(int most)
    {
        var catalogue = RealPacks.Catalogue;
        var drafts = DemoProvince.Make(catalogue, DemoSize.Small).Drafts().Take(most).Select(d => d.Draft).ToList();
        Desk = new()
        {
            World = World.Of(catalogue, [.. drafts.SelectMany(d => d.Subjects).GroupBy(s => s.Id).Select(versions => versions.Last())], [.. drafts.SelectMany(d => d.Observations)]),
            AsOf = new(2025, 11, 20),
            LoadedAt = Clock.GetUtcNow(),
            IsDemo = true,
            Region = "990000",
        };
        Ledger = new(Clock);
        Office = new(Ledger, catalogue, Clock, folder) { Demo = true };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddPortal(() => Desk, Office);
        app = builder.Build();
        app.MapPortal();
    }

    public Desk Desk { get; }
    public Office Office { get; }
    internal MemoryLedger Ledger { get; }
    public StandingClock Clock { get; } = new(new(2025, 11, 20, 9, 30, 0, China.Offset));

    /// <summary>The city of the invented city officer.</summary>
    public string City => Personas.Of(Desk).First(p => p.Account == "demo-city").Posts[0].Scope!.Value.Text;
    public string OtherCity => Desk.World.Population.Regions.Children("990000").First(r => r.Code != City).Code;

    public async ValueTask InitializeAsync() => await app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    public Visitor As(string persona) => new(app.GetTestServer().CreateHandler(), persona);
}
