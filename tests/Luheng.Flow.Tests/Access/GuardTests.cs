using Luheng.Access;
using Luheng.Accounts;
using Luheng.Portal.Access;
using Luheng.Registry;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Flow.Tests.Access;

public sealed class GuardTests
{
    [Fact]
    public async Task Every_form_that_changes_something_is_refused_when_it_is_not_ours()
    {
        await using var site = await DoorSite.Open();
        var (officer, _) = await site.Officer();
        var administrator = await site.Person("sec", new Post(Role.SecurityAdministrator, null));
        await site.SetUpCodes(administrator);
        var tried = 0;
        foreach (var endpoint in site.Endpoints)
        {
            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
            if (!methods.Contains("POST") || endpoint.Metadata.GetMetadata<Requirement>() is { Act: null }) continue;
            var address = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "1"))));
            foreach (var browser in (Visitor[])[officer, administrator])
                Assert.True((await browser.SendBare(address, ("account", "li"), ("_ours", "made up"))).Status is 403 or 404, address);
            tried++;
        }
        Assert.True(tried >= 15, $"{tried} forms");
    }

    [Fact]
    public async Task Every_endpoint_says_what_it_needs()
    {
        await using var site = await DoorSite.Open();
        Assert.Empty(site.Endpoints.Where(e => e.Metadata.GetMetadata<Requirement>() is null).Select(e => e.RoutePattern.RawText));
    }

    [Fact]
    public async Task Secrets_stand_neither_in_the_audit_trail_nor_in_accounts_nor_in_logs()
    {
        await using var site = await DoorSite.Open();
        var (officer, secret) = await site.Officer();
        var link = site.Links.Make("officer", "test");
        await site.Visitor().Get("/welcome/" + link);
        await site.Visitor().Send("/sign-in", ("account", "canary-typed-as-account"), ("password", "canary-password-wrong"));
        await site.Visitor().Send("/sign-in", ("account", "officer"), ("password", "canary-password-wrong"));
        var (_, text, _) = await officer.Send("/keys", ("name", "报表"), ("until", "2025-12-31"), ("post", "0"));
        var key = (await Visitor.Read(text)).QuerySelector(".once code")!.TextContent;
        Assert.StartsWith(ApiKey.Prefix, key, StringComparison.Ordinal);
        await site.Visitor().Get("/api/enterprises", key);
        string[] canaries = [DoorSite.Password, secret, link, "canary-typed-as-account", "canary-password-wrong", key, officer.Cookies["luheng-session"]];
        var told = string.Join('\n', site.Ledger.Audit(1000).Select(a => a.ToString())) + string.Join('\n', site.Ledger.Documents(Account.Kind).Concat(site.Ledger.Documents(ApiKey.Kind)).Concat(site.Ledger.Documents(Credentials.Kind)).Select(d => d.Body)) + site.Log.Text;
        Assert.DoesNotContain(canaries, c => told.Contains(c, StringComparison.Ordinal));
        Assert.Contains("sign-in-failed", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_tries_at_one_name_and_too_many_questions_are_answered_429_with_a_time_to_wait()
    {
        await using var site = await DoorSite.Open(rules: DoorSite.Quick with { TriesPerAccount = 3, ApiPerMinute = 2 });
        var visitor = site.Visitor();
        for (var i = 0; i < 3; i++) Assert.Equal(400, (await visitor.Send("/sign-in", ("account", "nobody"), ("password", "x"))).Status);
        Assert.Equal(429, (await visitor.Send("/sign-in", ("account", "Nobody"), ("password", "x"))).Status);
        Assert.Equal(400, (await visitor.Send("/sign-in", ("account", "another"), ("password", "x"))).Status);
        int[] statuses = [(await visitor.Get("/api/plans")).Status, (await visitor.Get("/api/plans")).Status, (await visitor.Get("/api/plans")).Status];
        Assert.Equal(429, statuses[2]);
        Assert.NotEqual(429, statuses[1]);
    }

    [Fact]
    public async Task Pages_behind_the_door_are_not_stored_and_every_page_bears_its_guards()
    {
        await using var site = await DoorSite.Open();
        var visitor = await site.Person("li", new Post(Role.ParkManager, SubjectId.Park("shili-park-1")));
        using var client = new HttpClient(visitor.Handler) { BaseAddress = new("https://luheng.example/") };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";
        Assert.Contains("default-src 'self'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(("nosniff", "same-origin", "max-age=31536000; includeSubDomains"), (Header("X-Content-Type-Options"), Header("Referrer-Policy"), Header("Strict-Transport-Security")));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Contains("secure", Header("Set-Cookie"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("no-store", await visitor.CacheOf("/enterprises"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_are_switched_in_a_demonstration_and_nowhere_else()
    {
        await using var real = await DoorSite.Open();
        var visitor = real.Visitor();
        visitor.Cookies["persona"] = "demo-province";
        Assert.False(await visitor.IsIn());
        Assert.Equal(404, (await visitor.Send("/persona", ("account", "demo-province"))).Status);

        await using var demo = await DoorSite.Open(demo: true);
        var looker = demo.Visitor();
        Assert.Contains("demo-city", (await looker.Get("/")).Text, StringComparison.Ordinal);
        Assert.Equal("/enterprises", (await looker.Send("/persona", ("account", "demo-security"), ("back", "/enterprises"))).To);
        Assert.Equal(200, (await looker.Get("/accounts")).Status);
        await looker.Send("/persona", ("account", "demo-city"));
        Assert.Equal(403, (await looker.Get("/accounts")).Status);
    }
}
