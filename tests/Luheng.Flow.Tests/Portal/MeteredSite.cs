using AngleSharp;
using AngleSharp.Html.Dom;
using Luheng.Monitoring;
using Luheng.Portal;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Tests;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace Luheng.Flow.Tests.Portal;

/// <summary>The site over the sample province, where the largest enterprise has a meter with one day of readings.</summary>
public sealed class MeteredSite : IAsyncLifetime
{
    /// <summary>Its interval amounts are 1 kWh a quarter-hour on 2024-03-05, and nothing after.</summary>
    public const string Amounts = "steel-1";

    readonly WebApplication app;

    public MeteredSite()
    {
        var (clock, ledger) = (new Noon(), new MemoryLedger());
        var readings = Readings();
        var meter = new Meter(Amounts, SampleProvince.Largest, "electricity", MeterKind.Amount, "kWh") { Name = "总进线" };
        ledger.Commit(new BatchDraft("meters", "test", [], []) { Documents = [MeterBook.Write(meter)] });
        var number = readings.Number([meter.Id])[0];
        var batch = new ReadingBatch();
        for (var quarter = 1; quarter <= 96; quarter++) batch.Add(number, Instant.StartOf(new(2024, 3, 5)) + quarter * Instant.Hour / 4, 1);
        Loading = readings.Append(batch).AsTask();
        var desk = SampleProvince.Desk(new Station(ledger, readings, RealPacks.Catalogue, clock));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddPortal(() => desk);
        app = builder.Build();
        app.MapPortal();
    }

    Task Loading { get; }

    public async ValueTask InitializeAsync()
    {
        await Loading;
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    public HttpClient Client() => app.GetTestClient();

    public async Task<IHtmlDocument> Page(string address, int expected = 200)
    {
        using var client = Client();
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(expected == (int)answer.StatusCode, $"{address} answered {(int)answer.StatusCode}: {text[..Math.Min(text.Length, 3000)]}");
        return (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(text).Address("http://localhost" + address), TestContext.Current.CancellationToken);
    }

    static MemoryReadings Readings() => new();

    sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2024, 3, 10, 12, 0, 0, China.Offset);
    }
}
