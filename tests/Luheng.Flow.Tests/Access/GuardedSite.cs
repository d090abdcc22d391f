using Luheng.Access;
using Luheng.Engine;
using Luheng.Findings;
using Luheng.Flow.Tests.Portal;
using Luheng.Monitoring;
using Luheng.Monitoring.Hj212;
using Luheng.Observations;
using Luheng.Portal;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Tests;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Luheng.Flow.Tests.Access;

/// <summary>One site for all tests of access.</summary>
[CollectionDefinition(nameof(Guarded))]
public sealed class Guarded : ICollectionFixture<GuardedSite>;

/// <summary>The sample province with an office, two metered enterprises, statistical returns and an embargo: what the tests of access look at.</summary>
public sealed class GuardedSite : IAsyncLifetime
{
    /// <summary>The figure that was filed for statistics alone, and the growth that is under embargo.</summary>
    public const double Statistical = 987_654.25, Embargoed = 77.125;
    public const string OwnMeter = "own-grid", OtherMeter = "other-grid", OwnMonitor = "99000000000001", OtherMonitor = "99000000000002";
    public static readonly Period SecretMonth = Period.Month(2025, 9);
    public static readonly DateOnly Release = new(2025, 12, 15);

    readonly WebApplication app;
    readonly string folder = Directory.CreateTempSubdirectory("luheng-access-").FullName;
    Desk desk;

    public GuardedSite()
    {
        Ledger = new(Clock);
        var (subjects, figures) = SampleProvince.Made();
        Ledger.Commit(new("登记与填报", "test", subjects, figures));
        Own = subjects.Where(s => s.Latest.Park is not null).OrderBy(s => s.Id.Text, StringComparer.Ordinal).First();
        Other = subjects.First(s => s.Id == SampleProvince.Largest);
        Learn();
        Station = new(Ledger, Fill(new MemoryReadings(Clock)), RealPacks.Catalogue, Clock);
        desk = MakeDesk();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddPortal(() => desk, new(Ledger, RealPacks.Catalogue, Clock, folder) { Demo = true });
        app = builder.Build();
        app.MapPortal();
    }

    public StoryTime Clock { get; } = new();
    internal MemoryLedger Ledger { get; }
    internal Station Station { get; }
    public Desk Desk => desk;

    /// <summary>The enterprise of demo-manager, and one of another city and park.</summary>
    public Subject Own { get; }
    public Subject Other { get; }

    /// <summary>Reads the ledger again, as the host does after a batch or on a release.</summary>
    public void Refresh() => desk = MakeDesk();

    Desk MakeDesk()
    {
        World Read(Purpose purpose, DateTimeOffset? known, SubjectId? of) => World.Read(Ledger, RealPacks.Catalogue, known, of is { } one && !one.IsGroup ? [one.Enterprise] : null, purpose, Clock.Today());
        return new()
        {
            World = Read(Purpose.Administration, null, null),
            AsOf = new(2025, 11, 20),
            LoadedAt = Clock.GetUtcNow(),
            IsDemo = true,
            Region = "990000",
            Station = Station,
            KnownBy = (known, of) => Read(Purpose.Administration, known, of),
            ReadFor = Read,
            Findings = Ledger.Findings(),
        };
    }

    void Learn()
    {
        Meter Grid(string id, SubjectId owner, string name) => new(id, owner, "electricity", MeterKind.Amount, "kWh") { Name = name };
        Ledger.Commit(new("台账", "test", [], [])
        {
            Documents =
            [
                MeterBook.Write(Grid(OwnMeter, Own.Id, "本厂总进线")), MeterBook.Write(Grid(OtherMeter, Other.Id, "邻厂密线")),
                MonitorBook.Write(new(OwnMonitor, Own.Id, null) { Name = "本厂排口" }), MonitorBook.Write(new(OtherMonitor, Other.Id, null) { Name = "邻厂密口" }),
                LoadDocuments.Write(new Contract(Own.Id, "主供", new(2025, 1, 1), null, ChargeBasis.Demand, 2311, null, "demo-two-part") { Demo = true }),
                LoadDocuments.Write(new Contract(Other.Id, "主供", new(2025, 1, 1), null, ChargeBasis.Demand, 3119, null, "demo-two-part") { Demo = true }),
                LoadDocuments.Write(new Call("c1", new(2025, 11, 19, 14, 0, 0, China.Offset), new(2025, 11, 19, 16, 0, 0, China.Offset), new(2025, 11, 18, 15, 0, 0, China.Offset), 500, "", [Own.Id, Other.Id])),
                LoadDocuments.Write(new Commitment(Own.Id, "炉一", 200, null)), LoadDocuments.Write(new Commitment(Other.Id, "邻厂密炉", 300, null)),
            ],
        });
        Ledger.Commit(new("统计报表", "统计", [], [new(Other.Id, "water.fresh", SecretMonth, Statistical, "", new(SourceKind.Filed, LegalBasis.Statistical, "B204-1 表"), 2)]));
        Ledger.Commit(new("未发布快报", "统计", [], [new(SubjectId.Region("990000"), "energy.consumption.growth", Period.YearToDate(2025, 10), Embargoed, "规上工业", new(SourceKind.Official, LegalBasis.Statistical, "快报"), 2)]) { Documents = [Embargo.Until(Release, "未发布快报")] });
        Ledger.SaveFindings("test", null, [new(Other.Id, Period.Month(2025, 8), "filing.jump", FindingLevel.Severe, "邻厂密事", "energy.consumed.raw-coal"), new(Own.Id, Period.Month(2025, 8), "filing.gap", FindingLevel.Warning, "本厂事", "energy.comprehensive")]);
    }

    static MemoryReadings Fill(MemoryReadings readings)
    {
        foreach (var (meter, value) in new[] { (OwnMeter, 100.0), (OtherMeter, 271.5) })
        {
            var batch = new ReadingBatch();
            var number = readings.Number([meter])[0];
            for (var at = Instant.StartOf(new(2025, 11, 12)); at < Instant.StartOf(new(2025, 11, 20)); at += 900_000) batch.Add(number, at + 900_000, value);
            readings.Append(batch).AsTask().GetAwaiter().GetResult();
        }
        return readings;
    }

    public IReadOnlyList<Actor> People => [.. Personas.Of(desk), Actor.Public];

    public Actor Person(string account) => People.First(p => p.Account == (account == "public" ? "" : account));

    public HttpMessageHandler Handler => app.GetTestServer().CreateHandler();

    public IReadOnlyList<RouteEndpoint> Endpoints => [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    readonly System.Collections.Concurrent.ConcurrentDictionary<(string, string), Task<(int Status, string Body, string? Location)>> seen = new();

    /// <summary>What an address answers to somebody, asked once for all tests that only look.</summary>
    public Task<(int Status, string Body, string? Location)> Look(string persona, string address) => seen.GetOrAdd((persona, address), async key =>
    {
        var (status, body, answer) = await Get(key.Item1, key.Item2);
        return (status, body, answer.Headers.Location?.OriginalString);
    });

    public async Task<(int Status, string Body, HttpResponseMessage Answer)> Get(string persona, string address, string method = "GET", string? etag = null)
    {
        using var client = app.GetTestClient();
        using var request = new HttpRequestMessage(new(method), new Uri(address, UriKind.Relative));
        request.Headers.Add("Cookie", $"{Personas.Cookie}={(persona is "" ? "public" : persona)}");
        if (etag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        using var give = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        give.CancelAfter(TimeSpan.FromSeconds(20));
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, give.Token);
        var body = answer.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await answer.Content.ReadAsStringAsync(give.Token);
        return ((int)answer.StatusCode, body, answer);
    }

    /// <summary>A reader who stands before an address, for asking an endpoint's requirement by itself.</summary>
    public Reader Before(Actor actor, RouteEndpoint endpoint, string address)
    {
        var context = new DefaultHttpContext { RequestServices = app.Services };
        var parts = address.Split('?', 2);
        (context.Request.Path, context.Request.QueryString) = (parts[0], new(parts.Length > 1 ? "?" + parts[1] : ""));
        var values = new RouteValueDictionary();
        new Microsoft.AspNetCore.Routing.Template.TemplateMatcher(Microsoft.AspNetCore.Routing.Template.TemplateParser.Parse(endpoint.RoutePattern.RawText!), []).TryMatch(context.Request.Path, values);
        context.Request.RouteValues = values;
        context.Features.Set(actor);
        return new(new HttpContextAccessor { HttpContext = context }, () => desk);
    }

    public async ValueTask InitializeAsync() => await app.StartAsync();

    /// <summary>Everybody at every address, side by side.</summary>
    public Task Crawl(IEnumerable<(string Persona, string Address)> all) => Parallel.ForEachAsync(all, TestContext.Current.CancellationToken, async (one, _) => await Look(one.Persona, one.Address));

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public sealed class StoryTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2025, 11, 20, 9, 30, 0, China.Offset);
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
