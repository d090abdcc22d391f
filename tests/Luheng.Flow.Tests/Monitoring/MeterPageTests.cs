using AngleSharp;
using AngleSharp.Dom;
using Luheng.Flow.Tests.Running;

namespace Luheng.Flow.Tests.Monitoring;

/// <summary>The page of one metering point in the demo, as those see it who are not the province.</summary>
public sealed class MeterPageTests(ServedDemo demo)
{
    async Task<IDocument> Page(string persona, string address)
    {
        var (status, body, _) = await demo.Look(persona, address);
        Assert.True(status == 200, $"{address} as {persona}: {status}");
        return await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(body).Address("http://localhost" + address), TestContext.Current.CancellationToken);
    }

    async Task<string> Meter(string persona)
    {
        var (_, csv, _) = await demo.Look(persona, "/meters.csv");
        return "/meters/" + csv.Split("\r\n")[1].Split(',')[0];
    }

    [Theory, InlineData("demo-city"), InlineData("demo-county"), InlineData("demo-park")]
    public async Task Its_history_names_the_batch_that_brought_it_and_no_other_enterprise(string persona)
    {
        using var page = await Page(persona, await Meter(persona));
        var history = page.QuerySelectorAll("main ul.hits")[^1];
        Assert.Contains("计量器具台账", Assert.Single(history.Children).TextContent, StringComparison.Ordinal);
        var (_, csv, _) = await demo.Look("demo-province", "/enterprises.csv");
        var names = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')[1]).ToList();
        Assert.True(names.Count > 100);
        Assert.DoesNotContain(names, n => history.TextContent.Contains(n, StringComparison.Ordinal));
    }

    [Theory, InlineData("demo-city", ""), InlineData("demo-province", "/returns"), InlineData("demo-province", "/sectors")]
    public async Task Every_file_that_a_page_offers_is_given(string persona, string address)
    {
        using var page = await Page(persona, address is "" ? await Meter(persona) : address);
        var offered = page.QuerySelectorAll("footer.foot a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.NotEmpty(offered);
        foreach (var file in offered) Assert.True((await demo.Look(persona, file)).Status == 200, file);
    }
}
