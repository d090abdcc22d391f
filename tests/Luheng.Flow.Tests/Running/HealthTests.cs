using System.Net;
using Luheng.Flow.Tests.Portal;

namespace Luheng.Flow.Tests.Running;

public sealed class HealthTests(LedgerSite site) : IClassFixture<LedgerSite>
{
    [Theory]
    [InlineData("/healthz", "ok")]
    [InlineData("/readyz", "ready")]
    public async Task Anyone_may_ask_whether_the_site_lives_and_can_work_and_learns_nothing_else(string address, string said)
    {
        using var client = site.Client("public");
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(said, (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Trim());
        Assert.NotEmpty(answer.Headers.GetValues("X-Request-Id").Single());
    }

    [Fact]
    public async Task Counts_are_for_a_collector_here_and_the_system_administrator_alone()
    {
        using (await site.Page("demo-province", "/enterprises")) { }
        using var page = await site.Page("demo-system", "/metrics");
        var text = page.Body!.TextContent;
        Assert.Contains("luheng_requests_total{method=\"GET\",path=\"/enterprises\",status=\"200\"}", text, StringComparison.Ordinal);
        Assert.Contains("luheng_request_seconds_bucket{le=\"+Inf\"}", text, StringComparison.Ordinal);
        Assert.Contains("luheng_ready 1", text, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleProvince.Largest.Text, text, StringComparison.Ordinal);
        foreach (var persona in (string[])["demo-province", "demo-audit"])
            using (await site.Page(persona, "/metrics", HttpStatusCode.Forbidden)) { }
        using (await site.Page("public", "/metrics", HttpStatusCode.Redirect)) { }
    }

    [Fact]
    public async Task The_system_administrator_sees_how_things_are_kept_and_no_figure()
    {
        using var page = await site.Page("demo-system", "/system");
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains(site.Desk.World.Catalogue.Hash, text, StringComparison.Ordinal);
        Assert.Contains("从未备份", text, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("a[data-explain]"));
        using (await site.Page("demo-security", "/system", HttpStatusCode.Forbidden)) { }
    }
}
