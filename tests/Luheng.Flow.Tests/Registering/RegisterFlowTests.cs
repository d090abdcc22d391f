using System.Text;
using AngleSharp.Html.Dom;
using Luheng.Flow.Tests.Portal;
using Luheng.Flow.Tests.Returns;
using Luheng.Registry;

namespace Luheng.Flow.Tests.Registering;

public sealed class RegisterFlowTests : IAsyncLifetime
{
    readonly FilingSite site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    static async Task<IHtmlDocument> Upload(Person person, string text, string name = "名录.csv", int expected = 200) => await Upload(person, Encoding.UTF8.GetBytes(text), name, expected);

    static async Task<IHtmlDocument> Upload(Person person, byte[] content, string name, int expected = 200)
    {
        var token = Person.Fields(await person.Get("/register/import"), "main .sheet-form")["_ours"];
        return await person.Post("/register/import", new MultipartFormDataContent { { new StringContent(token), "_ours" }, { new ByteArrayContent(content), "file", name } }, expected);
    }

    static string Row(Subject subject, string? name = null, string? region = null) => $"{subject.Id},{name ?? subject.Name},{region ?? subject.Latest.Region},{subject.Latest.Industry},{subject.Latest.From:yyyy-MM-dd},{subject.Latest.Park}\n";

    const string Head = "credit_code,name,region,industry,from,park\n";

    static string Confirm(IHtmlDocument page) => page.QuerySelector("form.decide")!.GetAttribute("action")!;

    [Fact]
    public async Task What_the_preview_of_an_import_said_is_what_is_stored_and_it_can_be_taken_back()
    {
        using var province = site.As("demo-province");
        var preview = await Upload(province, Head + Row(site.Mine, "新名称有限公司") + Row(site.Neighbour));
        Assert.Contains("变更 1 户，不变 1 条", Site.Text(preview, ".answer"), StringComparison.Ordinal);
        Assert.Contains("新名称有限公司", Site.Text(preview, "table"), StringComparison.Ordinal);
        Assert.Equal(site.Mine, site.Ledger.Subjects().First(s => s.Id == site.Mine.Id));
        var done = await province.Press(preview, "form.decide", 200, null, ("why", "年度核对"));
        var stored = site.Ledger.Subjects().First(s => s.Id == site.Mine.Id);
        Assert.Equal(("新名称有限公司", site.Mine.Name), (stored.Name, stored.OtherNames.Single().Name));
        var batch = site.Ledger.Batches()[^1];
        Assert.Equal((1, "名录.csv"), (batch.Subjects, batch.Title));
        var undo = await province.Get($"/data/batches/{batch.Id}");
        Assert.Contains(site.Mine.Name, Site.Text(undo, "table"), StringComparison.Ordinal);
        await province.Press(undo, "form.decide", 422);
        await province.Press(undo, "form.decide", 200, null, ("why", "核对有误"));
        Assert.Equal(site.Mine, site.Ledger.Subjects().First(s => s.Id == site.Mine.Id));
    }

    [Fact]
    public async Task An_import_moves_nobody_to_another_county_or_park_that_takes_a_second_person()
    {
        using var province = site.As("demo-province");
        var county = site.Stranger.Latest.Region;
        Assert.NotEqual(county, site.Mine.Latest.Region);
        var preview = await Upload(province, Head + Row(site.Mine, region: county) + Row(site.Neighbour, "邻厂新名有限公司"));
        Assert.Contains("提请变更", Site.Text(preview, "main"), StringComparison.Ordinal);
        await province.Press(preview, "form.decide", 200, null, ("partial", "yes"));
        Assert.Equal(site.Mine.Latest.Region, site.Ledger.Subjects().First(s => s.Id == site.Mine.Id).Latest.Region);
        Assert.Equal("邻厂新名有限公司", site.Ledger.Subjects().First(s => s.Id == site.Neighbour.Id).Name);
    }

    [Fact]
    public async Task A_broken_workbook_is_explained_in_the_readers_language_on_the_page_and_in_the_workbook()
    {
        using var province = site.As("demo-province");
        var broken = File.ReadAllBytes(Path.Combine(RealPacks.Checkout, "samples", "broken.xlsx"));
        var preview = await Upload(province, broken, "broken.xlsx");
        var told = preview.QuerySelectorAll("table.plain")[0].QuerySelectorAll("tbody tr td:last-child").Select(c => c.TextContent).ToList();
        Assert.Contains(told, t => t.Contains("末位是“0”，按前 17 位算", StringComparison.Ordinal));
        Assert.Contains(told, t => t.Contains("没有登记；请在这次或之前导入它的名录行", StringComparison.Ordinal));
        Assert.Contains(told, t => t.Contains("单位不能换算", StringComparison.Ordinal));
        Assert.Contains(told, t => t.Contains("还没有开始", StringComparison.Ordinal));
        Assert.All(told, t => Assert.DoesNotMatch("[A-Za-z]+ [a-z]+|unit-dimension|future-period", t));
        var english = await province.Get(preview.QuerySelector("form.decide")!.GetAttribute("action")! + "?lang=en");
        Assert.Contains("its first 17 characters give", Site.Text(english, "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_city_imports_only_its_own_and_no_figures()
    {
        using var city = site.As("demo-city");
        var preview = await Upload(city, Head + Row(site.Mine, "本市企业新名有限公司") + Row(site.Stranger, "外市企业新名有限公司"));
        Assert.Contains("拒绝 1 条", Site.Text(preview, ".answer"), StringComparison.Ordinal);
        Assert.Contains("职责范围", Site.Text(preview, "main"), StringComparison.Ordinal);
        await city.Press(preview, "form.decide", 422);
        await city.Press(preview, "form.decide", 200, null, ("partial", "yes"));
        Assert.Equal("本市企业新名有限公司", site.Ledger.Subjects().First(s => s.Id == site.Mine.Id).Name);
        Assert.Equal(site.Stranger.Name, site.Ledger.Subjects().First(s => s.Id == site.Stranger.Id).Name);
        var figures = await Upload(city, $"subject,item,period,value,unit\n{site.Mine.Id},energy.consumed.raw-coal,2025-11,5,t\n");
        Assert.Contains("拒绝 1 条", Site.Text(figures, ".answer"), StringComparison.Ordinal);
        using var manager = site.As("demo-manager");
        await manager.Get("/register/import", 403);
    }

    [Fact]
    public async Task A_register_that_changed_after_the_preview_is_previewed_again()
    {
        using var province = site.As("demo-province");
        var preview = await Upload(province, Head + Row(site.Mine, "甲名称有限公司"));
        site.Ledger.Commit(new("别人", "other", [site.Mine.Renamed("乙名称有限公司", null)], []));
        var again = await province.Press(preview, "form.decide", 409);
        Assert.Contains("乙名称有限公司", Site.Text(again, "table"), StringComparison.Ordinal);
        Assert.Equal("乙名称有限公司", site.Ledger.Subjects().First(s => s.Id == site.Mine.Id).Name);
        await province.Press(again, "form.decide");
        Assert.Equal("甲名称有限公司", site.Ledger.Subjects().First(s => s.Id == site.Mine.Id).Name);
    }

    [Theory]
    [InlineData("名录.xlsx", "PK\u0003\u0004 this is no workbook")]
    [InlineData("../../etc/passwd", "root:x:0:0")]
    [InlineData("empty.csv", " ")]
    [InlineData("wide.csv", "a,b,c\n1,2,3\n")]
    public async Task A_hostile_or_broken_file_changes_nothing_and_is_told_so(string name, string text)
    {
        using var province = site.As("demo-province");
        var page = await Upload(province, text, name);
        Assert.NotEmpty(page.QuerySelectorAll("main table tbody tr"));
        Assert.Single(site.Ledger.Batches());
    }

    [Fact]
    public async Task A_preview_is_its_makers_alone()
    {
        using var province = site.As("demo-province");
        var preview = await Upload(province, Head + Row(site.Mine, "甲名称有限公司"));
        using var city = site.As("demo-city");
        await city.Get(Confirm(preview), 404);
    }

    [Fact]
    public async Task A_merger_goes_from_preview_to_a_second_persons_consent_and_both_cards_tell()
    {
        using var city = site.As("demo-city");
        var at = $"/register/{site.Mine.Id}/change/merge";
        var form = await city.Get(at);
        var fields = Person.Fields(form, "form.sheet-form", ("others", site.Neighbour.Id.Text), ("on", "2025-11-01"), ("why", "合并公告"), ("way", "absorb"), ("step", "preview"));
        var preview = await city.Post(at, fields);
        Assert.NotEmpty(preview.QuerySelectorAll(".preview table td.differs"));
        fields["mark"] = preview.QuerySelector("input[name=mark]")!.GetAttribute("value")!;
        fields["step"] = "propose";
        var proposal = await city.Post(at, fields);
        Assert.Empty(proposal.QuerySelectorAll("button[value=agree]"));
        var address = proposal.Location.PathName;
        using var province = site.As("demo-province");
        await province.Press(await province.Get(address), "form.decide", 200, null, ("move", "agree"));
        site.Refresh();
        var gone = await province.Get($"/register/{site.Neighbour.Id}");
        Assert.Contains("并入", Site.Text(gone, "main"), StringComparison.Ordinal);
        Assert.Contains("吸收合并", Site.Text(await province.Get($"/register/{site.Mine.Id}"), "main"), StringComparison.Ordinal);
        Assert.Contains("注销", Site.Text(gone, ".answer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_merges_an_enterprise_of_another_city_or_agrees_to_it_there()
    {
        using var city = site.As("demo-city");
        await city.Get($"/register/{site.Stranger.Id}/edit", 403);
        await city.Get($"/register/{site.Stranger.Id}", 403);
        var at = $"/register/{site.Mine.Id}/change/merge";
        var fields = Person.Fields(await city.Get(at), "form.sheet-form", ("others", site.Stranger.Id.Text), ("on", "2025-11-01"), ("why", "合并公告"), ("step", "preview"));
        await city.Post(at, fields, 403);
        using var manager = site.As("demo-manager");
        await manager.Get(at, 403);
        Assert.Single((await manager.Get("/register")).QuerySelectorAll("#found tbody tr"));
    }

    [Fact]
    public async Task A_name_with_markup_or_a_formula_stays_a_name_everywhere()
    {
        using var city = site.As("demo-city");
        var page = await city.Get($"/register/{site.Mine.Id}/edit");
        const string name = "=HYPERLINK(\"x\")<script>alert(1)</script>有限公司";
        await city.Post($"/register/{site.Mine.Id}/edit", Person.Fields(page, "form.sheet-form", ("kind", "rename"), ("name", name), ("on", "2025-01-01"), ("why", "试")));
        site.Refresh();
        using var province = site.As("demo-province");
        var card = await province.Get($"/register/{site.Mine.Id}");
        Assert.Empty(card.QuerySelectorAll("main script"));
        Assert.Contains(name, Site.Text(card, "h1"), StringComparison.Ordinal);
        var (_, csv) = await province.Raw(new(HttpMethod.Get, "/register.csv?q=HYPERLINK"));
        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.Contains("曾用名", Site.Text(await province.Get($"/search?q={Uri.EscapeDataString(site.Mine.OtherNames[0].Name)}"), ".hits"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_of_an_outdated_page_is_refused_and_what_was_typed_stays()
    {
        using var city = site.As("demo-city");
        var at = $"/register/{site.Mine.Id}/edit";
        var page = await city.Get(at);
        var fields = Person.Fields(page, "form.sheet-form", ("kind", "rename"), ("name", "第一个新名称有限公司"), ("on", "2025-01-01"), ("why", "更名"));
        await city.Post(at, fields);
        fields["name"] = "第二个新名称有限公司";
        var refused = await city.Post(at, fields, 422);
        Assert.Equal("第二个新名称有限公司", refused.QuerySelector("input[name=name]")!.GetAttribute("value"));
        Assert.Equal("第一个新名称有限公司", site.Ledger.Subjects().First(s => s.Id == site.Mine.Id).Name);
    }

    [Fact]
    public async Task The_register_is_paged_by_a_cursor_that_misses_nobody()
    {
        using var province = site.As("demo-province");
        var seen = new List<string>();
        for (var at = "/register"; at is not null;)
        {
            var page = await province.Get(at);
            seen.AddRange(page.QuerySelectorAll("#found tbody th small:first-of-type").Select(s => s.TextContent));
            at = page.QuerySelector("#found a[rel=next]")?.GetAttribute("href");
        }
        Assert.Equal(63, seen.Distinct().Count());
        Assert.Equal(63, seen.Count);
    }

    [Theory]
    [InlineData("/register/changes")]
    [InlineData("/register/changes?of=nothing")]
    [InlineData("/register/duplicates")]
    [InlineData("/register/proposals")]
    [InlineData("/register?q=%27%3Cscript%3E&status=deregistered")]
    [InlineData("/api/register?q=厂")]
    public async Task Every_page_of_the_register_answers_also_where_nothing_is_there(string address)
    {
        using var province = site.As("demo-province");
        await province.Get(address);
    }
}
