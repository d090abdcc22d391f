using System.Text.Json;
using AngleSharp.Dom;
using Luheng.Flow.Tests.Allocating;

namespace Luheng.Flow.Tests.Warning;

/// <summary>The barometer in the browser: who sees which part of it, and that page, table and JSON agree.</summary>
public sealed class WarningPageTests(WholeDemoSite site) : IClassFixture<WholeDemoSite>
{
    async Task<string> Text(string address, string persona = "demo-province", int expected = 200)
    {
        using var client = site.As(persona);
        var answer = await client.Get(address);
        Assert.True(expected == (int)answer.StatusCode, $"{address} as {persona}: {(int)answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    async Task<List<JsonElement>> Judged(string query = "", string persona = "demo-province") => [.. JsonDocument.Parse(await Text("/api/v1/warnings" + query, persona)).RootElement.EnumerateArray()];

    [Fact]
    public async Task Every_city_has_a_row_with_a_level_by_word_and_shape()
    {
        using var visitor = site.As("demo-province");
        using var page = await visitor.Page("/warnings");
        var rows = page.QuerySelectorAll("[aria-labelledby=matrix] tbody tr");
        Assert.Equal(22, rows.Length);
        Assert.All(rows, r => Assert.NotEmpty(r.QuerySelectorAll(".mark svg")));
        Assert.Contains("红色", page.QuerySelector(".answer")!.TextContent);
    }

    [Fact]
    public async Task On_the_board_the_chance_stands_apart_from_the_years_end()
    {
        using var visitor = site.As("demo-province");
        using var page = await visitor.Page("/plans/demo-14fyp");
        var cells = page.QuerySelectorAll("table.board td.num").Where(c => c.TextContent.Contains('±', StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(cells);
        Assert.All(cells, c => Assert.Matches(@"± \S+ [^\s\d<>]+ [<>\d]", c.TextContent));
        Assert.Contains(page.QuerySelectorAll("table.board thead th"), h => h.TextContent.EndsWith(" 完不成的概率", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_scheme_shows_its_own_names() => Assert.Contains("一级 十分严峻", await Text("/warnings?scheme=ndrc"));

    [Fact]
    public async Task A_region_shows_its_path_its_outlook_and_what_would_bring_it_back()
    {
        var page = await Text("/warnings/990100");
        foreach (var said in (string[])["应达", "完不成的概率", "剩余 2 个月", "判定依据", "没有分解的目标"]) Assert.Contains(said, page);
        Assert.Contains("<svg", page);
    }

    [Fact]
    public async Task The_years_end_and_all_that_is_said_of_it_open_with_their_numbers()
    {
        using var visitor = site.As("demo-province");
        using var page = await visitor.Page("/warnings/990000");
        var said = page.QuerySelectorAll("main section > p").First(p => p.TextContent.Contains("平均每月不超过", StringComparison.Ordinal));
        var workings = said.QuerySelectorAll("button.worked").Select(b => (Shown: b.TextContent, By: b.NextElementSibling!.TextContent)).ToList();
        Assert.Equal(7, workings.Count);
        Assert.All(workings, w => Assert.Matches(@"\d", w.By[w.Shown.Length..]));
        var (low, by) = (workings[1].Shown, Numbers(workings[1].By.Split('=')[1]));
        Assert.Equal(Numbers(low)[0], by[0] - by[1], 0.0051);
        var (against, of) = (workings[6].Shown, Numbers(workings[6].By.Split('=')[1]));
        Assert.Equal(Numbers(against)[0], (of[0] * of[1] / of[2] - 1) * 100, 0.0051);
        Assert.All(page.QuerySelectorAll("[popover]").Where(p => p.TextContent.Contains("w = ", StringComparison.Ordinal)), p => Assert.Matches("往年|÷ 12|全年为 100", p.TextContent));
    }

    static List<double> Numbers(string text) => [.. System.Text.RegularExpressions.Regex.Matches(text, @"(?<![\d.])-?\d[\d,]*(\.\d+)?").Select(m => double.Parse(m.Value, System.Globalization.NumberStyles.Float | System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture))];

    [Theory, InlineData("990100"), InlineData("990200"), InlineData("990000")]
    public async Task Every_months_figure_opens_to_what_it_was_made_of_with_the_same_value(string region)
    {
        using var visitor = site.As("demo-province");
        using var page = await visitor.Page("/warnings/" + region);
        var figures = page.QuerySelectorAll("main a.fig[data-value]").Where(f => f.GetAttribute("data-value") is { Length: > 0 }).ToList();
        Assert.True(figures.Count >= 10, $"{figures.Count} figures");
        foreach (var figure in figures)
        {
            using var reasons = await visitor.Page(figure.GetAttribute("href")!);
            Assert.Equal(figure.GetAttribute("data-value"), reasons.QuerySelector(".explain .big data")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task Page_table_and_json_have_the_same_levels()
    {
        var red = (await Judged()).Where(j => j.GetProperty("about").GetString() is { Length: > 0 } && j.GetProperty("level").GetString() == "red").Select(j => j.GetProperty("subject").GetString()).Order().ToList();
        var csv = (await Text("/warnings.csv")).Split('\n').Where(l => l.Contains("红色", StringComparison.Ordinal)).Select(l => l[..6]).Order();
        Assert.NotEmpty(red);
        Assert.Equal(red, csv);
    }

    [Fact]
    public async Task A_city_officer_sees_the_enterprises_of_the_city_alone()
    {
        var (all, own) = (await Judged(), await Judged("", "demo-city"));
        Assert.InRange(own.Count, 1, all.Count - 1);
        Assert.All(own.Where(j => j.GetProperty("about").GetString() is ""), j => Assert.Contains(all, a => a.GetProperty("subject").GetString() == j.GetProperty("subject").GetString()));
    }

    [Fact]
    public async Task An_enterprise_shows_its_ladder_and_the_months_to_come()
    {
        var firm = (await Judged()).First(j => j.GetProperty("about").GetString() is "" && j.GetProperty("level").GetString() != "not-judged").GetProperty("subject").GetString();
        var page = await Text($"/warnings/{firm}");
        foreach (var said in (string[])["路径", "预测（80% 区间）", "综合能源消费量"]) Assert.Contains(said, page);
        await Text($"/warnings/{firm}", "public", 302);
        Assert.Contains("/warnings/" + firm, await Text($"/enterprises/{firm}"));
    }

    /// <summary>The province has the figure; a city's officer is told that it is kept back, not that there is none.</summary>
    [Fact]
    public async Task A_target_whose_sum_is_withheld_says_so_and_not_that_there_is_no_figure()
    {
        using (var province = site.As("demo-province"))
        using (var board = await province.Page("/plans"))
            Assert.DoesNotContain("不向本账号提供", board.Body!.TextContent, StringComparison.Ordinal);
        using var visitor = site.As("demo-city");
        using var page = await visitor.Page("/plans");
        var row = page.QuerySelectorAll("tr").Single(r => r.TextContent.Contains("吨钢综合能耗", StringComparison.Ordinal)).TextContent;
        Assert.Contains("不向本账号提供", row, StringComparison.Ordinal);
        Assert.DoesNotContain("没有公布", row, StringComparison.Ordinal);
        var none = page.QuerySelectorAll("tr").Single(r => r.TextContent.Contains("绿色低碳园区", StringComparison.Ordinal)).TextContent;
        Assert.Contains("没有公布、填报或可计算的数值", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_registered_is_not_found() => await Text("/warnings/999999", "demo-province", 404);
}

/// <summary>The demo province with all its returns.</summary>
public sealed class WholeDemoSite() : AllocatingSite(int.MaxValue);
