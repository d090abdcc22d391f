using System.IO.Compression;
using System.Text;
using Luheng.Flow.Tests.Portal;
using Luheng.Flow.Tests.Returns;
using Luheng.Packs;
using Luheng.PlanReading.Confirming;
using static Luheng.Flow.Tests.PlanReading.ReadingSite;

namespace Luheng.Flow.Tests.PlanReading;

/// <summary>A plan through the site: uploaded, confirmed by two people, published, standing on the board.</summary>
public sealed class ConfirmingFlowTests : IAsyncLifetime
{
    readonly ReadingSite site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    static string Sample => File.ReadAllText(ReadingProvince.Sample);

    [Fact]
    public async Task A_document_is_read_once_and_its_places_are_marked_beside_what_was_found()
    {
        using var province = site.As("demo-province");
        var page = await Upload(province, "方案.txt", Sample);
        Assert.Equal("示例省工业绿色转型行动方案（2021—2025年）", page.QuerySelector("h1")!.ChildNodes[0].TextContent.Trim());
        var energy = Card(page, "下降 13.5 %");
        var mark = page.QuerySelector($"mark[data-find='{energy.GetAttribute("data-find")}']")!;
        Assert.Contains("13.5%", mark.TextContent, StringComparison.Ordinal);
        Assert.Equal("二、主要目标", page.QuerySelectorAll(".plan-text :is(h2, h3, h4, h5, p)").First(h => h.TextContent.Contains("目标", StringComparison.Ordinal)).TextContent);

        // The same file again opens the same reading, whatever it is called.
        Assert.Equal(AddressOf(page), AddressOf(await Upload(province, "别的名字.txt", Sample)));
        Assert.Single(site.Province.Office.Readings.Uploads);
        Assert.Contains("读规划：方案.txt", site.Province.Ledger.Audit(5)[^1].Title is null ? "" : string.Join('|', site.Province.Ledger.Audit(5).Select(a => a.Title)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_looked_at_as_evidence_is()
    {
        using var province = site.As("demo-province");
        Assert.Contains("可执行", (await Upload(province, "plan.txt", [(byte)'M', (byte)'Z', 1, 2], expected: 422)).Body!.TextContent.Replace("程序", "可执行", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("名为 .txt", Site.Text(await Upload(province, "plan.txt", Docx(), expected: 422), ".problems"), StringComparison.Ordinal);
        Assert.Contains("宏", Site.Text(await Upload(province, "plan.docx", Docx(macro: true), expected: 422), ".problems"), StringComparison.Ordinal);
        Assert.Contains("规划要用", Site.Text(await Upload(province, "plan.csv", "a,b\n1,2\n", expected: 422), ".problems"), StringComparison.Ordinal);
        const string Scan = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
        Assert.Matches("“规划.pdf”：(1 页没有文字，是扫描件；先作文字识别，或者上传 .docx。|本机没有安装读 PDF 的程序)", Site.Text(await Upload(province, "规划.pdf", Scan, expected: 422), ".problems"));
        Assert.Empty(site.Province.Office.Readings.Uploads);
    }

    [Fact]
    public async Task What_the_text_leaves_open_must_be_answered()
    {
        using var province = site.As("demo-province");
        var page = await Upload(province, "方案.txt", Sample);
        var card = page.QuerySelectorAll(".find").First(c => c.QuerySelector(".find-question") is not null);
        Assert.Empty(card.QuerySelectorAll("input[checked]"));
        var refused = await Press(province, page, "accept", Value(card, "accept"), 422);
        Assert.Contains("请先回答", refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, Review(page).Decided);
    }

    [Fact]
    public async Task A_decision_is_corrected_undone_and_told_with_its_history()
    {
        using var province = site.As("demo-province");
        var page = await Upload(province, "方案.txt", Sample);
        var card = Card(page, "下降 13.5 %");
        var id = card.GetAttribute("data-find")!;
        page = await Press(province, page, "accept", Value(card, "accept"));
        Assert.Equal("accepted", Card(page, "下降 13.5 %").GetAttribute("data-look"));
        var open = await province.Get($"{AddressOf(page)}?find={id}");
        await province.Press(open, ".find-form", 422, null, [.. Chosen(open), ("by", "十三")]);
        page = await province.Press(open, ".find-form", 200, null, [.. Chosen(open), ("by", "-14"), ("basis", "Calorific"), ("scope", "规模以上工业")]);
        var find = Review(page).Find(id)!;
        Assert.Equal((FindState.Corrected, -14, EnergyBasis.Calorific), (find.State, find.Promise.By!.Value, find.Promise.Basis));
        page = await Press(province, page, "undo", Value(Card(page, "下降 14 %"), "undo"));
        Assert.Equal((FindState.Accepted, -13.5), (Review(page).Find(id)!.State, Review(page).Find(id)!.Promise.By!.Value));
        open = await province.Get($"{AddressOf(page)}?find={id}");
        Assert.Equal(3, open.QuerySelectorAll(".opened .before li").Length);
        Assert.Contains("撤销", Site.Text(open, ".opened .before"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_who_differ_both_stand_there_and_one_is_taken()
    {
        using var one = site.As("demo-province");
        using var two = site.As("demo-director");
        var first = await Upload(one, "方案.txt", Sample);
        var second = await two.Get(AddressOf(first));
        var card = Card(first, "下降 13.5 %");
        await Press(one, first, "accept", Value(card, "accept"));
        var clash = await Press(two, second, "reject", Value(card, "accept"), 409, ($"why.{card.GetAttribute("data-find")}", "是别的规划的"));
        var held = Card(clash, "下降 13.5 %");
        Assert.Equal("clash", held.GetAttribute("data-look"));
        Assert.Contains("省级负责人 演示员", held.TextContent, StringComparison.Ordinal);
        Assert.Contains("是别的规划的", held.TextContent, StringComparison.Ordinal);
        var settled = await Press(one, await one.Get(AddressOf(first)), "take", held.QuerySelector("button[name=take]")!.GetAttribute("value")!);
        Assert.Equal("rejected", Card(settled, "下降 13.5 %").GetAttribute("data-look"));
    }

    [Fact]
    public async Task Words_that_were_missed_are_added_with_their_clause()
    {
        using var province = site.As("demo-province");
        var page = await Upload(province, "方案.txt", Sample);
        var address = AddressOf(page);
        Assert.Contains("原文中没有", (await province.Get($"{address}/add?words=没有这句话")).Body!.TextContent, StringComparison.Ordinal);
        const string Words = "每年开展一次评估";
        var form = await province.Get($"{address}/add?words={Words}");
        Assert.Equal(Words, form.QuerySelector(".add-words mark")!.TextContent);
        page = await province.Press(form, ".find-form", 200, null, [.. Chosen(form), ("kind", "Task"), ("name", "年度评估"), ("due", "2023-12-31"), ("owner", "省经济和信息化厅")]);
        var added = Review(page).Finds.Single(f => f.IsAdded);
        Assert.Equal((Luheng.PlanReading.FindKind.Task, Sample.Replace("\r", "", StringComparison.Ordinal).IndexOf(Words, StringComparison.Ordinal)), (added.Promise.Kind, added.Found.Start));
        Assert.Contains("四", added.Found.Clause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_published_runs_on_the_board_is_explained_and_gives_out_its_tasks()
    {
        using var province = site.As("demo-province");
        var page = await Upload(province, "方案.txt", Sample);
        var address = AddressOf(page);
        var sure = await province.Get($"{address}/sure?least=50");
        await province.Post($"{address}/sure", [.. Person.Fields(sure, "main form[method=post]"), .. sure.QuerySelectorAll("input[name=find]").Select(i => KeyValuePair.Create("find", i.GetAttribute("value")!))]);
        Assert.True(Review(page).Count(FindState.Accepted) > 5);

        var publish = await province.Get($"{address}/publish");
        Assert.All(publish.QuerySelectorAll("td.num"), f => Assert.DoesNotMatch(@">=|<=|\.\.|tce", f.TextContent));
        await province.Press(publish, $"form[action$='/publish']", 422, null, ("why", "首次"));
        var done = await province.Press(publish, $"form[action$='/publish']", 200, null, ("why", "首次"), ("with_open", "yes"));
        Assert.Contains("第 1 版已发布", Site.Text(done, ".done-note"), StringComparison.Ordinal);
        Assert.Contains("正在生效", Site.Text(done, ".done-note"), StringComparison.Ordinal);
        site.Province.Refresh();
        Assert.Contains("已经生效", Site.Text(await province.Get($"{address}/publish"), ".done-note"), StringComparison.Ordinal);

        var board = await province.Get("/plans/plan-990000-2021-2025");
        var row = board.QuerySelectorAll(".board tbody tr").First(r => r.TextContent.Contains("单位增加值能耗", StringComparison.Ordinal));
        Assert.Contains("-13.5", row.TextContent.Replace('−', '-'), StringComparison.Ordinal);
        var why = await province.Get("/explain?item=plan:plan-990000-2021-2025/energy-intensity&of=990000");
        Assert.Contains("规模以上工业单位增加值能耗较2020年下降13.5%", why.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("省级 演示员确认", why.Body!.TextContent, StringComparison.Ordinal);
        var compared = (await province.Get("/plans/plan-990000-2021-2025/compare/demo-14fyp")).QuerySelectorAll("main tbody tr");
        Assert.All(compared, r => Assert.Equal(r.Children[3].TextContent.Contains("相同", StringComparison.Ordinal), r.Children[4].TextContent is ""));
        Assert.All(compared, r => Assert.Contains(r.Children[3].TextContent.Trim(), new[] { "相同", "不同", "只在这里", "只在那里" }));
        Assert.NotEmpty((await province.Get("/plans/plan-990000-2021-2025/align/national-14fyp")).QuerySelectorAll("main tbody tr"));

        var (zip, _) = await province.Raw(new(HttpMethod.Get, $"{address}/pack.zip"));
        var (catalogue, leftOut) = PackOverlay.Add(RealPacks.Catalogue, [PackFiles.FromZip(await zip.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))]);
        Assert.Empty(leftOut);
        Assert.Contains("plan-990000-2021-2025", catalogue.Plans.Keys);

        using var everyone = site.As("public");
        await everyone.Get("/plans/plan-990000-2021-2025");
    }

    [Fact]
    public async Task An_opened_find_has_the_keys_of_a_closed_one()
    {
        using var province = site.As("demo-province");
        var page = await Upload(province, "方案.txt", Sample);
        var open = await province.Get($"{AddressOf(page)}?find={Card(page, "下降 13.5 %").GetAttribute("data-find")}");
        Assert.Equal("accept", open.QuerySelector(".opened [data-key=a]")!.GetAttribute("name"));
        Assert.NotNull(open.QuerySelector(".opened [data-key=r]")!.ParentElement!.QuerySelector("input"));
    }

    [Fact]
    public async Task A_range_is_shown_and_edited_with_both_its_ends_and_a_plan_without_years_is_asked_for_them()
    {
        using var province = site.As("demo-province");
        var page = await Upload(province, "方案.txt", "某省工业绿色发展方案\n一、主要目标\n清洁能源消费占比较上年提高5—8个百分点。\n");
        var card = Card(page, "提高 5—8 个百分点");
        var open = await province.Get($"{AddressOf(page)}?find={card.GetAttribute("data-find")}");
        Assert.Equal("8", open.QuerySelector("input[name=upper]")!.GetAttribute("value"));
        var publish = (await province.Get($"{AddressOf(page)}/publish")).Body!.TextContent;
        Assert.Contains("请填规划期", publish, StringComparison.Ordinal);
        Assert.DoesNotContain("不成立", publish, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_it_is_not_may_neither_see_it_nor_decide()
    {
        using var province = site.As("demo-province");
        using var city = site.As("demo-city");
        var own = Luheng.Portal.Access.Personas.Of(site.Province.Desk).First(p => p.Account == "demo-city").Posts[0].Scope!.Value.Text;
        var other = RealPacks.Catalogue.Regions.Children("990000").First(r => r.Code != own).Code;
        var page = await Upload(province, "方案.txt", Sample, other);
        await city.Get(AddressOf(page), 403);
        await city.Get($"{AddressOf(page)}/publish", 403);
        await city.Get($"{AddressOf(page)}/file", 403);
        Assert.DoesNotContain("方案.txt", (await city.Get("/plans/read")).Body!.TextContent, StringComparison.Ordinal);
        await Upload(city, "方案.txt", Sample, other, 403);

        // The same file for one's own city is one's own reading.
        var mine = await Upload(city, "方案.txt", Sample, own);
        Assert.NotEqual(AddressOf(page), AddressOf(mine));
        var token = Person.Fields(mine, "#decide")["_ours"];
        await city.Post($"{AddressOf(page)}/decide", [new("_ours", token), new("accept", Value(page.QuerySelector(".find")!, "accept"))], 403);
        Assert.Equal(0, Review(page).Decided);
        await province.Get(AddressOf(mine));

        using var everyone = site.As("public");
        Assert.Contains("sign-in", (await everyone.Get(AddressOf(page))).Url, StringComparison.Ordinal);
        using var manager = site.As("demo-manager");
        await manager.Get("/plans/read", 403);
    }

    [Fact]
    public async Task A_park_reads_its_own_plan()
    {
        using var park = site.As("demo-park");
        var whose = Luheng.Portal.Access.Personas.Of(site.Province.Desk).First(p => p.Account == "demo-park").Posts[0].Scope!.Value.Text;
        var page = await Upload(park, "方案.txt", Sample, whose);
        await Upload(park, "别的.txt", Sample + "。", "990000", 403);
        Assert.Contains("plan-park-", (await park.Get($"{AddressOf(page)}/publish")).QuerySelector("input[name=plan]")!.GetAttribute("value"), StringComparison.Ordinal);
    }

    PlanReview Review(AngleSharp.Html.Dom.IHtmlDocument page) => site.Province.Office.Readings.Find(AddressOf(page).Split('/')[^1], site.Province.Desk.World.Catalogue)!;

    /// <summary>The choices of a find's form as the page has them.</summary>
    static (string, string)[] Chosen(AngleSharp.Html.Dom.IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".find-form select").Select(s => (s.GetAttribute("name")!, (s.QuerySelector("option[selected]") ?? s.QuerySelector("option"))!.GetAttribute("value") ?? ""))];

    static byte[] Docx(bool macro = false)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string name, string text)
            {
                using var to = zip.CreateEntry(name).Open();
                to.Write(Encoding.UTF8.GetBytes(text));
            }
            Part("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
            Part("word/document.xml", """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>到2025年</w:t></w:r></w:p></w:body></w:document>""");
            if (macro) Part("word/vbaProject.bin", "x");
        }
        return memory.ToArray();
    }
}
