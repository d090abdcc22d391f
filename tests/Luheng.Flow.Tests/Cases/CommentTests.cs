using System.Net;
using Luheng.Cases;
using Luheng.Flow.Tests.Portal;

namespace Luheng.Flow.Tests.Cases;

public sealed class CommentTests(CaseSite site) : IClassFixture<CaseSite>
{
    [Fact]
    public async Task A_call_waits_for_the_called_until_they_look_and_only_those_who_may_see_are_called()
    {
        var id = await site.Asked();
        using var city = site.As("demo-city");
        await city.Post($"/cases/{id}", "/comments", ("about", $"case:{id}"), ("text", "<b>请看</b> @demo-county @demo-statistics"));
        var comment = Assert.Single(site.Office.Comments.About($"case:{id}"));
        Assert.Equal(["demo-county"], comment.Mentions);
        using var county = site.As("demo-county");
        using (var calls = await county.Page("/work?view=calls")) Assert.Contains("<b>请看</b>", Site.Text(calls, ".calls .said"), StringComparison.Ordinal);
        using (var seen = await county.Page($"/cases/{id}")) Assert.Null(seen.QuerySelector(".said b"));
        Assert.Empty(site.Office.Comments.Calling("demo-county"));
    }

    [Fact]
    public async Task A_comment_is_changed_by_its_author_for_ten_minutes_and_what_it_said_is_kept()
    {
        var id = await site.Asked();
        using var city = site.As("demo-city");
        await city.Post($"/cases/{id}", "/comments", ("about", $"case:{id}"), ("text", "原来的话"));
        var comment = site.Office.Comments.About($"case:{id}")[0];
        using var manager = site.As("demo-manager");
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.Post($"/cases/{id}", "/comments/change", ("id", comment.Id), ("text", "别人改的"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await city.Post($"/cases/{id}", "/comments/change", ("id", comment.Id), ("text", "改过的话"))).StatusCode);
        Assert.Equal("改过的话", site.Office.Comments.Find(comment.Id)!.Text);
        Assert.Equal("原来的话", Assert.Single(site.Office.Comments.Before(comment.Id)).Text);
        var then = site.Clock.Now;
        site.Clock.Now += TimeSpan.FromMinutes(11);
        Assert.Equal(HttpStatusCode.BadRequest, (await city.Post($"/cases/{id}", "/comments/change", ("id", comment.Id), ("text", "太晚"))).StatusCode);
        site.Clock.Now = then;
    }

    [Fact]
    public async Task A_comment_that_is_too_long_comes_back_with_its_text()
    {
        var id = await site.Asked();
        using var city = site.As("demo-city");
        var text = "开头" + new string('长', Comment.Longest);
        var answer = await city.Post($"/cases/{id}", "/comments", ("about", $"case:{id}"), ("text", text));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Equal(text, page.QuerySelector("form[action='/comments'] textarea[name=text]")!.TextContent);
        Assert.Equal($"case:{id}", page.QuerySelector("input[name=about]")!.GetAttribute("value"));
        Assert.Contains("4,000", page.QuerySelector("[role=alert]")!.TextContent.Replace("4000", "4,000"), StringComparison.Ordinal);
        Assert.Empty(site.Office.Comments.About($"case:{id}"));
    }

    [Fact]
    public async Task What_is_sent_is_decoded_once()
    {
        using var city = site.As("demo-city");
        using (var list = await city.Page("/enterprises?q=%2541%252B%26lt%3B")) Assert.Equal("%41%2B&lt;", list.QuerySelector("main input[name=q]")!.GetAttribute("value"));
        var code = site.Firm.Text;
        Assert.Equal(HttpStatusCode.OK, (await city.Get($"/enterprises/%{(int)code[0]:X2}{code[1..]}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await city.Get($"/enterprises/%25{(int)code[0]:X2}{code[1..]}")).StatusCode);
        var id = await site.Asked();
        await city.Post($"/cases/{id}", "/comments", ("about", $"case:{id}"), ("text", "100%25 &lt;b&gt; %3Cb%3E a+b"));
        Assert.Equal("100%25 &lt;b&gt; %3Cb%3E a+b", Assert.Single(site.Office.Comments.About($"case:{id}")).Text);
    }

    [Fact]
    public async Task A_figure_and_an_enterprise_can_be_spoken_about_by_those_who_see_them()
    {
        using var city = site.As("demo-city");
        var about = $"figure:energy.comprehensive|{site.Firm}|2025-09";
        Assert.Equal(HttpStatusCode.Redirect, (await city.Post("/work", "/comments", ("about", about), ("text", "这个数偏低"))).StatusCode);
        using (var page = await city.Page($"/explain?item=energy.comprehensive&of={site.Firm}&in=2025-09")) Assert.Contains("这个数偏低", Site.Text(page, ".comments"), StringComparison.Ordinal);
        using var manager = site.As("demo-manager");
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.Post("/work", "/comments", ("about", $"subject:{site.Other}"), ("text", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await city.Post("/work", "/comments", ("about", "figure:no.such|x|y"), ("text", "x"))).StatusCode);
    }

    [Fact]
    public async Task Whoever_stands_in_finds_what_was_passed_to_the_one_who_is_away_and_gets_no_right_by_it()
    {
        var id = await site.Asked();
        using var manager = site.As("demo-manager");
        using var head = site.As("demo-head");
        Assert.Equal(HttpStatusCode.Redirect, (await manager.Post($"/cases/{id}", $"/cases/{id}/moves/delegate", ("to", "demo-head"), ("seen", "1"))).StatusCode);
        Assert.DoesNotContain(id, await Work(manager), StringComparison.Ordinal);
        Assert.Contains(id, await Work(head), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.Post("/work", "/deputies", ("stands", "demo-manager"), ("from", "2025-11-20"), ("until", "2025-11-28"))).StatusCode);
        Assert.Contains(id, await Work(manager), StringComparison.Ordinal);
        await head.Post("/work", "/deputies", ("stands", "demo-park"), ("from", "2025-11-20"), ("until", "2025-11-28"));
        using var park = site.As("demo-park");
        Assert.DoesNotContain(id, await Work(park), StringComparison.Ordinal);
        await head.Post("/work", "/deputies", ("end", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.Post($"/cases/{id}", $"/cases/{id}/moves/delegate", ("to", "demo-park"), ("seen", "2"))).StatusCode);
    }

    [Fact]
    public async Task Late_cases_are_marked_as_findings_once_and_unmarked_when_dealt_with()
    {
        var id = await site.Asked("demo-province", site.Other);
        var (then, reminders) = (site.Clock.Now, new Luheng.Portal.Cases.Reminders(site.Office));
        site.Clock.Now += TimeSpan.FromDays(12);
        reminders.Tick();
        Assert.Contains(site.Office.Ledger.Findings(), f => f.Kind == "case-overdue" && f.Evidence == id && f.Text.Contains("逾期", StringComparison.Ordinal));
        using var province = site.As("demo-province");
        using (var late = await province.Page("/work?view=late")) Assert.Contains("逾期 5 天", Site.Text(late, "table.work"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await province.Post($"/cases/{id}", $"/cases/{id}/moves/close", ("reason", "不再需要"), ("seen", "1"))).StatusCode);
        reminders.Tick();
        Assert.DoesNotContain(site.Office.Ledger.Findings(), f => f.Evidence == id);
        site.Clock.Now = then;
    }

    static async Task<string> Work(Visitor visitor) => await (await visitor.Get("/api/v1/work")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
