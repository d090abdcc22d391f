using Luheng.Flow.Tests.Cases;
using Luheng.Portal;
using Luheng.Registry;
using Luheng.Tests;
using Luheng.Time;
using Microsoft.Playwright;

namespace Luheng.Browser.Tests;

/// <summary>The whole way of a question in a browser: asked from a finding, answered with a file on a phone, closed.</summary>
public sealed class InquiryJourneyTests(InquiryBrowser browser) : IClassFixture<InquiryBrowser>
{
    [Fact]
    public async Task A_question_is_asked_from_a_finding_answered_with_a_file_and_closed()
    {
        var city = await As("demo-city", 1366);
        await city.GotoAsync($"{browser.Address}/enterprises/{browser.Firm}");
        await city.GotoAsync($"{browser.Address}/cases/new?about={browser.Firm}&title=9 月用电量下降");
        await PageChecks.Sound(city);
        await city.GetByLabel("问题").FillAsync("请说明原因，并附停机记录。");
        await city.GetByRole(AriaRole.Button, new() { Name = "提出问询" }).ClickAsync();
        await PageChecks.Arrives(city, "/cases/WX");
        Assert.Contains("待答复", await city.Locator(".answer").TextContentAsync(), StringComparison.Ordinal);
        await PageChecks.Sound(city);
        var address = city.Url.Split('#')[0];

        var manager = await As("demo-manager", 390);
        await manager.GotoAsync($"{browser.Address}/work");
        await PageChecks.Sound(manager);
        await manager.Locator("table.work a", new() { HasText = "9 月用电量下降" }).ClickAsync();
        await manager.Locator("textarea[name=reason]:visible").First.FillAsync("停产检修 9 天。");
        await manager.Locator("form[action$='/moves/answer'] input[type=file]").SetInputFilesAsync(new FilePayload { Name = "停机记录.txt", MimeType = "text/plain", Buffer = "1# 线停机 9 天"u8.ToArray() });
        Assert.Contains("停机记录.txt", await manager.Locator("form[action$='/moves/answer'] .chosen").TextContentAsync(), StringComparison.Ordinal);
        await manager.GetByRole(AriaRole.Button, new() { Name = "答复", Exact = true }).ClickAsync();
        await PageChecks.Arrives(manager, "#step-2");
        await PageChecks.Sound(manager);
        Assert.True(await manager.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));

        await city.GotoAsync(address);
        Assert.Contains("轮到您办理", await city.Locator(".answer").TextContentAsync(), StringComparison.Ordinal);
        Assert.True(await city.Locator("details.move", new() { Has = city.Locator("form[action$='/moves/close']") }).EvaluateAsync<bool>("d => d.open")); // the step that moves on is open
        await city.Locator("form[action$='/moves/close'] textarea").FillAsync("已核实。");
        await city.Locator("form[action$='/moves/close'] button").ClickAsync();
        await PageChecks.Arrives(city, "#step-3");
        Assert.Contains("已办结", await city.Locator(".answer").TextContentAsync(), StringComparison.Ordinal);
        await PageChecks.Sound(city);
        await city.Context.CloseAsync();
        await manager.Context.CloseAsync();
    }

    [Fact]
    public async Task A_question_is_answered_without_any_script()
    {
        var city = await As("demo-city", 1366, scripts: false);
        await city.GotoAsync($"{browser.Address}/cases/new?about={browser.Firm}&title=没有脚本");
        await city.GetByLabel("问题").FillAsync("能答复吗？");
        await city.GetByRole(AriaRole.Button, new() { Name = "提出问询" }).ClickAsync();
        await PageChecks.Arrives(city, "/cases/WX");
        Assert.Contains("没有脚本", await city.TitleAsync(), StringComparison.Ordinal);
        await city.Context.CloseAsync();
    }

    async Task<IPage> As(string persona, int width, bool scripts = true)
    {
        var page = await browser.Open("/robots", width, width > 1000 ? 768 : 844, scripts);
        await page.Context.AddCookiesAsync([new() { Name = "persona", Value = persona, Url = browser.Address }]);
        return page;
    }
}

/// <summary>A browser looking at the sample province with its office open.</summary>
public sealed class InquiryBrowser() : Browser(() => Province.Value, Room.Value)
{
    static readonly Lazy<Desk> Province = new(SampleProvince.Desk);
    static readonly Lazy<Office> Room = new(() =>
    {
        var clock = new StandingClock(new(2025, 11, 20, 9, 30, 0, China.Offset));
        return new(new MemoryLedger(clock), RealPacks.Catalogue, clock, Directory.CreateTempSubdirectory("luheng-inquiry").FullName) { Demo = true };
    });

    /// <summary>The enterprise of the invented manager: the first in a park.</summary>
    public SubjectId Firm => Province.Value.World.Population.Subjects.Where(s => s.Id.Kind == SubjectKind.Enterprise && s.Latest.Park is not null).OrderBy(s => s.Id.Text, StringComparer.Ordinal).First().Id;
}
