using System.Net;
using Luheng.Allocating;
using Luheng.Cases;
using Luheng.Flow.Tests.Cases;
using Luheng.Flow.Tests.Portal;
using Luheng.Judging.Allocating;
using Luheng.Warning;

namespace Luheng.Flow.Tests.Allocating;

/// <summary>A target's way from methods side by side to issue: drafted, sent to the cities, answered, revised, issued by a second person.</summary>
public sealed class NegotiationTests : IAsyncLifetime
{
    const string Methods = "/targets/demo-14fyp/energy-intensity", Id = "breakdown-demo-14fyp-energy-intensity-990000-1";
    const string Page = $"/targets/breakdowns/{Id}";

    readonly AllocatingSite site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    string Offer(string city) => $"/targets/offers/{OfferProcedure.IdOf(Id, city)}";

    static async Task Do(Visitor who, string page, string address, HttpStatusCode expected, params (string, string)[] fields)
    {
        var answer = await who.Post(page, address, fields);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == expected, $"{address} answered {answer.StatusCode}: {text[..Math.Min(2500, text.Length)]}");
    }

    Breakdown Stored() => Breakdown.Read(site.Ledger.Find(Breakdown.Kind, Id)!.Document.Body);

    [Fact]
    public async Task Methods_stand_side_by_side_with_residual_margin_fairness_and_proof()
    {
        using var province = site.As("demo-province");
        var page = await province.Page(Methods);
        Assert.Equal([21, 21], page.QuerySelectorAll("table").Select(t => t.QuerySelectorAll("tbody tr").Length)); // the methods, and the working of the one chosen
        Assert.Contains("上级目标 -14 %（2021—2025 年）", Site.Text(page, ".answer"), StringComparison.Ordinal);
        Assert.Contains("取整后省级余量", Site.Text(page, "tfoot"), StringComparison.Ordinal);
        Assert.Contains("残差", Site.Text(page, "#proof"), StringComparison.Ordinal);
        Assert.Contains("基尼", Site.Text(page, "tfoot"), StringComparison.Ordinal);
        Assert.Contains("自定义", Site.Text(page, "main"), StringComparison.Ordinal);
        var tight = await province.Page(Methods + "?most=12.3");
        Assert.Contains("全部 21 个对象都取上限也只能达到 -12.3 %，上级要求 -14 %", Site.Text(tight, ".answer"), StringComparison.Ordinal);
        foreach (var kind in (string[])["csv", "xlsx", "docx"]) Assert.Equal(HttpStatusCode.OK, (await province.Get($"{Methods}.{kind}")).StatusCode);
        var csv = await (await province.Get($"{Methods}.csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(22, csv.Trim().Split('\n').Length);
    }

    [Fact]
    public async Task A_breakdown_goes_from_draft_through_a_citys_counter_figure_to_issue_by_a_second_person()
    {
        using var province = site.As("demo-province");
        using var director = site.As("demo-director");
        using var city = site.As("demo-city");
        await Do(province, Methods, Methods, HttpStatusCode.Redirect, ("method", "mix"), ("growth", "rules"));
        await city.Page(Page, 404);
        await Do(province, Page, $"{Page}/send", HttpStatusCode.Redirect);
        Assert.Equal(21, site.Office.Cases.All.Count(c => c.Procedure == OfferProcedure.Id));

        // The city sees its own figure and nobody else's, and answers with another one.
        var own = await city.Page(Offer(site.City));
        Assert.Contains("待答复", Site.Text(own, ".answer"), StringComparison.Ordinal);
        var how = Site.Text(own, "table.how");
        foreach (var part in (string[])["综合法", "本地基期量 E", "tce", "亿元", "增长倍数", "权重", "未取整"]) Assert.Contains(part, how, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Desk.World.Population.NameOf(Luheng.Registry.SubjectId.Region(site.OtherCity)), Site.Text(own, "main"), StringComparison.Ordinal);
        await city.Page(Offer(site.OtherCity), 404);
        Assert.Contains("/targets/offers/", (await city.Page("/targets")).QuerySelector(".plain-list a")!.GetAttribute("href")!, StringComparison.Ordinal);
        await Do(city, Offer(site.City), $"{Offer(site.City)}/counter", HttpStatusCode.Conflict, ("figure", "-12"));
        await Do(city, Offer(site.City), $"{Offer(site.City)}/counter", HttpStatusCode.UnprocessableEntity, ("figure", "略低"), ("reason", "新增项目"));
        await Do(city, Offer(site.City), $"{Offer(site.OtherCity)}/agree", HttpStatusCode.Forbidden);
        await Do(city, Offer(site.City), $"{Offer(site.City)}/counter", HttpStatusCode.Redirect, ("figure", "-12"), ("reason", "新投产铝线"));

        // Accepting it alone falls short of the parent; the others must take it over.
        var was = Stored();
        await Do(province, Page, $"{Page}/revise", HttpStatusCode.Redirect, [($"f-{site.City}", "－１２"), ("reason", "采纳该市意见")]);
        Assert.True(Stored().InHand < 0);
        await Do(province, Page, $"{Page}/send", HttpStatusCode.Redirect);
        using (var lacking = await province.Page(Page))
        {
            Assert.Null(lacking.QuerySelector("form.propose")); // what would be refused is not offered; what is short is said
            Assert.Contains("还差", Site.Text(lacking, "main"), StringComparison.Ordinal);
        }
        await Do(province, Page, $"{Page}/propose", HttpStatusCode.Conflict);
        (string, string)[] more = [.. was.Children.Where(c => c.Subject != site.City).Select(c => ($"f-{c.Subject}", Math.Max(c.Low, c.Figure - 1).ToString(System.Globalization.CultureInfo.InvariantCulture))), ("reason", "由其他市分担")];
        await Do(province, Page, $"{Page}/revise", HttpStatusCode.Redirect, more);
        Assert.True(Stored() is { InHand: >= 0, Version: 3, State: BreakdownState.Revised });
        await Do(province, Page, $"{Page}/send", HttpStatusCode.Redirect);
        await Do(city, Offer(site.City), $"{Offer(site.City)}/agree", HttpStatusCode.Redirect);
        // Twenty have not answered: the page says so, and wants a reason of whoever goes on.
        Assert.Contains("尚未答复 20 家", Site.Text(await province.Page(Page), "form.propose"), StringComparison.Ordinal);
        await Do(province, Page, $"{Page}/propose", HttpStatusCode.Conflict);
        await Do(province, Page, $"{Page}/propose", HttpStatusCode.Redirect, ("reason", "其余各市期满未答复"));

        // Whoever worked on it cannot issue it.
        Assert.Null((await province.Page(Page)).QuerySelector("form.issue"));
        await Do(province, Page, $"{Page}/issue", HttpStatusCode.Conflict, ("reason", "自己下达"));
        await city.Page(Page, 404);
        await Do(director, Page, $"{Page}/issue", HttpStatusCode.Conflict);
        await Do(director, Page, $"{Page}/issue", HttpStatusCode.Redirect, ("reason", "同意，未答复的按公布值"));
        var issued = IssuedTargets.Of(site.Ledger, site.Desk.World.Catalogue.Plans["demo-14fyp"]);
        Assert.Equal(21, issued.Count);
        var mine = issued.Single(i => i.Subject.Text == site.City);
        var held = RegionWatch.Of(site.Desk.World, mine.Subject, site.Desk.AsOf, issued).Single(t => t.Target.Id == mine.Target); // warnings hold the city to its own figure
        Assert.False(held.Borrowed);
        Assert.Equal(mine.Value, held.Target.By!.Value.Amount);
        Assert.Equal(Math.Abs(mine.Value) / 100, issued.Reduction(held.Plan, held.Target, mine.Subject)); // and so does its assessment
        Assert.Equal((-12, "%", "energy-intensity", 3), (mine.Value, mine.Unit, mine.Target, mine.Version));
        Assert.All(site.Office.Cases.All.Where(c => c.Procedure == OfferProcedure.Id), o => Assert.Equal(OfferState.Settled, o.In<OfferState>()));

        // The rest see what is issued; history replays.
        foreach (var rest in (string[])["demo-city", "demo-manager", "demo-county"])
        {
            using var reader = site.As(rest);
            var page = await reader.Page(Page);
            Assert.Equal(21, page.QuerySelectorAll("table tbody tr").Length);
            Assert.Empty(page.QuerySelectorAll("form.step, ol.taken"));
        }
        var again = new CaseBook(site.Ledger, new(Luheng.Portal.Procedures.All, _ => true), site.Clock);
        Assert.Empty(again.Broken);
        Assert.Equal(nameof(BreakdownState.Issued), again.Find(Id)!.State);
    }

    [Fact]
    public async Task A_figure_outside_its_bounds_is_refused_with_every_city_named_and_what_was_typed_kept()
    {
        using var province = site.As("demo-province");
        await Do(province, Methods, Methods, HttpStatusCode.Redirect, ("method", "mix"), ("growth", "rules"));
        var (was, names) = (Stored(), site.Desk.World.Population);
        var (one, other) = (was.Children[0], was.Children[1]);
        foreach (var figures in ((string, string)[][])[[($"f-{one.Subject}", "-99"), ($"f-{other.Subject}", "略低")], [($"f-{one.Subject}", "−500"), ($"f-{other.Subject}", "-1")]])
        {
            var refused = await province.Post(Page, $"{Page}/revise", [.. figures, ("reason", "试一试")]);
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            using var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            var said = Site.Text(page, ".problems");
            Assert.Contains($"{names.NameOf(one.Id)}：{figures[0].Item2.Replace('−', '-')} %", said, StringComparison.Ordinal);
            Assert.Contains(names.NameOf(other.Id), said, StringComparison.Ordinal);
            Assert.Contains(System.FormattableString.Invariant($"应在 {one.Low:0.####} 与 {one.High:0.####} 之间"), said, StringComparison.Ordinal);
            Assert.Equal(figures[0].Item2, page.QuerySelector($"input[name='f-{one.Subject}']")!.GetAttribute("value"));
            Assert.Equal("试一试", page.QuerySelector("form.figures input[name='reason']")!.GetAttribute("value"));
        }
        Assert.Equal(1, Stored().Version);
        await Do(province, Page, $"{Page}/revise", HttpStatusCode.Redirect, ($"f-{one.Subject}", System.FormattableString.Invariant($"{one.Low:0.####}"))); // a bound as it is printed
        await Do(province, Page, $"{Page}/send", HttpStatusCode.Redirect);
        using var city = site.As("demo-city");
        await Do(city, Offer(site.City), $"{Offer(site.City)}/counter", HttpStatusCode.UnprocessableEntity, ("figure", "-120"), ("reason", "不可能"));
    }

    [Fact]
    public async Task What_a_city_answered_stays_in_the_table_when_its_figure_is_issued()
    {
        using var province = site.As("demo-province");
        using var director = site.As("demo-director");
        using var city = site.As("demo-city");
        await Do(province, Methods, Methods, HttpStatusCode.Redirect, ("method", "mix"), ("growth", "rules"));
        await Do(province, Page, $"{Page}/send", HttpStatusCode.Redirect);
        await Do(city, Offer(site.City), $"{Offer(site.City)}/counter", HttpStatusCode.Redirect, ("figure", "-13"), ("reason", "新投产铝线"));
        var name = site.Desk.World.Population.NameOf(Luheng.Registry.SubjectId.Region(site.City));
        using (var before = await province.Page(Page))
        {
            Assert.Contains($"另提数字未采纳 1 家：{name} -13", Site.Text(before, "form.propose"), StringComparison.Ordinal);
            Assert.NotNull(before.QuerySelector("form.propose input[name='reason'][required]"));
        }
        await Do(province, Page, $"{Page}/propose", HttpStatusCode.Redirect, ("reason", "该市项目未核准"));
        await Do(director, Page, $"{Page}/issue", HttpStatusCode.Redirect, ("reason", "同意"));
        using var after = await province.Page(Page);
        Assert.Contains("答复 1 / 21，其中另提数字 1", Site.Text(after, ".answer"), StringComparison.Ordinal);
        var row = after.QuerySelectorAll("table tbody tr").Single(r => r.TextContent.Contains(name, StringComparison.Ordinal)).TextContent;
        Assert.Contains("另提数字-13", row.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("新投产铝线", row, StringComparison.Ordinal);
        Assert.Contains("该市项目未核准", Site.Text(after, "ol.taken"), StringComparison.Ordinal);
        Assert.DoesNotContain("demo-province", Site.Text(after, "main"), StringComparison.Ordinal); // people by their names
        using var answered = await city.Page(Offer(site.City));
        Assert.DoesNotContain("demo-14fyp", string.Concat(answered.QuerySelectorAll("main > :not(footer)").Select(Site.Shown)), StringComparison.Ordinal); // its footer names addresses
    }

    [Fact]
    public async Task A_figure_that_is_no_multiple_of_the_step_is_refused_unless_it_is_exact_or_a_bound()
    {
        using var province = site.As("demo-province");
        await Do(province, Methods, Methods, HttpStatusCode.Redirect, ("method", "mix"), ("growth", "rules"));
        var one = Stored().Children[0];
        var refused = await province.Post(Page, $"{Page}/revise", ($"f-{one.Subject}", "-12.503"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("-12.503 % 不是 0.5 的倍数", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(1, Stored().Version);
        await Do(province, Page, $"{Page}/revise", HttpStatusCode.Redirect, ($"f-{one.Subject}", System.FormattableString.Invariant($"{one.Exact:0.####}")));
        await Do(province, Page, $"{Page}/revise", HttpStatusCode.Redirect, ($"f-{one.Subject}", "-12.5"));
    }

    [Fact]
    public async Task Of_two_issued_breakdowns_the_list_says_which_holds_and_which_was_replaced()
    {
        using var province = site.As("demo-province");
        using var director = site.As("demo-director");
        foreach (var number in (int[])[1, 2])
        {
            var page = $"{Page[..^1]}{number}";
            await Do(province, Methods, Methods, HttpStatusCode.Redirect, ("method", "mix"), ("growth", "rules"));
            await Do(province, page, $"{page}/send", HttpStatusCode.Redirect);
            await Do(province, page, $"{page}/propose", HttpStatusCode.Redirect, ("reason", "期满未答复"));
            await Do(director, page, $"{page}/issue", HttpStatusCode.Redirect, ("reason", "同意"));
        }
        using var list = await province.Page("/targets");
        var (was, holds) = (list.QuerySelector($"a[href='{Page}']")!.ParentElement!, list.QuerySelectorAll($"a[href='{Page[..^1]}2']").Single(a => a.TextContent.Contains("已下达", StringComparison.Ordinal)).ParentElement!);
        Assert.Contains("已被 2025-11-20 下达的方案替代", was.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{Page[..^1]}2", was.QuerySelectorAll("a")[^1].GetAttribute("href"));
        Assert.Contains("现行", holds.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("替代", holds.TextContent, StringComparison.Ordinal);
        Assert.Contains("替代", Site.Text(await province.Page(Page), ".answer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Amounts_and_margins_have_their_units_and_places_their_names()
    {
        using var province = site.As("demo-province");
        using var page = await province.Page(Methods);
        Assert.Contains("tce", Site.Text(page, "thead"), StringComparison.Ordinal);
        Assert.Contains("个百分点", Site.Text(page, ".answer"), StringComparison.Ordinal);
        Assert.Matches("ΣE = [0-9.,]+ tce", Site.Text(page, "#proof"));
        Assert.Matches("ΣV·G = [0-9.]+ 亿元", Site.Text(page, "#proof"));
        using var water = await province.Page("/targets/demo-14fyp/water-intensity");
        Assert.DoesNotContain("按基期能耗", water.Body!.TextContent, StringComparison.Ordinal);
        using var tight = await province.Page(Methods + "?most=12.3");
        Assert.DoesNotMatch("99[0-9]{4}", Site.Text(tight, ".answer"));
    }

    [Fact]
    public async Task A_new_line_beyond_all_measure_is_refused_with_the_range()
    {
        using var province = site.As("demo-province");
        using var page = await province.Page($"{Methods}/what-if?city={site.City}&tonnes=1e30&use=1635&added=0.5");
        Assert.Contains("“1e30”不是 0 至 1,000,000,000 之间的数", Site.Text(page, ".problems").Replace("1000000000", "1,000,000,000", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("kgce/t", Site.Text(page, "form.filter"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_smelter_line_is_tried_out_on_the_figures()
    {
        using var province = site.As("demo-province");
        var page = await province.Page($"{Methods}/what-if?city={site.City}&tonnes=300000&use=1635&added=0.5");
        Assert.Contains("余量 -", Site.Text(page, ".answer"), StringComparison.Ordinal);
        Assert.Equal(7, page.QuerySelectorAll("table tbody tr").Length);
        Assert.Contains("490,500", Site.Text(page, "table"), StringComparison.Ordinal);
        using var city = site.As("demo-city");
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Get($"{Methods}/what-if")).StatusCode);
    }

    [Theory]
    [InlineData("tonnes=abc&use=-5&added=0.5", "年产量 t：“abc”不是 0 至 1000000000 之间的数", "单耗 kgce/t（综合能耗，电按折标煤计）：“-5”不是 0 至 1000000 之间的数")]
    [InlineData("tonnes=300000&use=&added=0.5&city=990777", "单耗 kgce/t（综合能耗，电按折标煤计）：“”不是", "城市：“990777”不是这次分解的对象")]
    public async Task Numbers_of_a_new_line_that_are_none_are_named_and_kept(string asked, string one, string other)
    {
        using var province = site.As("demo-province");
        var page = await province.Page($"{Methods}/what-if?{(asked.Contains("city", StringComparison.Ordinal) ? "" : $"city={site.City}&")}{asked}");
        Assert.Contains(one, Site.Text(page, ".problems"), StringComparison.Ordinal);
        Assert.Contains(other, Site.Text(page, ".problems"), StringComparison.Ordinal);
        Assert.Equal(asked.Split('&')[0]["tonnes=".Length..], page.QuerySelector("input[name=tonnes]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_new_line_is_not_tried_out_on_a_rate()
    {
        using var province = site.As("demo-province");
        var page = await province.Page("/targets/demo-14fyp/bulk-solid-waste-utilisation/what-if?city=990100&tonnes=1&use=1&added=1");
        Assert.DoesNotMatch("[a-z]{4,}", Site.Text(page, ".problems"));
        Assert.NotEmpty(Site.Text(page, ".problems"));
        Assert.Null(page.QuerySelector("form.filter"));
    }

    [Theory]
    [InlineData("least=abc&most=130", "最低降幅 %：“abc”不是 0 至 100 之间的数", "最高降幅 %：“130”不是 0 至 100 之间的数")]
    [InlineData("least=15&most=12", "最低降幅 15 % 高于最高降幅 12 %", "最低降幅")]
    public async Task Bounds_that_cannot_be_are_refused_once_and_in_the_readers_language(string asked, string one, string other)
    {
        using var province = site.As("demo-province");
        var page = await province.Page($"{Methods}?{asked}");
        Assert.Contains(one, Site.Text(page, ".problems"), StringComparison.Ordinal);
        Assert.Contains(other, Site.Text(page, ".problems"), StringComparison.Ordinal);
        Assert.InRange(page.QuerySelectorAll(".problems li").Length, 1, 2);
        Assert.Equal(asked.Split('&')[0]["least=".Length..], page.QuerySelector("input[name=least]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_target_that_is_not_handed_down_says_so_in_the_readers_language()
    {
        using var province = site.As("demo-province");
        var page = await province.Page("/targets/demo-14fyp/green-factories");
        Assert.Contains("能分解的是", Site.Text(page, ".problems"), StringComparison.Ordinal);
        Assert.DoesNotMatch("[a-z]{4,}", Site.Text(page, ".problems"));
        var english = await province.Page("/targets/demo-14fyp/green-factories?lang=en");
        Assert.Contains("energy, CO2 or water per value added", Site.Text(english, ".problems"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_breakdowns_of_one_target_are_not_under_way_at_once()
    {
        using var province = site.As("demo-province");
        await Do(province, Methods, Methods, HttpStatusCode.Redirect, ("method", "uniform"));
        await Do(province, Methods, Methods, HttpStatusCode.BadRequest, ("method", "mix"));
        await Do(province, Page, $"{Page}/withdraw", HttpStatusCode.Redirect, ("reason", "重新测算"));
        await Do(province, Methods, Methods, HttpStatusCode.Redirect, ("method", "mix"));
        Assert.Empty(IssuedTargets.Of(site.Ledger, site.Desk.World.Catalogue.Plans["demo-14fyp"]));
    }
}
