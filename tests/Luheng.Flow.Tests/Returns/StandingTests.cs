using AngleSharp;
using AngleSharp.Html.Dom;
using Luheng.Returns;

namespace Luheng.Flow.Tests.Returns;

/// <summary>What each side sees of a return while it is under way.</summary>
public sealed class StandingTests : IAsyncLifetime
{
    const string Electricity = "energy.consumed.electricity";

    readonly FilingSite site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    string At => FilingSite.At(site.Mine);

    ReturnState State => site.Office.Cases.Find(FilingSite.Case(site.Mine))!.In<ReturnState>();

    async Task Check(string electricity = "", string word = "", string from = "", bool file = false)
    {
        using var manager = site.As("demo-manager");
        var form = await manager.Get(At + from);
        var texts = form.QuerySelectorAll(".entry .cell").Where(c => c.QuerySelector("small span[title=上期]") is not null)
            .ToDictionary(c => c.QuerySelector("input")!.GetAttribute("name")!, c => c.QuerySelector("small span[title=上期]")!.TextContent.Replace("上期", "").Replace(",", "").Trim());
        if (electricity is not "") texts["c." + Electricity] = electricity;
        var final = await manager.Press(form, "form.return", 200, null, [.. texts.Select(t => (t.Key, t.Value)), ("w." + Electricity, word)]);
        if (file) await manager.Press(final, "form.acts");
    }

    Task File(string electricity = "", string word = "", string from = "") => Check(electricity, word, from, file: true);

    async Task<IHtmlDocument> Move(string persona, string move, string reason = "", params (string, string)[] more)
    {
        using var officer = site.As(persona);
        return await officer.Press(await officer.Get(At + "?as=read"), "form.review", 200, null, [("move", move), ("reason", reason), .. more]);
    }

    async Task<string> Text(string persona, string address)
    {
        using var person = site.As(persona);
        return (await person.Raw(new(HttpMethod.Get, address))).Text;
    }

    [Fact]
    public async Task Between_acceptance_and_the_next_computation_the_enterprise_is_told_that_its_figures_are_being_computed()
    {
        var page = $"/enterprises/{site.Mine.Id}";
        Assert.DoesNotContain("正在计算", await Text("demo-manager", page), StringComparison.Ordinal);
        await File();
        await Move("demo-city", "pass");
        Assert.DoesNotContain("正在计算", await Text("demo-manager", page), StringComparison.Ordinal);
        await Move("demo-province", "accept");
        using var manager = site.As("demo-manager");
        var told = (await manager.Get(page)).QuerySelectorAll("p.notice").Single(n => n.TextContent.Contains("已验收，正在计算", StringComparison.Ordinal));
        Assert.Equal(At, told.QuerySelector("a")!.GetAttribute("href"));
        var explained = await Text("demo-manager", $"/explain?item={Electricity}&of={site.Mine.Id}&in={FilingSite.November}");
        Assert.Contains("已验收，正在计算", explained, StringComparison.Ordinal);
        Assert.DoesNotContain("没有填报", explained, StringComparison.Ordinal); // it was
        site.Refresh();
        Assert.DoesNotContain("正在计算", await Text("demo-manager", page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_the_enterprises_alone_until_it_is_submitted_on_page_and_interface_and_in_the_workbook_and_the_history()
    {
        await Check("99999", "新增一条电炉线");
        Assert.Equal(ReturnState.Checked, State);
        var (api, history) = ("/api/v1" + At, $"/history/{site.Mine.Id}");
        Assert.Contains("99999", await Text("demo-manager", api), StringComparison.Ordinal);
        var page = await Text("demo-city", At);
        Assert.Contains("企业正在填报；报送之后才能看到数据", page, StringComparison.Ordinal);
        foreach (var address in new[] { At, At + "/final", api, history, "/returns/queue?state=Checked" })
        {
            var seen = await Text("demo-city", address);
            Assert.DoesNotContain("99999", seen.Replace(",", ""), StringComparison.Ordinal);
            Assert.DoesNotContain("新增一条电炉线", seen, StringComparison.Ordinal);
        }
        Assert.Contains("Checked", await Text("demo-city", api), StringComparison.Ordinal);
        Assert.Contains("99999", await Workbook("demo-manager"), StringComparison.Ordinal);
        Assert.DoesNotContain("99999", await Workbook("demo-city"), StringComparison.Ordinal);

        using var manager = site.As("demo-manager");
        await manager.Press(await manager.Get(At + "/final"), "form.acts");
        Assert.Contains("99999", await Text("demo-city", api), StringComparison.Ordinal);
        Assert.Contains("新增一条电炉线", await Text("demo-city", At), StringComparison.Ordinal);
    }

    async Task<string> Workbook(string persona)
    {
        using var person = site.As(persona);
        var (answer, _) = await person.Raw(new(HttpMethod.Get, At + "/workbook.xlsx"));
        using var book = new System.IO.Compression.ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        return string.Concat(book.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }

    [Fact]
    public async Task A_return_that_was_sent_back_has_one_deadline_for_enterprise_and_city_until_it_is_filed_again()
    {
        await File();
        await Move("demo-city", "return", "电力与监测数不符");
        string Due(string text) => System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("due").GetString()!;
        async Task Same()
        {
            var day = Due(await Text("demo-manager", "/api/v1" + At));
            Assert.Equal(day, Due(await Text("demo-city", "/api/v1" + At)));
            Assert.Contains(day, await Text("demo-manager", At + "/edit"), StringComparison.Ordinal);
            Assert.Contains(day, await Text("demo-city", At), StringComparison.Ordinal);
            Assert.Contains(day[5..], await Text("demo-manager", "/work"), StringComparison.Ordinal);
            if (State == ReturnState.Returned) Assert.Contains(day, await Text("demo-city", "/returns/queue?state=Returned"), StringComparison.Ordinal);
        }
        await Same();
        await Check(from: "/edit");
        Assert.Equal(ReturnState.Checked, State);
        await Same();
    }

    [Fact]
    public async Task A_draft_has_the_day_of_its_form_in_the_work_list_as_on_its_page()
    {
        using var manager = site.As("demo-manager");
        var form = FilingSite.At(site.Mine, period: "2025-10");
        await manager.Press(await manager.Get(form), "form.return", 200, form + "/draft", ("c." + Electricity, "5"));
        string Due(System.Text.Json.JsonElement of) => of.GetProperty("due").GetString()!;
        var day = Due(System.Text.Json.JsonDocument.Parse(await Text("demo-manager", "/api/v1" + form)).RootElement);
        var mine = System.Text.Json.JsonDocument.Parse(await Text("demo-manager", "/api/v1/work?view=mine")).RootElement.GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("address").GetString() == form);
        Assert.Equal((day, "overdue"), (Due(mine), mine.GetProperty("clock").GetString()));
        Assert.Contains(form, (await manager.Get("/work?view=late")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_with_a_period_that_is_none_is_answered_in_the_readers_language()
    {
        Assert.Contains("“9999-99”不是月份；应像 2025-10 这样写", await Missing("zh"), StringComparison.Ordinal);
        Assert.Contains("is not a month like 2025-10", await Missing("en"), StringComparison.Ordinal);

        async Task<string> Missing(string language)
        {
            using var manager = site.As("demo-manager");
            return (await manager.Get(FilingSite.At(site.Mine, period: "9999-99") + "?lang=" + language, 404)).Body!.TextContent;
        }
    }

    [Fact]
    public async Task The_trail_shows_each_cell_that_a_step_of_a_return_changed_with_what_stood_before_that_step_and_so_does_its_history()
    {
        await File("99999", "新增一条电炉线");
        Assert.Contains($"values.{Electricity},,99999", await Text("demo-audit", $"/audit/{Last("核对")}.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain($"values.{Electricity}", await Text("demo-audit", $"/audit/{Last("报送")}.csv"), StringComparison.Ordinal);
        await Move("demo-city", "return", "电力与监测数不符");
        await File("88888", "倍率更正");
        using var auditor = site.As("demo-audit");
        var cells = (await auditor.Get($"/audit/{Last("核对")}")).QuerySelectorAll("table.changes tbody tr").Where(r => r.QuerySelector(".old")!.TextContent == "99999").ToList();
        Assert.Equal("88888", Assert.Single(cells).QuerySelector(".new")!.TextContent);
        Assert.Contains("电力", cells[0].QuerySelector("th")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"values.{Electricity},99999,88888", await Text("demo-audit", $"/audit/{Last("核对")}.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain($"values.{Electricity}", await Text("demo-audit", $"/audit/{Last("报送")}.csv"), StringComparison.Ordinal);
        foreach (var persona in new[] { "demo-manager", "demo-province" })
        {
            using var reader = site.As(persona);
            Assert.Contains((await reader.Get($"/history/{site.Mine.Id}")).QuerySelectorAll("section.act"), a => a.QuerySelector("h3")!.TextContent.Contains("（核对）", StringComparison.Ordinal) && a.TextContent.Contains("99999", StringComparison.Ordinal) && a.TextContent.Contains("88888", StringComparison.Ordinal));
        }
        await Move("demo-city", "pass");
        await Move("demo-province", "accept");
        using var manager = site.As("demo-manager");
        var preview = await manager.Press(await manager.Get(At + "/correct"), "form.return", 200, null, ("c." + Electricity, "77777"), ("w." + Electricity, "抄表更正"), ("reason", "抄表更正"));
        await manager.Press(preview, "form.acts");
        Assert.Contains($"proposed.{Electricity},88888,77777", await Text("demo-audit", $"/audit/{Last("申请更正")}.csv"), StringComparison.Ordinal);

        long Last(string step) => site.Ledger.Audit(100).First(l => l.Title?.EndsWith($"（{step}）", StringComparison.Ordinal) == true).Seq;
    }

    [Fact]
    public async Task While_a_correction_waits_the_accepted_figures_are_said_to_count_and_it_is_not()
    {
        const string Not = "填报的数，验收之前不进入任何合计", Counts = "已经验收的数，计入各合计";
        await File();
        Assert.Contains(Not, await Text("demo-city", At), StringComparison.Ordinal);
        await Move("demo-city", "pass");
        await Move("demo-province", "accept");
        site.Refresh();
        site.Clock.Now += TimeSpan.FromDays(2);
        using var manager = site.As("demo-manager");
        var preview = await manager.Press(await manager.Get(At + "/correct"), "form.return", 200, null, ("c." + Electricity, "77777"), ("w." + Electricity, "抄表更正"), ("reason", "抄表更正"));
        await manager.Press(preview, "form.acts");
        Assert.Equal(ReturnState.CorrectionAsked, State);
        var page = await Text("demo-province", At);
        Assert.Contains(Counts, page, StringComparison.Ordinal);
        Assert.Contains("更正验收之前不进入任何合计", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Not, page, StringComparison.Ordinal);
        var explained = $"/explain?item={Electricity}&of={site.Mine.Id}&in={FilingSite.November}";
        Assert.Contains("<dt>申请更正</dt>", await Text("demo-province", explained), StringComparison.Ordinal);
        var before = await Text("demo-province", explained + "&knownBy=2025-12-03");
        Assert.Contains("<dt>省级验收</dt>", before, StringComparison.Ordinal);
        Assert.DoesNotContain("<dt>申请更正</dt>", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_outside_the_registration_is_refused_at_every_door_and_it_is_said_from_when_there_is_filing()
    {
        var early = FilingSite.At(site.Mine, period: "1999-01");
        using var manager = site.As("demo-manager");
        foreach (var door in new[] { "", "/edit", "/upload", "/workbook.xlsx", "/final" }) Assert.Equal(404, (int)(await manager.Raw(new(HttpMethod.Get, early + door))).Answer.StatusCode);
        Assert.Contains("起填报", (await manager.Get(early, 404)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("起填报", System.Text.RegularExpressions.Regex.Unescape(await Text("demo-manager", "/api/v1" + early)), StringComparison.Ordinal);
        var token = (await manager.Get(At)).QuerySelector("form.return input[name=_ours]")!.GetAttribute("value")!;
        using var put = new HttpRequestMessage(HttpMethod.Put, "/api/v1" + early) { Content = new StringContent("{\"values\":{\"energy.consumed.electricity\":5}}", System.Text.Encoding.UTF8, "application/json") };
        put.Headers.Add("X-Ours", token);
        Assert.Equal(404, (int)(await manager.Raw(put)).Answer.StatusCode);
        Assert.Null(site.Office.Cases.Find(FilingSite.Case(site.Mine, period: "1999-01")));
        await manager.Get(FilingSite.At(site.Mine, period: "2025-10"));
    }

    [Fact]
    public async Task An_enterprise_that_closed_is_expected_to_file_nothing_more_even_where_a_return_was_begun()
    {
        var closed = site.Neighbour;
        using (var city = site.As("demo-city"))
            await city.Press(await city.Get($"/returns/list?form=205-1&period={FilingSite.November}&show=missing"), "main form", 200, "/returns/remind", ("case", FilingSite.Case(closed)));
        Assert.NotNull(site.Office.Cases.Find(FilingSite.Case(closed)));
        string[] Places() => [$"/returns/list?form=205-1&period={FilingSite.November}&show=missing", "/returns/list?form=205-1&period=2025-10", "/rankings?behind=unfiled", "/work?view=sent"];
        Assert.Contains(closed.Id.Text, await Text("demo-city", Places()[0]), StringComparison.Ordinal);
        site.Ledger.Commit(new("注销", "test", [closed with { Placements = [.. closed.Placements.Select(p => p with { To = new(2025, 6, 30) })], Statuses = [new(Luheng.Registry.OperatingStatus.Deregistered, new(2025, 7, 1))] }], []));
        site.Refresh();
        foreach (var place in Places()) Assert.DoesNotContain(closed.Id.Text, await Text("demo-city", place), StringComparison.Ordinal);
        Assert.Contains("2025-06", (await Text("demo-city", FilingSite.At(closed, period: "2025-10"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_expired_says_so_and_gives_back_what_was_typed_to_our_own_page_alone()
    {
        using var manager = site.As("demo-manager");
        var text = "这一段写了很久，页面开着过了一夜，不应该因为表单过期就没有了；再写长一点，使它超过一行，方便人看见。";
        async Task<(HttpResponseMessage Answer, string Text)> Send(string? origin)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/comments") { Content = new FormUrlEncodedContent([new("about", $"subject:{site.Mine.Id}"), new("text", text), new("_ours", "old")]) };
            if (origin is not null) request.Headers.Add("Origin", origin);
            return await manager.Raw(request);
        }
        var (answer, body) = await Send("http://localhost");
        Assert.Equal(403, (int)answer.StatusCode);
        var page = (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(body).Address("http://localhost/comments"), TestContext.Current.CancellationToken);
        Assert.Equal("表单已过期", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(text, page.QuerySelector("form.again textarea[name=text]")!.TextContent);
        foreach (var foreign in new[] { "https://elsewhere.example", "null", null })
        {
            var other = (await Send(foreign)).Text;
            Assert.DoesNotContain(text, System.Net.WebUtility.HtmlDecode(other), StringComparison.Ordinal);
            Assert.DoesNotContain("form.again", other, StringComparison.Ordinal);
            Assert.Contains("表单已过期", System.Net.WebUtility.HtmlDecode(other), StringComparison.Ordinal);
        }
        Assert.Empty(site.Office.Comments.About($"subject:{site.Mine.Id}"));
        await manager.Press(page, "form.again");
        Assert.Equal(text, Assert.Single(site.Office.Comments.About($"subject:{site.Mine.Id}")).Text);
    }

    [Fact]
    public async Task A_comment_on_a_cell_is_answered_by_what_the_enterprise_files_again()
    {
        await File("99999", "新增一条电炉线");
        await Move("demo-city", "return", "电力与监测数不符", ("k." + Electricity, "请核对倍率"));
        using var manager = site.As("demo-manager");
        Assert.NotEmpty((await manager.Get(At)).QuerySelectorAll(".entry em.comment"));
        await File("88888", "倍率更正");
        foreach (var persona in new[] { "demo-city", "demo-province" })
        {
            using var officer = site.As(persona);
            var row = (await officer.Get(At + "?as=read")).GetElementById("c." + Electricity)!;
            Assert.Null(row.QuerySelector("em.comment"));
            Assert.Contains("已更正：99,999 → 88,888", row.QuerySelector(".answered")!.TextContent, StringComparison.Ordinal);
            if (persona is "demo-city") await Move("demo-city", "pass");
            Assert.True(row.QuerySelector("input") is not { } input || input.GetAttribute("value") is null or "");
        }
    }

    [Fact]
    public async Task A_screen_reader_hears_that_a_typed_figure_is_an_error_and_not_that_a_target_was_missed()
    {
        using var manager = site.As("demo-manager");
        var wrong = await manager.Press(await manager.Get(At), "form.return", 422, null, ("c." + Electricity, "一百"));
        Assert.Equal("错误", wrong.QuerySelector(".found .blocks .vh")!.TextContent);
        Assert.DoesNotContain("未完成", wrong.QuerySelector(".found")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_names_the_nearest_open_day_or_says_that_all_have_passed()
    {
        using var manager = site.As("demo-manager");
        var page = await manager.Get("/returns");
        var answer = page.QuerySelector("p.answer")!.TextContent;
        Assert.DoesNotContain("—", answer, StringComparison.Ordinal);
        Assert.Matches("最近的截止日 \\d{4}-\\d\\d-\\d\\d|没有待报的报表", answer);
    }
}
