using System.Net;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Luheng.Bulletins;
using Luheng.Engine;
using Luheng.Flow.Tests.Cases;
using Luheng.Flow.Tests.Portal;
using Luheng.Packs;
using Luheng.Portal.Assessing;
using Luheng.Time;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace Luheng.Flow.Tests.Assessing;

public sealed class PlanReportTests
{
    static readonly DateOnly Day = new(2025, 11, 20);
    static readonly DateTimeOffset Known = new(2025, 11, 20, 9, 30, 0, China.Offset);

    /// <summary>The whole report as a reader gets it, held against the text that was read and kept.</summary>
    [Theory]
    [InlineData("sichuan-13fyp")]
    [InlineData("national-2016-2020")]
    public void The_final_report_of_a_real_plan_reads_as_it_was_read_and_kept(string plan)
    {
        var bytes = PaperDocument.Bytes(Final(plan).Paper);
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Description} {e.Part?.Uri} {e.Path?.XPath}"));

        var text = string.Join('\n', document.MainDocumentPart!.Document!.Body!.ChildElements.SelectMany(Lines)).Replace(RealPacks.Catalogue.Hash[..12], "RULES", StringComparison.Ordinal) + "\n";
        var kept = Path.Combine(RealPacks.Checkout, "tests/Luheng.Flow.Tests/Assessing/Reports", plan + ".txt");
        if (Environment.GetEnvironmentVariable("LUHENG_KEEP") is { Length: > 0 }) File.WriteAllText(kept, text);
        Assert.Equal(File.ReadAllText(kept), text);
    }

    [Fact]
    public void Sichuan_met_what_was_published_and_nothing_is_said_of_the_rest()
    {
        var (snapshot, paper) = Final("sichuan-13fyp");
        Assert.Equal((-26.85, 8.85, "met"), (snapshot.Find("target:energy-intensity/actual")!.Value, snapshot.Find("target:energy-intensity/gap")!.Value, snapshot.Find("target:energy-intensity/actual")!.Quality));
        var text = Text(paper);
        foreach (var said in (string[])["累计下降26.85%，超出目标8.85个百分点", "累计下降30%以上，超出目标10个百分点以上", "累计下降68%，超出目标45个百分点"]) Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Contains("其余11项没有公布结果或者可用数据，不作判断，也不视为未完成", text, StringComparison.Ordinal);
        Assert.All(snapshot.Figures.Where(f => f.Key.EndsWith("/none", StringComparison.Ordinal)), f => Assert.True(double.IsNaN(f.Value)));
    }

    [Fact]
    public void The_nation_fell_short_in_energy_and_every_published_outcome_is_said()
    {
        var (_, paper) = Final("national-2016-2020");
        var text = Text(paper);
        Assert.Contains("没有完成目标的是：规模以上单位工业增加值能耗累计下降约16%，比目标少下降约2个百分点", text, StringComparison.Ordinal);
        foreach (var said in (string[])["约40%", "下降20%以上", "2121家", "171家", "189家", "近2万种", "约7.5万亿元"]) Assert.Contains(said, text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_published_about_a_target_without_a_number_is_never_said_to_be_unpublished()
    {
        var text = Text(Final("national-2016-2020").Paper);
        Assert.Contains("其余14项不作判断，也不视为未完成，其中2项公布了结果，但规划没有给出可以对照的数值，12项没有公布结果或者可用数据", text, StringComparison.Ordinal);
        var (published, silent) = (text.IndexOf("以下2项指标公布了结果", StringComparison.Ordinal), text.IndexOf("以下12项指标没有公布结果", StringComparison.Ordinal));
        Assert.All((string[])["绿色供应链|“打造绿色供应链”|189家", "节能环保产业|“节能环保产业大幅增长”|约7.5万亿元"], row => Assert.InRange(text.IndexOf(row, StringComparison.Ordinal), published, silent));
    }

    [Fact]
    public void A_target_that_the_plan_states_again_is_counted_once_and_the_count_is_that_of_the_names()
    {
        var (snapshot, paper) = Final("national-2016-2020");
        Assert.Equal((20.0, 5.0, 3.0), (snapshot.Find("status:all")!.Value, snapshot.Find("status:met")!.Value, snapshot.Find("status:again")!.Value));
        var met = Text(paper).Split('\n').Single(l => l.StartsWith("完成目标的是：", StringComparison.Ordinal));
        Assert.Equal(5, met.Split('；').Length);
        Assert.Contains("规划提出的20项指标（另有3处重复表述，每项只计一次）中，6项有结果可以判断，其中已完成5项、未完成1项", Text(paper), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_plan_asks_is_said_as_the_plan_says_it()
    {
        var national = Text(Final("national-2016-2020").Paper);
        foreach (var said in (string[])["传统机械制造节能|节能15%以上", "传统机械制造节约原辅材料|节约原辅材料20%以上", "年节水量|达到20亿立方米以上"]) Assert.Contains(said, national, StringComparison.Ordinal);
        var sichuan = Text(Final("sichuan-13fyp").Paper);
        foreach (var said in (string[])["吨钢综合能耗|降到540千克标准煤/吨", "六大高耗能行业占工业增加值比重|降到27%", "节能环保装备产业产值|达到1500亿元", "节能监察企业户次|3000以上", "电解铝液交流电耗|降到13350千瓦时/吨"]) Assert.Contains(said, sichuan, StringComparison.Ordinal);
        Assert.Contains("水泥熟料综合能耗|控制在104千克标准煤/吨以内", Text(Final("sichuan-14fyp").Paper), StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_falls_due_after_the_plan_is_named_and_not_counted()
    {
        var (snapshot, paper) = Final("sichuan-13fyp");
        Assert.Equal((14.0, 1.0), (snapshot.Find("status:all")!.Value, snapshot.Find("status:later")!.Value));
        Assert.Contains("以下1项目标期限在规划期之后，尚未到期，不计入上述指标，本报告不作评价：碳排放达峰年份（2030年", Text(paper), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_plan_quotes_of_the_nation_is_not_counted_as_its_own()
    {
        var (snapshot, paper) = Final("guizhou-2018-2020");
        Assert.Equal((0.0, 2.0), (snapshot.Find("status:missed")!.Value, snapshot.Find("status:quoted")!.Value));
        Assert.Contains("以下2项是规划转述的上级目标，不是本规划的指标，不计入，不作评价：规模以上工业企业单位增加值能耗（国家要求）", Text(paper), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sichuan-13fyp")]
    [InlineData("sichuan-14fyp")]
    [InlineData("national-2016-2020")]
    [InlineData("national-14fyp")]
    public void A_report_has_no_word_of_the_machine_and_every_figure_in_it_opens(string id)
    {
        var (_, paper) = Final(id);
        var text = string.Concat(paper.Runs.Select(r => r.Text));
        Assert.DoesNotMatch("plan-status|price_base|规则版本|数据包|plan:|coverage|forecast|[（ ][OPN][0-9]{2,}|[0-9]．[0-9]", text);
        if (id.StartsWith("national", StringComparison.Ordinal)) Assert.DoesNotMatch("本地区|全省|四川", text);
        Assert.All(paper.Runs.Where(r => r.Figure is not null), r => Assert.StartsWith("http://127.0.0.1:5080/", r.Address, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("yearly", "2024", "2024年度评估报告")]
    [InlineData("mid-term", "", "中期评估报告")]
    [InlineData("final", "", "终期评估报告")]
    public void Every_kind_of_report_names_what_each_sentence_rests_on(string kind, string year, string title)
    {
        var desk = SampleProvince.Desk();
        var plan = desk.World.Catalogue.Plans[AssessSite.Plan];
        var question = ReportQuestion.Of(plan, desk.AsOf, kind, year, "");
        var snapshot = PlanReports.Take(desk.World, null, plan, question, desk.LoadedAt);
        var paper = PlanReports.Draft(desk.World, plan, snapshot, question.Kind, "", desk.IsDemo);
        Assert.EndsWith(title, paper.Title, StringComparison.Ordinal);
        var sentences = paper.Blocks.OfType<Paragraph>().Where(p => !p.Small).ToList();
        Assert.All(sentences, s => Assert.Matches("。〔[0-9]+〕$", string.Concat(s.Runs.Select(r => r.Text))));
        Assert.Equal(sentences.Count, sentences.Select(s => s.Runs[^1].Text).Distinct().Count());
        var sources = Assert.IsType<Luheng.Bulletins.Sheet>(paper.Annexes[0].Blocks[^1]);
        Assert.All(sentences, s => Assert.Contains(sources.Rows, r => r[0].Text == s.Runs[^1].Text && r[1].Text is not ""));
        Assert.All(paper.Runs.Where(r => r.Figure is not null), r => Assert.NotNull(snapshot.Find(r.Figure!)));
        Assert.DoesNotContain("余下各年平均每年须提高", Text(paper), StringComparison.Ordinal);
        Assert.True(snapshot.Bytes().SequenceEqual(PlanReports.Take(desk.World, null, plan, question, desk.LoadedAt).Bytes()));
    }

    [Fact]
    public async Task The_figures_of_a_report_are_those_of_the_pages()
    {
        await using var site = new CaseSite();
        await site.InitializeAsync();
        using var province = site.As("demo-province");
        var plan = site.Desk.World.Catalogue.Plans[AssessSite.Plan];
        var snapshot = PlanReports.Take(site.Desk.World, site.Office, plan, new(ReportKind.Final, site.Desk.AsOf), site.Desk.LoadedAt);
        using var board = JsonDocument.Parse(await (await province.Get($"/api/plans/{plan.Id}/progress")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        foreach (var target in board.RootElement.GetProperty("targets").EnumerateArray())
        {
            var at = $"target:{target.GetProperty("id").GetString()}";
            var figure = snapshot.Find(at + "/actual") ?? snapshot.Find(at + "/none")!;
            Assert.Equal(target.GetProperty("status").GetString(), figure.Quality);
            Assert.Equal(target.GetProperty("actual") is { ValueKind: JsonValueKind.Number } actual ? actual.GetDouble() : double.NaN, figure.Value, 9);
        }
        var reasons = PlanReports.Take(site.Desk.World, site.Office, plan, new(ReportKind.Yearly, site.Desk.AsOf), site.Desk.LoadedAt);
        Assert.NotNull(reasons.Find("why/sector/after"));
        foreach (var by in (string[])["sector", "city"])
        {
            if (reasons.Find($"why/{by}/after") is not { } after) continue;
            using var why = JsonDocument.Parse(await (await province.Get($"/api/v1/why?of=990000&in={after.Period}&with={after.Input}&by={by}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal(why.RootElement.GetProperty("after").GetDouble(), after.Value, 6);
            foreach (var effect in why.RootElement.GetProperty("effects").EnumerateObject()) Assert.Equal(effect.Value.GetDouble(), reasons.Find($"why/{by}/{effect.Name}")!.Value, 6);
        }
        using var page = await province.Page($"/plans/{plan.Id}/report?kind=final");
        Assert.NotEmpty(page.QuerySelectorAll("svg.barchart rect.value"));
        foreach (var address in page.QuerySelectorAll("article.paper a[data-figure]").Select(a => a.GetAttribute("href")!).Distinct().Where((_, i) => i % 7 == 0))
            Assert.Equal(HttpStatusCode.OK, (await province.Get(address)).StatusCode);
    }

    [Theory]
    [InlineData("yearly", "2023", "")]
    [InlineData("yearly", "2024", "")]
    [InlineData("mid-term", "", "")]
    [InlineData("final", "", "")]
    public void The_reasons_in_the_annexes_are_in_an_officers_words(string kind, string year, string day)
    {
        var (_, _, paper) = Demo(kind, year, day);
        var cells = paper.Annexes.SelectMany(a => a.Blocks).OfType<Luheng.Bulletins.Sheet>().SelectMany(s => s.Rows).SelectMany(r => r).ToList();
        Assert.NotEmpty(cells);
        Assert.All(paper.Runs.Concat(cells), r => Assert.DoesNotMatch(@"[0-9]\.\.[0-9]|[A-Za-z]{3,} [a-z]|Demo|:[0-9]+\)|[0-9],[0-9]{3}", r.Text.Replace("Energy Policy", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_source_is_named_as_its_publisher_names_it()
    {
        Figure Of(string reason, string source) => new("target:x/actual", "", "990000", "2021..2023", "", -7.69, "%", 1, "watch", true, JsonSerializer.Serialize(new { because = new { reasons = new[] { reason }, inputs = new[] { new { source } } } }));
        Assert.Equal("官方统计（2021—2023年）；演示数据：示例省统计月报", ReportReasons.Source(Of("官方统计，至 2021..2023", "Demo: 演示数据：示例省统计月报 (2023 年官方统计（演示数据）:0)")));
        Assert.Equal("按2024年与基期2020年计算；统计", ReportReasons.Source(Of("按 2024 与基期 2020 计算", "Statistical (a.xlsx:12)")));
    }

    [Fact]
    public void The_annex_prints_the_formula_and_the_period_of_each_figure()
    {
        var (plan, snapshot, paper) = Demo("mid-term", "", "");
        var rows = Assert.IsType<Luheng.Bulletins.Sheet>(paper.Annexes[1].Blocks[^1]).Rows;
        string Row(string key, int column) => rows.First(r => r[1].Figure == key)[column].Text;
        foreach (var target in plan.Targets.Where(t => snapshot.Find($"target:{t.Id}/aim") is not null && rows.Any(r => r[1].Figure == $"target:{t.Id}/aim")))
            Assert.EndsWith($"{target.Year ?? plan.To}年", Row($"target:{target.Id}/aim", 3), StringComparison.Ordinal);
        foreach (var row in rows.Where(r => r[1].Figure is { } key && key.EndsWith("/progress", StringComparison.Ordinal)))
        {
            var target = plan.Targets.Single(t => t.Id == row[1].Figure!.Split(':', '/')[1]);
            if (target.Base is null && !ReportWords.IsChange(target)) Assert.DoesNotContain("（实际 − 基数）", row[4].Text, StringComparison.Ordinal);
        }
        foreach (var row in rows.Where(r => r[1].Figure is { } key && key.StartsWith("why/", StringComparison.Ordinal) && key.EndsWith("/before", StringComparison.Ordinal)))
            Assert.Equal(ReportWords.Span(snapshot.Find(row[1].Figure!)!.Input), row[3].Text);
    }

    [Fact]
    public void A_target_as_far_as_its_time_is_on_track_and_one_without_a_base_says_how_it_was_rated()
    {
        var (plan, snapshot, paper) = Demo("yearly", "2024", "");
        foreach (var target in plan.Targets.Where(t => snapshot.Find($"target:{t.Id}/progress") is not null && Luheng.Planning.PlanBoard.IsPaced(t)))
            if (Math.Round(snapshot.Find($"target:{target.Id}/progress")!.Value, 1) >= Math.Round(snapshot.Find($"target:{target.Id}/time")!.Value, 1))
                Assert.DoesNotContain(snapshot.Find($"target:{target.Id}/actual")!.Quality, (string[])["watch", "behind"]);
        Assert.DoesNotContain("余下各年", Text(paper), StringComparison.Ordinal);
        Assert.Contains("余下一年须", Text(paper), StringComparison.Ordinal);
        Assert.Contains("未到期的按完成程度与时间进度之比评价", Text(paper), StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_plan_is_handed_on_to_only_before_it_begins()
    {
        Assert.DoesNotContain("的衔接", Text(Final("sichuan-13fyp").Paper), StringComparison.Ordinal);
        Assert.Contains("做好与《四川省“十四五”工业绿色发展规划》的衔接", Text(Final("sichuan-13fyp", new(2020, 12, 31)).Paper), StringComparison.Ordinal);
    }

    static (Luheng.Packs.Plan Plan, Snapshot Snapshot, Paper Paper) Demo(string kind, string year, string day)
    {
        var desk = SampleProvince.Desk();
        var plan = desk.World.Catalogue.Plans[AssessSite.Plan];
        var question = ReportQuestion.Of(plan, desk.AsOf, kind, year, day);
        var snapshot = PlanReports.Take(desk.World, null, plan, question, desk.LoadedAt);
        return (plan, snapshot, PlanReports.Draft(desk.World, plan, snapshot, question.Kind, "", desk.IsDemo));
    }

    [Fact]
    public void What_is_asked_wrongly_is_told_all_at_once()
    {
        var plan = RealPacks.Catalogue.Plans[AssessSite.Plan];
        var told = Assert.Throws<QuestionException>(() => ReportQuestion.Of(plan, Day, "monthly", "2031", "20251120"));
        Assert.Equal("kind: 'monthly' is not one of yearly, mid-term, final; as-of=20251120: 2021-01-01 – 2025-11-20; year=2031: 2021 – 2025", told.Message);
        Assert.Equal("kind：没有“monthly”；可以写 yearly、mid-term、final；as-of=20251120：截止日期应在 2021-01-01 至 2025-11-20 之间；year=2031：年度应在 2021 至 2025 之间", told.Said.Zh);
        Assert.Contains("runs to 2025", Assert.Throws<QuestionException>(() => ReportQuestion.Of(plan, Day, "final", "2023", "")).Message, StringComparison.Ordinal);
        Assert.Equal(new(ReportKind.MidTerm, new(2023, 12, 31)), ReportQuestion.Of(plan, Day, "mid-term", "", ""));
        Assert.Equal(new(ReportKind.Yearly, new(2024, 12, 31)), ReportQuestion.Of(plan, Day, "yearly", "", ""));
        Assert.Equal(new(ReportKind.Final, Day), ReportQuestion.Of(plan, Day, "", "", ""));
        Assert.Equal(new(ReportKind.MidTerm, new(2022, 6, 1)), ReportQuestion.Of(plan, Day, "", "", "2022-06-01"));
    }

    static (Snapshot Snapshot, Paper Paper) Final(string id, DateOnly? day = null)
    {
        var world = World.Of(RealPacks.Catalogue, [], []);
        var plan = world.Catalogue.Plans[id];
        var snapshot = PlanReports.Take(world, null, plan, new(ReportKind.Final, day ?? Day), Known);
        return (snapshot, PlanReports.Draft(world, plan, snapshot, ReportKind.Final, "http://127.0.0.1:5080", demo: false));
    }

    static string Text(Paper paper) => string.Join('\n', paper.Blocks.SelectMany(b => b switch
    {
        Paragraph p => [string.Concat(p.Runs.Select(r => r.Text))],
        Luheng.Bulletins.Sheet s => s.Rows.Select(r => string.Join('|', r.Select(c => c.Text))),
        _ => (IEnumerable<string>)[],
    }));

    static IEnumerable<string> Lines(DocumentFormat.OpenXml.OpenXmlElement element) => element switch
    {
        Word.Table table => table.Elements<Word.TableRow>().Select(row => "| " + string.Join(" | ", row.Elements<Word.TableCell>().Select(c => c.InnerText)) + " |"),
        Word.Paragraph { InnerText: not "" } paragraph => [paragraph.InnerText],
        Word.Paragraph paragraph when paragraph.Descendants<Word.Drawing>().Any() => ["[图]"],
        _ => [],
    };
}
