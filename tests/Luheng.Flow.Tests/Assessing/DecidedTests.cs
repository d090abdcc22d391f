using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Luheng.Assessing;
using Luheng.Cases;
using Luheng.Flow.Tests.Allocating;
using Luheng.Flow.Tests.Cases;
using Luheng.Flow.Tests.Portal;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Flow.Tests.Assessing;

/// <summary>What was decided stays as it was decided; only a review that ended in a change moves it, and only the lines that it names.</summary>
public sealed class DecidedTests : IAsyncLifetime
{
    const string City = "990200";
    const string Asked = $"/assessment/{City}?plan=demo-14fyp&year=2024";

    readonly IssuedSite site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    Case Matter => site.Office.Cases.Find(AssessProcedure.IdOf("demo-14fyp", 2024, SubjectId.Parse(City)))!;

    /// <summary>Straight to the notice, by whom it takes: the city has no officer of its own here.</summary>
    void Notice()
    {
        var query = new Luheng.Portal.Assessing.AssessQuery(site.Desk.World.Catalogue.Plans["demo-14fyp"], 2024);
        var steps = new Luheng.Portal.Assessing.AssessSteps(site.Desk, site.Office, query);
        Assert.Null(steps.Open(SubjectId.Parse(City), new(AssessProcedure.Open, "demo-province", "省"), Batch()).Wrong);
        List<SheetLine> full = [.. RealPacks.Catalogue.Rubrics["demo-cities"].Items.Where(i => i.How == Scoring.Evidence).Select(i => new SheetLine(i.Id, i.Choices.Count > 0 ? i.Choices[0] : i.Points / 2, "看了材料"))];
        foreach (var (move, by) in new[] { (AssessProcedure.SelfScore, "city"), (AssessProcedure.Check, "checker"), (AssessProcedure.Score, "one"), (AssessProcedure.Score, "other"), (AssessProcedure.Decide, "demo-province"), (AssessProcedure.Notice, "demo-province") })
        {
            Assert.Null(steps.Take(Matter, new(move, by, by, "演示"), move is AssessProcedure.SelfScore or AssessProcedure.Score ? full : [], Batch()).Wrong);
            site.Office.Sheets.Refresh();
        }
    }

    static BatchDraft Batch() => new("test", "test", [], []);

    /// <summary>Hands down another target of every city on a day.</summary>
    void Issue(string target, double figure, DateOnly on)
    {
        var issued = new Breakdown($"breakdown-demo-14fyp-{target}-990000-9", "demo-14fyp", target, "990000", "equal", "rules", 1, -14, "%", 0, [new(City, 1, figure, figure, -90, 0, 1, 1, 0)], true) { State = BreakdownState.Issued, IssuedOn = on };
        site.Ledger.Commit(Batch() with { Documents = [issued.Write()] });
    }

    async Task<(string Page, double Low, JsonElement Subject)> Shown()
    {
        using var province = site.As("demo-province");
        var page = await province.Page(Asked);
        var json = await (await province.Get("/api/v1/assessment?plan=demo-14fyp&year=2024")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var subject = JsonDocument.Parse(json).RootElement.GetProperty("subjects").EnumerateArray().Single(s => s.GetProperty("subject").GetString() == City);
        return (Site.Text(page, "header.head") + Site.Text(page, "table.plain"), subject.GetProperty("low").GetDouble(), subject);
    }

    async Task<HttpStatusCode> Amends(string who, string item, string points)
    {
        using var visitor = site.As(who);
        return (await visitor.Send(Asked, $"/assessment/{City}/{AssessProcedure.Amend}", [("plan", "demo-14fyp"), ("year", "2024"), ("reason", "复查决定"), ($"points-{item}", points), ($"why-{item}", "补充材料属实")], [])).StatusCode;
    }

    [Fact]
    public async Task A_target_issued_after_the_year_does_not_move_its_assessment()
    {
        var before = await Shown();
        Issue("energy-intensity", -60, new(2025, 11, 20));
        Assert.Equal(before.Low, (await Shown()).Low);
        Issue("energy-intensity", -60, new(2024, 12, 31));
        Assert.NotEqual(before.Low, (await Shown()).Low); // one issued within the year does
    }

    [Fact]
    public async Task A_decided_assessment_stays_as_it_was_decided_on_every_page_and_says_what_is_known_now()
    {
        Notice();
        var decided = await Shown();
        Assert.Equal("2025-11-20", decided.Subject.GetProperty("decidedOn").GetString());
        Assert.Equal(JsonValueKind.Null, decided.Subject.GetProperty("now").ValueKind);
        Assert.DoesNotContain("按现在已知的数据", decided.Page, StringComparison.Ordinal);

        // Recorded later as if it had been in force: what is known now gives another value.
        Issue("energy-intensity", -60, new(2024, 3, 1));
        var after = await Shown();
        Assert.Equal(decided.Low, after.Low);
        Assert.Equal(decided.Subject.GetProperty("grade").GetString(), after.Subject.GetProperty("grade").GetString());
        Assert.Equal(decided.Subject.GetProperty("items").GetRawText(), after.Subject.GetProperty("items").GetRawText());
        Assert.NotEqual(after.Low, after.Subject.GetProperty("now").GetProperty("low").GetDouble());
        Assert.Contains("按现在已知的数据", after.Page, StringComparison.Ordinal);
        Assert.Contains("2025-11-20 评定的结果", after.Page, StringComparison.Ordinal);
        using var province = site.As("demo-province");
        using var list = await province.Page("/assessment?plan=demo-14fyp&year=2024");
        Assert.Contains("现按已知数据为", list.QuerySelectorAll("table.plain tbody tr").Single(r => r.InnerHtml.Contains(City, StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assessment_is_amended_only_after_a_review_that_ended_in_a_change_and_only_in_the_lines_it_names()
    {
        Notice();
        var decided = await Shown();
        foreach (var who in (string[])["demo-province", "demo-director"])
        {
            using var visitor = site.As(who);
            using var page = await visitor.Page(Asked);
            Assert.Null(page.QuerySelector("form[action$='/amend']"));
            Assert.Contains(await Amends(who, "groundwork.data", "8"), new[] { HttpStatusCode.Conflict });
        }
        var id = ReviewProcedure.IdOf(Matter.Id, 1);
        Take(Objection.File, "city", (Objection.AgainstKey, Matter.Id), (ReviewProcedure.LinesKey, "groundwork.data,groundwork.supervision"));
        Assert.Equal(HttpStatusCode.Conflict, await Amends("demo-director", "groundwork.data", "8")); // asked for is not changed yet
        Take(Objection.Accept, "demo-examiner");
        Take(Objection.Examine, "demo-examiner");
        Take(Objection.Change, "demo-director");
        Assert.Equal(HttpStatusCode.Conflict, await Amends("demo-province", "groundwork.data", "8")); // whoever decided does not amend
        var other = RealPacks.Catalogue.Rubrics["demo-cities"].Items.First(i => !i.Id.StartsWith("groundwork", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, await Amends("demo-director", other.Id, "0"));
        using (var director = site.As("demo-director"))
        using (var page = await director.Page(Asked)) Assert.Equal(["points-groundwork.data", "points-groundwork.supervision"], page.QuerySelectorAll("form[action$='/amend'] [name^=points-]").Cast<IHtmlElement>().Select(e => e.GetAttribute("name")));

        using (var director = site.As("demo-director"))
        using (var page = await director.Page(Asked)) Assert.Equal(["", "4", "2", "0"], page.QuerySelectorAll("select[name='points-groundwork.supervision'] option").Select(o => o.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.BadRequest, await Amends("demo-director", "groundwork.supervision", "3")); // none of its choices

        Issue("energy-intensity", -60, new(2024, 3, 1)); // what came since moves no other line
        Assert.Equal(HttpStatusCode.Redirect, await Amends("demo-director", "groundwork.data", "8"));
        var amended = await Shown();
        Assert.Equal(decided.Low + 4, amended.Low, 6); // 4 of 8 became 8
        Assert.Equal(HttpStatusCode.Conflict, await Amends("demo-director", "groundwork.data", "0")); // once

        void Take(string move, string by, params (string, string)[] with)
        {
            var draft = new StepDraft(move, by, by, "演示") { With = with.ToDictionary(w => w.Item1, w => w.Item2) };
            var done = move == Objection.File ? site.Office.Cases.Open(id, ReviewProcedure.RegionId, SubjectId.Parse(City), "申请复查", draft, Batch()) : site.Office.Cases.Take(id, draft, Batch());
            Assert.Null(done.Wrong);
        }
    }
}
