using System.Net;
using Luheng.Flow.Tests.Portal;
using Luheng.Flow.Tests.Returns;
using Luheng.Grading;
using Luheng.Judging.Grading;
using Luheng.Observations;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Flow.Tests.Grading;

/// <summary>Grades from the first try of cut-offs to a decided appeal and what follows, over the pages.</summary>
public sealed class GradeFlowTests : IAsyncLifetime
{
    readonly FilingSite site = new();

    public ValueTask InitializeAsync()
    {
        var filed = new List<Observation>();
        foreach (var firm in new[] { site.Mine, site.Neighbour })
            for (var month = 1; month <= 12; month++)
                filed.Add(new(firm.Id, "energy.consumed.raw-coal", Period.Month(2024, month), 5_000, "", new(SourceKind.Filed, LegalBasis.Demo, ""), 0));
        site.Ledger.Commit(new("2024.csv", "test", [], filed));
        site.Ledger.Commit(new("监察.csv", "test", [], [])
        {
            Documents = [SupervisionBook.Write(new(site.Mine.Id, "节监〔2025〕1号", "rectify", SupervisionFact.OverLimit, new(2025, 6, 1), new(2025, 11, 30), null, null, "市节能监察中心", "节约能源法", null, ""))],
        });
        site.Refresh();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task An_overdue_order_stands_on_the_enterprises_page_with_its_ladder_and_lift()
    {
        using var province = site.As("demo-province");
        var page = await province.Get($"/enterprises/{site.Mine.Id}");
        Assert.Contains("D", Site.Text(page, ".grade-card"), StringComparison.Ordinal);
        Assert.Contains("逾期", Site.Text(page, "main"), StringComparison.Ordinal);
        var ladder = await province.Get($"/grades/firms/{site.Mine.Id}");
        Assert.Contains("完成限期整改并通过复查", Site.Text(ladder, ".answer"), StringComparison.Ordinal);
        Assert.Contains("专栏3", Site.Text(ladder, ".rungs .decides"), StringComparison.Ordinal);
        Assert.Contains("逾期的限期整改：1，应为 0", Site.Text(ladder, ".rungs .decides"), StringComparison.Ordinal);
        Assert.All(ladder.QuerySelectorAll(".rungs .margin"), m => Assert.Matches("^ · (余量|差) ([0-9.]+).*\\2.* = [0-9.]+ − [0-9.]+ ?(按未取整的数计算。 ?)?\\S*$", m.TextContent));
        Assert.DoesNotContain("没有未", Site.Text(ladder, ".rungs"), StringComparison.Ordinal);
        var list = await province.Get("/grades");
        Assert.Contains(site.Neighbour.Name, Site.Text(list, "table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_enterprise_sees_its_own_grade_and_nobody_elses_and_the_public_what_is_published()
    {
        using var manager = site.As("demo-manager");
        var own = Site.Text(await manager.Get("/grades"), "main");
        Assert.Contains(site.Mine.Name, own, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Neighbour.Name, own, StringComparison.Ordinal);
        await manager.Get($"/grades/firms/{site.Neighbour.Id}", 403);
        foreach (var closed in new[] { "/grades/simulate", "/grades/schemes" }) await manager.Get(closed, 403);
        using var visitor = site.As("public");
        var published = Site.Text(await visitor.Get("/grades"), "main");
        Assert.DoesNotContain(site.Mine.Name, published, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_simulator_answers_a_fragment_to_a_slider_and_a_page_to_a_button()
    {
        using var province = site.As("demo-province");
        var sliders = await province.Get("/grades/simulate");
        Assert.NotEmpty(sliders.QuerySelectorAll("input[type=range]"));
        Assert.All(sliders.QuerySelectorAll("label:has(input[type=range])"), l => Assert.Equal(l.QuerySelector("input")!.GetAttribute("value"), l.QuerySelector("output")!.TextContent));
        Assert.All(sliders.QuerySelectorAll("label:has(input[type=range]) small"), s => Assert.Contains("至", s.TextContent, StringComparison.Ordinal));
        Assert.Contains("负数更宽", Site.Text(sliders, ".head"), StringComparison.Ordinal);
        using var dragged = new HttpRequestMessage(HttpMethod.Get, "/grades/simulate?advanced-share.cut=60&baseline-share.margin=2");
        dragged.Headers.Add("HX-Request", "true");
        var (answer, text) = await province.Raw(dragged);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("<html", text, StringComparison.Ordinal);
        var wrong = Site.Text(await province.Get("/grades/simulate?advanced-share.cut=180"), ".wrongs");
        Assert.Contains("“用能的大部分达到标杆水平”的界限：“180”不是 0 到 100 之间的数", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("advanced-share", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_without_its_reason_comes_back_with_what_was_typed()
    {
        using var officer = site.As("demo-province");
        using var director = site.As("demo-director");
        var again = await officer.Press(await officer.Get("/grades/schemes"), "form.propose", 422, null, ("why", " "), ("scheme", "abcd-design"));
        Assert.Contains("请填写说明", Site.Text(again, ".wrongs"), StringComparison.Ordinal);
        await officer.Press(again, "form.propose", 200, null, ("why", "年度分级"), ("scheme", "abcd-design"));
        var at = $"/grades/lists/{new GradeBook(site.Ledger, site.Office.Cases, site.Office.Clock, site.Office.GradeLists).Lists().Single().List.Id}";
        await director.Press(await director.Get(at), "form.publish");
        Assert.NotNull((await director.Press(await director.Get(at), "form.revoke", 422)).QuerySelector("form.revoke textarea[required]"));
        await director.Press(await director.Get(at), "form.revoke", 200, null, ("why", "名单有误"));
    }

    [Fact]
    public async Task A_won_appeal_moves_the_registers_stands_on_the_grade_pages_and_takes_the_basis_from_means()
    {
        using var officer = site.As("demo-province");
        using var director = site.As("demo-director");
        using var manager = site.As("demo-manager");
        using var visitor = site.As("public");
        GradeBook Book() => new(site.Ledger, site.Office.Cases, site.Office.Clock, site.Office.GradeLists);
        await officer.Press(await officer.Get("/grades/schemes"), "form.propose", 200, null, ("why", "年度分级"), ("scheme", "abcd-design"));
        var at = $"/grades/lists/{Book().Lists().Single().List.Id}";
        await director.Press(await director.Get(at), "form.publish");
        site.Clock.Now = site.Clock.Now.AddDays(13);
        await director.Press(await director.Get(at), "form.enforce");
        var first = Book().Lists().Single().From!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(site.Mine.Name, Site.Text(await visitor.Get($"/lists/grade-d?on={first}"), "main"), StringComparison.Ordinal);
        await officer.Press(await officer.Get("/levers/credit"), "form.use", 200, null, ("from", first));
        site.Clock.Now = site.Clock.Now.AddDays(1);
        var filed = await manager.Press(await manager.Get($"/grades/firms/{site.Mine.Id}"), "form.appeal", 200, null, ("why", "整改已完成"));
        var address = filed.Location.PathName;
        var id = filed.QuerySelector("h1 small")!.TextContent;
        Assert.Contains($"申诉未决（{id}）", Site.Text(await officer.Get("/levers/credit"), "table"), StringComparison.Ordinal);
        var left = await officer.Get("/levers/step-tariff");
        Assert.Contains(site.Mine.Name, Site.Text(left, ".left-out"), StringComparison.Ordinal);
        await officer.Press(left, "form.use", 422, null, ("from", first)); // the only one that it is for
        await director.Press(await director.Get(address), "form.accept");
        await officer.Press(await officer.Get(address), "form.examine", 200, null, ("why", "现场核查属实"));
        site.Clock.Now = site.Clock.Now.AddDays(1);
        var deciding = await director.Get(address);
        Assert.Equal(["", "A", "B", "C"], deciding.QuerySelectorAll("form.change option").Select(o => o.TextContent)); // not the one that it has, and none chosen
        var refused = await director.Press(deciding, "form.change", 422, null, ("why", "同意"), ("level", "D"));
        Assert.Contains("现在就是 D", Site.Text(refused, ".wrongs"), StringComparison.Ordinal);
        await director.Press(refused, "form.change", 200, null, ("level", "B"));

        var stays = site.Office.Lists.About(site.Mine.Id).Where(e => e.List.StartsWith("grade-", StringComparison.Ordinal)).ToList();
        var today = site.Office.Clock.Today();
        var left2 = Assert.Single(stays, e => e.List == "grade-d");
        Assert.Equal((today, "regraded", $"申诉 {id}", "申诉后由 D 变更为 B"), (left2.To!.Value, left2.Ground, left2.LeftBy, left2.LeftWhy));
        var entered = Assert.Single(stays, e => e.List == "grade-b");
        Assert.Equal((today, null, $"申诉 {id}"), (entered.From!.Value, entered.To, entered.Document));
        Assert.Contains(site.Mine.Name, Site.Text(await visitor.Get($"/lists/grade-b?on={today:yyyy-MM-dd}"), "main"), StringComparison.Ordinal);

        Assert.Contains("申诉后由 D 变更", Site.Text(await officer.Get($"/grades/firms/{site.Mine.Id}"), ".answer"), StringComparison.Ordinal);
        var all = await officer.Get("/grades");
        Assert.Contains("申诉后由 D 变更", all.QuerySelectorAll("tr").Single(r => r.TextContent.Contains(site.Mine.Name, StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Contains(site.Mine.Name, Site.Text(await officer.Get("/grades?level=B"), "table"), StringComparison.Ordinal);
        var credit = await officer.Get("/levers/credit");
        Assert.Contains("不再有依据", Site.Text(credit, ".baseless"), StringComparison.Ordinal);
        Assert.Equal("B 申诉后由 D 变更", Site.Text(await director.Get(at), $"tr:has(small:contains('{site.Mine.Id}')) td:last-child").Trim());
        var tried = Site.Text(await officer.Get("/grades/simulate"), ".appealed");
        Assert.Contains($"{site.Mine.Name} 由 D 变更为 B", tried, StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse((await officer.Raw(new(HttpMethod.Get, "/api/v1/grades"))).Text);
        var mine = json.RootElement.EnumerateArray().Single(j => j.GetProperty("subject").GetString() == site.Mine.Id.Text);
        Assert.Equal(("D", "B", id), (mine.GetProperty("level").GetString(), mine.GetProperty("appeal").GetProperty("level").GetString(), mine.GetProperty("appeal").GetProperty("case").GetString()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, json.RootElement.EnumerateArray().First(j => j.GetProperty("subject").GetString() != site.Mine.Id.Text).GetProperty("appeal").ValueKind);
        await officer.Press(credit, "tr:has(.baseless) form.revoke", 200, null, ("on", first)); // the reason stands there already

        await officer.Press(await officer.Get("/grades/schemes"), "form.propose", 200, null, ("why", "再发一次"), ("scheme", "abcd-design"));
        var again = Book().Lists().Single(l => l.List.Id.EndsWith("-2", StringComparison.Ordinal)).List.Of(site.Mine.Id)!;
        Assert.Equal(("B", "D", id), (again.Level, again.Was, again.Why));
    }

    [Fact]
    public async Task A_revoked_list_takes_its_members_off_the_registers_and_its_means_their_basis_and_keeps_a_won_appeal()
    {
        using var officer = site.As("demo-province");
        using var director = site.As("demo-director");
        using var manager = site.As("demo-manager");
        GradeBook Book() => new(site.Ledger, site.Office.Cases, site.Office.Clock, site.Office.GradeLists);
        async Task Propose(string why) => await officer.Press(await officer.Get("/grades/schemes"), "form.propose", 200, null, ("why", why), ("scheme", "abcd-design"));
        await Propose("年度分级");
        var list = Book().Lists().Single().List;
        var at = $"/grades/lists/{list.Id}";
        await director.Press(await director.Get(at), "form.publish");
        site.Clock.Now = site.Clock.Now.AddDays(13);
        await director.Press(await director.Get(at), "form.enforce");
        var first = Book().Lists().Single().From!.Value;
        await officer.Press(await officer.Get("/levers/credit"), "form.use", 200, null, ("from", $"{first:yyyy-MM-dd}"));
        await officer.Press(await officer.Get("/levers/training"), "form.use", 200, null, ("from", $"{first:yyyy-MM-dd}"), ("why", "年度培训"));
        var filed = await manager.Press(await manager.Get($"/grades/firms/{site.Mine.Id}"), "form.appeal", 200, null, ("why", "整改已完成"));
        var (address, id) = (filed.Location.PathName, filed.QuerySelector("h1 small")!.TextContent);
        await director.Press(await director.Get(address), "form.accept");
        await officer.Press(await officer.Get(address), "form.examine", 200, null, ("why", "现场核查属实"));
        site.Clock.Now = site.Clock.Now.AddDays(1);
        await director.Press(await director.Get(address), "form.change", 200, null, ("why", "同意"), ("level", "C"));
        site.Clock.Now = site.Clock.Now.AddDays(1);
        var today = site.Office.Clock.Today();
        var revoked = await director.Press(await director.Get(at), "form.revoke", 200, null, ("why", "名单有误"));

        var standing = site.Office.Lists.All.Where(e => e.List.StartsWith("grade-", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(standing);
        Assert.All(standing, e => Assert.False(e.Stands(today)));
        Assert.Equal(("revoked", $"撤销名单 {list.Id}", "名单有误"), standing.Where(e => e.Subject == site.Mine.Id && e.To == today).Select(e => (e.Ground, e.LeftBy, e.LeftWhy)).Single());
        Assert.Contains("等级名单撤销", Site.Text(await officer.Get($"/enterprises/{site.Mine.Id}"), "main"), StringComparison.Ordinal);
        Assert.Contains($"已于 {today:yyyy-MM-dd} 撤销：名单有误", Site.Text(revoked, ".revoked"), StringComparison.Ordinal);
        Assert.Contains("1 家的等级已由申诉变更", Site.Text(revoked, ".revoked"), StringComparison.Ordinal);
        Assert.NotEmpty(revoked.QuerySelectorAll(".baseless a[href='/levers/credit']"));

        var credit = await officer.Get("/levers/credit");
        Assert.Contains($"名单已于 {today:yyyy-MM-dd} 撤销", Site.Text(credit, ".baseless"), StringComparison.Ordinal);
        Assert.Contains($"名单已于 {today:yyyy-MM-dd} 撤销", (await officer.Raw(new(HttpMethod.Get, "/levers/credit.csv"))).Text, StringComparison.Ordinal);
        await director.Press(await director.Get("/levers/training"), "form.confirm", 422, null, ("why", "同意")); // none of them has a basis
        await officer.Press(credit, "tr:has(.baseless) form.revoke"); // the reason stands there already

        var row = (await officer.Get("/grades")).QuerySelectorAll("tr").Single(r => r.TextContent.Contains(site.Mine.Name, StringComparison.Ordinal));
        Assert.Contains("C 申诉后由 D 变更", row.TextContent, StringComparison.Ordinal);
        await Propose("重发");
        var again = Book().Lists().Single(l => l.List.Id != list.Id).List.Of(site.Mine.Id)!;
        Assert.Equal(("C", "D", id), (again.Level, again.Was, again.Why));
    }

    [Fact]
    public async Task A_list_says_that_it_comes_out_again_and_one_that_does_not_says_what_differs()
    {
        using var officer = site.As("demo-province");
        await officer.Press(await officer.Get("/grades/schemes"), "form.propose", 200, null, ("why", "年度分级"), ("scheme", "abcd-design"));
        var book = new GradeBook(site.Ledger, site.Office.Cases, site.Office.Clock, site.Office.GradeLists);
        var list = book.Lists().Single().List;
        var page = await officer.Get($"/grades/lists/{list.Id}");
        Assert.Contains("逐字节相同", Site.Text(page, ".reproduced"), StringComparison.Ordinal);
        Assert.Contains($"--as-of {list.Day:yyyy-MM-dd} --json", Site.Text(page, ".reproduced code"), StringComparison.Ordinal);
        var early = list with { Id = $"{list.Id}1", KnownBy = site.Ledger.Batches().Single(b => b.Title == "监察.csv").RecordedAt.AddTicks(-10) };
        Assert.Null(book.Propose(early, "demo-province", "演示员", "倒填日期", "").Wrong);
        var differs = Site.Text(await officer.Get($"/grades/lists/{early.Id}"), ".not-reproduced");
        Assert.Contains("不能复现", differs, StringComparison.Ordinal);
        Assert.Contains($"{site.Mine.Name} D → ", differs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_looks_at_a_demonstration_may_take_the_place_of_a_graded_enterprises_manager_and_appeal()
    {
        using var officer = site.As("demo-province");
        using var director = site.As("demo-director");
        await officer.Press(await officer.Get("/grades/schemes"), "form.propose", 200, null, ("why", "年度分级"), ("scheme", "abcd-design"));
        await director.Press(await director.Get($"/grades/lists/{new GradeBook(site.Ledger, site.Office.Cases, site.Office.Clock, site.Office.GradeLists).Lists().Single().List.Id}"), "form.publish");
        var at = $"/grades/firms/{site.Neighbour.Id}";
        var firm = await officer.Get(at);
        Assert.Null(firm.QuerySelector("form.appeal"));
        var taken = await officer.Press(firm, "form.as-manager", 200, null, ("account", $"demo-manager:{site.Neighbour.Id}"));
        Assert.Contains("SS", (await officer.Press(taken, "form.appeal", 200, null, ("why", "请复核"))).QuerySelector("h1 small")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_proposed_published_by_another_appealed_against_changed_and_followed_by_means()
    {
        using var officer = site.As("demo-province");
        using var director = site.As("demo-director");
        using var manager = site.As("demo-manager");
        using var visitor = site.As("public");
        await officer.Press(await officer.Get("/grades/schemes"), "form.propose", 200, null, ("why", "年度分级"), ("scheme", "abcd-design"));
        var list = new GradeBook(site.Ledger, site.Office.Cases, site.Office.Clock, site.Office.GradeLists).Lists().Single();
        var at = $"/grades/lists/{list.List.Id}";
        await visitor.Get(at, 404);
        Assert.Null((await officer.Get(at)).QuerySelector("form.publish")); // not by whoever proposed it
        await director.Press(await director.Get(at), "form.publish");
        Assert.Contains("提出异议", Site.Text(await visitor.Get(at), ".answer"), StringComparison.Ordinal);
        Assert.Contains("书面", Site.Text(await visitor.Get(at), ".objecting"), StringComparison.Ordinal); // and how

        var appeal = await manager.Press(await manager.Get($"/grades/firms/{site.Mine.Id}"), "form.appeal", 200, null, ("why", "整改已完成，复查待办"));
        var id = appeal.QuerySelector("h1 small")!.TextContent;
        var address = $"/grades/appeals/{id}";
        await director.Press(await director.Get(address), "form.accept");
        await officer.Press(await officer.Get(address), "form.examine", 200, null, ("why", "现场核查属实"));
        Assert.Null((await officer.Get(address)).QuerySelector("form.change")); // not by whoever examined
        await director.Press(await director.Get(address), "form.change", 200, null, ("why", "同意"), ("level", "C"));
        Assert.Contains("由 D 变更", Site.Text(await visitor.Get(at), "table"), StringComparison.Ordinal);

        var running = await director.Get(at);
        Assert.Null(running.QuerySelector("form.enforce")); // objections still run
        Assert.Contains("期满后", Site.Text(running, "main"), StringComparison.Ordinal);
        var early = await director.Post($"{at}/enforce", Person.Fields(running, "form.revoke", ("from", "2025-12-16")), 409);
        Assert.Contains("期满前不能生效", Site.Text(early, ".wrongs"), StringComparison.Ordinal);
        Assert.DoesNotContain("不对您开放", Site.Text(early, "main"), StringComparison.Ordinal);
        site.Clock.Now = site.Clock.Now.AddDays(13);
        var over = await director.Get(at);
        await director.Press(over, "form.enforce", 409, null, ("from", "2099-01-01"));
        await director.Press(over, "form.enforce", 200, null, ("from", "2025-12-16"));
        Assert.Contains(site.Office.Lists.About(site.Mine.Id), e => e.List == "grade-c" && e.To is null && e.From == new DateOnly(2025, 12, 16)); // what was changed on appeal is what stands on the list
        await officer.Press(await officer.Get("/levers/training"), "form.use", 422, null, ("from", "2025-12-16")); // an order needs its reason
        await officer.Press(await officer.Get("/levers/training"), "form.use", 200, null, ("from", "2025-12-16"), ("why", "年度培训"));
        Assert.Null((await officer.Get("/levers/training")).QuerySelector("form.confirm")); // not by whoever proposed it
        var waiting = await director.Get("/levers/training");
        Assert.Contains("年度培训", Site.Text(waiting, ".waiting"), StringComparison.Ordinal);
        await director.Press(waiting, "form.confirm", 200, null, ("why", "同意"));
        var used = await officer.Get("/levers/training");
        Assert.Null(used.QuerySelector(".waiting"));
        Assert.Contains(site.Mine.Name, Site.Text(used, "table"), StringComparison.Ordinal);
        await officer.Press(used, "form.revoke", 200, null, ("why", "已完成培训"), ("on", "2025-12-20"));
        Assert.Contains("已完成培训", Site.Text(await officer.Get("/levers/training"), "table"), StringComparison.Ordinal);
    }
}
