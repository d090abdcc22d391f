using System.Net;
using System.Text;
using Luheng.Cases;
using Luheng.Flow.Tests.Portal;

namespace Luheng.Flow.Tests.Cases;

public sealed class InquiryTests(CaseSite site) : IClassFixture<CaseSite>
{
    [Fact]
    public async Task A_question_is_asked_answered_with_a_file_and_closed_and_each_sees_their_turn()
    {
        var id = await site.Asked();
        using var manager = site.As("demo-manager");
        using (var waiting = await manager.Page("/work"))
        {
            Assert.Contains(id, Site.Text(waiting, "table.work"), StringComparison.Ordinal);
            Assert.Contains("剩 5 个工作日", Site.Text(waiting, "table.work"), StringComparison.Ordinal);
            Assert.Equal(waiting.QuerySelector(".todo b")!.TextContent, waiting.QuerySelector(".tabs a b")!.TextContent);
        }
        var answered = await manager.Send($"/cases/{id}", $"/cases/{id}/moves/answer", [("reason", "停产检修 9 天"), ("seen", "1")], [("停机记录.txt", "1# 线停机 9 天"u8.ToArray())]);
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        using (var after = await manager.Page("/work?view=sent")) Assert.Contains(id, Site.Text(after, "table.work"), StringComparison.Ordinal);

        using var city = site.As("demo-city");
        using (var turn = await city.Page($"/cases/{id}"))
        {
            Assert.Contains("轮到您办理", Site.Text(turn, ".answer"), StringComparison.Ordinal);
            Assert.Contains("停机记录.txt", Site.Text(turn, ".steps"), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.Redirect, (await city.Post($"/cases/{id}", $"/cases/{id}/moves/close", ("reason", "已核实"), ("seen", "2"))).StatusCode);
        using var closed = await manager.Page($"/cases/{id}");
        Assert.Contains("已办结", Site.Text(closed, ".answer"), StringComparison.Ordinal);
        Assert.Empty(closed.QuerySelectorAll("form[action$='/moves/answer']"));
        Assert.Equal(3, site.Office.Cases.Find(id)!.Steps.Count);
    }

    [Fact]
    public async Task A_file_is_handed_out_only_to_be_kept_and_only_to_those_who_may_see_the_case()
    {
        var id = await site.Asked();
        using var manager = site.As("demo-manager");
        await manager.Send($"/cases/{id}", $"/cases/{id}/files", [], [("../../etc/台账.csv", Encoding.UTF8.GetBytes("表号,读数\r\n1,2\r\n"))]);
        var file = Assert.Single(site.Office.Evidence.Of(id));
        Assert.Equal("台账.csv", file.Name);
        var got = await manager.Get($"/cases/{id}/files/{file.Hash}");
        Assert.Equal(HttpStatusCode.OK, got.StatusCode);
        Assert.Equal(("text/csv", "utf-8"), (got.Content.Headers.ContentType!.MediaType, got.Content.Headers.ContentType.CharSet));
        Assert.Equal("attachment", got.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", got.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", got.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var statistics = site.As("demo-statistics");
        Assert.Equal(HttpStatusCode.Forbidden, (await statistics.Get($"/cases/{id}/files/{file.Hash}")).StatusCode);
        using var nobody = site.As("public");
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.Get($"/cases/{id}/files/{file.Hash}")).StatusCode);
    }

    [Fact]
    public async Task The_case_of_another_enterprise_is_refused_in_every_address()
    {
        var id = await site.Asked("demo-province", site.Other);
        using var manager = site.As("demo-manager");
        foreach (var address in new[] { $"/cases/{id}", $"/api/v1/cases/{id}", $"/cases/new?about={site.Other}" }) Assert.Equal(HttpStatusCode.Forbidden, (await manager.Get(address)).StatusCode);
        foreach (var address in new[] { $"/cases/{id}/moves/answer", $"/cases/{id}/moves/delegate", $"/cases/{id}/files" })
            Assert.Equal(HttpStatusCode.Forbidden, (await manager.Post("/work", address, ("reason", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.Post("/work", "/comments", ("about", $"case:{id}"), ("text", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.Post("/work", "/cases", ("about", site.Other.Text), ("title", "x"), ("reason", "x"))).StatusCode);
        Assert.Single(site.Office.Cases.Find(id)!.Steps);
        Assert.DoesNotContain(id, await (await manager.Get("/api/v1/work")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_answer_at_once_exactly_one_wins_and_the_other_keeps_what_was_typed()
    {
        var id = await site.Asked();
        using var manager = site.As("demo-manager");
        using var head = site.As("demo-head");
        var first = manager.Post($"/cases/{id}", $"/cases/{id}/moves/answer", ("reason", "甲的答复"), ("seen", "1"));
        var second = head.Post($"/cases/{id}", $"/cases/{id}/moves/answer", ("reason", "乙的答复"), ("seen", "1"));
        var both = await Task.WhenAll(first, second);
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], both.Select(b => b.StatusCode).Order());
        var told = await both.Single(b => b.StatusCode == HttpStatusCode.Conflict).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("没有提交", told, StringComparison.Ordinal);
        Assert.Equal(2, site.Office.Cases.Find(id)!.Steps.Count);
    }

    [Fact]
    public async Task A_form_sent_twice_asks_once()
    {
        using var city = site.As("demo-city");
        (string, string)[] fields = [("about", site.Firm.Text), ("title", "两次提交"), ("reason", "同一张表"), ("once", "same-form")];
        var first = await city.Post($"/cases/new?about={site.Firm}", "/cases", fields);
        var second = await city.Post($"/cases/new?about={site.Firm}", "/cases", fields);
        Assert.Equal(first.Headers.Location!.ToString().Split('#')[0], second.Headers.Location!.ToString().Split('#')[0]);
        Assert.Single(site.Office.Cases.About(site.Firm), c => c.Title == "两次提交");
    }
}
