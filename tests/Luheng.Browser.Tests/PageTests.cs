using Luheng.Readings;
using Luheng.Time;
using Microsoft.Playwright;

namespace Luheng.Browser.Tests;

public sealed class PageTests(Browser browser) : IClassFixture<Browser>
{
    static readonly string Target = $"/explain?item=plan:{RealPacks.DemoPlan}/energy-intensity&of=990100";
    static readonly string Total = $"/explain?item=energy.comprehensive&of={DemoSite.Largest}&in=2025-01..2025-10";

    public static TheoryData<string, string> Pages => new()
    {
        { "board", "/" }, { "board-published", "/plans/sichuan-13fyp" }, { "checks", "/plans/sichuan-13fyp/checks" }, { "align", "/plans/sichuan-14fyp/align/national-14fyp" }, { "plan-compare", "/plans/sichuan-14fyp/compare/national-14fyp" },
        { "enterprises", "/enterprises" }, { "register", "/register" }, { "register-card", $"/register/{DemoSite.Merged}" }, { "register-changes", "/register/changes" }, { "register-duplicates", "/register/duplicates" }, { "enterprise", $"/enterprises/{DemoSite.Largest}" }, { "enterprise-noticed", $"/enterprises/{DemoSite.Noticed}" }, { "sectors", "/sectors" }, { "indicators", "/indicators?q=energy" },
        { "indicator", "/indicators/energy.comprehensive" }, { "packs", "/packs" }, { "factors", "/factors?q=coefficient" }, { "data", "/data" }, { "explain", Total },
        { "explain-target", Target }, { "search", "/search?q=水泥" }, { "not-found", "/nowhere" }, { "balance", "/balance" }, { "loads", "/loads" }, { "calls", "/loads/calls" },
        { "arrival", "/arrival" }, { "arrival-of", $"/arrival/{DemoSite.Faulty}" }, { "obligation", "/obligation" }, { "meters", "/meters" }, { "meters-of", $"/meters?of={DemoSite.Faulty}" }, { "meter", $"/meters/{DemoSite.Meter}" }, { "load-strip", $"/meters/{DemoSite.Meter}/load" },
        { "pollutants", "/pollutants" }, { "monitor", $"/pollutants/{DemoSite.Monitor}" }, { "rankings", "/rankings" }, { "pivot", "/rankings?by=city&over=month&in=2025-01..2025-10" }, { "ranking-behind", "/rankings?behind=overdue&also=energy.per_output_value" }, { "board-city", "/boards/990300" }, { "board-park", "/boards/park:云岭铝基新材料产业园" },
        { "sector", "/sectors/30" }, { "why", "/why" }, { "why-firms", "/why?of=990302&by=firm" }, { "compare", "/compare?a=990300&b=990100" }, { "wall", "/wall" }, { "plans", "/plans" },
        { "warnings", "/warnings" }, { "warning-of", "/warnings/990100" }, { "warning-firm", $"/warnings/{DemoSite.Largest}" }, { "benchmarks", "/benchmarks" }, { "benchmark-product", "/benchmarks/cement-clinker" }, { "grades", "/grades" },
        { "targets", "/targets" }, { "target", "/targets/demo-14fyp/energy-intensity" }, { "plan-report", "/plans/demo-14fyp/report" }, { "lists", "/lists" },
        { "balance-of", $"/balance/{DemoSite.Faulty}" }, { "load-of", $"/loads/{DemoSite.Faulty}" },
    };

    [Theory, MemberData(nameof(Pages))]
    public Task Every_page_is_open_to_all_fits_the_screen_and_draws_no_complaint(string name, string address) => PageChecks.Passes(browser, name, address);

    [Fact]
    public async Task A_figure_opens_its_reasons_in_the_side_panel_and_the_keyboard_closes_it()
    {
        var page = await browser.Open("/");
        var figure = page.Locator(".board .strong .fig").First;
        await figure.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#panel .big data").WaitForAsync();
        await page.Locator("#panel .lines .fig").First.ClickAsync();
        await page.Locator("#panel .tools button").First.WaitForAsync();
        Assert.Empty(await PageChecks.Serious(page));
        await page.Keyboard.PressAsync("Escape");
        Assert.True(await page.Locator("#panel").IsHiddenAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_arrives_is_told_on_the_page_within_seconds_and_without_scripts_a_time_stands_there()
    {
        var page = await browser.Open($"/arrival/{DemoSite.Faulty}");
        await page.Locator(".live.on").WaitForAsync();
        var station = DemoSite.Desk.Station!;
        var batch = new ReadingBatch { By = "test" };
        batch.Add(station.Book.NumberOf(station.Book.Find(DemoSite.Meter)!), Instant.Of(station.Clock.GetUtcNow()), 1);
        await station.Readings.Append(batch, TestContext.Current.CancellationToken);
        await page.GetByText("打开本页后到达 1 条").WaitForAsync(new() { Timeout = 5000 });
        Assert.Equal("2025-11-20 09:30:00", await page.Locator(".live time").InnerTextAsync());
        await page.Context.CloseAsync();
        var plain = await browser.Open("/arrival", scripts: false);
        Assert.StartsWith("2025-11-20", await plain.Locator(".live time").InnerTextAsync(), StringComparison.Ordinal);
        await plain.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_scripts_the_same_link_opens_a_full_page()
    {
        var page = await browser.Open("/", scripts: false);
        await page.Locator(".board .fig").First.ClickAsync();
        await PageChecks.Arrives(page, "/explain?");
        Assert.True(await page.Locator("main .explain h1").IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_search_from_the_top_bar_leads_to_the_enterprise()
    {
        var page = await browser.Open("/");
        await page.Locator("#q").FillAsync(DemoSite.Largest.Text);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("main .hits a").First.ClickAsync();
        await PageChecks.Arrives(page, "/enterprises/");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/enterprises", "水泥")]
    [InlineData("/register", "水泥")]
    [InlineData("/factors", "煤")]
    [InlineData("/indicators", "水")]
    public async Task What_is_typed_into_a_filter_moves_the_table_the_head_and_the_files_and_stays_typed(string address, string text)
    {
        var page = await browser.Open(address);
        var (head, rows) = (await page.Locator("main p.answer").InnerTextAsync(), await page.Locator("main tbody tr").CountAsync());
        await page.Locator("main form[role=search] input[type=search]").PressSequentiallyAsync(text);
        await PageChecks.Arrives(page, "q=" + Uri.EscapeDataString(text));
        await page.Locator($"main footer a[href*='.csv'][href*='{text}']").WaitForAsync();
        Assert.NotEqual(head, await page.Locator("main p.answer").InnerTextAsync());
        Assert.InRange(await page.Locator("main tbody tr").CountAsync(), 1, rows - 1);
        Assert.Equal(text, await page.EvaluateAsync<string>("document.activeElement.value"));
        await page.Keyboard.TypeAsync("X");
        await PageChecks.Arrives(page, "q=" + Uri.EscapeDataString(text) + "X");
        Assert.Equal(text + "X", await page.EvaluateAsync<string>("document.activeElement.value"));
        await page.Context.CloseAsync();
    }
}
