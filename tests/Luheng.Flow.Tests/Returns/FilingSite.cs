using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using Luheng.Flow.Tests.Cases;
using Luheng.Observations;
using Luheng.Portal;
using Luheng.Portal.Returns;
using Luheng.Records;
using Luheng.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Luheng.Flow.Tests.Returns;

/// <summary>A site where returns are filed, in memory.</summary>
public sealed class FilingSite : IAsyncDisposable
{
    readonly WebApplication app;
    readonly FilingProvince province = new();

    public FilingSite()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddPortal(() => Desk, Office);
        app = builder.Build();
        app.MapPortal();
        app.StartAsync().GetAwaiter().GetResult();
    }

    public const string November = FilingProvince.November;

    public StandingClock Clock => province.Clock;
    public ILedger Ledger => province.Ledger;
    public Office Office => province.Office;
    public Desk Desk => province.Desk;
    public Subject Mine => province.Mine;
    public Subject Neighbour => province.Neighbour;
    public Subject Stranger => province.Stranger;
    internal UploadJobs Jobs => app.Services.GetRequiredService<UploadJobs>();

    public static string At(Subject enterprise, string form = "205-1", string period = November) => $"/returns/{form}/{enterprise.Id}/{period}";

    public static string Case(Subject enterprise, string form = "205-1", string period = November) => $"return:{form}:{enterprise.Id}:{period}";

    public void Refresh() => province.Refresh();

    public Person As(string persona) => new(app.GetTestServer().CreateHandler(), persona);

    public IReadOnlyList<Observation> Figures(Subject enterprise, string item) => province.Figures(enterprise, item);

    /// <summary>What the engine answers for November as the desk stands.</summary>
    public double Ask(Subject enterprise, string item) => Luheng.Engine.Asker.Ask(Desk.World, item, enterprise.Id, Luheng.Time.Period.Parse(November)).Value;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        province.Dispose();
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
