using System.Text;
using AngleSharp.Html.Dom;
using Luheng.Flow.Tests.Portal;
using Luheng.Flow.Tests.Returns;
using Luheng.Lists;
using Luheng.Registry;

namespace Luheng.Flow.Tests.Lists;

/// <summary>Lists through the site: imported, matched by a person, read by everyone, selected for.</summary>
public sealed class ListFlowTests : IAsyncLifetime
{
    readonly FilingSite site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    static async Task<IHtmlDocument> Upload(Person person, string list, string text, int expected = 200)
    {
        var token = Person.Fields(await person.Get("/lists/import"), "main .sheet-form")["_ours"];
        return await person.Post("/lists/import", new MultipartFormDataContent { { new StringContent(token), "_ours" }, { new StringContent(list), "list" }, { new StringContent("名单通知"), "document" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "名单.csv" } }, expected);
    }

    void Enter(string list, Subject subject, DateOnly from, string document = "通知") =>
        Assert.Empty(new ListChanges(site.Office.Lists, site.Office.Clock).Enter(new(list, ListEntry.IdOf(subject.Name, list == "two-high-one-low" ? "技改" : null, null, "990000"), subject.Name) { Subject = subject.Id, From = from, Document = document, Reason = "按通知", Product = list == "two-high-one-low" ? "技改" : null }, new("test", "test", "test")));

    [Fact]
    public async Task A_published_list_is_looked_at_confirmed_and_matched_by_a_person_and_the_card_tells()
    {
        using var province = site.As("demo-province");
        var preview = await Upload(province, "green-factory", $"地区,工厂名称,批次\n示例省,{site.Mine.Name.Replace("有限公司", "有限责任公司", StringComparison.Ordinal)},2021\n示例省,{site.Mine.Name},2021\n深圳,华为技术有限公司,2\n");
        Assert.Contains("读到 3 行：新列入或更新 2", Site.Text(preview, ".answer"), StringComparison.Ordinal);
        Assert.Contains("与第 2 行相同", preview.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(site.Office.Lists.All);
        await province.Press(preview, "form.decide", 200, null, ("why", "按公告"));
        Assert.Equal(2, site.Office.Lists.All.Count());

        var queue = await province.Get("/lists/matching");
        var ticked = queue.QuerySelectorAll("input[type=radio]").Where(r => r.HasAttribute("checked")).ToList();
        Assert.Equal([site.Mine.Id.Text], ticked.Select(r => r.GetAttribute("value")));
        Assert.All(site.Office.Lists.All, e => Assert.Equal(MatchKind.Open, e.Matched));
        var fields = Person.Fields(queue, "form.matching", ("why", "核对无误"));
        await province.Post("/lists/matching", [.. fields.Where(f => f.Key != "entry"), .. queue.QuerySelectorAll("input[name=entry]").Select(e => new KeyValuePair<string, string>("entry", e.GetAttribute("value")!))]);
        Assert.Equal(MatchKind.Confirmed, site.Office.Lists.About(site.Mine.Id).Single().Matched);
        Assert.Contains("绿色工厂", Site.Text(await province.Get($"/register/{site.Mine.Id}"), "section[aria-labelledby=on-lists]"), StringComparison.Ordinal);
        Assert.Contains("绿色工厂", Site.Text(await province.Get($"/enterprises/{site.Mine.Id}"), "section[aria-labelledby=on-lists]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_between_preview_and_confirmation_is_previewed_again()
    {
        using var province = site.As("demo-province");
        var preview = await Upload(province, "green-factory", "地区,工厂名称,批次\n示例省,甲钢铁有限公司,1\n示例省,乙水泥有限公司,1\n");
        Enter("green-factory", site.Mine, new(2024, 3, 1));
        await province.Press(preview, "form.decide"); // another member changes nothing of this file
        var second = await Upload(province, "green-factory", "地区,工厂名称,批次\n示例省,丙化工有限公司,1\n");
        new ListSheetMaker(site).Enter("丙化工有限公司");
        Assert.NotEqual(200, (int)(await province.Raw(new(HttpMethod.Post, second.QuerySelector("form.decide")!.GetAttribute("action")!) { Content = new FormUrlEncodedContent(Person.Fields(second, "form.decide")) })).Answer.StatusCode);
    }

    sealed class ListSheetMaker(FilingSite site)
    {
        public void Enter(string name) => site.Office.Lists.Commit([new ListEntry("green-factory", ListEntry.IdOf(name, null, null, "990000"), name) { Region = "990000", From = new(2024, 1, 1), Document = "通知" }], new("test", "test", [], []) { From = "test" });
    }

    [Fact]
    public async Task Everyone_reads_public_lists_and_only_who_may_the_others()
    {
        Enter("green-factory", site.Mine, new(2024, 3, 1), "工信部公告");
        Enter("two-high-one-low", site.Stranger, new(2024, 3, 1));
        using var nobody = site.As("public");
        var all = await nobody.Get("/lists");
        Assert.DoesNotContain("两高一低", all.Body!.TextContent, StringComparison.Ordinal);
        var page = await nobody.Get("/lists/green-factory");
        Assert.Contains(site.Mine.Name, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("工信部公告", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("a[href$='/enter'], a[href='/lists/import']"));
        var member = await nobody.Get($"/lists/green-factory/{site.Office.Lists.Of("green-factory").Single().Id}");
        Assert.Empty(member.QuerySelectorAll("main form[method=post]"));
        Assert.NotEqual(200, (int)(await nobody.Raw(new(HttpMethod.Get, "/api/v1/lists/two-high-one-low"))).Answer.StatusCode);
        Assert.Contains(site.Mine.Name, (await nobody.Raw(new(HttpMethod.Get, "/open/lists.csv"))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Stranger.Name, (await nobody.Raw(new(HttpMethod.Get, "/open/lists.csv"))).Text, StringComparison.Ordinal);
        using var province = site.As("demo-province");
        Assert.Contains(site.Stranger.Name, (await province.Get("/lists/two-high-one-low")).Body!.TextContent, StringComparison.Ordinal);
        using var city = site.As("demo-city");
        Assert.DoesNotContain(site.Stranger.Name, (await city.Get("/lists/two-high-one-low")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_enters_and_takes_off_in_their_own_region_alone()
    {
        using var city = site.As("demo-city");
        var form = await city.Get("/lists/key-user/enter");
        await city.Press(form, "form.sheet-form", 403, null, ("code", site.Stranger.Id.Text), ("day", "2025-01-01"), ("document", "通知"), ("why", "用能超过一万吨"));
        await city.Press(form, "form.sheet-form", 422, null, ("code", site.Mine.Id.Text), ("day", ""), ("document", ""), ("why", ""));
        await city.Press(form, "form.sheet-form", 200, null, ("code", site.Mine.Id.Text), ("day", "2025-01-01"), ("document", "通知"), ("why", "用能超过一万吨"));
        var entry = site.Office.Lists.About(site.Mine.Id).Single();
        Assert.Equal((site.Mine.Name, new DateOnly(2025, 1, 1)), (entry.Member, entry.Since));
        var at = $"/lists/key-user/{entry.Id}";
        await city.Press(await city.Get(at), "form.sheet-form", 200, null, ("day", "2025-10-01"), ("ground", "below"), ("document", "通知二"), ("why", "不足一万吨"));
        Assert.Equal("below", site.Office.Lists.About(site.Mine.Id).Single().Ground);
        Assert.Contains("不足一万吨", (await city.Get(at)).Body!.TextContent, StringComparison.Ordinal);
        using var manager = site.As("demo-manager");
        await manager.Get("/lists/key-user/enter", 403);
        await manager.Get("/lists/matching", 403);
    }

    [Fact]
    public async Task An_export_read_in_again_changes_nothing()
    {
        Enter("green-factory", site.Mine, new(2024, 3, 1));
        Enter("green-factory", site.Stranger, new(2023, 3, 1));
        using var province = site.As("demo-province");
        var (_, csv) = await province.Raw(new(HttpMethod.Get, "/lists/green-factory.csv"));
        Assert.Contains("新列入或更新 0，已在册或重复 2", Site.Text(await Upload(province, "green-factory", csv.TrimStart('\ufeff')), ".answer"), StringComparison.Ordinal);
        foreach (var kind in new[] { "xlsx", "docx" }) Assert.Equal(200, (int)(await province.Raw(new(HttpMethod.Get, $"/lists/green-factory.{kind}"))).Answer.StatusCode);
    }

    [Fact]
    public async Task A_leader_goes_from_the_enterprises_application_to_the_published_list()
    {
        using var manager = site.As("demo-manager");
        using var city = site.As("demo-city");
        using var province = site.As("demo-province");
        var candidates = await manager.Get("/lists/energy-leader/candidates");
        if (candidates.QuerySelector("form.inline") is null) return; // it is below the threshold here; the rules have tests of their own
        var matter = await manager.Press(candidates, "form.inline", 200, null, ("why", "能效领先"));
        var at = matter.Location.PathName;
        Assert.Contains("待市级初审", Site.Text(matter, ".answer"), StringComparison.Ordinal);
        async Task Step(Person who, string move, params (string, string)[] more)
        {
            var page = await who.Get(at);
            await who.Post(at, Person.Fields(page, $"form:has(input[value={move}])", [("why", "同意"), .. more]));
        }

        await Step(city, "city-pass");
        await Step(province, "verify");
        await Step(province, "publicise", ("document", "公示〔2025〕1号"));
        var publicised = await province.Get(at);
        Assert.Contains("公示中", Site.Text(publicised, ".answer"), StringComparison.Ordinal);
        await province.Post(at, Person.Fields(publicised, "form:has(input[value=select])", ("why", "x"), ("day", "2025-12-04"), ("document", "公告")), 409);
        Assert.Empty(site.Office.Lists.Of("energy-leader"));
    }

    [Fact]
    public async Task The_public_reads_who_is_under_notice_until_when_and_how_to_object()
    {
        var (list, hand) = (site.Desk.World.Catalogue.Lists["energy-leader"], new ListHand("li", "李处", "test"));
        var selections = new Selections(site.Office.Lists, site.Office.Cases, site.Office.Clock);
        var judged = new Luheng.Judging.Judgement(site.Mine.Id, Luheng.Time.Period.Calendar(2024), EntryRules.Kind, EntryRules.Open, null, "", null, []);
        var id = selections.Begin(list, site.Mine, SelectionProcedure.Recommend, judged, "能效领先", new("wang", "王工", "test")).Case!.Id;
        using var visitor = site.As("public");
        foreach (var (move, document, who) in ((string, string?, string)[])[(SelectionProcedure.CityPass, null, "wang"), (SelectionProcedure.Verify, null, "li"), (SelectionProcedure.Publicise, "公示〔2025〕1号", "li")])
        {
            Assert.DoesNotContain(site.Mine.Name, Site.Text(await visitor.Get("/lists/energy-leader"), "main"), StringComparison.Ordinal);
            Assert.Empty(selections.Take(id, move, "同意", null, document, null, hand with { Account = who }, null).Wrong);
        }
        var page = await visitor.Get("/lists/energy-leader");
        var until = site.Office.Cases.Find(id)!.Due!.Value;
        Assert.Contains($"公示中：{site.Mine.Name}", Site.Text(page, ".notice-open"), StringComparison.Ordinal);
        Assert.Contains($"{until:yyyy-MM-dd} 止（公示〔2025〕1号）", Site.Text(page, ".notice-open"), StringComparison.Ordinal);
        Assert.Contains("书面", Site.Text(page, ".objecting"), StringComparison.Ordinal);
    }
}
