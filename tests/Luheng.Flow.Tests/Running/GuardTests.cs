using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Luheng.Flow.Tests.Portal;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Luheng.Flow.Tests.Running;

/// <summary>What holds for every address, whoever made it.</summary>
public sealed partial class GuardTests(LedgerSite site) : IClassFixture<LedgerSite>
{
    static readonly string[] Personas = ["demo-province", "demo-audit", "demo-system", "demo-manager", "public"];

    IEnumerable<string> Plain() => site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true && e.RoutePattern.Parameters.Count == 0)
        .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(a => a is not ("/fails" or "/full") && !a.StartsWith("/api/v1/live", StringComparison.Ordinal)).Distinct();

    static async Task<HttpResponseMessage> Get(HttpClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Every_answer_bears_the_headers_that_a_browser_needs()
    {
        foreach (var address in (string[])["/", "/enterprises.csv", "/api/enterprises", "/no-such-page", "/audit", "/fails"])
        {
            using var client = site.Client("demo-province");
            using var answer = await Get(client, address);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.All(["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"], part => Assert.Contains(part, policy, StringComparison.Ordinal));
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"), address);
            Assert.Equal("utf-8", answer.Content.Headers.ContentType?.CharSet, ignoreCase: true);
        }
    }

    [Fact]
    public async Task No_GET_changes_anything_but_the_trail_of_who_looked()
    {
        var (batches, hash) = (site.Ledger.Batches().Count, Documents());
        var acts = site.Ledger.Audit(1)[0].Seq;
        foreach (var persona in Personas)
        {
            using var client = site.Client(persona);
            foreach (var address in Plain())
                using (var answer = await Get(client, address)) Assert.True((int)answer.StatusCode < 500 || answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{address} as {persona}: {answer.StatusCode}");
        }
        Assert.Equal((batches, hash), (site.Ledger.Batches().Count, Documents()));
        Assert.DoesNotContain(site.Ledger.Audit(new Records.AuditQuery(1000) { After = acts }), l => l.Did is "commit" or "undo");
    }

    string Documents() => string.Join('|', site.Ledger.HashesNamed().Select(n => n.Hash)) + site.Ledger.Subjects().Count;

    [Fact]
    public async Task Nothing_is_asked_of_any_other_host()
    {
        using var client = site.Client("demo-province");
        foreach (var address in Plain().Where(a => !a.Contains('.', StringComparison.Ordinal) && !a.StartsWith("/api", StringComparison.Ordinal)))
        {
            using var answer = await Get(client, address);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html" || !answer.IsSuccessStatusCode) continue;
            using var page = await site.Page("demo-province", address);
            var asked = page.QuerySelectorAll("[src], link[href], form[action], [hx-get], [hx-post]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("action") ?? e.GetAttribute("hx-get") ?? e.GetAttribute("hx-post") ?? e.GetAttribute("href"));
            Assert.All(asked, a => Assert.True(a!.StartsWith('/') && !a.StartsWith("//", StringComparison.Ordinal) || a.StartsWith('#') || a.StartsWith('?') || a.StartsWith("data:", StringComparison.Ordinal), $"{address} asks {a}"));
        }
        var clients = from file in Directory.EnumerateFiles(Path.Combine(RealPacks.Checkout, "src"), "*.cs", SearchOption.AllDirectories)
                      where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.Contains("Simulating", StringComparison.Ordinal)
                      where Outward().IsMatch(File.ReadAllText(file))
                      select Path.GetFileName(file);
        Assert.DoesNotContain(clients, f => f is not ("LiveStory.cs" or "SimulateCommands.cs")); // they send to this very site
    }

    [Fact]
    public async Task An_error_says_its_number_and_nothing_of_the_inside()
    {
        using var client = site.Client("demo-province");
        using var answer = await Get(client, "/fails");
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", text, StringComparison.Ordinal);
        var number = answer.Headers.GetValues("X-Request-Id").Single();
        Assert.Contains(number, text, StringComparison.Ordinal);
        Assert.Contains(site.Log.Lines, l => l.Contains(number, StringComparison.Ordinal) && l.Contains("select secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_full_disk_is_told_as_such_and_says_that_nothing_was_changed()
    {
        using var page = await site.Page("demo-province", "/full", HttpStatusCode.ServiceUnavailable);
        Assert.Contains("the disk is full", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("什么都没有改动", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TRACE_is_not_answered()
    {
        using var client = site.Client("demo-province");
        using var request = new HttpRequestMessage(HttpMethod.Trace, new Uri("/", UriKind.Relative));
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.False(answer.IsSuccessStatusCode);
        Assert.DoesNotContain("persona", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_counted_and_logged_with_the_account_and_nothing_that_was_asked_for()
    {
        using (await site.Page("demo-evaluator", "/audit?q=nobody-may-read-this", HttpStatusCode.Forbidden)) { }
        Assert.Contains(site.Log.Lines, l => l.StartsWith("Warning refused GET /audit 403 demo-evaluator", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log.Lines, l => l.Contains("nobody-may-read-this", StringComparison.Ordinal));
        using var counts = await site.Page("demo-system", "/metrics");
        Assert.Contains("path=\"/audit\",status=\"403\"", counts.Body!.TextContent, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\bnew HttpClient\b|\bIHttpClientFactory\b|\bWebRequest\b|\bTcpClient\(")]
    private static partial Regex Outward();
}
