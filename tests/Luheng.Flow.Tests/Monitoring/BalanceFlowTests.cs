using System.Text;
using System.Text.Json;
using Luheng.Flow.Tests.Portal;
using Luheng.Monitoring;

namespace Luheng.Flow.Tests.Monitoring;

public sealed class BalanceFlowTests(MeteredSite site) : IClassFixture<MeteredSite>
{
    static readonly string Mill = MeteredPark.Mill.Text;

    public static TheoryData<string> Pages =>
    [
        "/balance", "/balance?in=2025-10", $"/balance/{Mill}", $"/balance/{Mill}?carrier=electricity", $"/balance/{Mill}?carrier=fresh-water&day=2025-11-05", $"/balance/{MeteredPark.Boiler}", $"/balance/{MeteredPark.Silent}", $"/parks/{MeteredPark.Park}",
        "/loads", $"/loads/{Mill}", $"/loads/{Mill}?shift=25", $"/loads/{Mill}?in=2024-01", $"/loads/{MeteredPark.Boiler}", "/loads/calls",
    ];

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_answers_in_both_languages_with_no_number_that_pretends(string address)
    {
        foreach (var language in (string[])["zh", "en"])
        {
            using var page = await site.Page(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + language);
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.NotEqual("", Site.Text(page, ".answer"));
            Assert.All(page.QuerySelectorAll("thead th"), th => Assert.Equal("col", th.GetAttribute("scope")));
            Assert.Empty(page.QuerySelectorAll("[style], script:not([src]):not([type='application/json'])"));
            Assert.DoesNotContain("NaN", page.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    async Task<JsonElement> Json(string address)
    {
        using var client = site.Client();
        return JsonDocument.Parse(await client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;
    }

    async Task<string> Csv(string address)
    {
        using var client = site.Client();
        return Encoding.UTF8.GetString(await client.GetByteArrayAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_tree_shows_the_remainder_and_the_silent_meter_has_none()
    {
        using var page = await site.Page($"/balance/{Mill}?carrier=electricity");
        var rows = page.QuerySelectorAll(".tree tbody tr");
        Assert.Equal(2, rows.Length);
        Assert.Contains("总进线", rows[0].TextContent, StringComparison.Ordinal);
        var answer = await Json($"/api/v1/balance?of={Mill}&carrier=electricity&in=2025-11");
        var balance = answer.GetProperty("balances")[0];
        // 20 days: 8 hours at 1,600 kW, 16 at 2,000, less the call, more one quarter-hour; the converter takes 1,200 kW.
        Assert.Equal((20 * (8 * 1600 + 16 * 2000) - 2 * 200 + 100 - 20 * 24 * 1200) / 1e4, balance.GetProperty("remainder").GetDouble(), 6);
        Assert.Equal("万kWh", balance.GetProperty("unit").GetString());
        var water = (await Json($"/api/v1/balance?of={Mill}&carrier=fresh-water&in=2025-11")).GetProperty("balances")[0];
        Assert.Equal((JsonValueKind.Null, 1), (water.GetProperty("remainder").ValueKind, water.GetProperty("missing").GetInt32()));
    }

    [Fact]
    public async Task The_park_counts_a_transfer_once()
    {
        var heat = (await Json($"/api/v1/balance?of=park:{MeteredPark.Park}&carrier=heat&in=2025-11")).GetProperty("balances")[0];
        Assert.Equal((0, 20 * 24 * 4 * 3.0), (Math.Round(heat.GetProperty("in").GetDouble(), 6), Math.Round(heat.GetProperty("internalTransfers").GetDouble(), 6)));
        using var page = await site.Page($"/parks/{MeteredPark.Park}?in=2025-11");
        Assert.Contains("示例供热", Site.Text(page, "#transfers + .scroll tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_energy_flow_is_a_table_and_data_for_its_drawing()
    {
        using var page = await site.Page($"/balance/{Mill}");
        using var flow = JsonDocument.Parse(page.QuerySelector("[data-chart='sankey'] script")!.TextContent);
        Assert.Equal("tce", flow.RootElement.GetProperty("unit").GetString());
        Assert.Equal(page.QuerySelectorAll("#flow + .two tbody tr").Length, flow.RootElement.GetProperty("links").GetArrayLength());
    }

    [Fact]
    public async Task Water_is_shown_by_the_hour_of_the_day_asked_for()
    {
        using var page = await site.Page($"/balance/{Mill}?day=2025-11-05");
        Assert.Equal("2025-11-05", Site.Text(page, "#hours"));
        Assert.Contains("24", page.QuerySelectorAll("#hours + .scroll tbody tr")[10].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_load_stands_against_its_contract_and_costs_by_band()
    {
        var load = await Json($"/api/v1/loads?of={Mill}&in=2025-11");
        Assert.Equal((2400, 2300), (load.GetProperty("peak").GetProperty("kw").GetDouble(), load.GetProperty("peak").GetProperty("agreed").GetDouble()));
        Assert.Equal("2025-11-06T10:00:00", load.GetProperty("peak").GetProperty("at").GetString()![..19]);
        var bill = load.GetProperty("bill");
        Assert.True(bill.GetProperty("demo").GetBoolean());
        Assert.Equal(bill.GetProperty("kwh").GetDouble(), bill.GetProperty("bands").EnumerateArray().Sum(b => b.GetProperty("kwh").GetDouble()), 6);
        Assert.Equal(30, load.GetProperty("unitConsumption")[0].GetProperty("actual").GetDouble(), 6);
        using var page = await site.Page($"/loads/{Mill}?in=2025-11");
        Assert.Contains("已超过", Site.Text(page, ".answer"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#bill .demo"));
        using var list = await site.Page("/loads");
        Assert.Contains("演示电价", list.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_is_over_is_settled_and_one_to_come_is_not()
    {
        var calls = (await Json("/api/v1/demand-response")).EnumerateArray().ToDictionary(c => c.GetProperty("call").GetString()!, c => c.GetProperty("loads")[0]);
        Assert.Equal((true, 200.0, 1.0), (calls["c1"].GetProperty("settled").GetBoolean(), calls["c1"].GetProperty("delivered").GetDouble(), calls["c1"].GetProperty("share").GetDouble()));
        Assert.Equal((false, "事件尚未结束"), (calls["c2"].GetProperty("settled").GetBoolean(), calls["c2"].GetProperty("why").GetString()));
    }

    [Fact]
    public async Task An_enterprise_answers_a_call_with_a_key_for_all_and_only_before_it_begins()
    {
        var own = new MeteredSite();
        var (key, text) = GatewayKey.Make("调度", null, DateTimeOffset.UnixEpoch);
        var (limited, small) = GatewayKey.Make("一户", ["m-grid"], DateTimeOffset.UnixEpoch);
        await own.InitializeAsync();
        own.Desk.Station!.Ledger.Commit(new("keys", "test", [], []) { Documents = [key.Write(), limited.Write()] });
        Assert.Equal(401, await Answer(own, "c2", "", "{}"));
        Assert.Equal(403, await Answer(own, "c2", small, "{}"));
        Assert.Equal(400, await Answer(own, "c2", text, "{}"));
        Assert.Equal(400, await Answer(own, "c2", text, "accept"));
        Assert.Equal(409, await Answer(own, "c2", text, $$"""{"enterprise":"{{Mill}}","accept":false}"""));
        Assert.Equal(409, await Answer(own, "c1", text, $$"""{"enterprise":"{{Mill}}","accept":true}"""));
        Assert.Equal(409, await Answer(own, "c2", text, $$"""{"enterprise":"{{MeteredPark.Silent}}","accept":true}"""));
        Assert.Equal(200, await Answer(own, "c2", text, $$"""{"enterprise":"{{Mill}}","accept":false,"reason":"设备检修"}"""));
        using var page = await own.Page("/loads/calls");
        Assert.Contains("不参加：设备检修", page.Body!.TextContent, StringComparison.Ordinal);
        await own.DisposeAsync();
    }

    static async Task<int> Answer(MeteredSite site, string call, string key, string body)
    {
        using var client = site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/demand-response/{call}/answers", UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not "") request.Headers.Authorization = new("Bearer", key);
        return (int)(await client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode;
    }

    [Theory]
    [InlineData("/balance.csv", "credit_code,name,month,carrier")]
    [InlineData("/loads.csv", "credit_code,name,month,peak_kw")]
    [InlineData("/loads/calls.csv", "call,from,to,credit_code")]
    public async Task Every_table_can_be_had_as_csv(string address, string header)
    {
        var text = await Csv(address);
        Assert.StartsWith(header, text.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains(Mill, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_of_one_enterprise_and_park_can_be_had_as_csv()
    {
        Assert.Contains("m-bof", await Csv($"/balance/{Mill}.csv?carrier=electricity"), StringComparison.Ordinal);
        Assert.Equal(1 + 20 * 96, (await Csv($"/loads/{Mill}.csv?in=2025-11")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("示例供热", await Csv($"/parks/{MeteredPark.Park}.csv?in=2025-11"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_known_is_not_found_and_a_bad_month_is_told_so()
    {
        await site.Page("/balance/91510000000000000X", 404);
        await site.Page("/parks/nowhere", 404);
        await site.Page("/api/v1/balance?of=park:nowhere", 404);
        await site.Page("/loads?in=lately", 400);
        await site.Page("/api/v1/balance?of=nobody", 400);
    }
}
