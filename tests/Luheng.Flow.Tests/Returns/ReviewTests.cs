using Luheng.Returns;

namespace Luheng.Flow.Tests.Returns;

/// <summary>What a reviewer is told when a step cannot be made.</summary>
public sealed class ReviewTests : IAsyncLifetime
{
    const string Electricity = "energy.consumed.electricity";

    readonly FilingSite site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_reviewer_who_forgets_the_reason_finds_every_comment_again_and_is_told_in_chinese()
    {
        await site.File();
        var told = await site.Move("demo-city", "return", 409, ("k." + Electricity, "请核对倍率"), ("reason", " "));
        Assert.Equal("没有提交：请写明理由。", told.QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal("请核对倍率", told.QuerySelector($"input[name='k.{Electricity}']")!.GetAttribute("value"));

        // The browser asks for the reason where a step needs one, and for none where it does not.
        Assert.True(told.QuerySelector("textarea[name=reason]")!.HasAttribute("required"));
        Assert.False(told.QuerySelector("button[value=return]")!.HasAttribute("formnovalidate"));
        Assert.True(told.QuerySelector("button[value=pass]")!.HasAttribute("formnovalidate"));
    }

    [Fact]
    public async Task Whoever_is_overtaken_is_told_by_whom_and_keeps_what_was_typed()
    {
        await site.File();
        using var city = site.As("demo-city");
        var open = await city.Get(FilingSite.At(site.Mine));
        await site.Move("demo-city", "pass");
        var told = await city.Press(open, "form.review", 409, null, ("move", "return"), ("reason", "电力与监测数不符"), ("k." + Electricity, "请核对倍率"));
        var notice = told.QuerySelectorAll(".notice").Select(n => n.TextContent).ToList();
        Assert.Contains(notice, n => n.Contains("电力与监测数不符", StringComparison.Ordinal) && n.Contains("请核对倍率", StringComparison.Ordinal));
        Assert.DoesNotContain("moved on", told.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_submitted_and_forces_a_review_is_told_in_chinese_that_a_second_person_is_needed()
    {
        using var city = site.As("demo-city");
        var token = Person.Fields(await city.Get("/returns/jobs"), "main form")["_ours"];
        var paper = new ReturnPaper("205-1", site.Mine.Id.Text, FilingSite.November) { Values = new(StringComparer.Ordinal) { ["energy.consumed.raw-coal"] = 5 } };
        var key = ReturnKey.Of(FilingSite.Case(site.Mine), site.Desk.World.Catalogue)!.Value;
        new ReturnFiling(site.Office.Ledger, site.Office.Cases, site.Desk.World.Catalogue, site.Office.Clock, content => site.Office.Files.Keep(content)).Upload(key, "x", paper, new("demo-city", "市级", "-"));
        var told = await city.Post(FilingSite.At(site.Mine) + "/steps", [new("_ours", token), new("move", "pass")], 409);
        Assert.Equal("没有提交：须由第二人办理（双人复核）。", told.QuerySelector("[role=alert]")!.TextContent);
    }
}
