using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Luheng.Portal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace Luheng.Flow.Tests.Portal;

/// <summary>The site over the sample province, in memory; one for all tests.</summary>
public class Site : IAsyncLifetime
{
    readonly WebApplication app;

    public Site()
        : this(SampleProvince.Desk())
    {
    }

    protected Site(Desk desk)
    {
        Desk = desk;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddPortal(() => Desk);
        app = builder.Build();
        app.MapPortal();
    }

    public Desk Desk { get; }

    public async ValueTask InitializeAsync() => await app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public HttpClient Client() => app.GetTestClient();

    public async Task<IHtmlDocument> Page(string address, int expected = 200)
    {
        using var client = Client();
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(expected == (int)answer.StatusCode, $"{address} answered {(int)answer.StatusCode}: {text[..Math.Min(text.Length, 3000)]}");
        return (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(text).Address("http://localhost" + address), TestContext.Current.CancellationToken);
    }

    public static string Text(IParentNode node, string selector) => node.QuerySelector(selector) is { } found ? Shown(found) : "";

    /// <summary>What a part of a page shows until something in it is pressed.</summary>
    public static string Shown(IElement part)
    {
        var shown = (IElement)part.Clone();
        foreach (var working in shown.QuerySelectorAll(".working")) working.Remove();
        return shown.TextContent.Trim();
    }
}
