using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using Luheng.Flow.Tests.Cases;
using Luheng.Flow.Tests.Portal;
using Luheng.Judging.Allocating;
using Luheng.Monitoring;
using Luheng.Packs;
using Luheng.Portal.Assessing;
using Luheng.Portal.Bulletins;
using Luheng.Portal.Shell;
using Luheng.Records;
using Luheng.Tests;
using Luheng.Time;

namespace Luheng.Flow.Tests.Allocating;

/// <summary>Once a target is issued to the cities, every board holds them to it, and says so.</summary>
public sealed class IssuedTargetTests : IAsyncLifetime
{
    const string Lead = "energy-intensity";

    readonly IssuedSite site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    async Task<Dictionary<string, string>> Statuses()
    {
        using var province = site.As("demo-province");
        var json = await (await province.Get("/api/v1/boards?of=990000")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return JsonDocument.Parse(json).RootElement.GetProperty("parts").EnumerateArray().Where(p => p.GetProperty("status").ValueKind == JsonValueKind.String)
            .ToDictionary(p => p.GetProperty("id").GetString()!, p => p.GetProperty("status").GetString()!);
    }

    static string Explain(string city) => $"/explain?item=plan:demo-14fyp/{Lead}&of={city}";

    [Fact]
    public async Task A_city_stands_where_the_target_issued_to_it_puts_it_on_every_board()
    {
        var before = await Statuses();
        var (easy, hard) = (before.First(s => s.Value is "behind" or "watch").Key, before.First(s => s.Value is "met" or "on-track").Key);
        using var province = site.As("demo-province");
        Assert.Contains("没有下达给本地区的目标，暂按规划的 -14 % 衡量", Site.Shown((await province.Page(Explain(easy))).Body!), StringComparison.Ordinal);

        site.Issue(Lead, (easy, -1), (hard, -60));
        var after = await Statuses();
        Assert.Equal(("met", "behind"), (after[easy], after[hard]));
        Assert.All(before.Keys.Except([easy, hard]), city => Assert.Equal(before[city], after[city]));

        // The tile, the points to see, the explanation and the report say the same, and what each is held to.
        var home = await province.Page("/");
        Assert.Equal("下达目标 -1 %", home.QuerySelector($"a.tile[href*='of={easy}']")!.GetAttribute("title"));
        Assert.Contains("已完成", home.QuerySelector($"a.tile[href*='of={easy}']")!.TextContent, StringComparison.Ordinal);
        Assert.Null(home.QuerySelector($"a.tile[href*='of={before.Keys.First(c => c != easy && c != hard)}']")!.GetAttribute("title"));
        Assert.Contains("下达了目标的 2 个按下达的目标衡量", home.Body!.TextContent, StringComparison.Ordinal);
        var points = home.QuerySelectorAll(".attention a").Select(a => (Href: a.GetAttribute("href")!, a.TextContent)).ToList();
        Assert.DoesNotContain(points, p => p.Href.Contains($"of={easy}", StringComparison.Ordinal));
        Assert.Contains("下达目标 -60 %", points.Single(p => p.Href.Contains($"of={hard}", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        var explained = await province.Page(Explain(easy));
        Assert.Contains("已完成", Site.Text(explained, ".standing"), StringComparison.Ordinal);
        Assert.Contains("按下达给本地区的目标 -1 % 衡量（全规划 -14 %）", Site.Shown(explained.Body!), StringComparison.Ordinal);
        var plan = site.Desk.World.Catalogue.Plans["demo-14fyp"];
        var report = PlanReports.Take(site.Desk.World, site.Office, plan, ReportQuestion.Of(plan, site.Desk.AsOf, "", "", ""), site.Clock.GetUtcNow());
        Assert.All(after, s => Assert.Equal(s.Value, report.Find($"part:{s.Key}/lead")!.Quality));
        var bulletin = BulletinWork.Of(site.Office, site.Desk).Take("990000", Period.Month(2025, 10));
        Assert.Equal(("met", "behind"), (bulletin.Find($"part:{easy}/lead")!.Quality, bulletin.Find($"part:{hard}/lead")!.Quality));
    }

    /// <summary>The aim that opens beneath a city's standing is the one handed down, with its paper, not the plan's words.</summary>
    [Fact]
    public async Task The_aim_beneath_a_citys_standing_is_the_one_issued()
    {
        site.Issue(Lead, ("990400", -10));
        using var province = site.As("demo-province");
        var json = await (await province.Get($"/api/ask?indicator=plan:demo-14fyp/{Lead}&of=990400")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var aim = JsonDocument.Parse(json).RootElement.GetProperty("because").GetProperty("inputs").EnumerateArray().Last();
        Assert.Equal(-10, aim.GetProperty("value").GetDouble());
        Assert.DoesNotContain("下降14%", aim.GetRawText(), StringComparison.Ordinal);
        // The paper has a title, not an id.
        using var warning = await province.Page("/warnings/990400");
        Assert.Contains("《目标分解方案第 1 版（2022-03-01 下达）》", warning.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("breakdown-", warning.Body.TextContent, StringComparison.Ordinal);
    }

    /// <summary>A visitor who sees only what was published learns nothing of what was handed down.</summary>
    [Fact]
    public async Task What_was_issued_is_not_told_to_the_public()
    {
        site.Issue(Lead, ("990400", -10));
        using var anybody = site.As("public");
        var answer = await anybody.Get($"/api/ask?indicator=plan:demo-14fyp/{Lead}&of=990400");
        Assert.DoesNotContain("下达给本地区", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_barometer_keeps_every_target_when_it_is_issued()
    {
        using var province = site.As("demo-province");
        var before = await Columns();
        Assert.Equal(3, before.Count);
        var cities = site.Desk.World.Population.Regions.Children("990000").Select(r => r.Code).ToList();
        site.Issue(Lead, [.. cities.Select(c => (c, -13.0))]);
        Assert.Contains("各按下达的目标衡量", (await province.Page("/")).Body!.TextContent, StringComparison.Ordinal);
        site.Issue("co2-intensity", [.. cities.Select(c => (c, -18.0))]);
        Assert.Equal(before, await Columns());
        using var page = await province.Page("/warnings");
        Assert.All(page.QuerySelectorAll("[aria-labelledby=matrix] tbody tr"), row => Assert.Equal(3, row.QuerySelectorAll("td .mark").Length));

        async Task<List<string>> Columns()
        {
            using var matrix = await province.Page("/warnings");
            return [.. matrix.QuerySelectorAll("[aria-labelledby=matrix] thead th").Skip(1).Select(h => h.TextContent.Trim())];
        }
    }

    /// <summary>What stands beside a figure explains it: a level that its completion does not give names the chance, or that it is held.</summary>
    [Fact]
    public async Task A_level_that_the_figure_beside_it_does_not_give_says_why()
    {
        var scheme = site.Desk.World.Catalogue.WarningFor(WarningOf.Regions)!;
        using var province = site.As("demo-province");
        using var page = await province.Page("/warnings");
        Assert.Contains($"完不成的概率达到时取较重的一级：黄色 ≥ {Figures.Percent(0.5)}、橙色 ≥ {Figures.Percent(0.8)}", page.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        var told = 0;
        foreach (var cell in page.QuerySelectorAll("[aria-labelledby=matrix] tbody td").Where(c => c.QuerySelector("a.fig") is not null))
        {
            var completion = double.Parse(cell.QuerySelector("a.fig")!.GetAttribute("data-value")!, CultureInfo.InvariantCulture) / 100;
            var shown = scheme.Levels.Single(l => l.Name.Zh == cell.QuerySelector(".mark")!.TextContent.Trim()).Severity;
            var alone = scheme.Levels.Last(l => l.Severity == 0 || Luheng.Judging.Warning.WarningLadder.ByValue(scheme, l, completion)).Severity;
            Assert.Equal(shown > alone, cell.QuerySelector("small") is not null);
            if (cell.QuerySelector("small")?.TextContent.StartsWith("完不成的概率", StringComparison.Ordinal) == true) told++;
        }
        Assert.True(told > 0);
    }
}

/// <summary>The demo province, with a ledger in which targets can be issued.</summary>
public sealed class IssuedSite() : OfficeSite("luheng-issued", (ledger, clock) => AllocatingSite.Read(int.MaxValue, RealPacks.Catalogue, clock.GetUtcNow(), new Station(ledger, new MemoryReadings(clock), RealPacks.Catalogue, clock)))
{
    /// <summary>Issues a target of the plan to cities.</summary>
    public void Issue(string target, params (string City, double Figure)[] cities)
    {
        var issued = new Breakdown($"breakdown-demo-14fyp-{target}-990000-1", "demo-14fyp", target, "990000", "equal", "rules", 1, -14, "%", 0,
            [.. cities.Select(c => new GivenFigure(c.City, 1, c.Figure, c.Figure, -90, 0, 1, 1, 0))], true)
        { State = BreakdownState.Issued, IssuedOn = new(2022, 3, 1) };
        Ledger.Commit(new BatchDraft("issue", "test", [], []) { Documents = [issued.Write()] });
    }
}
