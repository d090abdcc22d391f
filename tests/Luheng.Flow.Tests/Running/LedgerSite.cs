using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using Luheng.Access;
using Luheng.Flow.Tests.Portal;
using Luheng.Portal;
using Luheng.Portal.Access;
using Luheng.Problems;
using Luheng.Records;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace Luheng.Flow.Tests.Running;

/// <summary>The site over the sample province with a real ledger in a folder of its own; whoever looks is one of the demonstration's people.</summary>
public sealed class LedgerSite : IAsyncLifetime
{
    readonly WebApplication app;

    public LedgerSite()
    {
        Ledger = SqliteLedger.Open(Folder, new Morning());
        Ledger.Commit(new("登记", "", [.. SampleProvince.Desk().World.Population.Subjects.Take(3)], []) { From = "test" });
        Desk = SampleProvince.Desk();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.WebHost.UseTestServer();
        builder.Services.AddPortal(() => Desk, new Office(Ledger, RealPacks.Catalogue, new Morning(), Folder) { Demo = true });
        app = builder.Build();
        app.MapPortal();
        app.MapGet("/fails", IResult () => throw new InvalidOperationException("select secret from inside")).Needs(Act.SeePublic);
        app.MapGet("/full", IResult () => throw new ProblemsException([new("luheng.db", "the disk is full", "make room")])).Needs(Act.SeePublic);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("luheng-site-").FullName;
    public LogLines Log { get; } = new();
    public SqliteLedger Ledger { get; }
    public Desk Desk { get; set; }
    public WebApplication App => app;

    public async ValueTask InitializeAsync() => await app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Ledger.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    public HttpClient Client(string persona)
    {
        var client = app.GetTestClient();
        client.DefaultRequestHeaders.Add("Cookie", $"persona={persona}");
        return client;
    }

    public async Task<IHtmlDocument> Page(string persona, string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var client = Client(persona);
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(expected == answer.StatusCode, $"{address} answered {answer.StatusCode}: {text[..Math.Min(text.Length, 3000)]}");
        return (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(text).Address("http://localhost" + address), TestContext.Current.CancellationToken);
    }

    sealed class Morning : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 11, 20, 9, 30, 0, China.Offset);
    }
}
