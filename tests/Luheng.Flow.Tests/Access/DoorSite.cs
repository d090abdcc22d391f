using Luheng.Access;
using Luheng.Accounts;
using Luheng.Flow.Tests.Portal;
using Luheng.Portal;
using Luheng.Portal.Access;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Tests;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Luheng.Flow.Tests.Access;

/// <summary>The site of a province that is no demonstration: whoever comes has to be known. Passwords are hashed quickly here.</summary>
sealed class DoorSite : IAsyncDisposable
{
    public const string Password = "four unlikely marsh herons";
    static readonly Lazy<Desk> Province = new(() => SampleProvince.Desk());

    readonly WebApplication app;
    readonly string folder = Directory.CreateTempSubdirectory("luheng-door").FullName;

    DoorSite(bool demo, AccessRules? rules)
    {
        Ledger = new MemoryLedger(Clock);
        var desk = Desk = new Desk { World = Province.Value.World, AsOf = Province.Value.AsOf, LoadedAt = Province.Value.LoadedAt, Region = "990000", IsDemo = demo, Station = new(Ledger, new MemoryReadings(Clock), RealPacks.Catalogue, Clock) };
        Office = new(Ledger, RealPacks.Catalogue, Clock, folder) { Demo = demo };
        (Book, Links, Keys) = (new(Ledger, Clock), new(Ledger, Clock), new(Ledger, Clock));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(rules ?? Quick);
        builder.Services.AddPortal(() => desk, Office);
        app = builder.Build();
        app.MapPortal();
    }

    public static AccessRules Quick { get; } = new() { PasswordRounds = 1000, RecoveryRounds = 1000 };

    public MemoryLedger Ledger { get; }
    public Desk Desk { get; }
    public Office Office { get; }
    public AccountBook Book { get; }
    public OneTimeLinks Links { get; }
    public ApiKeys Keys { get; }
    public Hand Clock { get; } = new();
    public Heard Log { get; } = new();

    public IEnumerable<RouteEndpoint> Endpoints => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    public static async Task<DoorSite> Open(bool demo = false, AccessRules? rules = null)
    {
        var site = new DoorSite(demo, rules);
        await site.app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    /// <summary>A browser that nobody has signed in with.</summary>
    public Visitor Visitor() => new(app.GetTestServer());

    /// <summary>An account with a password, as its owner sets one by a one-time link, and the browser they did it with.</summary>
    public async Task<Visitor> Person(string id, params Post[] posts)
    {
        Book.Save(new(id, "测试 " + id, posts), null, "test", "test", "");
        var visitor = Visitor();
        await visitor.Send($"/welcome/{Links.Make(id, "test")}", ("password", Password), ("again", Password));
        return visitor;
    }

    /// <summary>An officer of the whole province who has set up one-time codes.</summary>
    public async Task<(Visitor Browser, string Secret)> Officer(string id = "officer")
    {
        var visitor = await Person(id, new Post(Role.ProvinceOfficer, SubjectId.Region("990000")));
        return (visitor, await SetUpCodes(visitor));
    }

    /// <summary>The code that was used last to set codes up.</summary>
    public string Used { get; private set; } = "";

    public async Task<string> SetUpCodes(Visitor visitor)
    {
        var secret = Site.Text(await visitor.Page("/me/second-factor"), ".secret").Replace(" ", "", StringComparison.Ordinal);
        var (status, _, _) = await visitor.Send("/me/second-factor", ("code", Used = Authenticator.Code(secret)));
        Assert.Equal(200, status);
        return secret;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A clock that is moved by hand.</summary>
    public sealed class Hand : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2025, 11, 20, 9, 0, 0, China.Offset);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>Every line that was logged.</summary>
    public sealed class Heard : ILoggerProvider, ILogger
    {
        readonly System.Collections.Concurrent.ConcurrentQueue<string> lines = new();

        public string Text => string.Join('\n', lines);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose() { }
    }
}
