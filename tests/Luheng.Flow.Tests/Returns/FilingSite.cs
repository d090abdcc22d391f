using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Luheng.Engine;
using Luheng.Flow.Tests.Portal;
using Luheng.Observations;
using Luheng.Portal;
using Luheng.Portal.Returns;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Tests;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Luheng.Flow.Tests.Returns;

/// <summary>A site where returns are filed: the sample province in a ledger in memory, on 3 December 2025; November is due.</summary>
public sealed class FilingSite : IAsyncDisposable
{
    public const string November = "2025-11";

    readonly WebApplication app;
    readonly string folder = Directory.CreateTempSubdirectory("luheng-filing").FullName;

    public FilingSite()
    {
        var sample = SampleProvince.Desk().World;
        Ledger = new MemoryLedger(new Day());
        Ledger.Commit(new("名录与往期（演示数据）", "test", [.. sample.Population.Subjects], Past(sample)));
        Refresh();
        Office = new(Ledger, RealPacks.Catalogue, new Day(), folder) { Demo = true };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddPortal(() => Desk, Office);
        app = builder.Build();
        app.MapPortal();
        app.StartAsync().GetAwaiter().GetResult();
    }

    public ILedger Ledger { get; }
    public Office Office { get; }
    public Desk Desk { get; private set; } = null!;
    internal UploadJobs Jobs => app.Services.GetRequiredService<UploadJobs>();

    /// <summary>The enterprise that the demonstration's people belong to.</summary>
    public Subject Mine => Desk.World.Population.Subjects.Where(s => s.Latest.Park is not null).OrderBy(s => s.Id.Text, StringComparer.Ordinal).First();

    /// <summary>One of the same city, and one of another.</summary>
    public Subject Neighbour => Desk.World.Population.Subjects.First(s => s.Id != Mine.Id && s.Latest.Region[..4] == Mine.Latest.Region[..4]);
    public Subject Stranger => Desk.World.Population.Subjects.First(s => s.Latest.Region[..4] != Mine.Latest.Region[..4]);

    public static string At(Subject enterprise, string form = "205-1", string period = November) => $"/returns/{form}/{enterprise.Id}/{period}";

    public static string Case(Subject enterprise, string form = "205-1", string period = November) => $"return:{form}:{enterprise.Id}:{period}";

    /// <summary>What the host does after figures came in.</summary>
    public void Refresh() => Desk = new()
    {
        World = World.Read(Ledger, RealPacks.Catalogue),
        AsOf = new(2025, 12, 3),
        LoadedAt = new Day().GetUtcNow(),
        IsDemo = true,
        Region = "990000",
    };

    public Person As(string persona) => new(app.GetTestServer().CreateHandler(), persona);

    public IReadOnlyList<Observation> Figures(Subject enterprise, string item) => [.. Ledger.Observations(null, [enterprise.Id]).Select(r => r.Observation).Where(o => o.Item == item && o.Period.ToString() == November)];

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    static List<Observation> Past(World sample)
    {
        var (all, source) = (new List<Observation>(), new Source(SourceKind.Filed, LegalBasis.Demo, "205-1 表"));
        foreach (var item in sample.Frame.Items)
            foreach (var year in sample.Frame.Years)
                for (var row = 0; row < sample.Frame.Rows.Count; row++)
                    for (var month = 1; month <= 12; month++)
                        if (sample.Frame.Value(item, row, Period.Month(year, month)) is var value && !double.IsNaN(value))
                            all.Add(new(sample.Frame.Rows[row].Id, item, Period.Month(year, month), value, "", source, 0));
        return all;
    }

    sealed class Day : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 12, 3, 9, 0, 0, China.Offset);
    }
}

/// <summary>Somebody at a browser: keeps cookies, fills in forms as they stand, presses their buttons.</summary>
public sealed class Person : IDisposable
{
    readonly CookieContainer cookies = new();
    readonly HttpClient client;

    public Person(HttpMessageHandler handler, string persona)
    {
        client = new(handler) { BaseAddress = new("http://localhost") };
        cookies.Add(new Cookie("persona", Uri.EscapeDataString(persona), "/", "localhost"));
    }

    public async Task<IHtmlDocument> Get(string address, int expected = 200) => await Read(await Send(new(HttpMethod.Get, address)), address, expected);

    public async Task<(HttpResponseMessage Answer, string Text)> Raw(HttpRequestMessage request)
    {
        var answer = await Send(request);
        return (answer, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a form of a page with some fields changed.</summary>
    public Task<IHtmlDocument> Press(IHtmlDocument page, string form, int expected = 200, string? action = null, params (string Name, string Value)[] fields) =>
        Post(action ?? page.QuerySelector(form)!.GetAttribute("action")!, Fields(page, form, fields), expected);

    public async Task<IHtmlDocument> Post(string address, IEnumerable<KeyValuePair<string, string>> fields, int expected = 200) =>
        await Read(await Send(new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) }), address, expected);

    public async Task<IHtmlDocument> Post(string address, HttpContent content, int expected = 200) => await Read(await Send(new(HttpMethod.Post, address) { Content = content }), address, expected);

    public static Dictionary<string, string> Fields(IHtmlDocument page, string form, params (string Name, string Value)[] changed)
    {
        var fields = new Dictionary<string, string>();
        foreach (var input in page.QuerySelectorAll($"{form} input, {form} textarea"))
            if (input.GetAttribute("name") is { Length: > 0 } name && input.GetAttribute("type") is not ("checkbox" or "file") && (input.GetAttribute("type") != "radio" || input.HasAttribute("checked")))
                fields[name] = input.GetAttribute("value") ?? input.TextContent;
        foreach (var (name, value) in changed) fields[name] = value;
        return fields;
    }

    async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        for (var hop = 0; ; hop++)
        {
            var address = new Uri(client.BaseAddress!, request.RequestUri!);
            request.Headers.Remove("Cookie");
            request.Headers.Add("Cookie", cookies.GetCookieHeader(address));
            var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []) cookies.SetCookies(new Uri("http://localhost/"), cookie.Split(';')[0]);
            if ((int)answer.StatusCode is not (301 or 302 or 303) || hop > 5) return answer;
            request = new(HttpMethod.Get, answer.Headers.Location!.OriginalString.Split('#')[0]);
        }
    }

    static async Task<IHtmlDocument> Read(HttpResponseMessage answer, string address, int expected)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(expected == (int)answer.StatusCode, $"{address} answered {(int)answer.StatusCode} ({answer.Headers.Location}): {text[..Math.Min(text.Length, 3000)]}");
        return (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(text).Address("http://localhost" + answer.RequestMessage!.RequestUri!.PathAndQuery), TestContext.Current.CancellationToken);
    }

    public void Dispose() => client.Dispose();
}
