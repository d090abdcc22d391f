using System.Security.Cryptography;
using AngleSharp.Html.Dom;
using Luheng.Returns;

namespace Luheng.Flow.Tests.Returns;

public sealed class JourneyTests : IAsyncLifetime
{
    readonly FilingSite site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    string At => FilingSite.At(site.Mine);

    ReturnState State => site.Office.Cases.Find(FilingSite.Case(site.Mine))?.In<ReturnState>() ?? ReturnState.Open;

    /// <summary>The figures of October again, with some changed.</summary>
    static (string, string)[] AsBefore(IHtmlDocument page, params (string Item, string Text)[] changed)
    {
        var texts = page.QuerySelectorAll(".entry .cell").Where(c => c.QuerySelector("small span[title=上期]") is not null)
            .ToDictionary(c => c.QuerySelector("input")!.GetAttribute("name")!, c => c.QuerySelector("small span[title=上期]")!.TextContent.Replace("上期", "").Replace(",", "").Trim());
        foreach (var (item, text) in changed) texts["c." + item] = text;
        return [.. texts.Select(t => (t.Key, t.Value))];
    }

    async Task File(params (string, string)[] changed)
    {
        using var manager = site.As("demo-manager");
        var form = await manager.Get(At);
        var final = await manager.Press(form, "form.return", fields: AsBefore(form, changed));
        await manager.Press(final, "form.acts");
    }

    async Task Move(string persona, string move, string reason = "", int expected = 200, string? at = null)
    {
        using var officer = site.As(persona);
        await officer.Press(await officer.Get((at ?? At) + "?as=read"), "form.review", expected, null, ("move", move), ("reason", reason));
    }

    [Fact]
    public async Task What_is_changed_after_the_check_is_checked_again_before_it_is_filed()
    {
        using var manager = site.As("demo-manager");
        var form = await manager.Get(At);
        await manager.Press(form, "form.return", fields: AsBefore(form));
        Assert.Equal(ReturnState.Checked, State);
        var edit = await manager.Get(At + "/edit");
        var kept = edit.QuerySelectorAll(".entry .cell input").Where(i => i.GetAttribute("value") is { Length: > 0 }).Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).ToArray();
        await manager.Press(edit, "form.return", 200, At + "/draft", kept);
        Assert.Equal(ReturnState.Checked, State); // nothing was changed
        await manager.Press(await manager.Get(At + "/edit"), "form.return", 200, At + "/draft", [.. kept.Where(k => k.Item1 is not "c.energy.consumed.raw-coal"), ("c.energy.consumed.raw-coal", "1234.5")]);
        Assert.Equal(ReturnState.Draft, State);
        Assert.Equal("1234.5", (await manager.Get(At)).QuerySelector("[name='c.energy.consumed.raw-coal']")!.GetAttribute("value"));
        Assert.Null((await manager.Get(At + "/final")).QuerySelector("form.acts")); // back to the form
    }

    [Fact]
    public async Task The_next_return_of_the_queue_is_another_or_the_queue_itself()
    {
        await File();
        using var city = site.As("demo-city");
        var page = await city.Get(At + "?as=read&queue=Submitted");
        Assert.All(page.QuerySelectorAll(".queuebar a[data-key]"), a => Assert.Matches("^/returns/next[?]state=Submitted&(back=1&)?after=[^&;]+$", a.GetAttribute("href")!));
    }

    [Fact]
    public async Task A_return_goes_from_the_enterprise_by_way_of_the_city_to_the_province_and_only_then_its_figures_count()
    {
        using var manager = site.As("demo-manager");
        using var city = site.As("demo-city");
        Assert.Contains("205-1", (await manager.Get("/returns")).Body!.TextContent, StringComparison.Ordinal);

        // Wrong and unusual figures are told at once; a word lets the unusual pass.
        var form = await manager.Get(At);
        Assert.DoesNotContain(form.QuerySelectorAll(".entry .cell input"), i => i.GetAttribute("value") is { Length: > 0 });
        var fields = AsBefore(form, ("energy.consumed.raw-coal", "一百"), ("energy.consumed.electricity", "99999"), ("energy.purchased.electricity", "-5"));
        var wrong = await manager.Press(form, "form.return", 422, null, fields);
        Assert.Equal(2, wrong.QuerySelectorAll(".found .blocks").Length);
        Assert.Contains("超出常见范围", wrong.QuerySelector(".found .asks")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("一百", wrong.QuerySelector("[name='c.energy.consumed.raw-coal']")!.GetAttribute("value"));
        Assert.Equal(ReturnState.Open, State);
        var right = AsBefore(form, ("energy.consumed.electricity", "99999"));
        var final = await manager.Press(wrong, "form.return", 200, null, [.. right, ("w.energy.consumed.electricity", "新增一条电炉线")]);
        Assert.Contains("99,999", final.QuerySelector(".filed")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("新增一条电炉线", final.Body!.TextContent, StringComparison.Ordinal);

        // A receipt, whose hash is the file's.
        var receipt = await manager.Press(final, "form.acts");
        var hash = receipt.QuerySelector("[data-hash]")!.TextContent;
        var kept = site.Office.Files.Read(hash)!;
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(kept)));
        Assert.Equal(kept, await (await manager.Raw(new(HttpMethod.Get, At + "/receipt.json"))).Answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Contains("报送回执", (await manager.Get($"/verify/{hash}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(site.Figures(site.Mine, "energy.consumed.electricity"));

        // The city returns it with a comment on the cell.
        var review = await city.Get(At + "?queue=Submitted");
        await city.Press(review, "form.review", 409, null, ("move", "return"), ("reason", ""));
        await city.Press(review, "form.review", 200, null, ("move", "return"), ("reason", "电力与监测数不符"), ("k.energy.consumed.electricity", "请核对倍率"));
        Assert.Equal(ReturnState.Returned, State);
        var again = await manager.Get(At);
        Assert.Contains("电力与监测数不符", again.QuerySelector(".notice.back")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("请核对倍率", again.QuerySelector(".entry em.comment")!.TextContent, StringComparison.Ordinal);

        // Corrected, passed on, accepted: now the figures are there, once, and say where from.
        await File();
        await Move("demo-city", "pass");
        await Move("demo-city", "accept", expected: 403);
        await Move("demo-province", "accept");
        Assert.Equal(ReturnState.Accepted, State);
        var figure = Assert.Single(site.Figures(site.Mine, "energy.consumed.electricity"));
        Assert.Contains(FilingSite.Case(site.Mine), figure.Source.Document, StringComparison.Ordinal);
        site.Refresh();
        using var province = site.As("demo-province");
        var reasons = await province.Get($"/explain?item=energy.consumed.electricity&of={site.Mine.Id}&in={FilingSite.November}");
        Assert.Contains($"/returns/205-1/{site.Mine.Id}/{FilingSite.November}", reasons.QuerySelectorAll("a").Select(a => a.GetAttribute("href") ?? ""));
        Assert.Contains("省级验收", reasons.Body!.TextContent, StringComparison.Ordinal);
        await Move("demo-province", "accept", expected: 409);
        Assert.Single(site.Figures(site.Mine, "energy.consumed.electricity"));
    }

    [Fact]
    public async Task A_correction_needs_a_reason_and_a_second_person_and_shows_old_and_new_and_what_else_changes()
    {
        await File();
        await Move("demo-city", "pass");
        await Move("demo-province", "accept");
        site.Refresh();
        var old = Assert.Single(site.Figures(site.Mine, "energy.consumed.raw-coal")).Value;
        using var manager = site.As("demo-manager");
        var form = await manager.Get(At + "/correct");
        await manager.Press(form, "form.return", 422, null, ("c.energy.consumed.raw-coal", $"{old + 1:R}"), ("reason", ""));
        var preview = await manager.Press(form, "form.return", 200, null, ("c.energy.consumed.raw-coal", $"{old + 1:R}"), ("reason", "过磅单抄错"));
        Assert.Contains("综合能源消费量", preview.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ReturnState.Accepted, State);
        await manager.Press(preview, "form.acts");
        Assert.Equal(ReturnState.CorrectionAsked, State);
        await Move("demo-manager", "agree-correction", expected: 403);
        await Move("demo-head", "agree-correction");
        Assert.Single(site.Figures(site.Mine, "energy.consumed.raw-coal"));
        await Move("demo-province", "accept-correction");
        Assert.Equal([old, old + 1], site.Figures(site.Mine, "energy.consumed.raw-coal").Select(o => o.Value));
        Assert.Single(site.Figures(site.Mine, "energy.consumed.electricity"));
        Assert.Contains("过磅单抄错", (await manager.Get(At)).QuerySelector(".steps")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accepted_figure_is_withdrawn_by_a_correction_and_is_missing_then_not_zero()
    {
        await File();
        await Move("demo-city", "pass");
        await Move("demo-province", "accept");
        site.Refresh();
        var before = site.Ask(site.Mine, "energy.consumed.raw-coal");
        using var manager = site.As("demo-manager");
        var form = await manager.Get(At + "/correct");
        (string, string) blank = ("c.energy.consumed.raw-coal", ""), reason = ("reason", "误报了别厂的煤"), word = ("w.energy.consumed.raw-coal", "原煤不归本厂");
        await manager.Press(form, "form.return", 422, null, blank, word, ("reason", ""));
        var preview = await manager.Press(form, "form.return", 200, null, blank, word, reason);
        Assert.Contains("撤回（缺失）", preview.QuerySelector(".correction")!.TextContent, StringComparison.Ordinal);
        await manager.Press(preview, "form.acts");
        await Move("demo-manager", "agree-correction", expected: 403);
        await Move("demo-head", "agree-correction");
        Assert.Equal(before, site.Ask(site.Mine, "energy.consumed.raw-coal"));
        await Move("demo-province", "accept-correction");
        site.Refresh();
        Assert.False(double.IsNaN(before));
        Assert.True(double.IsNaN(site.Ask(site.Mine, "energy.consumed.raw-coal")));
        Assert.False(double.IsNaN(site.Ask(site.Mine, "energy.consumed.electricity")));
        Assert.Contains("误报了别厂的煤", (await manager.Get(At)).QuerySelector(".steps")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("", (await manager.Get(At + "/correct")).QuerySelector("[name='c.energy.consumed.raw-coal']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Whoever_submitted_may_take_it_back_until_somebody_acted()
    {
        await File();
        await Move("demo-head", "withdraw", expected: 409);
        await Move("demo-manager", "withdraw");
        Assert.Equal(ReturnState.Draft, State);
        await File();
        await Move("demo-city", "pass");
        await Move("demo-manager", "withdraw", expected: 409);
        Assert.Equal(ReturnState.Reviewed, State);
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_the_second_is_told()
    {
        await File();
        using var city = site.As("demo-city");
        using var province = site.As("demo-province");
        var (one, other) = (await city.Get(At + "?as=read"), await province.Get(At + "?as=read"));
        await city.Press(one, "form.review", 200, null, ("move", "pass"));
        await province.Press(other, "form.review", 409, null, ("move", "return"), ("reason", "不完整"));
        Assert.Equal(ReturnState.Reviewed, State);
    }

    [Fact]
    public async Task The_board_counts_reminds_and_passes_on_what_has_no_remark()
    {
        using var city = site.As("demo-city");
        Assert.Contains("应报", (await city.Get("/returns")).Body!.TextContent, StringComparison.Ordinal);
        var list = await city.Get("/returns/list?form=205-1&period=2025-11&show=missing");
        await city.Press(list, "main form[action='/returns/remind']", 200, null, ("case", FilingSite.Case(site.Neighbour)), ("reason", "请尽快"));
        Assert.Equal("Awaited", site.Office.Cases.Find(FilingSite.Case(site.Neighbour))!.State);
        await File();
        var queue = await city.Get("/returns/queue?state=Submitted");
        await city.Press(queue, "main form[action='/returns/many']", 200, null, ("case", FilingSite.Case(site.Mine)));
        Assert.Equal(ReturnState.Reviewed, State);
        Assert.Contains("205-1,2025-11", (await city.Raw(new(HttpMethod.Get, "/returns.csv"))).Text, StringComparison.Ordinal);
    }
}
