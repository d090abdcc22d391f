using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Luheng.Flow.Tests.Portal;
using Luheng.Flow.Tests.Running;

namespace Luheng.Flow.Tests.Access;

/// <summary>An answer of the served demonstration to one call of the document.</summary>
public sealed record DemoAnswer(string Call, string Persona, string Address, string Media, string Body);

/// <summary>What the served demonstration answers to every GET call of its document, asked by several people about what really is there.</summary>
public sealed class DemoAnswers(ServedDemo demo) : IAsyncLifetime
{
    static readonly string[] People = ["demo-province", "demo-city", "demo-manager", "demo-park", "demo-grid", "demo-audit", "demo-system", "public"];

    public JsonObject Document { get; private set; } = [];
    public IReadOnlyList<DemoAnswer> All { get; private set; } = [];

    /// <summary>The calls of the document, such as GET /api/ask, with what it says of each.</summary>
    public IEnumerable<(string Call, JsonObject Operation)> Calls => Document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => ($"{o.Key.ToUpperInvariant()} {p.Key}", o.Value!.AsObject())));

    public JsonObject Shared => Document["components"]!["schemas"]!.AsObject();

    public async ValueTask InitializeAsync()
    {
        Document = JsonNode.Parse((await demo.Told("public", "/api/openapi.json?lang=en")).Body)!.AsObject();
        var addresses = await Addresses();
        var all = new List<DemoAnswer>();
        foreach (var path in Calls.Where(c => c.Call.StartsWith("GET ", StringComparison.Ordinal)).Select(c => c.Call[4..]))
            foreach (var address in addresses.GetValueOrDefault(path, [path]).Distinct())
                foreach (var persona in People)
                    if (await demo.Told(persona, address) is { Status: 200 } told) all.Add(new("GET " + path, persona, address, told.Media, told.Body));
        All = all;
    }

    async Task<JsonElement> Json(string persona, string address) => JsonDocument.Parse((await demo.Told(persona, address)).Body).RootElement;

    static IEnumerable<string> Texts(JsonElement list, string name) => list.EnumerateArray().Select(r => r.GetProperty(name).ToString());

    /// <summary>Addresses of the calls that need a query or have a part in their path, by path.</summary>
    async Task<Dictionary<string, string[]>> Addresses()
    {
        var own = Texts((await Json("demo-manager", "/api/enterprises")).GetProperty("enterprises"), "code").First();
        var meters = (await Json("demo-province", "/api/v1/meters")).EnumerateArray().ToList();
        string[] metered = [.. meters.GroupBy(m => $"{m.GetProperty("kind")} {m.GetProperty("carrier")}").Select(g => g.First().GetProperty("meter").GetString()!), .. meters.Where(m => m.GetProperty("swaps").GetArrayLength() > 0).Take(2).Select(m => m.GetProperty("meter").GetString()!)];
        string[] firms = [own, .. meters.Select(m => m.GetProperty("credit_code").GetString()!).Distinct().Take(4)];
        string[] codes = [.. Texts((await Json("demo-province", "/api/register?q=")).GetProperty("enterprises"), "code"), .. firms];
        string[] plans = [.. RealPacks.Catalogue.Plans.Keys];
        string[] pairs = [.. plans.Where(p => p != RealPacks.DemoPlan).SelectMany(p => new[] { $"{RealPacks.DemoPlan}/X/{p}", $"{p}/X/{RealPacks.DemoPlan}" }), .. plans.Zip(plans.Skip(1), (a, b) => $"{a}/X/{b}")];
        var lists = Texts((await Json("demo-province", "/api/v1/lists")).GetProperty("lists"), "id").ToList();
        var monitors = Texts((await Json("demo-province", "/api/v1/pollutants")).GetProperty("monitors"), "mn").ToList();
        string Now(int ago) => TimeProvider.System.GetUtcNow().AddDays(-ago).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        string[] days = ["&from=2025-10-01&to=2025-10-03", $"&from={Now(3)}&to={Now(-1)}"];
        string[] measured = [.. metered.SelectMany(m => days.Select(d => $"?meter={Uri.EscapeDataString(m)}{d}"))];
        string[] months = ["", "&in=2025-10", "&in=2025-03"];
        string[] groups = ["990000", "990100", .. Texts((await Json("demo-province", "/api/v1/boards?of=990000")).GetProperty("parts"), "id").Take(2), "sector:31"];
        var parks = Regex.Matches((await demo.Told("demo-province", "/balance")).Body + (await demo.Told("demo-park", "/board")).Body, "/parks/([^\"?]+)").Select(m => "park:" + m.Groups[1].Value).Distinct().Take(2).ToArray();
        var returns = new List<string>();
        foreach (var state in (await Json("demo-province", "/api/v1/returns")).EnumerateArray().GroupBy(r => $"{r.GetProperty("form")} {r.GetProperty("state")}"))
            returns.AddRange(state.Take(3).Select(r => $"/api/v1/returns/{r.GetProperty("form")}/{r.GetProperty("subject")}/{r.GetProperty("period")}"));
        foreach (var state in (await Json("demo-manager", "/api/v1/returns")).EnumerateArray().Take(6)) returns.Add($"/api/v1/returns/{state.GetProperty("form")}/{own}/{state.GetProperty("period")}");
        var receipts = new List<string>();
        foreach (var one in returns) if (await demo.Told("demo-province", one) is { Status: 200 } told && JsonDocument.Parse(told.Body).RootElement.GetProperty("receipt") is { ValueKind: JsonValueKind.String } receipt) receipts.Add(receipt.GetString()!);
        var cases = new HashSet<string>();
        foreach (var persona in People)
            foreach (var view in new[] { "mine", "week", "late", "sent" })
                if (await demo.Told(persona, $"/api/v1/work?view={view}") is { Status: 200 } told)
                    foreach (var one in JsonDocument.Parse(told.Body).RootElement.GetProperty("cases").EnumerateArray().GroupBy(c => $"{c.GetProperty("kind")} {c.GetProperty("state")}")) cases.UnionWith(one.Take(2).Select(c => c.GetProperty("id").GetString()!));
        foreach (var firm in firms) await demo.Told("demo-province", $"/api/v1/loads?of={firm}"); // a look that leaves a receipt
        var audit = (await Json("demo-audit", "/api/audit")).GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("seq").GetInt64()).ToList();
        return new()
        {
            ["/api/ask"] = [.. new[] { "energy.comprehensive", "energy.consumption.growth", "energy.intensity", "co2.energy", "water.fresh" }.Concat(RealPacks.Catalogue.Indicators.Select(i => i.Id).Take(25)).SelectMany(i => new[] { "990000", "990100", own, firms[^1], "sector:31" }.Select(of => $"/api/ask?indicator={i}&of={of}&in=2025-09")), $"/api/ask?indicator=energy.comprehensive&of={own}&in=2025-03&knownBy=2025-11-01"],
            ["/api/audit"] = ["/api/audit", "/api/audit?did=commit", "/api/audit?did=look"],
            ["/api/audit/{seq}"] = [.. audit.Take(8).Concat(Enumerable.Range(1, 12).Select(i => (long)i)).Select(s => $"/api/audit/{s}")],
            ["/api/enterprises"] = ["/api/enterprises", "/api/enterprises?limit=1000", "/api/enterprises?page=2", "/api/enterprises?q=zzz"],
            ["/api/plans/{id}/align/{other}"] = [.. pairs.Select(p => "/api/plans/" + p.Replace("X", "align", StringComparison.Ordinal))],
            ["/api/plans/{id}/compare/{other}"] = [.. pairs.Select(p => "/api/plans/" + p.Replace("X", "compare", StringComparison.Ordinal))],
            ["/api/plans/{id}/checks"] = [.. plans.Select(p => $"/api/plans/{p}/checks")],
            ["/api/plans/{id}/progress"] = [.. plans.Select(p => $"/api/plans/{p}/progress")],
            ["/api/register"] = ["/api/register", "/api/register?q=钢"],
            ["/api/register/{code}"] = [.. codes.Distinct().Take(60).Select(c => $"/api/register/{c}")],
            ["/api/verify"] = ["/api/verify?of=0", $"/api/verify?of={new string('0', 64)}", .. receipts.Distinct().Take(4).Select(r => $"/api/verify?sha256={r}&of={r}")],
            ["/api/v1/assessment"] = ["/api/v1/assessment", "/api/v1/assessment?year=2024", "/api/v1/assessment?year=2023", "/api/v1/assessment?year=1999", .. plans.Select(p => $"/api/v1/assessment?plan={p}")],
            ["/api/v1/balance"] = [.. firms.Concat(parks).Append("990000").SelectMany(of => months.Select(m => $"/api/v1/balance?of={of}{m}"))],
            ["/api/v1/benchmarks"] = ["/api/v1/benchmarks", $"/api/v1/benchmarks?of={own}"],
            ["/api/v1/boards"] = [.. groups.Concat(parks).Select(g => $"/api/v1/boards?of={g}").Prepend("/api/v1/boards")],
            ["/api/v1/cases/{id}"] = [.. cases.Select(c => $"/api/v1/cases/{c}")],
            ["/api/v1/compare"] = ["/api/v1/compare", "/api/v1/compare?a=990300&b=990100", $"/api/v1/compare?a={own}&b={own}&in=2025-09", "/api/v1/compare?a=990000&b=990000&in=2025-09&with=2024-09"],
            ["/api/v1/enterprises/{code}/receipts"] = [.. firms.Select(f => $"/api/v1/enterprises/{f}/receipts")],
            ["/api/v1/findings"] = ["/api/v1/findings", $"/api/v1/findings?subject={own}", "/api/v1/findings?limit=20", "/api/v1/findings?limit=20&format=csv", "/api/v1/findings?format=xlsx", "/api/v1/findings?kind=none&format=docx"],
            ["/api/v1/grades"] = ["/api/v1/grades", "/api/v1/grades?in=2024"],
            ["/api/v1/grades/{code}"] = [.. codes.Take(6).Concat(firms).Select(c => $"/api/v1/grades/{c}")],
            ["/api/v1/lists/{id}"] = [.. lists.SelectMany(l => new[] { $"/api/v1/lists/{l}", $"/api/v1/lists/{l}?state=all" })],
            ["/api/v1/loads"] = ["/api/v1/loads", .. firms.Select(f => $"/api/v1/loads?of={f}")],
            ["/api/v1/meters"] = ["/api/v1/meters", $"/api/v1/meters?subject={own}"],
            ["/api/v1/pollutants/{mn}"] = [.. monitors.Take(6).Select(m => $"/api/v1/pollutants/{m}")],
            ["/api/v1/quality"] = [.. firms.SelectMany(f => new[] { "", "&in=2025-10" }.Select(m => $"/api/v1/quality?of={f}{m}"))],
            ["/api/v1/rankings"] = ["/api/v1/rankings", "/api/v1/rankings?by=city", "/api/v1/rankings?by=sector", "/api/v1/rankings?by=firm", "/api/v1/rankings?by=county", "/api/v1/rankings?item=energy.intensity&by=firm"],
            ["/api/v1/readings"] = [.. measured.SelectMany(m => new[] { "", "&format=csv" }.Select(f => "/api/v1/readings" + m + f))],
            ["/api/v1/readings/revisions"] = [.. metered.Select(m => $"/api/v1/readings/revisions?meter={Uri.EscapeDataString(m)}&from=2025-01-01&to=2027-01-01"), $"/api/v1/readings/revisions{measured[0]}&format=csv"],
            ["/api/v1/returns/{form}/{code}/{period}"] = [.. returns],
            ["/api/v1/rollups"] = [.. measured.SelectMany(m => new[] { "hour", "day" }.Select(r => $"/api/v1/rollups{m}&resolution={r}")), .. metered.Select(m => $"/api/v1/rollups?meter={Uri.EscapeDataString(m)}&from=2025-01-01&to=2027-01-01&resolution=month"), .. new[] { "csv", "xlsx", "docx" }.Select(f => $"/api/v1/rollups{measured[0]}&resolution=day&format={f}")],
            ["/api/v1/series"] = [.. measured.Select(m => "/api/v1/series" + m)],
            ["/api/v1/warnings"] = ["/api/v1/warnings", "/api/v1/warnings?of=990100", $"/api/v1/warnings?of={own}"],
            ["/api/v1/why"] = ["/api/v1/why", "/api/v1/why?of=990000&in=2025-09", "/api/v1/why?of=990100", "/api/v1/why?of=sector:31", $"/api/v1/why?of={own}"],
            ["/api/v1/work"] = ["/api/v1/work", .. new[] { "mine", "week", "late", "sent", "calls" }.Select(v => $"/api/v1/work?view={v}")],
        };
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
