using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Luheng.Access;
using Luheng.Flow.Tests.Cases;
using Luheng.Flow.Tests.Portal;
using Luheng.Observations;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Flow.Tests.Yearbooks;

public sealed class YearbookTests
{
    const string Start = "/data/statistics";

    static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(RealPacks.Checkout, "samples", "statistics", name));

    [Fact]
    public async Task A_table_is_mapped_once_previewed_stored_and_next_years_is_recognised()
    {
        await using var site = await Open();
        using var province = site.As("demo-province");
        var file = await Upload(province, "energy-by-city-2023.csv", Sample("energy-by-city-2023.csv"));
        using (var map = await province.Page(file))
        {
            Assert.Equal("energy.comprehensive", Input(map, "item"));
            Assert.Equal(("energy.consumption.growth", "万吨标准煤", "990000", "Calorific"), (Input(map, "rate"), Input(map, "unit"), Input(map, "region"), map.QuerySelector("select[name=basis] option[selected]")!.GetAttribute("value")));
            var preview = await Mapped(province, file, map, ("name", "分市州综合能源消费量"), ("document", "示例省统计年鉴（演示数据）"), ("scope", "规上"));
            Assert.Contains("新的 13 个，更正 0 个，不变 0 个，缺数 2 个，问题 0 个", Site.Text(preview, ".answer"), StringComparison.Ordinal);
            Assert.Empty(site.Office.Ledger.Observations().ToList()); // looked at, not stored
            await Stored(province, file, preview, "新的 13 个，更正 0 个");
        }
        var stored = site.Office.Ledger.Observations().Select(r => r.Observation).ToList();
        Assert.Equal(13, stored.Count);
        var whole = stored.Single(o => o.Subject == SubjectId.Region("990000") && o.Period == Period.Calendar(2023) && o.Item == "energy.comprehensive");
        Assert.Equal((12_863_000, "规上", SourceKind.Official, LegalBasis.Demo), (Math.Round(whole.Value, 6), whole.Scope, whole.Source.Kind, whole.Source.Basis));
        Assert.DoesNotContain(stored, o => o.Value == 0);

        var next = await Upload(province, "energy-by-city-2024.csv", Sample("energy-by-city-2024.csv"));
        using var recognised = await province.Page(next);
        // Of 2023 one city was revised (27.9 to 28.1), the rest stands as it was stored; 2024 is new.
        Assert.Contains("按映射“分市州综合能源消费量”识别，形状没有变化：新的 10 个，更正 1 个，不变 4 个，缺数 0 个", Site.Text(recognised, ".answer"), StringComparison.Ordinal);
        var corrected = recognised.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("更正", StringComparison.Ordinal));
        Assert.Contains("281,000", corrected.TextContent, StringComparison.Ordinal);
        Assert.Contains("279,000", corrected.TextContent, StringComparison.Ordinal);
        await Stored(province, next, recognised, "新的 10 个，更正 1 个");

        var batch = site.Office.Ledger.Batches()[^1];
        Assert.Contains(site.Office.Ledger.Audit(20), l => l.Batch == batch.Id && l.Who == "demo-province");
        Assert.Contains(site.Office.Ledger.Audit(20), l => l.Title == "统计表映射 分市州综合能源消费量");
        Assert.Null(site.Office.Ledger.Undo(batch.Id, "demo-province"));
        Assert.Equal(13, site.Office.Ledger.Observations().Count());
    }

    [Fact]
    public async Task A_changed_shape_says_what_changed_and_stores_nothing()
    {
        await using var site = await Open();
        using var statistics = site.As("demo-statistics");
        var first = await Upload(statistics, "a.csv", Sample("energy-by-city-2023.csv"));
        using (var map = await statistics.Page(first)) _ = await Mapped(statistics, first, map, ("name", "分市州"), ("document", "年鉴（演示数据）"));
        var text = Encoding.UTF8.GetString(Sample("energy-by-city-2024.csv")).Replace("万吨标准煤", "吨标准煤", StringComparison.Ordinal).Replace("宁野市", "龙津市", StringComparison.Ordinal);
        var second = await Upload(statistics, "b.csv", Encoding.UTF8.GetBytes(text));
        using var page = await statistics.Page(second);
        foreach (var said in (string[])["多了行“龙津市”", "少了行“宁野市”", "单位行由“万吨标准煤”变为“吨标准煤”"]) Assert.Contains(said, Site.Text(page, ".wrongs"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"form[action='{second}/map']"));
        Assert.Empty(site.Office.Ledger.Observations().ToList());
    }

    [Theory]
    [InlineData("当量值", "等价值", "当量、等价与表不同", "表上写的是等价值，这个映射是当量值；给这张表另建映射")]
    [InlineData("当量值", "当量值，2015年不变价", "价格基期与表不同", "表上写的是2015年价格，这个映射是2020年价格；给这张表另建映射")]
    public async Task A_table_of_another_basis_or_other_prices_is_not_taken_by_the_mapping(string then, string now, string rule, string hint)
    {
        await using var site = await Open();
        using var province = site.As("demo-province");
        byte[] Table(string of, string words) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Sample(of)).Replace(then, words, StringComparison.Ordinal));
        var first = await Upload(province, "a.csv", Sample("energy-by-city-2023.csv"));
        using (var map = await province.Page(first)) _ = await Mapped(province, first, map, ("name", "分市州"), ("document", "年鉴（演示数据）"), ("price", "2020"));
        var second = await Upload(province, "b.csv", Table("energy-by-city-2024.csv", now));
        using var preview = await province.Page(second);
        Assert.Contains("问题 1 个", Site.Text(preview, ".answer"), StringComparison.Ordinal);
        var told = preview.QuerySelectorAll("table.plain")[0].QuerySelector("tbody tr")!.TextContent;
        Assert.All((string[])["A1", now, rule, hint], said => Assert.Contains(said, told, StringComparison.Ordinal));
        Assert.Null(preview.QuerySelector("button.main"));

        using var own = await province.Page(preview.QuerySelector("a[href*='mapping=new']")!.GetAttribute("href")!);
        Assert.Equal("", own.QuerySelector("input[name=mapping]")!.GetAttribute("value"));
        using var again = await Mapped(province, second, own, ("name", "分市州，另一种"), ("document", "年鉴（演示数据）"));
        Assert.Empty(again.QuerySelectorAll("a[href*='mapping=new']"));
        using var recognised = await province.Page(await Upload(province, "c.csv", Sample("energy-by-city-2024.csv")));
        Assert.Contains("按映射“分市州”识别", Site.Text(recognised, ".answer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_problem_is_told_with_its_place_and_nothing_is_half_stored()
    {
        await using var site = await Open();
        using var province = site.As("demo-province");
        var bad = Encoding.UTF8.GetString(Sample("energy-by-city-2023.csv")).Replace("38.9", "约38.9", StringComparison.Ordinal).Replace("22.0", "二十二", StringComparison.Ordinal);
        var file = await Upload(province, "bad.csv", Encoding.UTF8.GetBytes(bad));
        using var map = await province.Page(file);
        using var preview = await Mapped(province, file, map, ("name", "坏表"), ("document", "年鉴"), ("basis", "Equivalent"));
        var told = preview.QuerySelectorAll("table.plain")[0].QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains(told, t => t.Contains("C5", StringComparison.Ordinal) && t.Contains("约38.9", StringComparison.Ordinal));
        Assert.Contains(told, t => t.Contains("C7", StringComparison.Ordinal) && t.Contains("二十二", StringComparison.Ordinal));
        Assert.Contains(told, t => t.Contains("当量、等价与表不同", StringComparison.Ordinal) && t.Contains("等价值", StringComparison.Ordinal));
        Assert.Null(preview.QuerySelector("button.main"));
        var answer = await province.Post(file, $"{file}/store", ("table", "0"), ("mapping", "table-1"), ("mark", preview.QuerySelector("input[name=mark]")!.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty(site.Office.Ledger.Observations().ToList());
    }

    [Fact]
    public async Task A_cumulative_figure_below_the_one_before_is_stored_only_for_a_reason()
    {
        await using var site = await Open();
        using var province = site.As("demo-province");
        const string Head = "规模以上工业综合能源消费量（当量值）（演示数据）,,\n,,单位：吨标准煤\n";
        var first = await Upload(province, "9.csv", Encoding.UTF8.GetBytes(Head + "地区,2025年1—8月,2025年1—9月\n云岭市,170000,201205\n石泉市,300000,320000\n"));
        using (var map = await province.Page(first))
        using (var preview = await Mapped(province, first, map, ("name", "月报"), ("document", "示例省统计月报（演示数据）"), ("scope", "规上")))
        {
            Assert.Contains("问题 0 个", Site.Text(preview, ".answer"), StringComparison.Ordinal);
            await Stored(province, first, preview, "新的 4 个");
        }
        var second = await Upload(province, "10.csv", Encoding.UTF8.GetBytes(Head + "地区,2025年1—10月,2025年1—11月\n云岭市,186000,190000\n石泉市,350000,340000\n"));
        using (var preview = await province.Page(second))
        {
            Assert.Contains("问题 2 个", Site.Text(preview, ".answer"), StringComparison.Ordinal); // against what is stored, and within the table
            var told = preview.QuerySelectorAll("table.plain")[0].QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
            Assert.Contains(told, t => t.Contains("云岭市的综合能源消费量（当量值）：2025 年 1–10 月累计 186,000 小于2025 年 1–9 月累计 201,205 tce（已存的数）", StringComparison.Ordinal) && t.Contains("B4", StringComparison.Ordinal));
            Assert.Contains(told, t => t.Contains("1–11 月累计 340,000 小于2025 年 1–10 月累计 350,000 tce（B5）", StringComparison.Ordinal) && t.Contains("C5", StringComparison.Ordinal));
            Assert.True(preview.QuerySelector("input[name=why]")!.HasAttribute("required"));
            var fields = preview.QuerySelectorAll($"form[action='{second}/store'] input[type=hidden]").Where(e => e.GetAttribute("name") is not "_ours").Select(e => (e.GetAttribute("name")!, e.GetAttribute("value")!)).ToArray();
            var refused = await province.Post(second, $"{second}/store", [.. fields, ("why", " ")]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("有累计数比前一期小", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Equal(4, site.Office.Ledger.Observations().Count());
            await Stored(province, second, preview, "新的 4 个"); // 说明：年鉴出版
        }
        Assert.Equal(8, site.Office.Ledger.Observations().Count());
    }

    [Fact]
    public async Task A_page_of_a_bulletin_is_mapped_to_sectors_and_prices()
    {
        await using var site = await Open();
        using var province = site.As("demo-province");
        var file = await Upload(province, "bulletin.html", Sample("energy-by-sector.html"));
        using var map = await province.Page(file);
        using var preview = await Mapped(province, file, map, ("name", "公报表2"), ("document", "示例省统计公报（演示数据）"));
        Assert.Contains("新的 5 个，更正 0 个，不变 0 个，缺数 1 个，问题 0 个", Site.Text(preview, ".answer"), StringComparison.Ordinal);
        await Stored(province, file, preview, "新的 5 个");
        var one = site.Office.Ledger.Observations().Select(r => r.Observation).Single(o => o.Item == "value_added.price-2020");
        Assert.Equal((SubjectId.Sector("30", "990000"), Period.Calendar(2024)), (one.Subject, one.Period));
    }

    [Fact]
    public async Task Files_that_hold_no_table_and_people_without_the_right_are_refused()
    {
        await using var site = await Open();
        using var province = site.As("demo-province");
        foreach (var (name, content) in new[] { ("x.csv", "只有文字\n没有数"), ("x.xlsx", "not a workbook"), ("x.html", "<p>没有表</p>"), ("x.pdf", "%PDF") })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await province.Send(Start, Start, [], [(name, Encoding.UTF8.GetBytes(content))])).StatusCode);
        using var city = site.As("demo-city");
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Get(Start)).StatusCode);
        Assert.False(site.Desk.Policy.May(Luheng.Portal.Access.Personas.Of(site.Desk).First(p => p.Account == "demo-city"), Act.ImportData));
        var file = await Upload(province, "a.csv", Sample("energy-by-city-2023.csv"));
        using var statistics = site.As("demo-statistics");
        Assert.Equal(HttpStatusCode.NotFound, (await statistics.Get(file)).StatusCode); // another's file
    }

    [Theory]
    [InlineData("能耗表.xlsx", "not a workbook", "“能耗表.xlsx”：文件内容与扩展名不符", "“能耗表.xlsx”: the name says .xlsx but the content is not a workbook")]
    [InlineData("能耗表.pdf", "%PDF", "“能耗表.pdf”：不读 .pdf 文件", "“能耗表.pdf”: '.pdf' files are not read")]
    [InlineData("能耗表.csv", "只有文字\n没有数", "“能耗表.csv”：没有找到", "“能耗表.csv”: no table")]
    public async Task A_file_that_cannot_be_read_is_named_as_its_sender_named_it_in_the_readers_language(string name, string content, string zh, string en)
    {
        await using var site = await Open();
        using var province = site.As("demo-province");
        foreach (var (language, said) in new[] { ("zh", zh), ("en", en) })
        {
            var text = await (await province.Send(Start, $"{Start}?lang={language}", [], [(name, Encoding.UTF8.GetBytes(content))])).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var told = Site.Text(new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text), ".wrongs");
            Assert.Contains(said, told, StringComparison.Ordinal);
            Assert.DoesNotContain("upload", told, StringComparison.Ordinal);
            Assert.DoesNotContain("not-what", told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_would_be_right_is_said_in_the_readers_language()
    {
        await using var site = await Open();
        using var province = site.As("demo-province");
        var file = await Upload(province, "a.csv", Sample("energy-by-city-2023.csv"));
        using var map = await province.Page(file);
        using var preview = await Mapped(province, file, map, ("name", "坏表"), ("document", "年鉴"), ("item", ""));
        var told = preview.QuerySelectorAll("table.plain")[0].QuerySelectorAll("tbody td").Select(c => c.TextContent).ToList();
        Assert.Contains(told, t => t.Contains("在行、列或整表的映射里填指标", StringComparison.Ordinal));
        Assert.DoesNotContain(told, t => t.Contains(" the ", StringComparison.Ordinal) || t.Contains("neither", StringComparison.Ordinal));
    }

    static async Task<string> Upload(Visitor visitor, string name, byte[] content)
    {
        var answer = await visitor.Send(Start, Start, [], [(name, content)]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    static string? Input(IHtmlDocument page, string name) => page.QuerySelector($"input[name='{name}']")!.GetAttribute("value");

    /// <summary>Sends the form as it stands, with a few fields otherwise; the preview it leads to.</summary>
    static async Task<IHtmlDocument> Mapped(Visitor visitor, string file, IHtmlDocument page, params (string Name, string Value)[] said)
    {
        var fields = page.QuerySelectorAll($"form[action='{file}/map'] input[name], form[action='{file}/map'] select").Where(e => e.GetAttribute("name") is not "_ours" && (e.GetAttribute("type") is not "checkbox" || e.HasAttribute("checked")))
            .Select(e => (Name: e.GetAttribute("name")!, Value: (e is IHtmlSelectElement select ? select.Value : e.GetAttribute("value")) ?? "")).Where(f => Array.TrueForAll(said, s => s.Name != f.Name)).Concat(said).ToArray();
        var answer = await visitor.Post(file, $"{file}/map", fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await visitor.Page(answer.Headers.Location!.ToString());
    }

    static async Task Stored(Visitor visitor, string file, IHtmlDocument preview, string says)
    {
        (string, string)[] fields = [.. preview.QuerySelectorAll($"form[action='{file}/store'] input[type=hidden]").Where(e => e.GetAttribute("name") is not "_ours").Select(e => (e.GetAttribute("name")!, e.GetAttribute("value")!)), ("why", "年鉴出版")];
        var answer = await visitor.Post(file, $"{file}/store", fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var stored = await Access.Visitor.Read(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains(says, Site.Text(stored, ".answer"), StringComparison.Ordinal);
    }

    static async Task<CaseSite> Open()
    {
        var site = new CaseSite();
        await site.InitializeAsync();
        return site;
    }
}
