using System.Net.Http.Json;
using Luheng.Returns;

namespace Luheng.Flow.Tests.Returns;

public sealed class BadInputTests : IAsyncLifetime
{
    readonly FilingSite site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Two_people_who_edit_one_return_both_keep_what_they_typed()
    {
        var at = FilingSite.At(site.Mine);
        using var manager = site.As("demo-manager");
        using var head = site.As("demo-head");
        var (one, other) = (await manager.Get(at), await head.Get(at));
        await manager.Press(one, "form.return", 200, at + "/draft", ("c.energy.consumed.raw-coal", "100"), ("c.energy.consumed.diesel", "3"));
        var both = await head.Press(other, "form.return", 409, at + "/draft", ("c.energy.consumed.raw-coal", "200"));
        Assert.Equal(["200", "100"], both.QuerySelectorAll("input[name='c.energy.consumed.raw-coal']").Select(i => i.GetAttribute("value")));
        Assert.Equal("100", new DraftBox(site.Ledger, site.Office.Clock).Find(FilingSite.Case(site.Mine))!.Cells["energy.consumed.raw-coal"]);
        Assert.Equal("200", new DraftBox(site.Ledger, site.Office.Clock).Aside(FilingSite.Case(site.Mine), "demo-head")!.Cells["energy.consumed.raw-coal"]);
        await head.Press(both, "form.return");
        Assert.Equal("200", new DraftBox(site.Ledger, site.Office.Clock).Find(FilingSite.Case(site.Mine))!.Cells["energy.consumed.raw-coal"]);
    }

    [Fact]
    public async Task Another_tenants_id_is_refused_at_every_address()
    {
        var at = FilingSite.At(site.Stranger);
        using var manager = site.As("demo-manager");
        using var city = site.As("demo-city");
        var own = await manager.Get(FilingSite.At(site.Mine));
        foreach (var page in new[] { "", "/edit", "/final", "/receipt", "/receipt.json", "/correct", "/workbook.xlsx", "/upload", "/annotated/" + new string('0', 64) })
        {
            await manager.Get(at + page, 403);
            await city.Get(at + page, 403);
        }
        foreach (var page in new[] { "/draft", "/check", "/steps", "/correct", "/upload" }) await manager.Press(own, "form.return", 403, at + page, ("move", "submit"));
        await manager.Get("/api/v1" + at, 403);
        await manager.Press(own, "form.return", 403, "/returns/remind", ("case", FilingSite.Case(site.Mine)));
        var queue = await city.Get(FilingSite.At(site.Mine) + "?as=read");
        var token = Person.Fields(queue, "main form, .search").GetValueOrDefault("_ours") ?? Person.Fields(await city.Get("/returns/jobs"), "main form")["_ours"];
        foreach (var act in new[] { "/returns/remind", "/returns/many" })
            Assert.DoesNotContain(site.Stranger.Name, (await city.Post(act, [new("_ours", token), new("case", FilingSite.Case(site.Stranger))])).DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Null(site.Office.Cases.Find(FilingSite.Case(site.Stranger)));
    }

    [Fact]
    public async Task Hostile_and_half_content_is_refused_kindly_and_harms_nothing()
    {
        var at = FilingSite.At(site.Mine);
        using var manager = site.As("demo-manager");
        var form = await manager.Get(at);
        (string, string)[] hostile =
        [
            ("c.energy.consumed.raw-coal", "<script>alert(1)</script>"), ("c.energy.consumed.electricity", new string('9', 5000)), ("c.energy.consumed.diesel", "NaN"), ("c.energy.consumed.natural-gas", "1e999"),
            ("c.energy.comprehensive", "5"), ("c.nothing.of-the-kind", "'; drop table batch; --"), ("c.energy.purchased.electricity", "=1+1"), ("w.energy.consumed.raw-coal", new string('长', 5000)), ("rows", string.Join(',', Enumerable.Range(0, 900))), ("seen", "-77"),
        ];
        var told = await manager.Press(form, "form.return", 422, null, hostile);
        Assert.Empty(told.QuerySelectorAll("main script"));
        Assert.True(told.QuerySelectorAll(".found .blocks").Length >= 6);
        foreach (var bad in new[] { "/returns/205-9/" + site.Mine.Id + "/2025-11", "/returns/205-1/" + site.Mine.Id + "/2025", "/returns/205-1/" + site.Mine.Id + "/notaperiod", "/returns/205-1/" + site.Mine.Id + "/9999-12", "/returns/205-1/" + site.Mine.Id + "/0001-01" }) await manager.Get(bad, 404);
        await manager.Press(form, "form.return", 409, at + "/steps", ("move", "accept"));
        await manager.Press(form, "form.return", 409, at + "/steps", ("move", "no-such-move"));
        var future = await manager.Get(FilingSite.At(site.Mine, period: "2031-01"));
        Assert.Contains("还没有结束", (await manager.Press(future, "form.return", 422, null, ("c.energy.consumed.raw-coal", "1"))).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Ledger.Audit(100), l => l.Did == "commit" && l.Title!.Contains("报送", StringComparison.Ordinal));
    }

    [Theory, InlineData("1e308"), InlineData("-1e300"), InlineData("100000000000001")]
    public async Task A_figure_larger_than_any_there_is_is_refused(string typed)
    {
        using var manager = site.As("demo-manager");
        var told = await manager.Press(await manager.Get(FilingSite.At(site.Mine)), "form.return", 422, null, ("c.energy.consumed.raw-coal", typed));
        Assert.Contains("大得不可能", told.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, InlineData("zh", "电力消费量", "“abc”不是数", "本期空缺"), InlineData("en", "lectricity", "'abc' is not a number", "is blank now")]
    public async Task What_is_typed_and_is_no_number_is_said_to_be_none_and_stays_in_its_cell(string language, string item, string says, string blank)
    {
        const string cell = "c.energy.consumed.electricity";
        using var manager = site.As("demo-manager");
        var form = await manager.Get(FilingSite.At(site.Mine) + "?lang=" + language);
        Assert.Contains(await Blank(""), p => p.Contains(blank, StringComparison.Ordinal));
        var told = await manager.Press(form, "form.return", 422, null, (cell, "abc"));
        var found = told.QuerySelectorAll($".found a[href='#{cell}']").Select(a => a.TextContent).ToList();
        Assert.Contains(says, Assert.Single(found), StringComparison.Ordinal);
        Assert.Contains(item, found[0], StringComparison.Ordinal);
        Assert.Equal("abc", told.QuerySelector($"input[name='{cell}']")!.GetAttribute("value"));
        Assert.Equal("true", told.QuerySelector($"input[name='{cell}']")!.GetAttribute("aria-invalid"));

        async Task<List<string>> Blank(string typed) => [.. (await manager.Press(form, "form.return", 422, null, (cell, typed), ("c.energy.consumed.raw-coal", "1"))).QuerySelectorAll($".found a[href='#{cell}']").Select(a => a.TextContent)];
    }

    [Fact]
    public async Task More_than_a_form_takes_is_refused_and_said()
    {
        using var manager = site.As("demo-manager");
        var form = await manager.Get(FilingSite.At(site.Mine));
        await manager.Press(form, "form.return", 200, FilingSite.At(site.Mine) + "/draft", ("c.energy.consumed.raw-coal", "7"));
        var told = await manager.Press(form, "form.return", 413, FilingSite.At(site.Mine) + "/draft", [.. Enumerable.Range(0, 3_000).Select(i => ($"c.{i}", "1"))]);
        Assert.Contains("超过了限度", told.Body!.TextContent, StringComparison.Ordinal);
        told = await manager.Press(form, "form.return", 413, FilingSite.At(site.Mine) + "/draft", ("why", new string('长', 3_000_000)));
        Assert.DoesNotContain("limit", told.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("没有存下任何内容", told.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("7", new DraftBox(site.Ledger, site.Office.Clock).Find(FilingSite.Case(site.Mine))!.Cells["energy.consumed.raw-coal"]);
    }

    [Fact]
    public async Task A_file_that_is_not_what_its_name_says_is_refused_and_a_half_one_says_where()
    {
        var at = FilingSite.At(site.Mine);
        using var manager = site.As("demo-manager");
        var page = await manager.Get(at + "/upload");
        var token = Person.Fields(page, "main form")["_ours"];
        MultipartFormDataContent With(byte[] content, string name) => new() { { new StringContent(token), "_ours" }, { new ByteArrayContent(content), "file", name } };
        await manager.Post(at + "/upload", With([0x4D, 0x5A, 0x90, 0x00, 1, 2, 3], "../../etc/报表.xlsx"), 422);
        await manager.Post(at + "/upload", With("PK\u0003\u0004 half a workbook"u8.ToArray(), "half.xlsx"), 422);
        await manager.Post(at + "/upload", With([], "empty.xlsx"), 422);
        var strange = $"subject,item,period,value,unit\n{site.Stranger.Id},energy.consumed.raw-coal,2025-11,5,t\n{site.Mine.Id},energy.consumed.raw-coal,2025-11,abc,t\n";
        var told = await manager.Post(at + "/upload", With(System.Text.Encoding.UTF8.GetBytes(strange), "long.csv"), 422);
        Assert.Equal(["2", "3"], told.QuerySelectorAll("main table tbody tr td:nth-child(2)").Select(t => t.TextContent).Order());
        Assert.Null(new DraftBox(site.Ledger, site.Office.Clock).Find(FilingSite.Case(site.Mine)));
    }

    [Fact]
    public async Task The_interface_for_programs_keeps_the_same_rules_and_a_stale_writer_is_told()
    {
        var at = "/api/v1" + FilingSite.At(site.Mine);
        using var manager = site.As("demo-manager");
        var token = Person.Fields(await manager.Get(FilingSite.At(site.Mine)), "form.return")["_ours"];
        HttpRequestMessage Ask(HttpMethod method, string address, object body, string? match = null)
        {
            var request = new HttpRequestMessage(method, address) { Content = JsonContent.Create(body) };
            request.Headers.Add("X-Ours", token);
            if (match is not null) request.Headers.TryAddWithoutValidation("If-Match", match);
            return request;
        }
        var before = (await manager.Raw(new(HttpMethod.Get, at))).Answer.Headers.ETag!.ToString();
        var kept = await manager.Raw(Ask(HttpMethod.Put, at, new { values = new Dictionary<string, object> { ["energy.consumed.raw-coal"] = -1, ["energy.consumed.diesel"] = 3.5 } }, before));
        Assert.True(kept.Answer.IsSuccessStatusCode, kept.Text);
        Assert.Contains("negative", kept.Text, StringComparison.Ordinal);
        Assert.Equal(412, (int)(await manager.Raw(Ask(HttpMethod.Put, at, new { values = new Dictionary<string, object>() }, before))).Answer.StatusCode);
        Assert.Equal(422, (int)(await manager.Raw(Ask(HttpMethod.Post, at + "/steps", new { step = "check" }))).Answer.StatusCode);
        Assert.Equal(409, (int)(await manager.Raw(Ask(HttpMethod.Post, at + "/steps", new { step = "submit" }))).Answer.StatusCode);
        Assert.Equal(400, (int)(await manager.Raw(Ask(HttpMethod.Put, at, new { values = 5 }))).Answer.StatusCode);
        Assert.Equal(403, (int)(await manager.Raw(new(HttpMethod.Put, at) { Content = JsonContent.Create(new { values = new { } }) })).Answer.StatusCode);
    }
}
