using System.Net;
using System.Text;
using Luheng.Assessing;
using Luheng.Cases;
using Luheng.Flow.Tests.Cases;
using Luheng.Flow.Tests.Portal;

namespace Luheng.Flow.Tests.Assessing;

/// <summary>约谈 from the proposal to its end, and who has no part in it.</summary>
public sealed class TalkTests
{
    static readonly byte[] Letter = Encoding.UTF8.GetBytes("示例文字（演示数据）");

    [Fact]
    public async Task A_city_that_falls_behind_is_summoned_promises_measures_reports_and_it_ends()
    {
        await using var site = await AssessSite.Open();
        var city = site.City();
        using var province = site.As("demo-province");
        using (var offered = await province.Page($"/talks/new?about={city}&from={Uri.EscapeDataString("/assessment")}")) Assert.NotNull(offered.QuerySelector("form[action='/talks']"));
        var proposed = await province.Post($"/talks/new?about={city}", "/talks", ("about", city.Text), ("title", "单位增加值能耗不降反升"), ("reason", "10 月累计上升 1.6 %"), ("from", "/assessment"));
        Assert.Equal(HttpStatusCode.Redirect, proposed.StatusCode);
        var id = proposed.Headers.Location!.ToString().Split('/', '#')[2];
        Assert.StartsWith("YT2025-", id, StringComparison.Ordinal);

        using (var waiting = await province.Page($"/cases/{id}")) Assert.DoesNotContain("轮到您", Site.Text(waiting, ".answer"), StringComparison.Ordinal); // it waits for the second person
        Assert.Equal(HttpStatusCode.Conflict, await Step("demo-province", TalkProcedure.Approve, withFile: true)); // a second person approves
        Assert.Equal(HttpStatusCode.Conflict, await Step("demo-province", TalkProcedure.Drop)); // and drops it; whoever proposed takes it back
        Assert.Equal(HttpStatusCode.Conflict, await Step("demo-director", TalkProcedure.Approve)); // with the letter
        // Before that whoever is to be summoned does not know of it, anywhere; nor do liaisons take part.
        foreach (var who in (string[])["demo-city", "demo-grid", "demo-pricing"])
        {
            using var outside = site.As(who);
            foreach (var address in (string[])[$"/cases/{id}", $"/api/v1/cases/{id}"]) Assert.Equal(HttpStatusCode.NotFound, (await outside.Get(address)).StatusCode);
            using (var talks = await outside.Page("/talks")) Assert.DoesNotContain(id, talks.Body!.TextContent, StringComparison.Ordinal);
            using (var assessed = await outside.Page(site.Page())) Assert.DoesNotContain(id, assessed.Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await outside.Send("/work", "/comments", [("about", $"case:{id}"), ("text", "看到了")], [])).StatusCode);
            Assert.Contains((await outside.Send("/work", $"/cases/{id}/files", [], [("说明.txt", Letter)])).StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden });
        }
        Assert.Equal(HttpStatusCode.Redirect, await Step("demo-director", TalkProcedure.Approve, withFile: true, (TalkProcedure.HeldOnKey, "2025-11-21")));
        using (var director = site.As("demo-director"))
        using (var page = await director.Page($"/cases/{id}"))
        {
            Assert.Null(page.QuerySelector($"form[action$='/{Procedure.TakeBack}']")); // nothing was passed on
            Assert.DoesNotContain(page.QuerySelectorAll($"form[action$='/{Procedure.Delegate}'] option").Select(o => o.GetAttribute("value")), v => v is "demo-grid" or "demo-pricing" or "demo-ecology" or "demo-city");
        }
        foreach (var who in (string[])["demo-grid", "demo-pricing"])
        {
            using (var liaison = site.As(who))
            using (var page = await liaison.Page($"/cases/{id}")) Assert.Null(page.QuerySelector("form[action$='/hold'], form[action$='/delegate'], form[action$='/end']"));
            Assert.Equal(HttpStatusCode.Forbidden, await Step(who, TalkProcedure.Hold, withFile: true));
        }
        Assert.Equal(new DateOnly(2025, 11, 21), site.Office.Cases.Find(id)!.Due);
        Assert.Equal(HttpStatusCode.Forbidden, await Step("demo-city", TalkProcedure.Hold, withFile: true)); // whoever is summoned does not record it
        using (var summoned = site.As("demo-city"))
        using (var page = await summoned.Page($"/cases/{id}"))
        {
            Assert.Null(page.QuerySelector("form[action$='/hold']"));
            Assert.Null(page.QuerySelector("form[action$='/delegate']")); // nor passes on what is not theirs
            Assert.DoesNotContain("轮到您", Site.Text(page, ".answer"), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.Conflict, await Step("demo-province", TalkProcedure.Hold, withFile: true)); // no minutes of a talk to come
        site.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(HttpStatusCode.Redirect, await Step("demo-province", TalkProcedure.Hold, withFile: true));
        using (var director = site.As("demo-director"))
        using (var page = await director.Page($"/cases/{id}")) Assert.Contains($"等待{site.Desk.World.Population.NameOf(site.City())}", Site.Text(page, ".answer").Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal); // not for the department
        Assert.Equal(HttpStatusCode.Forbidden, await Step("demo-province", TalkProcedure.Commit)); // nobody promises for the city
        Assert.Equal(HttpStatusCode.Forbidden, await Step("demo-director", TalkProcedure.Commit));
        using (var waits = site.As("demo-city"))
        using (var work = await waits.Page("/work")) Assert.Contains(id, work.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await Step("demo-city", TalkProcedure.Commit, false, (TalkProcedure.ReportByKey, "2099-12-31")));
        Assert.Equal(HttpStatusCode.BadRequest, await Step("demo-city", TalkProcedure.Commit, false, (TalkProcedure.ReportByKey, "2026-11-22")));
        using (var late = site.As("demo-city"))
        {
            using (var form = await late.Page($"/cases/{id}")) Assert.Contains("不填为 60 日（自然日）", form.QuerySelector("form[action$='/commit']")!.TextContent, StringComparison.Ordinal);
            using (var form = await late.Page($"/cases/{id}")) Assert.Equal("2026-11-21", form.QuerySelector($"form[action$='/commit'] input[name='{TalkProcedure.ReportByKey}']")!.GetAttribute("max"));
            var refused = await late.Send($"/cases/{id}", $"/cases/{id}/moves/commit", [("reason", "演示"), (TalkProcedure.ReportByKey, "2099-12-31")], []);
            Assert.Contains("最迟为 2026-11-21（365 天以内）", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.Redirect, await Step("demo-city", TalkProcedure.Commit));
        Assert.Equal(new DateOnly(2026, 1, 20), site.Office.Cases.Find(id)!.Due); // 60 days of rectification
        Assert.Equal("demo-city", site.Office.Cases.Find(id)!.PassedTo);
        Assert.Equal(HttpStatusCode.Redirect, await Step("demo-city", TalkProcedure.Report, withFile: true));
        Assert.Equal("demo-director", site.Office.Cases.Find(id)!.PassedTo); // back to whoever approved
        Assert.Equal(HttpStatusCode.Redirect, await Step("demo-director", TalkProcedure.NotEnough));
        Assert.Equal(HttpStatusCode.Redirect, await Step("demo-city", TalkProcedure.Report, withFile: true));
        Assert.Equal(HttpStatusCode.Conflict, await Step("demo-province", TalkProcedure.End)); // whoever proposed does not end it
        Assert.Equal(HttpStatusCode.Conflict, await Step("demo-reviewer", TalkProcedure.End)); // nor anybody but who approved
        // Nor do they give it to somebody else to end, or take it from whoever approved.
        foreach (var who in (string[])["demo-province", "demo-reviewer", "demo-city"])
        {
            using (var outside = site.As(who))
            using (var page = await outside.Page($"/cases/{id}")) Assert.Null(page.QuerySelector("form[action$='/delegate'], form[action$='/take-back']"));
            Assert.Equal(HttpStatusCode.Forbidden, await Step(who, Procedure.Delegate, false, (Case.ToKey, "demo-reviewer")));
            Assert.Equal(HttpStatusCode.Forbidden, await Step(who, Procedure.TakeBack));
        }
        Assert.Equal(HttpStatusCode.Redirect, await Step("demo-director", Procedure.Delegate, false, (Case.ToKey, "demo-reviewer")));
        Assert.Equal(HttpStatusCode.Conflict, await Step("demo-director", TalkProcedure.End)); // it is with another now
        Assert.Equal(HttpStatusCode.Forbidden, await Step("demo-province", Procedure.TakeBack));
        Assert.Equal(HttpStatusCode.Redirect, await Step("demo-director", Procedure.TakeBack)); // whoever passed it on takes it back
        Assert.Equal(HttpStatusCode.Conflict, await Step("demo-reviewer", TalkProcedure.End));
        using (var ends = site.As("demo-director"))
        using (var page = await ends.Page($"/cases/{id}"))
        {
            Assert.Equal("办结", page.QuerySelector("details.move[open] summary")!.TextContent.Trim()); // what moves it on comes first
        }
        Assert.Equal(HttpStatusCode.Redirect, await Step("demo-director", TalkProcedure.End));
        Assert.Equal(TalkState.Ended, site.Office.Cases.Find(id)!.In<TalkState>());
        using (var told = await province.Page($"/cases/{id}")) Assert.Contains("与第 2 步的文件完全相同", told.Body!.TextContent, StringComparison.Ordinal); // the same letter, named by each step
        using var list = await province.Page("/talks");
        Assert.Contains("1 件约谈，0 件在办", Site.Text(list, ".answer"), StringComparison.Ordinal);

        async Task<HttpStatusCode> Step(string who, string move, bool withFile = false, params (string, string)[] more)
        {
            using var visitor = site.As(who);
            return (await visitor.Send($"/cases/{id}", $"/cases/{id}/moves/{move}", [("reason", "演示"), ("seen", $"{site.Office.Cases.Find(id)!.Steps.Count}"), .. more], withFile ? [($"{move}.txt", Letter)] : [])).StatusCode;
        }
    }

    [Fact]
    public async Task Nobody_proposes_a_talk_against_their_own_region()
    {
        await using var site = await AssessSite.Open();
        var city = site.City();
        using var own = site.As("demo-city");
        Assert.Equal(HttpStatusCode.Forbidden, (await own.Get($"/talks/new?about={city}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await own.Post("/work", "/talks", ("about", city.Text), ("title", "自约"), ("reason", "试"))).StatusCode);
        using (var page = await own.Page($"/warnings/{city}")) Assert.Null(page.QuerySelector("a[href*='/talks/new']"));
        using var province = site.As("demo-province");
        Assert.Equal(HttpStatusCode.Forbidden, (await province.Get("/talks/new?about=990000")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await province.Get($"/talks/new?about={city}")).StatusCode);
        Assert.DoesNotContain(site.Office.Cases.All, c => c.Procedure == TalkProcedure.Id);
    }
}
