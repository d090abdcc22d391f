using System.Net;
using System.Text;
using System.Text.Json;
using Luheng.Assessing;
using Luheng.Bulletins;
using Luheng.Cases;
using Luheng.Flow.Tests.Cases;
using Luheng.Flow.Tests.Portal;
using Luheng.Portal.Assessing;
using Luheng.Time;

namespace Luheng.Flow.Tests.Assessing;

public sealed class JourneyTests
{
    static readonly byte[] Letter = Encoding.UTF8.GetBytes("示例文字（演示数据）");

    [Fact]
    public async Task A_city_is_assessed_by_two_reviewers_who_do_not_see_each_other_and_asks_to_look_again()
    {
        await using var site = await AssessSite.Open();
        Assert.Equal(HttpStatusCode.Forbidden, await site.Moves("demo-city", AssessProcedure.Open));
        Assert.Equal(HttpStatusCode.Redirect, await site.Moves("demo-province", AssessProcedure.Open));
        // 15 January of 2025 is over on the site's day, so the step's own working days count.
        Assert.Equal(new DateOnly(2025, 11, 27), site.Assessment().Due);

        // The city scores itself; the province neither does it nor is offered to.
        using (var province = site.As("demo-province"))
        using (var offered = await province.Page(site.Page())) Assert.Null(offered.QuerySelector($"form[action$='/{AssessProcedure.SelfScore}']"));
        Assert.Equal(HttpStatusCode.Forbidden, await site.Moves("demo-province", AssessProcedure.SelfScore, AssessSite.Sheet(1)));
        Assert.Equal(HttpStatusCode.Redirect, await site.Moves("demo-city", AssessProcedure.SelfScore, AssessSite.Sheet(1)));
        Assert.Equal(HttpStatusCode.Forbidden, await site.Moves("demo-city", AssessProcedure.Check, ("reason", "自查自核")));
        Assert.Equal(HttpStatusCode.Redirect, await site.Moves("demo-province", AssessProcedure.Check, ("reason", "材料齐全")));

        Assert.Equal(HttpStatusCode.Forbidden, await site.Moves("demo-city", AssessProcedure.Score, AssessSite.Sheet(1))); // nobody scores their own city
        Assert.Equal(HttpStatusCode.Conflict, await site.Moves("demo-province", AssessProcedure.Score, AssessSite.Sheet(1))); // who checked cannot score
        Assert.Equal(HttpStatusCode.Redirect, await site.Moves("demo-director", AssessProcedure.Score, AssessSite.Sheet(1, "甲的理由")));
        foreach (var (persona, turn) in ((string, bool)[])[("demo-city", false), ("demo-director", false), ("demo-province", false), ("demo-reviewer", true)])
        {
            using var somebody = site.As(persona);
            using var page = await somebody.Page(site.Page());
            Assert.Equal(turn, Site.Text(page, ".answer").Contains("轮到您", StringComparison.Ordinal));
            using var work = await somebody.Page("/work");
            Assert.Equal(turn, Site.Text(work, "table.plain").Contains("年度目标责任考核", StringComparison.Ordinal));
        }
        using (var blind = site.As("demo-reviewer"))
        using (var page = await blind.Page(site.Page()))
        {
            Assert.DoesNotContain("甲的理由", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains("评定以前不显示已有几人评分", page.Body.TextContent, StringComparison.Ordinal); // not "0": one has scored
            Assert.DoesNotContain("现有 0 人", page.Body.TextContent, StringComparison.Ordinal);
            Assert.Null(page.QuerySelector($"form[action$='/{AssessProcedure.Score}'] option[selected]")); // nothing is chosen beforehand
            Assert.NotNull(page.QuerySelector($"form[action$='/{AssessProcedure.Score}'] select[required]"));
            Assert.Null(page.QuerySelector($"form[action$='/{AssessProcedure.Score}'] input[name=seen]"));
        }
        // Nor does anybody read from history, course or API that somebody has scored, but who did.
        foreach (var (persona, steps) in ((string, int)[])[("demo-city", 3), ("demo-province", 3), ("demo-reviewer", 3), ("demo-director", 4)])
        {
            using var somebody = site.As(persona);
            using (var page = await somebody.Page(site.Page()))
            {
                Assert.Equal(steps, page.QuerySelectorAll("ol.steps > li").Length);
                Assert.Equal(steps == 4, Site.Text(page, "ol.course").Contains("省级负责人", StringComparison.Ordinal));
            }
            using var told = JsonDocument.Parse(await (await somebody.Get($"/api/v1/cases/{site.Assessment().Id}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal(steps, told.RootElement.GetProperty("steps").GetArrayLength());
            using var history = await somebody.Get($"/work.csv?view=mine");
            Assert.DoesNotContain("省级负责人", await history.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.Conflict, await site.Moves("demo-province", AssessProcedure.Decide, ("reason", "一个人的评分不够")));
        Assert.Equal(HttpStatusCode.Redirect, await site.Moves("demo-reviewer", AssessProcedure.Score, AssessSite.Sheet(0.5, "乙的理由")));
        Assert.Equal(HttpStatusCode.Conflict, await site.Moves("demo-reviewer", AssessProcedure.Score, AssessSite.Sheet(0.5))); // once
        Assert.Equal(HttpStatusCode.Conflict, await site.Moves("demo-reviewer", AssessProcedure.Decide, ("reason", "自己评自己定")));
        using (var decides = site.As("demo-province"))
        using (var page = await decides.Page($"/cases/{site.Assessment().Id}")) // its own page has the forms
            Assert.StartsWith($"/assessment/{site.City()}", page.QuerySelector(".doing a.button.main")!.GetAttribute("href"), StringComparison.Ordinal);
        // What the others gave lies open to whoever may decide, not to whoever scored.
        foreach (var (persona, sees) in new[] { ("demo-province", true), ("demo-reviewer", false) })
        {
            using var somebody = site.As(persona);
            using var page = await somebody.Page(site.Page());
            Assert.Equal(sees, page.Body!.TextContent.Contains("甲的理由", StringComparison.Ordinal));
        }
        // Full marks and half of them are no mean: whoever decides settles each line with a reason.
        Assert.Equal(HttpStatusCode.Conflict, await site.Moves("demo-province", AssessProcedure.Decide, ("reason", "同意评审意见")));
        using (var decides = site.As("demo-province"))
        using (var page = await decides.Page(site.Page()))
        {
            var settles = page.QuerySelectorAll($"form[action$='/{AssessProcedure.Decide}'] [name^=points-]").Select(e => e.GetAttribute("name")).ToList();
            Assert.Contains("points-groundwork.data", settles);
            Assert.DoesNotContain("points-groundwork.supervision", settles); // both gave the same
            var refused = await decides.Send(site.Page(), $"/assessment/{site.City()}/{AssessProcedure.Decide}", site.Fields(("reason", "同意评审意见")), []);
            Assert.Contains("能耗在线监测与报送质量", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.BadRequest, await site.Moves("demo-province", AssessProcedure.Decide, [("reason", "同意评审意见"), .. AssessSite.Settled(0.75, "")]));
        Assert.Equal(HttpStatusCode.Redirect, await site.Moves("demo-province", AssessProcedure.Decide, [("reason", "同意评审意见"), .. AssessSite.Settled(0.75, "两人意见之间，按材料取中")]));
        Assert.Equal(HttpStatusCode.Redirect, await site.Moves("demo-province", AssessProcedure.Notice));
        Assert.Equal(new DateOnly(2025, 12, 5), site.Assessment().Due); // 15 days of the calendar

        await Waits(true);
        // The yearly report tells what was given notice of; of a year without results it says so.
        Assert.Equal(1, Told(new(2024, 12, 31)).Find("assess:noticed")!.Value);
        Assert.NotNull(Told(new(2025, 11, 20)).Find($"assess:{site.City()}/score"));
        Assert.Null(Told(new(2023, 12, 31)).Find($"assess:{site.City()}/score"));
        Assert.Contains("还没有通报结果", Written(new(2023, 12, 31)), StringComparison.Ordinal);
        Assert.Contains("不排名次", Written(new(2024, 12, 31)), StringComparison.Ordinal);
        var before = Result(site);
        using (var city = site.As("demo-city"))
        {
            using (var page = await city.Page(site.Page()))
            {
                Assert.Contains("评审人相差", page.Body!.TextContent, StringComparison.Ordinal); // full marks and half of them
                Assert.Contains("甲的理由", page.Body.TextContent, StringComparison.Ordinal);
                Assert.Contains("评定时定为 6 分：两人意见之间，按材料取中", page.Body.TextContent, StringComparison.Ordinal);
            }
            var asked = await city.Send(site.Page(), $"/assessment/{site.City()}/review-request", site.Fields(("reason", "数据报送质量评分依据不足"), ("line", "groundwork.data")), [("说明.txt", Letter)]);
            Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        }
        var review = Assert.Single(site.Office.Cases.About(site.City()), c => c.Procedure == ReviewProcedure.RegionId);
        await Waits(false); // it was asked
        // Nobody closes it over an open review, and whoever scored or decided does not handle it.
        Assert.Equal(HttpStatusCode.Conflict, await site.Moves("demo-province", AssessProcedure.Close));
        using (var province = site.As("demo-province"))
        using (var page = await province.Page(site.Page())) Assert.Null(page.QuerySelector($"form[action$='/{AssessProcedure.Close}']"));
        foreach (var (who, move) in new[] { ("demo-examiner", Objection.Accept), ("demo-examiner", Objection.Examine), ("demo-second-examiner", Objection.Change) })
        {
            foreach (var part in (string[])["demo-province", "demo-director", "demo-reviewer"]) Assert.Equal(HttpStatusCode.Conflict, await Review(part, move));
            using (var part = site.As("demo-reviewer"))
            using (var page = await part.Page($"/cases/{review.Id}"))
            {
                Assert.Null(page.QuerySelector($"form[action$='/{move}']"));
                Assert.EndsWith("决定", Site.Text(page, "ol.course").Trim(), StringComparison.Ordinal); // how it ends is not said beforehand
                Assert.Contains("可以办理的人", page.Body!.TextContent, StringComparison.Ordinal);
                Assert.Contains("省级复查负责人 演示员", page.Body.TextContent, StringComparison.Ordinal);
            }
            Assert.Equal(HttpStatusCode.Redirect, await Review(who, move));
        }
        Assert.Equal(HttpStatusCode.Conflict, await site.Moves("demo-province", AssessProcedure.Close)); // the change is still to be made
        foreach (var part in (string[])["demo-province", "demo-director", "demo-reviewer"])
            Assert.Equal(HttpStatusCode.Conflict, await site.Moves(part, AssessProcedure.Amend, ("reason", "复查决定"), ("points-groundwork.data", "8"), ("why-groundwork.data", "补充材料属实")));
        Assert.Equal(HttpStatusCode.BadRequest, await site.Moves("demo-second-examiner", AssessProcedure.Amend, ("reason", "什么也没改")));
        Assert.Equal(HttpStatusCode.Redirect, await site.Moves("demo-second-examiner", AssessProcedure.Amend, ("reason", "复查决定"), ("points-groundwork.data", "8"), ("why-groundwork.data", "补充材料属实")));
        Assert.Equal(before + 2, Result(site), 9); // 6 became 8
        Assert.Equal(2, site.Office.Ledger.Versions(AssessResult.Kind, site.Assessment().Id).Count);
        site.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(HttpStatusCode.Redirect, await site.Moves("demo-province", AssessProcedure.Notice));
        Assert.Equal(HttpStatusCode.Conflict, await site.Moves("demo-province", AssessProcedure.Close)); // the city may still ask
        using (var province = site.As("demo-province"))
        using (var page = await province.Page(site.Page())) Assert.Null(page.QuerySelector($"form[action$='/{AssessProcedure.Close}']"));
        site.Clock.Now += TimeSpan.FromDays(16);
        Assert.Equal(HttpStatusCode.Redirect, await site.Moves("demo-province", AssessProcedure.Close));

        // The city is led to its result while it may ask to look again.
        async Task Waits(bool mayAsk)
        {
            using var city = site.As("demo-city");
            using (var work = await city.Page("/work")) Assert.Equal(mayAsk, Site.Text(work, "main").Contains("可申请复查，剩 15 日", StringComparison.Ordinal));
            using var page = await city.Page(site.Page());
            Assert.Equal(mayAsk, Site.Text(page, ".answer").Contains("可申请复查，剩 15 日", StringComparison.Ordinal));
        }

        Luheng.Bulletins.Snapshot Told(DateOnly day) => PlanReports.Take(site.Desk.World, site.Office, site.Desk.World.Catalogue.Plans[AssessSite.Plan], new(ReportKind.Yearly, day), site.Desk.LoadedAt);

        string Written(DateOnly day) => string.Concat(PlanReports.Draft(site.Desk.World, site.Desk.World.Catalogue.Plans[AssessSite.Plan], Told(day), ReportKind.Yearly, "", demo: false).Blocks.OfType<Luheng.Bulletins.Paragraph>().SelectMany(p => p.Runs).Select(r => r.Text));

        async Task<HttpStatusCode> Review(string who, string move)
        {
            using var visitor = site.As(who);
            return (await visitor.Post($"/cases/{review.Id}", $"/cases/{review.Id}/moves/{move}", ("reason", "核实"), ("seen", $"{site.Office.Cases.Find(review.Id)!.Steps.Count}"))).StatusCode;
        }
    }

    [Fact]
    public async Task A_task_is_given_out_shown_late_done_and_counted()
    {
        await using var site = await AssessSite.Open();
        using var province = site.As("demo-province");
        using (var before = await province.Page($"/plans/{AssessSite.Plan}/tasks")) Assert.Contains("8 项任务：0 项完成，0 项进行中，8 项未启动；6 项逾期", Site.Text(before, ".answer"), StringComparison.Ordinal);
        async Task<HttpStatusCode> Give(params (string, string)[] fields) => (await province.Post($"/plans/{AssessSite.Plan}/tasks", $"/plans/{AssessSite.Plan}/tasks/gypsum-projects", fields)).StatusCode;
        // The plan's day, 30 June 2025, is over: the task gets a day of its own and is not born late.
        foreach (var day in (string[])["", "2025-06-30", "2025-11-19", "明年"])
            Assert.Equal(HttpStatusCode.BadRequest, await Give(("region", site.City().Text), ("to", "demo-city"), ("due", day)));
        Assert.Equal(HttpStatusCode.Redirect, await Give(("region", site.City().Text), ("to", "demo-city"), ("due", "2025-12-31")));
        Assert.Equal(HttpStatusCode.Conflict, await Give(("region", site.City().Text), ("due", "2025-12-31")));
        Assert.Equal(HttpStatusCode.BadRequest, await Give(("region", "990000"), ("to", "demo-city"), ("due", "2025-12-31"))); // not theirs to do
        var matter = Assert.Single(site.Office.Cases.All, c => c.Procedure == TaskProcedure.Id);
        Assert.Equal((new DateOnly(2025, 12, 31), "demo-city"), (matter.Due!.Value, matter.PassedTo));
        // The plan's own day is past all the same: both days are shown, and the task stays late.
        using (var given = await province.Page($"/plans/{AssessSite.Plan}/tasks"))
        {
            Assert.Contains("6 项逾期", Site.Text(given, ".answer"), StringComparison.Ordinal);
            foreach (var part in (string[])["2025-06-30", "逾期（按规划期限）", "交办期限 2025-12-31"]) Assert.Contains(part, Site.Text(given, "#gypsum-projects"), StringComparison.Ordinal);
        }
        using var city = site.As("demo-city");
        using (var work = await city.Page("/work")) Assert.Contains(matter.Id, work.Body!.TextContent, StringComparison.Ordinal);
        using (var page = await city.Page($"/cases/{matter.Id}"))
        {
            Assert.DoesNotContain("逾期", Site.Text(page, ".answer"), StringComparison.Ordinal);
            Assert.Equal("启动", page.QuerySelector("details.move[open] summary")!.TextContent.Trim());
        }
        // Whoever gave it out neither does it for the city nor has a turn; they may pass it on or drop it.
        foreach (var who in (string[])["demo-province", "demo-director", "demo-reviewer"])
        {
            using var giver = site.As(who);
            using (var page = await giver.Page($"/cases/{matter.Id}"))
            {
                Assert.DoesNotContain("轮到您", Site.Text(page, ".answer"), StringComparison.Ordinal);
                Assert.Null(page.QuerySelector("form[action$='/begin'], form[action$='/finish']"));
                Assert.Equal(who == "demo-province", page.QuerySelector("form[action$='/delegate']") is not null);
            }
            foreach (var move in (string[])[TaskProcedure.Begin, TaskProcedure.Finish])
                Assert.Equal(HttpStatusCode.Forbidden, (await giver.Post("/work", $"/cases/{matter.Id}/moves/{move}", ("reason", "代办"), ("seen", "1"))).StatusCode);
        }
        using (var drops = site.As("demo-director"))
        using (var page = await drops.Page($"/cases/{matter.Id}")) Assert.NotNull(page.QuerySelector("form[action$='/drop']"));
        Assert.Equal(HttpStatusCode.Redirect, (await city.Post($"/cases/{matter.Id}", $"/cases/{matter.Id}/moves/begin", ("seen", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await city.Post($"/cases/{matter.Id}", $"/cases/{matter.Id}/moves/finish", ("reason", "项目已投产"), ("seen", "2"))).StatusCode);
        using (var after = await province.Page($"/plans/{AssessSite.Plan}/tasks")) Assert.Contains("1 项完成", Site.Text(after, ".answer"), StringComparison.Ordinal);
        // A report of an earlier day does not know of what was given out and done after it.
        Assert.Equal((nameof(TaskState.NotStarted), 0.0), Reported(new(2024, 12, 31)));
        Assert.Equal((nameof(TaskState.Done), 1.0), Reported(site.Desk.AsOf));
        using var open = site.As("public");
        using var read = await open.Page("/plans/miit-2016/tasks");
        Assert.Contains("12 项任务，分 3 个季度", Site.Text(read, ".answer"), StringComparison.Ordinal);

        (string State, double Done) Reported(DateOnly day)
        {
            var snapshot = PlanReports.Take(site.Desk.World, site.Office, site.Desk.World.Catalogue.Plans[AssessSite.Plan], new(ReportKind.Yearly, day), site.Desk.LoadedAt);
            return (snapshot.Find("task:gypsum-projects")!.Quality, snapshot.Find("tasks:done")!.Value);
        }
    }

    [Fact]
    public async Task A_place_is_among_all_cities_or_is_not_shown()
    {
        await using var site = await AssessSite.Open();
        using (var whole = site.As("demo-province"))
        using (var page = await whole.Page($"/assessment?plan={AssessSite.Plan}&year={AssessSite.Year}"))
            Assert.All(page.QuerySelectorAll("table.plain tbody td:first-child"), c => Assert.Matches("^[0-9]+(–[0-9]+)?$", Site.Shown(c))); // a range while lines are open
        using var city = site.As("demo-city");
        using var own = await city.Page($"/assessment?plan={AssessSite.Plan}&year={AssessSite.Year}");
        Assert.Equal("—", Site.Shown(Assert.Single(own.QuerySelectorAll("table.plain tbody td:first-child"))));
        Assert.Contains("因此不显示名次", own.Body!.TextContent, StringComparison.Ordinal);
        var table = await (await city.Get($"/assessment.csv?plan={AssessSite.Plan}&year={AssessSite.Year}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith(",", table.TrimEnd().Split('\n').First(l => l.Contains($",{site.City()},", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_frozen_and_its_copy_is_genuine()
    {
        await using var site = await AssessSite.Open();
        using var province = site.As("demo-province");
        using (var page = await province.Page($"/plans/{AssessSite.Plan}/report"))
        {
            foreach (var part in (string[])["一、总体结论", "二、指标完成情况", "三、变化原因", "五、任务落实情况", "依据一览表", "数字溯源表"]) Assert.Contains(part, page.Body!.TextContent, StringComparison.Ordinal);
            var sentences = page.QuerySelectorAll(".paper p:not([class])").Select(p => p.TextContent).Where(t => t.EndsWith('〕') || t.EndsWith('。')).ToList();
            Assert.NotEmpty(sentences);
            Assert.All(sentences, s => Assert.Matches("〔[0-9]+〕$", s)); // every paragraph names its source
            Assert.NotNull(page.QuerySelector("svg.barchart rect.value"));
        }
        Assert.Equal(HttpStatusCode.Redirect, (await province.Post($"/plans/{AssessSite.Plan}/report", $"/plans/{AssessSite.Plan}/report")).StatusCode);
        using var kept = await province.Page($"/plans/{AssessSite.Plan}/report");
        var address = kept.QuerySelector("a[href*='/reports/']")!.GetAttribute("href")!;
        var file = await (await province.Get(address)).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file));
        using var answer = JsonDocument.Parse(await (await province.Get($"/api/verify?sha256={hash}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("genuine", answer.RootElement.GetRawText(), StringComparison.OrdinalIgnoreCase);
        file[^40] ^= 1;
        hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file));
        using var altered = JsonDocument.Parse(await (await province.Get($"/api/verify?sha256={hash}&of={Path.GetFileNameWithoutExtension(address)}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("altered", altered.RootElement.GetRawText(), StringComparison.OrdinalIgnoreCase);
        using var manager = site.As("public");
        Assert.NotEqual(HttpStatusCode.OK, (await manager.Get($"/plans/{AssessSite.Plan}/report")).StatusCode);
    }

    [Fact]
    public async Task The_ranking_shows_a_range_where_lines_are_open_and_only_what_a_reader_may_see()
    {
        await using var site = await AssessSite.Open();
        using var province = site.As("demo-province");
        using (var page = await province.Page($"/assessment?plan={AssessSite.Plan}&year=2024"))
        {
            Assert.Equal(21, page.QuerySelectorAll("table.plain tbody tr").Length);
            Assert.Contains("21 个考核对象", Site.Text(page, ".answer"), StringComparison.Ordinal);
            Assert.Contains("–", page.QuerySelector("table.plain tbody")!.TextContent, StringComparison.Ordinal);
        }
        using (var old = await province.Page("/assessment?plan=sichuan-14fyp&year=2023")) Assert.Contains("没有您可以查看的考核对象", old.Body!.TextContent, StringComparison.Ordinal);
        using var city = site.As("demo-city");
        using (var own = await city.Page("/assessment")) Assert.Single(own.QuerySelectorAll("table.plain tbody tr"));
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Get("/assessment/992100")).StatusCode);
        using var nobody = site.As("public");
        Assert.NotEqual(HttpStatusCode.OK, (await nobody.Get("/assessment")).StatusCode);
        foreach (var kind in (string[])["csv", "xlsx", "docx"]) Assert.Equal(HttpStatusCode.OK, (await province.Get($"/assessment.{kind}?plan={AssessSite.Plan}&year=2024")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await province.Get($"/assessment/{site.City()}.csv?plan={AssessSite.Plan}&year=2024")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await province.Get("/assessment?plan=demo-14fyp&year=2031")).StatusCode);
    }

    static double Result(CaseSite site)
    {
        using var json = JsonDocument.Parse(AssessResult.Read(site.Office.Ledger.Find(AssessResult.Kind, site.Assessment().Id)!.Document.Body).Json);
        return json.RootElement.GetProperty("subjects")[0].GetProperty("low").GetDouble();
    }
}
