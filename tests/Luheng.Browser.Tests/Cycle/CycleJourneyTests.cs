using System.IO.Compression;
using System.Text;
using Luheng.Assessing;
using Luheng.Cases;
using Luheng.Packs;
using Microsoft.Playwright;
using static Luheng.Browser.Tests.Cycle.CycleBrowser;

namespace Luheng.Browser.Tests.Cycle;

/// <summary>The whole cycle (管理闭环) in a browser: targets handed down, a city falls behind, warning, 约谈, measure, recovery, annual score, evaluation report.</summary>
public sealed class CycleJourneyTests(CycleBrowser browser) : IClassFixture<CycleBrowser>
{
    const string Province = "demo-province", Director = "demo-director", Reviewer = "demo-reviewer", City = "demo-city", Statistics = "demo-statistics";
    const string Target = $"/targets/{CycleProvince.Plan}/energy-intensity";

    string CityCode => browser.Province.City.Text;

    string Assessment => $"/assessment/{CityCode}?plan={CycleProvince.Plan}&year=2024";

    [Fact]
    public async Task From_a_target_broken_down_through_warning_talk_measure_and_recovery_to_the_annual_score_and_the_report()
    {
        await TargetsAreBrokenDownAndIssued();
        Assert.Equal("绿色", await Level());

        await StatisticsComeIn(8, 10, new(2024, 11, 20));
        Assert.Contains(await Level(), new[] { "橙色", "红色" });
        var talk = await TheCityIsSummoned();
        await TheCityTakesAMeasure(talk);

        await StatisticsComeIn(11, 12, new(2024, 12, 31));
        Assert.Equal("绿色", await Level());
        await TheTalkEnds(talk);

        browser.Province.Show(new(2025, 2, 10));
        await TheYearIsScored();
        await TheReportIsWritten();
    }

    async Task TargetsAreBrokenDownAndIssued()
    {
        var province = await browser.At(Province, Target);
        Assert.Contains("上级目标 -14 %", await Answer(province), StringComparison.Ordinal);
        await browser.Press(province, "tfoot form:has(input[value=mix]) button");
        var breakdown = new Uri(province.Url).AbsolutePath;
        await browser.Press(province, "form.send button");

        var city = await browser.At(City, "/targets");
        await browser.Press(city, ".plain-list a");
        await browser.Press(city, "form.agree button");
        await province.Locator("form.propose input[name=reason]").FillAsync("其余市州会商时口头同意");
        await browser.Press(province, "form.propose button");

        var director = await browser.At(Director, breakdown);
        await director.Locator("form.issue input[name=reason]").FillAsync("其余市州会商时口头同意");
        await browser.Press(director, "form.issue button");
        Assert.Contains("已下达", await Answer(director), StringComparison.Ordinal);
    }

    /// <summary>The statistician imports the months' file; the host shows it from a day on.</summary>
    async Task StatisticsComeIn(int from, int to, DateOnly day)
    {
        var page = await browser.At(Statistics, "/register/import");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = $"2024 年 {from}—{to} 月.csv", MimeType = "text/csv", Buffer = browser.Province.Release(from, to) });
        await browser.Press(page, "form.sheet-form button.main");
        Assert.Equal(0, await page.Locator("input[name=partial]").CountAsync()); // no row was refused
        await browser.Press(page, "form.decide button.main");
        browser.Province.Show(day);
    }

    /// <summary>The colour of the city's energy intensity.</summary>
    async Task<string> Level()
    {
        var page = await browser.At(Province, $"/warnings/{CityCode}");
        return (await page.Locator("h2#energy-intensity .mark").InnerTextAsync()).Trim();
    }

    async Task<string> TheCityIsSummoned()
    {
        var province = await browser.At(Province, $"/warnings/{CityCode}");
        await browser.Press(province, "a[href^='/talks/new']");
        await province.Locator("textarea[name=reason]").FillAsync("单位增加值能耗进度落后，年末可能完不成目标。（演示数据）");
        await browser.Press(province, "form.asking button.main");
        var talk = new Uri(province.Url).AbsolutePath;

        await Take(Director, talk, TalkProcedure.Approve, "约谈通知（演示数据）", (TalkProcedure.HeldOnKey, "2024-11-27"));
        browser.Province.Show(new(2024, 11, 27));
        await Take(Province, talk, TalkProcedure.Hold, "约谈纪要（演示数据）");
        var city = await browser.At(City, "/work");
        Assert.Contains(talk.Split('/')[^1], await city.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        return talk;
    }

    async Task TheCityTakesAMeasure(string talk)
    {
        await Take(City, talk, TalkProcedure.Commit, null, (TalkProcedure.ReportByKey, "2024-12-31"));
        var province = await browser.At(Province, $"/plans/{CycleProvince.Plan}/tasks");
        var form = "form[action$='/tasks/gypsum-projects']";
        await Unfold(province, form);
        await province.Locator($"{form} select[name=region]").SelectOptionAsync(CityCode);
        await province.Locator($"{form} select[name={Case.ToKey}]").SelectOptionAsync(City);
        await browser.Press(province, $"{form} button");

        var city = await browser.At(City, "/work");
        await browser.Press(city, "table.work a[href*='/RW-']");
        await browser.Press(city, $"form[action$='/moves/{TaskProcedure.Begin}'] button");
        await Unfold(city, $"form[action$='/moves/{TaskProcedure.Finish}']");
        await city.Locator($"form[action$='/moves/{TaskProcedure.Finish}'] textarea").FillAsync("整改项目已投用。（演示数据）");
        await browser.Press(city, $"form[action$='/moves/{TaskProcedure.Finish}'] button");
        Assert.Contains("已完成", await Answer(city), StringComparison.Ordinal);
    }

    async Task TheTalkEnds(string talk)
    {
        await Take(City, talk, TalkProcedure.Report, "整改报告（演示数据）");
        await Take(Director, talk, TalkProcedure.End, null);
        var talks = await browser.At(Province, "/talks");
        Assert.Contains("1 件约谈，0 件在办", await Answer(talks), StringComparison.Ordinal);
    }

    async Task TheYearIsScored()
    {
        var province = await browser.At(Province, Assessment);
        await browser.Press(province, $"form[action$='/{AssessProcedure.Open}'] button");
        await Score(City, AssessProcedure.SelfScore, 1);
        await Assess(Province, AssessProcedure.Check);
        await Score(Director, AssessProcedure.Score, 1);
        await Score(Reviewer, AssessProcedure.Score, 1);
        await Assess(Province, AssessProcedure.Decide);
        await Assess(Province, AssessProcedure.Notice);

        var city = await browser.At(City, Assessment);
        Assert.Contains("完成", await Answer(city), StringComparison.Ordinal);
        Assert.DoesNotContain("未完成", await Answer(city), StringComparison.Ordinal);
        var result = AssessResult.Read(browser.Province.Ledger.Find(AssessResult.Kind, AssessProcedure.IdOf(CycleProvince.Plan, 2024, browser.Province.City))!.Document.Body);
        Assert.Contains(result.Grade, new[] { "exceeded", "done" });
        await browser.At(Province, $"/assessment?plan={CycleProvince.Plan}&year=2024");
    }

    async Task TheReportIsWritten()
    {
        var province = await browser.At(Province, $"/plans/{CycleProvince.Plan}/report");
        await browser.Press(province, "form.step button");
        var download = await province.RunAndWaitForDownloadAsync(() => province.Locator("a[href*='/reports/']").First.ClickAsync());
        await using var zip = new ZipArchive(File.OpenRead(await download.PathAsync()));
        using var reader = new StreamReader(await zip.GetEntry("word/document.xml")!.OpenAsync(TestContext.Current.CancellationToken), Encoding.UTF8);
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (var said in (string[])["示例省", "规模以上工业单位增加值能耗", "演示数据"]) Assert.Contains(said, text, StringComparison.Ordinal);
    }

    /// <summary>A step of a matter, with a letter where it needs one.</summary>
    async Task Take(string who, string matter, string move, string? letter, params (string Name, string Value)[] fields)
    {
        var (page, form) = (await browser.At(who, matter), $"form[action$='/moves/{move}']");
        await Unfold(page, form);
        await page.Locator($"{form} textarea[name=reason]").FillAsync("按程序办理。（演示数据）");
        foreach (var (name, value) in fields) await page.Locator($"{form} [name={name}]").FillAsync(value);
        if (letter is not null) await page.Locator($"{form} input[type=file]").SetInputFilesAsync(new FilePayload { Name = letter + ".txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(letter) });
        await browser.Press(page, $"{form} button:not([type=button])");
    }

    async Task Assess(string who, string move)
    {
        var (page, form) = (await browser.At(who, Assessment), $"form[action$='/{move}']");
        await Unfold(page, form);
        await page.Locator($"{form} textarea[name=reason]").FillAsync("材料齐全。（演示数据）");
        await browser.Press(page, $"{form} button");
    }

    /// <summary>Every evidence line with this share of its points; a line with choices gets the most.</summary>
    async Task Score(string who, string move, double share)
    {
        var (page, form) = (await browser.At(who, Assessment), $"form[action$='/{move}']");
        await Unfold(page, form);
        foreach (var item in RealPacks.Catalogue.Rubrics["demo-cities"].Items.Where(i => i.How == Scoring.Evidence))
        {
            var points = page.Locator($"{form} [name='points-{item.Id}']");
            if (item.Choices.Count > 0) await points.SelectOptionAsync(item.Choices[0].ToString(System.Globalization.CultureInfo.InvariantCulture));
            else await points.FillAsync((item.Points * share).ToString(System.Globalization.CultureInfo.InvariantCulture));
            await page.Locator($"{form} [name='why-{item.Id}']").FillAsync("看了材料");
        }
        await browser.Press(page, $"{form} button");
    }
}
