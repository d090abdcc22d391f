using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using Luheng.Flow.Tests.Portal;
using Luheng.Monitoring;
using Luheng.Portal;
using Luheng.Readings;
using Luheng.Tests;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Luheng.Flow.Tests.Bulletins;

/// <summary>The site over the sample province with an office to write in, and one meter.</summary>
public sealed class BulletinSite : IAsyncLifetime
{
    public const string Meter = "steel-1";

    readonly WebApplication app;
    readonly string folder = Directory.CreateTempSubdirectory("luheng-bulletins").FullName;

    public BulletinSite()
    {
        var ledger = new MemoryLedger(new Noon());
        ledger.Commit(new("meters", "test", [], []) { Documents = [MeterBook.Write(new(Meter, SampleProvince.Largest, "electricity", MeterKind.Amount, "kWh") { Name = "总进线" })] });
        var desk = SampleProvince.Desk(new Station(ledger, new MemoryReadings(), RealPacks.Catalogue, new Noon()));
        Office = new(ledger, RealPacks.Catalogue, new Noon(), folder) { Demo = true };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddPortal(() => desk, Office);
        app = builder.Build();
        app.MapPortal();
    }

    public Office Office { get; }

    public IEnumerable<string> Patterns => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!).Distinct();

    public async ValueTask InitializeAsync() => await app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public Visitor As(string persona) => new(new(new Cookies(app.GetTestServer().CreateHandler(), persona)) { BaseAddress = new("http://localhost") });

    sealed class Cookies(HttpMessageHandler inner, string persona) : DelegatingHandler(inner)
    {
        readonly CookieContainer kept = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            request.Headers.Add("Cookie", string.Join("; ", new[] { $"persona={persona}", kept.GetCookieHeader(request.RequestUri!) }.Where(c => c is not "")));
            var answer = await base.SendAsync(request, cancel);
            if (answer.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var one in set) kept.SetCookies(request.RequestUri!, one);
            return answer;
        }
    }

    sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 11, 20, 9, 30, 0, China.Offset);
    }
}

/// <summary>Somebody at the site: asks for pages, sends its forms.</summary>
public sealed class Visitor(HttpClient client) : IDisposable
{
    public async Task<IHtmlDocument> Page(string address, int expected = 200) => await Read(await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken), address, expected);

    public Task<HttpResponseMessage> Get(string address) => client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<byte[]> Bytes(string address)
    {
        using var answer = await Get(address);
        Assert.True(answer.IsSuccessStatusCode, $"{address} answered {(int)answer.StatusCode}");
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a form as the site's own pages would; the status that came, a redirect followed not.</summary>
    public async Task<HttpResponseMessage> Send(string address, params (string Name, string Value)[] fields)
    {
        using var verify = await Page("/verify");
        using var form = new FormUrlEncodedContent(fields.Append(("_ours", verify.QuerySelector("input[name=_ours]")!.GetAttribute("value")!)).ToDictionary(f => f.Item1, f => f.Item2));
        return await client.PostAsync(new Uri(address, UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    public async Task<IHtmlDocument> Upload(byte[] file, string name)
    {
        using var verify = await Page("/verify");
        using var form = new MultipartFormDataContent { { new StringContent(verify.QuerySelector("input[name=_ours]")!.GetAttribute("value")!), "_ours" }, { new ByteArrayContent(file), "copy", name } };
        return await Read(await client.PostAsync(new Uri("/verify", UriKind.Relative), form, TestContext.Current.CancellationToken), "/verify", 200);
    }

    static async Task<IHtmlDocument> Read(HttpResponseMessage answer, string address, int expected)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(expected == (int)answer.StatusCode, $"{address} answered {(int)answer.StatusCode}: {text[..Math.Min(text.Length, 2000)]}");
            return (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(text).Address("http://localhost" + address), TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => client.Dispose();
}
