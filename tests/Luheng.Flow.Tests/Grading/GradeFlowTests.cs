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
        Assert.All(ladder.QuerySelectorAll(".rungs .margin"), m => Assert.Matches("^ · (余量|差) [0-9.]+ ?\\S*$", m.TextContent));
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
        Assert.NotEmpty((await province.Get("/grades/simulate")).QuerySelectorAll("input[type=range]"));
        using var dragged = new HttpRequestMessage(HttpMethod.Get, "/grades/simulate?advanced-share.cut=60&baseline-share.margin=2");
        dragged.Headers.Add("HX-Request", "true");
        var (answer, text) = await province.Raw(dragged);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("<html", text, StringComparison.Ordinal);
        var wrong = Site.Text(await province.Get("/grades/simulate?advanced-share.cut=180"), ".wrongs");
        Assert.Contains("advanced-share.cut", wrong, StringComparison.Ordinal);
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

        var appeal = await manager.Press(await manager.Get($"/grades/firms/{site.Mine.Id}"), "form.appeal", 200, null, ("why", "整改已完成，复查待办"));
        var id = appeal.QuerySelector("h1 small")!.TextContent;
        var address = $"/grades/appeals/{id}";
        await director.Press(await director.Get(address), "form.accept");
        await officer.Press(await officer.Get(address), "form.examine", 200, null, ("why", "现场核查属实"));
        Assert.Null((await officer.Get(address)).QuerySelector("form.change")); // not by whoever examined
        await director.Press(await director.Get(address), "form.change", 200, null, ("why", "同意"), ("level", "C"));
        Assert.Contains("由 D 变更", Site.Text(await visitor.Get(at), "table"), StringComparison.Ordinal);

        await director.Press(await director.Get(at), "form.enforce", 200, null, ("from", "2025-12-16"));
        Assert.Contains(site.Office.Lists.About(site.Mine.Id), e => e.List == "grade-c" && e.To is null && e.From == new DateOnly(2025, 12, 16)); // what was changed on appeal is what stands on the list
        await officer.Press(await officer.Get("/levers/training"), "form.use", 200, null, ("from", "2025-12-16"));
        var used = await officer.Get("/levers/training");
        Assert.Contains(site.Mine.Name, Site.Text(used, "table"), StringComparison.Ordinal);
        await officer.Press(used, "form.revoke", 200, null, ("why", "已完成培训"), ("on", "2025-12-20"));
        Assert.Contains("已完成培训", Site.Text(await officer.Get("/levers/training"), "table"), StringComparison.Ordinal);
    }
}
