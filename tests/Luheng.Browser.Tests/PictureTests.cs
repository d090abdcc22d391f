using System.Text;
using Microsoft.Playwright;

namespace Luheng.Browser.Tests;

/// <summary>Pictures for the documents, taken of a running demonstration (luheng demo) when LUHENG_PICTURES (1, or the names of some) and its address in LUHENG_SITE ask for them.</summary>
public sealed class PictureTests(Browser browser) : IClassFixture<Browser>
{
    /// <summary>A picture: whose eyes, which page, and the links that are followed from it, one after the other, where the page itself cannot be named beforehand.</summary>
    sealed record Picture(string Name, string Says, string As, string Address, params string[] Follow)
    {
        /// <summary>A file that is brought to the page's form, and what else is typed there; the picture is of what comes then.</summary>
        public string? File { get; init; }
        public (string Field, string Value)[] Typed { get; init; } = [];
    }

    /// <summary>A workbook that a city brings for many is made of the enterprises that the site shows it.</summary>
    const string Many = "many";

    const string Province = "demo-province", Manager = "demo-manager", City = "demo-city";

    static readonly Picture[] All =
    [
        new("board", "首页（省）：规划指标、市州、需要你看的", Province, "/"), new("home-city", "首页（市）", City, "/"), new("home-county", "首页（县）", "demo-county", "/"), new("home-park", "首页（园区）", "demo-park", "/"),
        new("home-manager", "首页（企业能源管理员）", Manager, "/"), new("home-evaluator", "首页（评价机构）", "demo-evaluator", "/"), new("home-system", "首页（系统管理员）", "demo-system", "/"), new("home-public", "首页（公众）", "public", "/"),
        new("plans", "规划进展", Province, "/plans"), new("board-published", "已公布的规划", Province, "/plans/sichuan-13fyp"), new("checks", "规划内部算术", Province, "/plans/sichuan-13fyp/checks"), new("align", "两个规划对照", Province, "/plans/sichuan-14fyp/align/national-14fyp"),
        new("readings", "读规划", Province, "/plans/read"), new("reading", "一份读过的规划：对着原文逐条确认", Province, "/plans/read", "main th a[href^='/plans/read/']"), new("reading-publish", "核对并发布", Province, "/plans/read", "main th a[href^='/plans/read/']", "main a[href$='/publish']"), new("plan-compare", "同一规划的两种写法", Province, "/plans/sichuan-14fyp/compare/national-14fyp"),
        new("work", "待办事项", Province, "/work"), new("case", "一件数据问询", Manager, "/work", "a[href^='/cases/']"),
        new("returns", "填报：各表各期", Province, "/returns"), new("returns-list", "填报名单", Province, "/returns", ".matrix td a"), new("returns-queue", "审核队列", City, "/returns/queue?state=Submitted"), new("returns-accept", "验收队列", Province, "/returns/queue?state=Reviewed"),
        new("return-review", "审核一份报表", City, "/returns/queue?state=Submitted", ".queue th a"), new("return-correction", "更正：新旧对照与连带变化", Province, "/returns/queue?state=CorrectionAgreed", ".queue th a"),
        new("returns-calendar", "企业的填报日历", Manager, "/returns"), new("return-form", "填报表", Manager, "/returns", ".calendar a.button.main"), new("returns-upload", "批量代报", City, "/returns/jobs"), new("data", "数据状态", Province, "/data"),
        new("arrival", "数据接入", Province, "/arrival"), new("arrival-of", "一户的数据质量", Province, "/arrival", ".arrivals th a"), new("obligation", "应接名单", Province, "/obligation"), new("meters", "计量器具", Province, "/meters"), new("meters-of", "一户的计量器具", Province, "/meters", "main th a[href^='/meters?of=']"), new("meter", "一只计量器具", Province, "/meters", "main th a[href^='/meters?of=']", "main th a[href^='/meters/']"),
        new("balance", "能源平衡", Province, "/balance"), new("balance-of", "一户的能源平衡", Province, "/balance", "main th a[href^='/balance/']"), new("loads", "负荷与用能", Province, "/loads"), new("load-of", "一户的负荷", Province, "/loads", "main th a[href^='/loads/']"), new("calls", "需求响应", Province, "/loads/calls"),
        new("pollutants", "污染物监测", Province, "/pollutants"), new("monitor", "一个排口", Province, "/pollutants", "main a[href^='/pollutants/']"),
        new("rankings", "排名与透视", Province, "/rankings"), new("pivot", "透视：市州 × 月", Province, "/rankings?by=city&over=month&in=2025-01..2025-10"), new("ranking-behind", "逾期未报名单", Province, "/rankings?behind=overdue"), new("compare", "对比", Province, "/compare?a=990300&b=990100"), new("why", "为什么变了", Province, "/why"),
        new("sectors", "行业", Province, "/sectors"), new("sector", "一个行业", Province, "/sectors/30"), new("wall", "大屏", Province, "/wall"),
        new("enterprises", "企业", Province, "/enterprises"), new("enterprise", "一户企业", Province, "/enterprises", "main th a"), new("register", "企业名录", Province, "/register"), new("register-card", "一户的登记", Province, "/register", "main th a"), new("register-changes", "口径变化", Province, "/register/changes"),
        new("register-duplicates", "疑似重复", Province, "/register/duplicates"), new("register-import", "导入名录", Province, "/register/import"), new("proposals", "变更提请", Province, "/register/proposals"), new("proposal", "一件提请", Province, "/register/proposals", "main th a"),
        new("bulletins", "月度通报", Province, "/bulletins"), new("bulletin", "一份通报", Province, "/bulletins", "main a[href^='/bulletins/']"), new("verify", "文件验真", Province, "/verify"),
        new("indicators", "指标目录", Province, "/indicators?q=energy"), new("indicator", "一个指标", Province, "/indicators/energy.comprehensive"), new("packs", "规则与标准", Province, "/packs"), new("factors", "系数", Province, "/factors?q=coefficient"), new("open", "开放数据", "public", "/open"), new("api", "接口", Province, "/api"),
        new("accounts", "账号与职责", "demo-security", "/accounts"), new("audit", "审计记录", "demo-audit", "/audit"), new("audit-entry", "一条审计记录", "demo-audit", "/audit", ".trail a"), new("system", "系统运行", "demo-system", "/system"),
        new("warnings", "预警晴雨表", Province, "/warnings"), new("warning-of", "一个市州的进度与展望", Province, "/warnings/990100"), new("benchmarks", "能效对标", Province, "/benchmarks"), new("benchmark-product", "一种产品的对标", Province, "/benchmarks", "main th a[href^='/benchmarks/']"),
        new("grades", "能效等级", Province, "/grades"), new("grade-ladder", "一户的等级阶梯", Province, "/grades", "main a[href^='/grades/firms/']"), new("grades-simulate", "分级试算", Province, "/grades/simulate"), new("grades-schemes", "分级方案", Province, "/grades/schemes"), new("levers", "分级管控", Province, "/levers"),
        new("targets", "目标分解", Province, "/targets"), new("target", "一个目标的各种分法", Province, "/targets/demo-14fyp/energy-intensity"), new("target-what-if", "假设：新上项目", Province, "/targets/demo-14fyp/energy-intensity/what-if"),
        new("assessment", "目标责任考核", Province, "/assessment"), new("assessed", "一个市州的计分", Province, "/assessment", "main td a[href^='/assessment/']"), new("talks", "约谈", Province, "/talks"), new("tasks", "规划任务", Province, "/plans/demo-14fyp/tasks"), new("plan-report", "规划评估报告", Province, "/plans/demo-14fyp/report"), new("statistics", "公布的统计", Province, "/data/statistics"),
        new("breakdown", "一个分解方案", Province, "/targets", "main a[href^='/targets/breakdowns/']"), new("offer", "征求意见：一个市州的目标", Province, "/targets", "main a[href^='/targets/breakdowns/']", "main a[href^='/targets/offers/']"),
        new("talk-new", "提出约谈", Province, "/warnings/990100", "main a[href^='/talks/new']"), new("inquiry-new", "提出数据问询", Province, "/enterprises", "main th a", "main a[href^='/cases/new']"),
        new("history", "一户企业的沿革", Province, "/enterprises", "main th a", "main a[href^='/history/']"), new("register-edit", "登记变更", Province, "/register", "main a[href^='/register/9']", "main a[href$='/edit']"),
        new("park", "园区能源平衡", Province, "/balance", "main a[href^='/parks/']"), new("board-city", "一个市州的分析板", Province, "/boards/990100"), new("lever", "一项管控措施", Province, "/levers", "main a[href^='/levers/']"),
        new("list-member", "名单中的一户", Province, "/lists/green-factory", "main th a[href^='/lists/green-factory/']"), new("list-enter", "列入名单", Province, "/lists/green-factory/enter"), new("list-candidates", "按规则遴选", Province, "/lists/energy-leader/candidates"),
        new("return-receipt", "报表回执", City, "/returns/queue?state=Accepted", ".queue th a", "main a[href*='/receipt']"), new("benchmark-reasons", "对标数的溯源", Province, "/benchmarks", "main th a[href^='/benchmarks/']", "main a.fig[href*='/reasons']"),
        new("bulletin-reasons", "通报中一个数的溯源（公众）", "public", "/bulletins", "main a[href^='/bulletins/']", "main a[href*='/reasons']"),
        new("lists", "名单", Province, "/lists"), new("list", "一份名单", Province, "/lists/green-factory"), new("lists-import", "导入名单", Province, "/lists/import"), new("lists-matching", "名单匹配", Province, "/lists/matching"),
        new("grade-list", "一份能效等级名单：公示与生效", Province, "/grades", "main a[href^='/grades/lists/']"), new("grade-appeal", "一件等级申诉", Province, "/work", "main a[href^='/grades/appeals/']"), new("selection", "一件遴选", Province, "/lists/energy-leader/candidates", "main a[href^='/lists/selections/']"),
        new("return-final", "报送前的最后一页", Manager, "/returns", "main a[href*='/B204-1/']", "main a[href$='/final']"), new("return-upload", "用工作簿填报", Manager, "/returns", "main a[href*='/205-1/']", "main a[href$='/upload']"), new("return-correct", "申请更正", Manager, "/returns", "main a[href*='/2025-09']", "main a[href$='/correct']"),
        new("returns-job", "批量代报：办到哪里", City, "/returns/jobs") { File = Many, Typed = [("word", "据实代报（演示数据）")] },
        new("register-change", "提请迁移", Province, "/register", "main a[href^='/register/9']", "main a[href$='/edit']", "main a[href$='/change/move']"), new("register-preview", "导入名录前看会改什么", Province, "/register/import") { File = "samples/registry.csv" },
        new("lists-preview", "导入名单前看会改什么", Province, "/lists/import") { File = "samples/lists/green-parks.csv", Typed = [("list", "green-park"), ("document", "演示数据：公布名单的通知")] },
        new("statistics-map", "认一张统计表", Province, "/data/statistics") { File = "samples/statistics/energy-by-city-2024.csv" }, new("batch", "一批数据", Province, "/data", "main a[href^='/data/batches/']"),
        new("receipts", "谁看过一户的保密数", Manager, "/enterprises", "main th a", "main a[href$='/receipts']"), new("meter-year", "一只计量器具的一年", Province, "/meters", "main th a[href^='/meters?of=']", "main th a[href^='/meters/']", "main a[href*='/load?']"),
        new("warning-firm", "一户企业的预警", Province, "/warnings", "main a[href^='/warnings/91']"), new("warning-reasons", "预警数的溯源", Province, "/warnings/990100", "main a.fig[href*='/reasons']"),
        new("reading-sure", "一次确认把握大的", Province, "/plans/read", "main th a[href^='/plans/read/']", "main a[href$='/sure']"), new("reading-add", "添一条没有找到的", Province, "/plans/read", "main th a[href^='/plans/read/']", "main a[href$='/add']"), new("report-reasons", "评估报告中一个数的溯源", Province, "/plans/demo-14fyp/report", "main a[href*='/reasons']"),
        new("talk", "一件约谈", Province, "/talks", "main a[href^='/cases/YT']"), new("task", "一项规划任务", Province, "/plans/demo-14fyp/tasks", "main a[href^='/cases/RW']"), new("why-reasons", "变动因素的溯源", Province, "/why", "main a[href*='effect=activity']"),
        new("refused", "这里不对您开放", Manager, "/accounts"), new("rankings-reasons", "排名中一个数的溯源", Province, "/rankings", "main a.fig[href*='/rankings/reasons']"),
        new("explain", "数据溯源", Province, "/explain?item=energy.comprehensive&of=990100&in=2025-01..2025-10"), new("search", "搜索", Province, "/search?q=水泥"), new("not-found", "没有这一页", Province, "/nowhere"),
    ];

    /// <summary>Pictures of signing in and of accounts: taken where nothing is invented, by the tests of signing in.</summary>
    static readonly (string Name, string Says, string Address)[] AtTheDoor =
    [
        ("access-sign-in", "登录", "/sign-in"), ("access-sign-in-second", "登录：第二步", "/sign-in/second"), ("access-welcome", "一次性链接", "/welcome/…"), ("access-me", "我的账号", "/me"), ("access-me-second-factor", "设置验证码和通行密钥", "/me/second-factor"),
        ("access-accounts", "账号", "/accounts"), ("access-accounts-new", "新建账号", "/accounts/new"), ("access-accounts-half-typed", "一个账号", "/accounts/half-typed"), ("access-keys", "接口密钥", "/keys"),
    ];

    [Fact]
    public async Task The_pictures_in_the_documents_are_taken_from_the_pages()
    {
        var site = Environment.GetEnvironmentVariable("LUHENG_SITE") ?? "";
        var asked = Environment.GetEnvironmentVariable("LUHENG_PICTURES") ?? "";
        if (asked is "" || site is "") Assert.Skip("LUHENG_PICTURES=1, or the names of some, and LUHENG_SITE, the address of a running luheng demo, take the pictures again");
        var folder = Directory.CreateDirectory(Path.Combine(RealPacks.Checkout, "docs", "pictures")).FullName;
        var index = new StringBuilder("# Pictures of the pages\n\nTaken of the demonstration (`luheng demo`, invented data) by `PictureTests`: 1366×768, and the same page on a phone at 390×844. What was read, uploaded or computed for a picture (`/plans/read/…`, `/returns/jobs/…`, `/data/statistics/…`, the newest cases) has its address in that demonstration alone.\n\n| Page | Whose eyes | Address | Phone |\n| --- | --- | --- | --- |\n");
        var (file, missing) = (Path.Combine(folder, "README.md"), new List<string>());
        var rows = (File.Exists(file) ? await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken) : []).Where(l => l.StartsWith("| [", StringComparison.Ordinal)).ToDictionary(l => l[(l.IndexOf("](", StringComparison.Ordinal) + 2)..l.IndexOf(".png", StringComparison.Ordinal)]);
        await BringPlan(site);
        foreach (var one in All)
        {
            if (asked is not "1" && !asked.Split(',').Contains(one.Name))
            {
                index.Append(rows.TryGetValue(one.Name, out var kept) ? kept + "\n" : "");
                continue;
            }
            if (await Lost(site, one) is { } lost)
            {
                missing.Add($"{one.Name}: nothing on the way from {one.Address} is {lost}");
                continue;
            }
            foreach (var (width, height, suffix) in new[] { (1366, 768, ""), (390, 844, "-phone") })
            {
                var page = await Open(site, one, width, height);
                if (suffix is "") index.Append(Row(one.Name, one.Says, one.As, new Uri(page.Url).PathAndQuery));
                await Take(page, Path.Combine(folder, $"{one.Name}{suffix}.png"));
            }
        }
        foreach (var (name, says, address) in AtTheDoor) index.Append(Row(name, says, "—", address));
        if (asked is "1") await TakeFirstPage(site, folder);
        index.Append("\nThe first page also [with the reasons of a figure beside it](explain-panel.png), [dark](board-dark.png), [in English](board-en.png) and [on A4](board-paper.png).\n");
        await File.WriteAllTextAsync(file, index.ToString(), TestContext.Current.CancellationToken);
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    static string Row(string name, string says, string eyes, string address) => $"| [{says}]({name}.png) | {eyes} | `{Uri.UnescapeDataString(address)}` | [390 px]({name}-phone.png) |\n";

    async Task TakeFirstPage(string site, string folder)
    {
        var board = await Open(site, All[0], 1366, 768);
        await board.Locator(".board tbody tr:nth-child(1) .strong .fig").ClickAsync();
        await board.Locator("#panel .big data").WaitForAsync();
        await Take(board, Path.Combine(folder, "explain-panel.png"));
        await Take(await Open(site, All[0], 1366, 768, ColorScheme.Dark), Path.Combine(folder, "board-dark.png"));
        await Take(await Open(site, All[0] with { Address = "/?lang=en" }, 1366, 768), Path.Combine(folder, "board-en.png"));
        var paper = await Open(site, All[0], 794, 1123);
        await paper.EmulateMediaAsync(new() { Media = Media.Print });
        await Take(paper, Path.Combine(folder, "board-paper.png"));
    }

    /// <summary>Brings the sample plan where no plan was read yet, so that there is one to open.</summary>
    async Task BringPlan(string site)
    {
        var page = await Open(site, new("", "", Province, "/plans/read"), 1366, 768);
        if (await page.Locator("main th a[href^='/plans/read/']").CountAsync() == 0)
        {
            await page.Locator("main input[type=file]").SetInputFilesAsync(Path.Combine(RealPacks.Checkout, "samples", "plans", "demo-green-action.txt"));
            await page.Locator("main .acts button.main").ClickAsync();
            await page.Locator(".reading").WaitForAsync();
        }
        await page.Context.CloseAsync();
    }

    /// <summary>The link that is not there to be followed; null where the way leads through.</summary>
    async Task<string?> Lost(string site, Picture one)
    {
        for (var step = 0; step < one.Follow.Length; step++)
        {
            var page = await Open(site, one with { Follow = one.Follow[..step] }, 1366, 768);
            var found = await page.Locator(one.Follow[step]).CountAsync() > 0;
            await page.Context.CloseAsync();
            if (!found) return one.Follow[step];
        }
        return null;
    }

    async Task<IPage> Open(string site, Picture one, int width, int height, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await browser.Open("/robots", width, height, scheme: scheme);
        await page.Context.AddCookiesAsync([new() { Name = "persona", Value = one.As, Url = site }]);
        await page.GotoAsync(site + one.Address, new() { WaitUntil = WaitUntilState.Load });
        foreach (var link in one.Follow)
            if (await page.Locator(link).First.GetAttributeAsync("href") is { } href) await page.GotoAsync(site + href, new() { WaitUntil = WaitUntilState.Load });
        if (one.File is { } file) await Bring(page, site, one, file);
        await page.WaitForTimeoutAsync(200);
        return page;
    }

    static async Task Bring(IPage page, string site, Picture one, string file)
    {
        foreach (var (field, value) in one.Typed)
            if (await page.Locator($"main select[name={field}]").CountAsync() > 0) await page.Locator($"main select[name={field}]").SelectOptionAsync(value);
            else await page.Locator($"main [name={field}]").FillAsync(value);
        if (file == Many) await page.Locator("main input[type=file]").SetInputFilesAsync(new FilePayload { Name = "全市代报（演示数据）.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(await ManyReturns(page, site)) });
        else await page.Locator("main input[type=file]").SetInputFilesAsync(Path.Combine(RealPacks.Checkout, file));
        await page.Locator("main form[enctype] button.main").ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
        if (file != Many) return;
        for (var wait = 0; wait < 60 && await page.Locator("[data-job]").CountAsync() > 0; wait++)
        {
            await page.WaitForTimeoutAsync(500);
            await page.ReloadAsync();
        }
    }

    /// <summary>A month of water of forty of a city's enterprises, one of them below zero.</summary>
    static async Task<string> ManyReturns(IPage page, string site)
    {
        var table = await (await page.APIRequest.GetAsync(site + "/enterprises.csv")).TextAsync();
        var codes = table.Split('\n').Skip(1).Select(l => l.Split(',')[0]).Where(c => c.StartsWith('9')).Take(40);
        return "credit_code,period,water.fresh,water.reused,water.drained\n" + string.Concat(codes.Select((code, at) => $"{code},2025-10,{(at == 7 ? -3 : 61200 + 1100 * at)},{90400 + 900 * at},{30500 + 700 * at}\n"));
    }

    /// <summary>Days are shown as they are kept: a Chromium that was installed in English only would write them 11/20/2025, whatever language the page is in.</summary>
    static async Task Take(IPage page, string file)
    {
        await page.EvaluateAsync("document.querySelectorAll('input[type=date]').forEach(day => { const width = day.offsetWidth; day.type = 'text'; day.style.width = `${width}px`; day.placeholder = '年/月/日'; })");
        await File.WriteAllBytesAsync(file, SmallPng.Of(await page.ScreenshotAsync()), TestContext.Current.CancellationToken);
        await page.Context.CloseAsync();
    }
}
