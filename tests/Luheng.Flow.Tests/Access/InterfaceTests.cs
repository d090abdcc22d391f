using System.Text.Json;
using AngleSharp;
using Luheng.Portal.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace Luheng.Flow.Tests.Access;

[Collection(nameof(Guarded))]
public sealed class InterfaceTests(GuardedSite site)
{
    [Fact]
    public async Task The_openapi_document_is_valid_and_names_every_call_with_what_it_needs()
    {
        var (status, body, _) = await site.Get("public", "/api/openapi.json");
        Assert.Equal(200, status);
        var read = OpenApiDocument.Parse(body, "json");
        Assert.Empty(read.Diagnostic!.Errors.Select(e => e.ToString()));
        Assert.Empty(read.Diagnostic.Warnings.Select(e => e.ToString()));
        var missing = site.Endpoints.Where(e => Addresses.Pattern(e).StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Select(m => (Path: System.Text.RegularExpressions.Regex.Replace(Addresses.Pattern(e), @"\{\*{0,2}([A-Za-z]+)[^}]*\}", "{$1}"), Method: m)))
            .Where(c => read.Document!.Paths.All(p => p.Key != c.Path || p.Value.Operations!.Keys.All(o => o.Method != c.Method))).ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
        using var json = JsonDocument.Parse(body);
        Assert.All(json.RootElement.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()), o => Assert.NotEqual("none", o.Value.GetProperty("x-luheng-act").GetString()));
        Assert.Contains("/api/enterprises", (await site.Get("public", "/api?lang=en")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/enterprises")]
    [InlineData("/api/batches")]
    [InlineData("/api/v1/meters")]
    [InlineData("/api/plans/demo-14fyp/progress")]
    [InlineData("/enterprises.csv")]
    [InlineData("/loads.csv")]
    [InlineData("/open/plans.json")]
    public async Task Who_has_an_answer_is_told_that_it_is_unchanged(string address)
    {
        var first = await site.Get("demo-province", address);
        Assert.Equal(200, first.Status);
        var tag = first.Answer.Headers.ETag!.ToString();
        var again = await site.Get("demo-province", address, etag: tag);
        Assert.Equal((304, ""), (again.Status, again.Body));
        Assert.Equal(200, (await site.Get("demo-province", address + "?x=1", etag: "\"another\"")).Status);
        var head = await site.Get("demo-province", address, "HEAD");
        Assert.Equal((200, "", tag), (head.Status, head.Body, head.Answer.Headers.ETag!.ToString()));
    }

    [Theory]
    [InlineData("/api/v1/arrival?of=990100", "'of' is no parameter of this call")]
    [InlineData("/api/v1/meters?of=990100", "it takes subject, limit, cursor")]
    [InlineData("/api/v1/pollutants?subject=990100", "it takes none")]
    public async Task A_call_that_knows_no_subject_by_that_name_says_so_instead_of_telling_of_everybody(string address, string says)
    {
        var (status, body, _) = await site.Get("demo-province", address + "&lang=en");
        Assert.Equal(400, status);
        Assert.Contains(says, JsonDocument.Parse(body).RootElement.ToString(), StringComparison.Ordinal);
        Assert.Contains("这个接口没有参数", (await site.Get("demo-province", address)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Returns_are_walked_by_cursor_and_asked_for_by_subject()
    {
        var whole = Of((await site.Get("demo-province", "/api/v1/returns")).Body);
        Assert.True(whole.Count > 20, $"{whole.Count}");
        var (walked, next) = (new List<string>(), "/api/v1/returns?limit=17");
        for (var part = 0; part < 10_000 && next is not null; part++)
        {
            var (_, body, answer) = await site.Get("demo-province", next);
            walked.AddRange(Of(body));
            next = answer.Headers.TryGetValues("Link", out var link) ? link.First().Split('<', '>')[1] : null;
        }
        Assert.Equal(whole.Order(), walked.Order());
        var own = whole[0].Split(' ')[0];
        Assert.Equal(whole.Where(r => r.StartsWith(own, StringComparison.Ordinal)).Order(), Of((await site.Get("demo-province", $"/api/v1/returns?of={own}")).Body).Order());
        Assert.Equal(whole.Order(), Of((await site.Get("demo-province", "/api/v1/returns?of=990000")).Body).Order());
        Assert.Equal(400, (await site.Get("demo-province", "/api/v1/returns?of=sector:31")).Status);

        static List<string> Of(string body) => [.. JsonDocument.Parse(body).RootElement.EnumerateArray().Select(r => $"{r.GetProperty("subject").GetString()} {r.GetProperty("form").GetString()} {r.GetProperty("period").GetString()}")];
    }

    [Fact]
    public async Task A_tag_is_of_the_one_who_asked()
    {
        var tags = new HashSet<string>();
        foreach (var who in new[] { "demo-province", "demo-city", "demo-manager" }) tags.Add((await site.Get(who, "/api/enterprises")).Answer.Headers.ETag!.ToString());
        Assert.Equal(3, tags.Count);
    }

    [Theory]
    [InlineData("/api/enterprises", "enterprises", "code", 63)]
    [InlineData("/api/v1/obligation", null, "code", 54)]
    [InlineData("/api/v1/meters", null, "meter", 2)]
    [InlineData("/api/v1/findings", null, "subject", 2)]
    [InlineData("/api/batches", null, "id", 4)]
    public async Task A_cursor_walks_the_whole_list_without_gap_or_double(string address, string? list, string key, int count)
    {
        foreach (var limit in new[] { 1, 7, 1000 })
        {
            var (seen, next) = (new List<string>(), $"{address}?limit={limit}");
            for (var parts = 0; next is not null && parts < 100; parts++)
            {
                var (status, body, answer) = await site.Get("demo-province", next);
                Assert.Equal(200, status);
                using var json = JsonDocument.Parse(body);
                var rows = list is null ? json.RootElement : json.RootElement.GetProperty(list);
                Assert.True(rows.GetArrayLength() <= limit);
                seen.AddRange(rows.EnumerateArray().Select(r => r.GetProperty(key).ToString()));
                next = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
                if (list is not null) Assert.Equal(next is null, json.RootElement.GetProperty("next").ValueKind == JsonValueKind.Null);
            }
            Assert.Equal(count, seen.Count);
            Assert.Equal(seen.Count, seen.Distinct().Count());
        }
        Assert.Equal(400, (await site.Get("demo-province", address + "?limit=0")).Status);
        Assert.Equal(400, (await site.Get("demo-province", address + "?cursor=%2A%2A")).Status);
    }

    [Theory]
    [InlineData("must")]
    [InlineData("connected")]
    [InlineData("unconnected")]
    [InlineData("voluntary")]
    public async Task Who_must_be_connected_is_the_same_by_state_on_page_table_and_call(string state)
    {
        var page = await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content("").Address("http://localhost/"), TestContext.Current.CancellationToken);
        page.Body!.InnerHtml = (await site.Get("demo-province", $"/obligation?state={state}")).Body;
        var shown = page.QuerySelectorAll("main tbody th a").Select(a => a.TextContent.Trim()).ToList();
        var table = (await site.Get("demo-province", $"/obligation.csv?state={state}")).Body.Trim().Split('\n').Skip(1).ToList();
        using var json = JsonDocument.Parse((await site.Get("demo-province", $"/api/v1/obligation?limit=1000&state={state}")).Body);
        var told = json.RootElement.EnumerateArray().Select(d => d.GetProperty("name").GetString()!).ToList();
        Assert.Equal(told.Count, table.Count);
        Assert.Equal(told.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        foreach (var address in (string[])["/obligation", "/obligation.csv", "/api/v1/obligation"]) Assert.Equal(400, (await site.Get("demo-province", address + "?state=other")).Status);
    }

    [Fact]
    public async Task A_program_that_names_no_limit_is_given_a_cursor_while_there_is_more()
    {
        var (seen, next) = (new HashSet<string>(), "/api/enterprises");
        for (var parts = 0; next is not null && parts < 10; parts++)
        {
            using var json = JsonDocument.Parse((await site.Get("demo-province", next)).Body);
            foreach (var row in json.RootElement.GetProperty("enterprises").EnumerateArray()) seen.Add(row.GetProperty("code").GetString()!);
            next = json.RootElement.GetProperty("next").GetString() is { } cursor ? $"/api/enterprises?cursor={cursor}" : null;
            if (parts == 0) Assert.Equal((50, true), (seen.Count, next is not null));
        }
        Assert.Equal(63, seen.Count);
    }

    [Fact]
    public async Task A_manager_walks_only_over_what_is_theirs()
    {
        using var json = JsonDocument.Parse((await site.Get("demo-manager", "/api/enterprises?limit=50")).Body);
        Assert.Equal(site.Own.Id.Text, Assert.Single(json.RootElement.GetProperty("enterprises").EnumerateArray()).GetProperty("code").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("plans"), InlineData("outcomes"), InlineData("standing"), InlineData("official"), InlineData("totals"), InlineData("factors"), InlineData("indicators")]
    public async Task Open_data_is_the_same_for_the_public_as_table_and_as_json_with_its_dictionary(string set)
    {
        var (status, body, _) = await site.Get("public", $"/open/{set}.json");
        Assert.Equal(200, status);
        using var json = JsonDocument.Parse(body);
        var columns = json.RootElement.GetProperty("dictionary").EnumerateArray().Select(c => c.GetProperty("column").GetString()!).ToList();
        Assert.NotEqual("", json.RootElement.GetProperty("licence").GetString());
        var csv = (await site.Get("public", $"/open/{set}.csv")).Body.TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal(string.Join(',', columns), csv[0]);
        Assert.True(json.RootElement.GetProperty("rows").GetArrayLength() > 0, $"{set} is empty");
        Assert.Equal(body, (await site.Get("demo-manager", $"/open/{set}.json")).Body);
        Assert.DoesNotContain(site.Own.Id.Text, body, StringComparison.Ordinal);
        Assert.DoesNotContain("77.125", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_sees_the_public_standing_of_plans_on_the_first_page_and_no_enterprise()
    {
        var (status, body, _) = await site.Get("public", "/");
        Assert.Equal(200, status);
        Assert.DoesNotContain("/enterprises/", body, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/arrival\"", body, StringComparison.Ordinal);
        Assert.Contains("href=\"/open\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_at_contracts_from_outside_leaves_one_receipt_an_hour_that_the_enterprise_can_read()
    {
        var page = $"/loads/{site.Own.Id}";
        Assert.Contains("2,311", (await site.Get("demo-province", page)).Body, StringComparison.Ordinal);
        await site.Get("demo-province", page);
        await site.Get("demo-manager", page);
        await site.Get("demo-park", page);
        var mine = site.Ledger.Audit(1000).Where(l => l.Did == Receipts.Did && l.About == site.Own.Id.Text).ToList();
        Assert.Single(mine, l => l.Who == "demo-province");
        Assert.DoesNotContain(mine, l => l.Who is "demo-manager" or "demo-park");
        Assert.DoesNotContain("2,311", (await site.Get("demo-park", page)).Body, StringComparison.Ordinal);
        var receipts = (await site.Get("demo-manager", $"/enterprises/{site.Own.Id}/receipts")).Body;
        Assert.Contains("demo-province", receipts, StringComparison.Ordinal);
        Assert.Contains("合同、电价与电费", receipts, StringComparison.Ordinal);
        site.Clock.Now += TimeSpan.FromMinutes(61);
        await site.Get("demo-province", page);
        Assert.Equal(2, site.Ledger.Audit(1000).Count(l => l.Did == Receipts.Did && l.About == site.Own.Id.Text && l.Who == "demo-province"));
    }
}
