using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Luheng.Flow.Tests.Portal;
using Luheng.Monitoring;
using Luheng.Portal;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Tests;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Luheng.Flow.Tests.Monitoring;

/// <summary>The site with three meters, two of one enterprise, and a key for all, one for a single meter, one for none, and one revoked.</summary>
sealed class GateSite : IAsyncDisposable
{
    static readonly Lazy<Desk> Province = new(() => SampleProvince.Desk());
    readonly WebApplication app;

    public GateSite(DoorLimits? limits = null, IReadings? readings = null)
    {
        Ledger = new MemoryLedger(Clock);
        Readings = readings ?? new MemoryReadings(Clock);
        var (all, single, none, revoked) = (Key("all", null), Key("single", ["m-1"]), Key("none", []), Key("revoked", null));
        (All, Single, None, Revoked) = (all.Text, single.Text, none.Text, revoked.Text);
        Meter[] meters = [Of("m-1", SampleProvince.Largest), Of("m-2", SampleProvince.Largest), Of("n,1", SampleProvince.Silent)];
        Ledger.Commit(new("meters and keys", "test", [], [])
        {
            Documents = [.. meters.Select(MeterBook.Write), .. new[] { all.Key, single.Key, none.Key, revoked.Key with { RevokedAt = Clock.GetUtcNow() } }.Select(k => k.Write())],
        });
        Station = new(Ledger, Readings, Province.Value.World.Catalogue, Clock);
        var desk = new Desk { World = Province.Value.World, AsOf = Province.Value.AsOf, LoadedAt = Province.Value.LoadedAt, Region = "990000", IsDemo = true, Station = Station, Inlet = new(Station) };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(limits ?? DoorLimits.Default);
        builder.Services.AddPortal(() => desk);
        app = builder.Build();
        app.MapPortal();
    }

    public ILedger Ledger { get; }
    public IReadings Readings { get; }
    public Station Station { get; }
    public TimeProvider Clock { get; } = new Standing();
    public string All { get; }
    public string Single { get; }
    public string None { get; }
    public string Revoked { get; }

    public static async Task<GateSite> Start(DoorLimits? limits = null, IReadings? readings = null)
    {
        var site = new GateSite(limits, readings);
        await site.app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    public HttpClient Client() => app.GetTestClient();

    public Task<(int Status, JsonElement Said, HttpResponseHeaders Headers)> Post(string type, string body, string? key = null, string? encoding = null) =>
        Post(type, Encoding.UTF8.GetBytes(body), key, encoding);

    /// <param name="key">Empty: none is sent; null: the one for all.</param>
    public async Task<(int Status, JsonElement Said, HttpResponseHeaders Headers)> Post(string type, byte[] body, string? key = null, string? encoding = null)
    {
        using var client = Client();
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (encoding is not null) content.Headers.ContentEncoding.Add(encoding);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/readings") { Content = content };
        if (key is not "") request.Headers.Authorization = new("Bearer", key ?? All);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, JsonDocument.Parse(text).RootElement, answer.Headers);
    }

    public async Task<(int Status, string Text, string Type)> Get(string address, string? accept = null)
    {
        using var client = Client();
        if (accept is not null) client.DefaultRequestHeaders.Accept.ParseAdd(accept);
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Content.Headers.ContentType?.MediaType ?? "");
    }

    /// <summary>The five counts of an answer.</summary>
    public static string Counts(JsonElement said) =>
        string.Join(" ", ((string[])["read", "accepted", "unchanged", "corrected", "rejected"]).Select(n => said.GetProperty(n).GetInt64()));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    static (GatewayKey Key, string Text) Key(string name, IReadOnlyList<string>? meters) => GatewayKey.Make(name, meters, new(2025, 11, 1, 0, 0, 0, China.Offset));

    static Meter Of(string id, SubjectId owner) => new(id, owner, "electricity", MeterKind.Counter, "kWh");

    sealed class Standing : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 11, 20, 12, 0, 0, China.Offset);
    }
}
