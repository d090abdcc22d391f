using Luheng.Registry;

namespace Luheng.Flow.Tests.Portal;

public sealed class PageTests(Site site) : IClassFixture<Site>
{
    public static TheoryData<string> Pages =>
    [
        "/", $"/plans/{RealPacks.DemoPlan}", "/plans/sichuan-13fyp", "/plans/sichuan-14fyp", "/plans/national-2016-2020", "/plans/miit-2016", "/plans/guizhou-2018-2020", "/plans/national-14fyp",
        "/plans/sichuan-13fyp/checks", $"/plans/{RealPacks.DemoPlan}/checks", "/plans/sichuan-13fyp/align/national-2016-2020", "/plans/sichuan-14fyp/align/national-14fyp", $"/plans/{RealPacks.DemoPlan}/align/national-14fyp",
        "/enterprises", "/enterprises?q=水泥&region=990100", "/enterprises?industry=six&sort=name", "/enterprises?page=2", "/enterprises?q=nobody", "/sectors", "/search", "/search?q=水泥", "/search?q=energy",
        "/indicators", "/indicators?q=water", "/indicators/energy.comprehensive", "/indicators/product.unit_energy%5Bproduct%5D", "/packs", "/factors", "/factors?q=coefficient.raw-coal", "/data",
        "/balance", "/loads", "/loads/calls", "/plans", "/rankings", "/rankings?by=city&over=month&in=2025-01..2025-10", "/rankings?item=energy.per_output_value&by=sector&also=co2.total", "/rankings?behind=unfiled", "/boards/990300", "/boards/park:shili-park-1", "/sectors/30", "/why", "/why?of=990300&by=firm&what=co2", "/compare", "/compare?a=990300&b=990100", "/wall", "/warnings", "/warnings?scheme=ndrc", "/warnings/990000", "/warnings/990100", "/rankings/reasons?by=city&row=990300&column=0", "/why/reasons?effect=structure",
    ];

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_answers_in_Chinese_and_in_English(string address)
    {
        foreach (var language in (string[])["zh", "en"])
        {
            using var page = await site.Page(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + language);
            Assert.Equal(language == "en" ? "en" : "zh-CN", page.DocumentElement.GetAttribute("lang"));
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Single(page.QuerySelectorAll("main"));
            Assert.All(page.QuerySelectorAll("thead th"), th => Assert.Equal("col", th.GetAttribute("scope")));
            Assert.Empty(page.QuerySelectorAll("[style], script:not([src]):not([type='application/json'])"));
            Assert.DoesNotContain("NaN", page.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_stays_small(string address)
    {
        using var client = site.Client();
        var length = (await client.GetByteArrayAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).Length;
        Assert.InRange(length, 2_000, address.StartsWith("/factors", StringComparison.Ordinal) || address.StartsWith("/indicators", StringComparison.Ordinal) ? 400_000 : 150_000);
    }

    [Fact]
    public void What_is_found_meanwhile_is_shown_without_making_a_figure_again()
    {
        var desk = SampleProvince.Desk();
        var plan = desk.HomePlan()!;
        var board = desk.Board(plan);
        var noting = desk.Noting([.. desk.Findings.Skip(1)], desk.LoadedAt.AddMinutes(1));
        Assert.Single(noting.Findings);
        Assert.Equal(desk.LoadedAt.AddMinutes(1), noting.LoadedAt);
        Assert.NotEqual(desk.Stamp, noting.Stamp);
        Assert.Same(desk.World, noting.World);
        Assert.Same(board, noting.Board(plan));
    }

    [Fact]
    public async Task An_enterprise_nobody_registered_is_not_found_and_the_page_says_so()
    {
        using var page = await site.Page("/enterprises/91510000000000000X", 404);
        Assert.Contains("没有这一页", Site.Text(page, "h1"), StringComparison.Ordinal);
        using var nowhere = await site.Page("/nowhere", 404);
        Assert.NotNull(nowhere.QuerySelector("nav.side"));
    }

    [Fact]
    public async Task A_question_that_cannot_be_read_is_answered_with_what_would_be_right()
    {
        using var page = await site.Page("/explain?item=energy.comprehensive&of=990000&in=lately", 400);
        Assert.Contains("2024-03", Site.Text(page, "main"), StringComparison.Ordinal);
        using var unknown = await site.Page("/explain?item=plan:none/x", 400);
        Assert.Contains("sichuan-13fyp", Site.Text(unknown, "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_enterprise_that_filed_nothing_says_so_and_shows_no_zero()
    {
        using var page = await site.Page($"/enterprises/{SampleProvince.Silent}");
        Assert.Contains("没有填报过能源数据", Site.Text(page, ".answer"), StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll(".four .figure"), f => Assert.Contains("—", f.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_month_is_a_dash_with_its_reason_and_the_year_says_its_coverage()
    {
        using var page = await site.Page($"/enterprises/{SampleProvince.WithHole}");
        var missing = page.QuerySelector("a.fig.none[href*='2025-03'][href*='raw-coal']");
        Assert.NotNull(missing);
        Assert.StartsWith("—", missing.TextContent, StringComparison.Ordinal);
        Assert.Contains("90 %", Site.Text(page, ".four"), StringComparison.Ordinal);
        using var why = await site.Page(missing.GetAttribute("href")!);
        Assert.Contains("没有填报", Site.Text(why, ".explain .reasons"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_can_be_asked_as_it_was_known_on_a_day()
    {
        var address = $"/explain?item=energy.comprehensive&of={SampleProvince.Largest}&in=2025-01..2025-10";
        using var now = await site.Page(address);
        using var then = await site.Page(address + "&knownBy=2025-06-15");
        Assert.DoesNotContain("覆盖", Site.Text(now, ".labels"), StringComparison.Ordinal);
        Assert.Contains("覆盖 50 %", Site.Text(then, ".labels"), StringComparison.Ordinal);
        Assert.All(then.QuerySelectorAll(".lines a.fig"), a => Assert.Contains("knownBy=2025-06-15", a.GetAttribute("href"), StringComparison.Ordinal));
        using var when = await site.Page(address + "&knownBy=yesterday", 400);
        Assert.Contains("2025-03-01", Site.Text(when, "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_plan_carries_no_demonstration_mark()
    {
        using var real = await site.Page("/plans/sichuan-13fyp");
        Assert.Null(real.QuerySelector(".demo"));
        Assert.Contains("四川省", Site.Text(real, ".top .chip"), StringComparison.Ordinal);
        using var own = await site.Page($"/plans/{RealPacks.DemoPlan}");
        Assert.NotNull(own.QuerySelector(".demo"));
    }

    [Fact]
    public async Task The_list_puts_the_largest_first_and_finds_by_name()
    {
        using var list = await site.Page("/enterprises");
        var values = list.QuerySelectorAll("tbody td:nth-child(4) a.fig[data-value]").Select(a => double.Parse(a.GetAttribute("data-value")!)).ToList();
        Assert.Equal(50, values.Count);
        Assert.Equal(values.OrderDescending(), values);
        using var found = await site.Page("/enterprises?q=云岭");
        Assert.Equal(3, found.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task The_panel_is_the_same_reasons_without_the_frame()
    {
        using var client = site.Client();
        client.DefaultRequestHeaders.Add("HX-Request", "true");
        var fragment = await client.GetStringAsync(new Uri($"/explain?item=energy.comprehensive&of={SampleProvince.Largest}&in=2025-03", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<html", fragment, StringComparison.Ordinal);
        Assert.StartsWith("<article", fragment.TrimStart(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Styles_and_scripts_have_content_and_are_kept_by_the_browser()
    {
        using var page = await site.Page("/");
        using var client = site.Client();
        foreach (var address in page.QuerySelectorAll("link[href], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!))
        {
            var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length > 200, address);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_sample_enterprise_ids_are_real_credit_codes()
    {
        Assert.Equal(SubjectKind.Enterprise, SampleProvince.Largest.Kind);
        using var page = await site.Page($"/enterprises/{SampleProvince.Largest}");
        Assert.Contains(SampleProvince.Largest.Text, Site.Text(page, "h1"), StringComparison.Ordinal);
    }
}
