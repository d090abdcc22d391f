using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Registry;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Flow.Tests.Access;

[Collection(nameof(Guarded))]
public sealed class EveryEndpointTests(GuardedSite site)
{
    IEnumerable<RouteEndpoint> Reading => site.Endpoints.Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>() is { } methods && methods.HttpMethods.Contains("GET"));

    [Fact]
    public void Every_endpoint_says_what_it_needs()
    {
        var silent = site.Endpoints.Where(e => e.Metadata.GetMetadata<Requirement>() is null).Select(e => e.RoutePattern.RawText).ToList();
        Assert.True(silent.Count == 0, string.Join('\n', silent));
    }

    [Fact]
    public void An_endpoint_that_names_an_enterprise_asks_about_that_enterprise()
    {
        var wrong = new List<string>();
        foreach (var endpoint in Reading.Where(e => !Addresses.Pattern(e).StartsWith("/sectors/", StringComparison.Ordinal))) // that code is an industry's
            foreach (var (address, about) in Addresses.Of(endpoint, site.Other.Id, GuardedSite.OtherMeter, GuardedSite.OtherMonitor).Where(s => s.About is { IsGroup: false }))
            {
                var requirement = endpoint.Metadata.GetMetadata<Requirement>()!;
                if (requirement.Act is null or Act.SeePublic) continue;
                var asked = requirement.About?.Invoke(site.Before(site.Person("demo-province"), endpoint, address));
                if (asked?.Enterprise != about) wrong.Add($"{address} asks about {asked?.ToString() ?? "nobody"}");
            }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_get_as_everybody_answers_exactly_when_the_policy_says_so()
    {
        var wrong = new List<string>();
        var cells = 0;
        await site.Crawl(Reading.SelectMany(e => Addresses.Of(e, site.Own.Id, GuardedSite.OwnMeter, GuardedSite.OwnMonitor).Concat(Addresses.Of(e, site.Other.Id, GuardedSite.OtherMeter, GuardedSite.OtherMonitor))).SelectMany(s => site.People.Select(p => (p.Account, s.Address))));
        foreach (var endpoint in Reading)
        {
            var requirement = endpoint.Metadata.GetMetadata<Requirement>()!;
            var samples = Addresses.Of(endpoint, site.Own.Id, GuardedSite.OwnMeter, GuardedSite.OwnMonitor).Concat(Addresses.Of(endpoint, site.Other.Id, GuardedSite.OtherMeter, GuardedSite.OtherMonitor)).DistinctBy(s => s.Address).ToList();
            foreach (var sample in samples)
                foreach (var person in site.People)
                {
                    cells++;
                    if (Wrong(requirement, person, sample, endpoint, await site.Look(person.Account, sample.Address)) is { } what) wrong.Add(what);
                }
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cells}:\n{string.Join('\n', wrong.Take(60))}");
        Assert.True(cells > 1_000, $"{cells}");
    }

    string? Wrong(Requirement requirement, Actor person, Addresses.Sample sample, RouteEndpoint endpoint, (int Status, string Body, string? Location) got)
    {
        if (requirement.Act is not { } declared) return null;
        var reader = site.Before(person, endpoint, sample.Address);
        var act = requirement.By?.Invoke(reader) ?? declared;
        var may = act == Act.SeePublic || site.Desk.Policy.May(person, act, sample.About is { IsGroup: false } || requirement.About is not null ? sample.About ?? requirement.About?.Invoke(reader) : null);
        var (who, status) = (person.Account is "" ? "public" : person.Account, got.Status);
        var refused = status is 401 or 403 || (status == 302 && got.Location?.StartsWith("/sign-in", StringComparison.Ordinal) == true);
        if (status >= 500) return $"{who} {sample.Address}: {status} {got.Body[..Math.Min(got.Body.Length, 200)]}";
        if (sample.Address.StartsWith("/sign-in", StringComparison.Ordinal)) return null; // the door itself sends whoever has not begun back to its first step
        if (status == 404) return null; // nothing of that name: whoever asks learns no more
        if (may == refused) return $"{who} {sample.Address}: {status}, but the policy {(may ? "lets" : "refuses")} {act} about {sample.About?.ToString() ?? "nobody"}";
        return null;
    }

    [Fact]
    public async Task Page_table_and_api_of_one_thing_are_open_to_the_same_people()
    {
        (string Page, string Csv, string Api)[] things =
        [
            ("/enterprises", "/enterprises.csv", "/api/enterprises"), ("/explain?item=energy.comprehensive&of={0}&in=2025-03", "", "/api/ask?item=energy.comprehensive&of={0}&in=2025-03"),
            ("/data", "/data.csv", "/api/batches"), ("/arrival", "/arrival.csv", "/api/v1/arrival"), ("/arrival/{0}", "/arrival/{0}.csv", "/api/v1/quality?of={0}"), ("/obligation", "/obligation.csv", "/api/v1/obligation"),
            ("/balance/{0}", "/balance/{0}.csv", "/api/v1/balance?of={0}"), ("/loads", "/loads.csv", "/api/v1/loads"), ("/loads/{0}", "/loads/{0}.csv", "/api/v1/loads?of={0}"), ("/loads/calls", "/loads/calls.csv", "/api/v1/demand-response"),
            ("/meters", "/meters.csv", "/api/v1/meters"), ("/meters?of={0}", "/meters.csv?of={0}", "/api/v1/meters?subject={0}"), ("/pollutants", "/pollutants.csv", "/api/v1/pollutants"),
            ($"/pollutants/{GuardedSite.OtherMonitor}", $"/pollutants/{GuardedSite.OtherMonitor}.csv", $"/api/v1/pollutants/{GuardedSite.OtherMonitor}"), ("/enterprises/{0}/receipts", "/enterprises/{0}/receipts.csv", "/api/v1/enterprises/{0}/receipts"),
            ("/plans/demo-14fyp", "/plans/demo-14fyp.csv", "/api/plans/demo-14fyp/progress"),
        ];
        var wrong = new List<string>();
        foreach (var (page, csv, api) in things)
            foreach (var person in site.People)
                foreach (var subject in new[] { site.Own, site.Other })
                {
                    var open = new List<bool>();
                    foreach (var form in new[] { page, csv, api }.Where(f => f is not ""))
                        open.Add((await site.Look(person.Account, string.Format(System.Globalization.CultureInfo.InvariantCulture, form, subject.Id.Text))).Status == 200);
                    if (open.Distinct().Count() > 1) wrong.Add($"{person.Account} {page} {subject.Id}: {string.Join(' ', open)}");
                }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Nothing_anywhere_tells_a_manager_what_belongs_to_another_enterprise()
    {
        string[] secrets = [site.Other.Name, "邻厂密", "3119", "3,119", "271.5"];
        string[] naming = ["of", "subject", "meter", "code", "enterprise", "firm", "owner", "region", "q"];
        var wrong = new List<string>();
        foreach (var endpoint in Reading.Where(e => e.Metadata.GetMetadata<Requirement>()!.Act is not null))
            foreach (var person in new[] { "demo-manager", "demo-head", "demo-evaluator", "demo-inspector", "public", "demo-system", "demo-security" })
                foreach (var sample in Addresses.Of(endpoint, site.Other.Id, GuardedSite.OtherMeter, GuardedSite.OtherMonitor).Concat(Addresses.Of(endpoint, site.Own.Id, GuardedSite.OwnMeter, GuardedSite.OwnMonitor)))
                {
                    var query = string.Join('&', naming.Where(n => !sample.Address.Contains($"?{n}=", StringComparison.Ordinal) && !sample.Address.Contains($"&{n}=", StringComparison.Ordinal)).Select(n => $"{n}={(n == "meter" ? GuardedSite.OtherMeter : n == "q" ? "" : site.Other.Id.Text)}"));
                    foreach (var address in new[] { sample.Address, sample.Address + (sample.Address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query })
                    {
                        if (address.Contains(".xlsx", StringComparison.Ordinal) || address.Contains(".docx", StringComparison.Ordinal)) continue; // packed: what they hold is what the .csv holds, as another test says
                        var (_, body, _) = await site.Look(person is "public" ? "" : person, address);
                        wrong.AddRange(secrets.Where(s => body.Contains(s, StringComparison.Ordinal)).Select(s => $"{person} {address} tells {s}"));
                    }
                }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)));
    }

    /// <summary>Posts that change who is asking.</summary>
    static readonly string[] Doors = ["/persona", "/sign-in", "/sign-out", "/welcome"];

    [Fact]
    public async Task No_post_with_another_enterprise_in_its_address_or_body_changes_anything_of_it()
    {
        var (other, matter) = (site.Other.Id.Text, $"return:205-1:{site.Other.Id}:2025-10");
        using var officer = new Returns.Person(site.Handler, "demo-province");
        var asked = await officer.Post("/cases", Body(await officer.Get($"/cases/new?about={other}"), ("about", other), ("title", "某月用电"), ("reason", "请说明"), ("once", Guid.NewGuid().ToString("N"))));
        var inquiry = asked.QuerySelector("[action^='/cases/']")!.GetAttribute("action")!.Split('/')[2];
        using var manager = new Returns.Person(site.Handler, "demo-manager");
        var page = await manager.Get("/work");
        var (wrong, tried) = (new List<string>(), 0);
        foreach (var endpoint in site.Endpoints.Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true && !Doors.Any(d => Addresses.Pattern(e).StartsWith(d, StringComparison.Ordinal))))
            foreach (var address in Addresses.Of(endpoint, site.Other.Id, GuardedSite.OtherMeter, GuardedSite.OtherMonitor).Concat(Addresses.Of(endpoint, site.Own.Id, GuardedSite.OwnMeter, GuardedSite.OwnMonitor))
                .Select(s => s.Address).Select(a => Addresses.Pattern(endpoint).StartsWith("/cases/", StringComparison.Ordinal) ? a.Replace("none", inquiry, StringComparison.Ordinal) : a).Distinct())
                foreach (var about in new[] { other, $"subject:{other}", $"case:{inquiry}", $"figure:energy.comprehensive|{other}|2025-10" })
                {
                    tried++;
                    var before = site.Ledger.Audit(new Records.AuditQuery(1_000) { Subject = site.Other.Id }).Count;
                    using var request = new HttpRequestMessage(HttpMethod.Post, address)
                    {
                        Content = new FormUrlEncodedContent(Body(page, ("about", about), ("of", other), ("code", other), ("subject", other), ("enterprise", other), ("firm", other), ("other", other), ("into", other),
                        ("case", matter), ("id", inquiry), ("meter", GuardedSite.OtherMeter), ("move", "answer"), ("reason", "越权"), ("title", "越权"), ("text", "越权"), ("why", "越权"), ("confirm", "1"), ("seen", "1"), ("name", "越权"), ("to", "demo-head")))
                    };
                    var (answer, text) = await manager.Raw(request);
                    if ((int)answer.StatusCode >= 500) wrong.Add($"{address} ({about}) answers {(int)answer.StatusCode}: {text[..Math.Min(text.Length, 200)]}");
                    if (site.Ledger.Audit(new Records.AuditQuery(1_000) { Subject = site.Other.Id }).Count != before) wrong.Add($"{address} ({about}) changed something of {other}");
                }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)));
        Assert.True(tried > 150, $"{tried}");
    }

    static Dictionary<string, string> Body(AngleSharp.Html.Dom.IHtmlDocument page, params (string Name, string Value)[] fields)
    {
        var body = fields.ToDictionary(f => f.Name, f => f.Value);
        body["_ours"] = page.QuerySelector("[name=_ours]")!.GetAttribute("value")!;
        return body;
    }

    [Fact]
    public async Task Every_form_is_refused_to_those_who_may_send_it_when_its_token_is_not_ours()
    {
        var (wrong, met, alone) = (new List<string>(), 0, new List<string>());
        foreach (var endpoint in site.Endpoints.Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true && e.Metadata.GetMetadata<Requirement>() is { Act: not null }))
        {
            var asked = 0;
            foreach (var sample in Addresses.Of(endpoint, site.Own.Id, GuardedSite.OwnMeter, GuardedSite.OwnMonitor).Concat(Addresses.Of(endpoint, site.Other.Id, GuardedSite.OtherMeter, GuardedSite.OtherMonitor))
                .Select(s => endpoint.RoutePattern.Parameters.Any(p => p.ParameterPolicies.Count > 0) ? s with { Address = s.Address.Replace("none", "1", StringComparison.Ordinal) } : s).DistinctBy(s => s.Address)) // a number where only one is taken
                foreach (var person in site.People.Where(p => endpoint.Metadata.GetMetadata<Requirement>()!.IsMet(site.Before(p, endpoint, sample.Address))).Take(2))
                {
                    asked++;
                    var (status, body, _) = await site.Get(person.Account, sample.Address, "POST");
                    if (status != 403 || !body.Contains("表单已过期", StringComparison.Ordinal)) wrong.Add($"{person.Account} {sample.Address}: {status}");
                }
            if (asked > 0) met++;
            else alone.Add(Addresses.Pattern(endpoint));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(met > 2 * alone.Count, $"{met} forms were sent by somebody who may; by nobody: {string.Join(' ', alone)}");
    }

    [Fact]
    public async Task A_post_with_another_enterprise_in_its_path_is_refused()
    {
        var wrong = new List<string>();
        foreach (var endpoint in site.Endpoints.Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true))
            foreach (var sample in Addresses.Of(endpoint, site.Other.Id, GuardedSite.OtherMeter, GuardedSite.OtherMonitor))
                if ((await site.Get("demo-manager", sample.Address, "POST")).Status is >= 200 and < 300) wrong.Add(sample.Address);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
