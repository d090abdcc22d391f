using Luheng.Portal;
using Luheng.Records;
using Luheng.Tests;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace Luheng.Flow.Tests.Cases;

/// <summary>The site with its office open on a morning in November 2025: everybody may be any of the invented people.</summary>
public abstract class OfficeSite : IAsyncLifetime
{
    readonly WebApplication app;

    /// <param name="name">What its folder is called.</param>
    /// <param name="desk">What is read, loaded at a time.</param>
    protected OfficeSite(string name, Func<DateTimeOffset, Desk> desk)
        : this(name, (_, clock) => desk(clock.GetUtcNow()))
    {
    }

    /// <param name="name">What its folder is called.</param>
    /// <param name="desk">What is read, beside the ledger that the office writes to.</param>
    protected OfficeSite(string name, Func<ILedger, TimeProvider, Desk> desk)
    {
        Folder = Directory.CreateTempSubdirectory(name).FullName;
        Ledger = new(Clock);
        Desk = desk(Ledger, Clock);
        Office = new(Ledger, Desk.World.Catalogue, Clock, Folder) { Demo = true };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddPortal(() => Desk, Office);
        app = builder.Build();
        app.MapPortal();
    }

    public Desk Desk { get; }
    public Office Office { get; }
    public string Folder { get; }
    internal MemoryLedger Ledger { get; }
    public StandingClock Clock { get; } = new(new(2025, 11, 20, 9, 30, 0, China.Offset));

    public async ValueTask InitializeAsync() => await app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    public Visitor As(string persona) => new(app.GetTestServer().CreateHandler(), persona);
}
