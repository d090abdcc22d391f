using System.Text.Json;

namespace Luheng.Flow.Tests.Portal;

public sealed class RollupsTests(MeteredSite site) : IClassFixture<MeteredSite>
{
    static string Of(string more, string what = "rollups") => $"/api/v1/{what}?meter={MeteredSite.Amounts}&from=2024-03-05&to=2024-03-07{more}";

    async Task<(int Status, JsonElement Body)> Json(string address)
    {
        using var client = site.Client();
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement);
    }

    [Fact]
    public async Task Days_carry_amount_coverage_and_quality_and_what_is_missing_is_null()
    {
        var (status, body) = await Json(Of("&resolution=day"));
        Assert.Equal(200, status);
        var days = body.GetProperty("buckets").EnumerateArray().ToList();
        Assert.Equal(["2024-03-05T00:00:00+08:00", "2024-03-06T00:00:00+08:00"], days.Select(d => d.GetProperty("from").GetString()));
        Assert.Equal((96.0, 1.0, "good", 96), (days[0].GetProperty("amount").GetDouble(), days[0].GetProperty("coverage").GetDouble(), days[0].GetProperty("quality").GetString(), days[0].GetProperty("count").GetInt32()));
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, 0.0), (days[1].GetProperty("amount").ValueKind, days[1].GetProperty("quality").ValueKind, days[1].GetProperty("coverage").GetDouble()));
        Assert.Equal(("kWh", "kW"), (body.GetProperty("amountUnit").GetString(), body.GetProperty("meanUnit").GetString()));
    }

    [Fact]
    public async Task Hours_add_up_to_the_day_and_the_table_says_the_same()
    {
        var (_, body) = await Json(Of("&resolution=hour"));
        Assert.Equal(96.0, body.GetProperty("buckets").EnumerateArray().Take(24).Sum(b => b.GetProperty("amount").GetDouble()), 9);
        using var client = site.Client();
        var csv = await client.GetStringAsync(new Uri(Of("&resolution=hour&format=csv"), UriKind.Relative), TestContext.Current.CancellationToken);
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + 48, lines.Length);
        Assert.Equal($"{MeteredSite.Amounts},2024-03-05T00:00:00+08:00,2024-03-05T01:00:00+08:00,4,kWh,4,4,4,kW,1,good,4", lines[1]);
    }

    [Theory]
    [InlineData("meter=nobody&resolution=day&from=2024-03-05&to=2024-03-06", "'nobody' is not in the register", 404)]
    [InlineData("resolution=day&from=2024-03-05&to=2024-03-06", "meter is missing")]
    [InlineData("meter=steel-1&resolution=week&from=2024-03-05&to=2024-03-06", "'week' is not one of quarter, hour, day, month, year")]
    [InlineData("meter=steel-1&resolution=day&from=yesterday&to=2024-03-06", "from 'yesterday' is not a time such as")]
    [InlineData("meter=steel-1&resolution=day&from=2024-03-06&to=2024-03-05", "is not before")]
    [InlineData("meter=steel-1&resolution=quarter&from=2014-03-06&to=2024-03-05", "ask for less time")]
    [InlineData("meter=steel-1&resolution=day&from=2024-03-05&to=2024-03-06&format=xml", "format: 'xml' is not one of csv, xlsx, docx, json")]
    public async Task What_is_wrong_is_said_with_what_would_be_right(string query, string said, int expected = 400)
    {
        var (status, body) = await Json($"/api/v1/rollups?{query}&lang=en");
        Assert.Equal(expected, status);
        Assert.Contains(said, body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotMatch(" (is|are|not) ", (await Json($"/api/v1/rollups?{query}")).Body.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once()
    {
        var detail = (await Json("/api/v1/rollups?meter=x&resolution=y&from=z&lang=en")).Body.GetProperty("detail").GetString()!;
        Assert.All(["meter 'x'", "resolution: 'y'", "from 'z'", "to is missing"], part => Assert.Contains(part, detail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_series_is_thinned_to_the_points_asked_for()
    {
        var (status, body) = await Json(Of("&points=20", "series"));
        Assert.Equal((200, 96), (status, body.GetProperty("read").GetInt32()));
        Assert.InRange(body.GetProperty("points").GetArrayLength(), 10, 20);
        Assert.Equal(400, (await Json(Of("&points=2001", "series"))).Status);
        Assert.Equal(400, (await Json(Of("&method=guess", "series"))).Status);
    }
}
