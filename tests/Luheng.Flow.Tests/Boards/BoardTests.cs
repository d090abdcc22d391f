using System.Globalization;
using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using Luheng.Comparing;
using Luheng.Flow.Tests.Portal;

namespace Luheng.Flow.Tests.Boards;

public sealed class BoardTests(Site site) : IClassFixture<Site>
{
    async Task<JsonElement> Json(string address) => JsonDocument.Parse(await Text(address)).RootElement;

    async Task<string> Text(string address, string persona = "demo-province", int expected = 200)
    {
        using var client = site.Client();
        client.DefaultRequestHeaders.Add("Cookie", "persona=" + persona);
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(expected == (int)answer.StatusCode, $"{address} as {persona}: {(int)answer.StatusCode}");
        return text;
    }

    [Theory, InlineData("/"), InlineData("/boards/990300"), InlineData("/boards/park:shili-park-1"), InlineData("/sectors/30")]
    public async Task Every_count_of_a_board_is_the_length_of_the_list_it_opens(string address)
    {
        using var page = await site.Page(address);
        var counts = page.QuerySelectorAll(".parts a.behind").ToList();
        Assert.NotEmpty(counts);
        foreach (var count in counts)
        {
            var href = count.GetAttribute("href")!;
            var list = await Json("/api/v1" + href);
            var shown = count.TextContent.Trim().Split('/');
            var number = int.Parse(string.Concat(shown[0].Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
            var expected = href.Contains("behind=unfiled", StringComparison.Ordinal) ? int.Parse(shown[1], CultureInfo.InvariantCulture) - number : number;
            Assert.Equal(expected, list.GetProperty("found").GetInt32());
        }
    }

    [Fact]
    public async Task The_parts_of_the_province_are_its_21_cities_and_add_up_to_it()
    {
        var board = await Json("/api/v1/boards");
        var parts = board.GetProperty("parts").EnumerateArray().ToList();
        Assert.Equal(22, parts.Count);
        Assert.Equal(parts.Take(21).Sum(p => p.GetProperty("enterprises").GetInt32()), parts[^1].GetProperty("enterprises").GetInt32());
        Assert.Equal(parts.Take(21).Sum(p => p.GetProperty("energy").GetDouble()), parts[^1].GetProperty("energy").GetDouble(), 1e-6);
        Assert.Equal(parts.Take(21).Sum(p => p.GetProperty("behind").GetProperty("overdue").GetProperty("count").GetInt32()), parts[^1].GetProperty("behind").GetProperty("overdue").GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("demo-province", ">21</button>"), InlineData("demo-city", "个区县"), InlineData("demo-county", "个行业"), InlineData("demo-park", "个行业"), InlineData("demo-manager", "要办的"), InlineData("demo-head", "要办的")]
    [InlineData("demo-evaluator", "交办给我的企业"), InlineData("demo-inspector", "交办给我的企业"), InlineData("demo-security", "工作台"), InlineData("demo-audit", "工作台"), InlineData("demo-grid", "工作台"), InlineData("public", "项指标")]
    public async Task The_first_page_is_what_the_reader_is_here_for(string persona, string says) => Assert.Contains(says, await Text("/", persona), StringComparison.Ordinal);

    [Theory]
    [InlineData("demo-city", "/board"), InlineData("demo-manager", "/board"), InlineData("demo-manager", "/boards/990300"), InlineData("demo-city", "/wall"), InlineData("demo-evaluator", "/boards/990100"), InlineData("demo-evaluator", "/why?of=990000"), InlineData("demo-grid", "/rankings")]
    public async Task What_lies_outside_a_post_is_refused(string persona, string address) => await Text(address, persona, 403);

    [Fact]
    public async Task What_one_reader_saw_is_not_shown_to_another()
    {
        var all = JsonDocument.Parse(await Text("/api/v1/rankings")).RootElement.GetProperty("found").GetInt32();
        var one = JsonDocument.Parse(await Text("/api/v1/rankings", "demo-manager")).RootElement.GetProperty("found").GetInt32();
        Assert.Equal(63, all);
        Assert.Equal(1, one);
        Assert.Equal(63, JsonDocument.Parse(await Text("/api/v1/rankings")).RootElement.GetProperty("found").GetInt32());
    }

    [Theory]
    [InlineData("of=990000&by=sector"), InlineData("of=990000&by=city"), InlineData("of=990000&by=sector&what=co2"), InlineData("of=990300&by=firm"), InlineData("of=park:shili-park-1&by=firm"), InlineData("of=990000/sector:30&by=city"), InlineData("of=990000&by=sector&in=2025-03&with=2024-08")]
    public async Task Effects_add_up_to_the_change_and_parts_to_effects(string query)
    {
        var why = await Json("/api/v1/why?" + query);
        var (before, after) = (why.GetProperty("before").GetDouble(), why.GetProperty("after").GetDouble());
        var effects = why.GetProperty("effects").EnumerateObject().ToDictionary(e => e.Name, e => e.Value.GetDouble());
        Assert.True(effects.Count >= 3);
        Assert.Equal(after - before, effects.Values.Sum(), 1e-9 * Math.Max(1, after));
        Assert.InRange(Math.Abs(why.GetProperty("residual").GetDouble()), 0, 1e-9 * Math.Max(1, after));
        foreach (var (name, value) in effects)
            Assert.Equal(value, why.GetProperty("parts").EnumerateArray().Sum(p => p.GetProperty("effects").TryGetProperty(name, out var of) ? of.GetDouble() : 0), 1e-9 * Math.Max(1, after));
    }

    [Fact]
    public void Parts_that_enter_leave_or_lack_output_stand_apart_and_nothing_is_lost()
    {
        Part[] parts =
        [
            new("a", "a", 100, 120, 50, 55), new("b", "b", 80, 60, 20, 18), new("new", "new", double.NaN, 30, double.NaN, 9),
            new("gone", "gone", 25, double.NaN, 7, double.NaN), new("silent", "silent", 10, 12, double.NaN, 3), new("nobody", "nobody", double.NaN, double.NaN, 1, 1),
        ];
        var change = Decomposition.Of(parts);
        Assert.Equal(30, change.Of(Effect.Entering));
        Assert.Equal(-25, change.Of(Effect.Leaving));
        Assert.Equal(2, change.Of(Effect.Incomparable));
        Assert.Equal(5, change.Parts.Count);
        Assert.Equal(222 - 215, change.Effects.Sum(change.Of), 1e-9);
        Assert.InRange(Math.Abs(change.Residual), 0, 1e-9);
        // By hand: the activity effect is Σ L(Eᵢ¹, Eᵢ⁰) ln(73/70).
        var weights = (120 - 100) / Math.Log(120.0 / 100) + (60 - 80) / Math.Log(60.0 / 80);
        Assert.Equal(weights * Math.Log(73.0 / 70), change.Of(Effect.Activity), 1e-9);
    }

    [Fact]
    public async Task Two_periods_and_two_subjects_stand_side_by_side_with_their_differences()
    {
        var years = await Json("/api/v1/compare?a=990300&in=2025-01..2025-06");
        Assert.Equal("2024-01..2024-06", years.GetProperty("b").GetProperty("in").GetString());
        foreach (var row in years.GetProperty("rows").EnumerateArray().Where(r => r.GetProperty("difference").ValueKind == JsonValueKind.Number))
            Assert.Equal(row.GetProperty("a").GetDouble() - row.GetProperty("b").GetDouble(), row.GetProperty("difference").GetDouble(), 1e-9);
        using var page = await site.Page($"/compare?a={SampleProvince.Largest}&b={Uri.EscapeDataString("云岭市")}");
        Assert.Contains("云岭市", Site.Text(page, "h1"), StringComparison.Ordinal);
        using var nobody = await site.Page("/compare?a=nobody-at-all", 400);
        Assert.Contains("nobody-at-all", Site.Text(nobody, ".answer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_cities_are_not_compared_by_what_no_city_has()
    {
        using var page = await site.Page($"/compare?a={Uri.EscapeDataString("云岭市")}&b={Uri.EscapeDataString("清河市")}");
        Assert.DoesNotContain("不用于这类对象", page.ToHtml(), StringComparison.Ordinal);
        Assert.InRange(page.QuerySelectorAll("main table tbody tr").Length, 3, 8);
    }

    [Fact]
    public async Task A_comparison_with_somebody_elses_enterprise_is_refused() => await Text($"/compare?a={SampleProvince.WithHole}", "demo-manager", 403);

    [Fact]
    public async Task The_wall_turns_by_itself_and_every_figure_leads_somewhere()
    {
        using var page = await site.Page("/wall");
        Assert.StartsWith("/wall?view=", page.QuerySelector("body")!.GetAttribute("data-next"), StringComparison.Ordinal);
        using var held = await site.Page("/wall?hold=yes");
        Assert.Null(held.QuerySelector("body")!.GetAttribute("data-next"));
        Assert.InRange(page.QuerySelectorAll(".six a[href]").Length, 5, 6);
        Assert.All(page.QuerySelectorAll("script"), s => Assert.NotEmpty(s.GetAttribute("src") ?? ""));
    }
}
