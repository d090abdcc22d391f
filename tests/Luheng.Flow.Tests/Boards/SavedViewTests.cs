using System.Net;
using Luheng.Flow.Tests.Portal;
using Luheng.Portal;
using Luheng.Portal.Boards;
using Luheng.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace Luheng.Flow.Tests.Boards;

public sealed class SavedViewTests : IAsyncLifetime
{
    readonly MemoryLedger ledger = new();
    readonly WebApplication app;
    readonly string folder = Directory.CreateTempSubdirectory("luheng-views").FullName;

    public SavedViewTests()
    {
        var desk = SampleProvince.Desk();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddPortal(() => desk, new Office(ledger, RealPacks.Catalogue, TimeProvider.System, folder) { Demo = true });
        app = builder.Build();
        app.MapPortal();
    }

    public async ValueTask InitializeAsync() => await app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Sends a form of the rankings page, with its token, as a person of the demonstration.</summary>
    async Task<HttpResponseMessage> Post(string to, string persona, params (string Name, string Value)[] fields)
    {
        using var client = app.GetTestClient();
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/rankings");
        asked.Headers.Add("Cookie", $"persona={persona}");
        var page = await client.SendAsync(asked, Cancel);
        var text = await page.Content.ReadAsStringAsync(Cancel);
        var token = text.Split("name=\"_ours\" value=\"")[1].Split('"')[0];
        var cookie = page.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("ours=", StringComparison.Ordinal)).Split(';')[0];
        using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = new FormUrlEncodedContent(fields.Append(("_ours", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))) };
        request.Headers.Add("Cookie", $"persona={persona}; {cookie}");
        return await client.SendAsync(request, Cancel);
    }

    [Fact]
    public async Task A_view_is_kept_shared_by_its_address_and_given_up_only_by_its_owner()
    {
        const string View = "/rankings?item=energy.per_output_value&by=city&q=水泥";
        var kept = await Post("/views", "demo-province", ("name", "水泥各市"), ("address", View));
        Assert.Equal(HttpStatusCode.Found, kept.StatusCode);
        var own = Assert.Single(ledger.Documents(SavedView.Kind));
        Assert.Contains("demo-province", own.Body, StringComparison.Ordinal);
        using var client = app.GetTestClient();
        using var shared = new HttpRequestMessage(HttpMethod.Get, $"/views/{own.Id}");
        shared.Headers.Add("Cookie", "persona=demo-city");
        var opened = await client.SendAsync(shared, Cancel);
        Assert.StartsWith("/rankings?item=energy.per_output_value&by=city", opened.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post($"/views/{own.Id}/remove", "demo-city")).StatusCode);
        Assert.Single(ledger.Documents(SavedView.Kind));
        Assert.Equal(HttpStatusCode.Found, (await Post($"/views/{own.Id}/remove", "demo-province")).StatusCode);
        Assert.Empty(ledger.Documents(SavedView.Kind));
    }

    [Theory]
    [InlineData("", "/rankings"), InlineData("x", "https://elsewhere.example/rankings?"), InlineData("x", "//elsewhere.example"), InlineData("x", "/sign-out"), InlineData("x", "/rankingsx"), InlineData("x", "/rankings?\\x")]
    public async Task Nothing_but_an_address_of_our_boards_is_kept(string name, string address)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await Post("/views", "demo-province", ("name", name), ("address", address))).StatusCode);
        Assert.Empty(ledger.Documents(SavedView.Kind));
    }
}
