using Luheng.Portal;
using Luheng.Portal.Bulletins;
using Luheng.Time;
using Microsoft.Playwright;

namespace Luheng.Browser.Tests;

/// <summary>The demo province with an office in which its bulletins were made.</summary>
public sealed class PaperBrowser : Browser
{
    static readonly Lazy<Office> Made = new(Make);

    public PaperBrowser()
        : base(() => DemoSite.Desk, Made.Value)
    {
    }

    public const string Released = "bulletin-990000-2025-09", Drafted = "bulletin-990000-2025-10";

    static Office Make()
    {
        var (desk, folder) = (DemoSite.Desk, Directory.CreateTempSubdirectory("luheng-papers").FullName);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var office = new Office(desk.Station!.Ledger, RealPacks.Catalogue, desk.Station.Clock, folder) { Demo = true };
        DemoBulletins.Make(office, (desk.World, desk.LoadedAt), (desk.World, desk.LoadedAt), desk.Findings, "990000", Period.Month(2025, 10), "http://127.0.0.1:5080", pdf: false).GetAwaiter().GetResult();
        return office;
    }
}

public sealed class PaperTests(PaperBrowser browser) : IClassFixture<PaperBrowser>
{
    public static TheoryData<string, string> Pages => new()
    {
        { "bulletins", "/bulletins" }, { "bulletin-released", $"/bulletins/{PaperBrowser.Released}" }, { "bulletin-drafted", $"/bulletins/{PaperBrowser.Drafted}" }, { "verify", "/verify" }, { "verify-of", $"/verify/{PaperBrowser.Released}" },
        { "grade-ladder", $"/grades/firms/{DemoSite.Largest}" }, { "grades-simulate", "/grades/simulate" }, { "grades-schemes", "/grades/schemes" }, { "levers", "/levers" }, { "target-what-if", "/targets/demo-14fyp/energy-intensity/what-if" },
        { "assessment", "/assessment" }, { "assessed", "/assessment/990100" }, { "talks", "/talks" }, { "tasks", "/plans/demo-14fyp/tasks" }, { "list", "/lists/green-factory" }, { "lists-import", "/lists/import" }, { "lists-matching", "/lists/matching" },
        { "statistics", "/data/statistics" }, { "plan-report-yearly", "/plans/demo-14fyp/report?kind=yearly&year=2024" }, { "plan-report-real", "/plans/sichuan-13fyp/report?kind=final" },
    };

    [Fact]
    public async Task A_published_table_is_mapped_and_previewed_on_any_screen()
    {
        var page = await browser.Open("/data/statistics");
        await page.Locator("input[type=file]").SetInputFilesAsync(Path.Combine(RealPacks.Checkout, "samples", "statistics", "energy-by-city-2023.csv"));
        await page.Locator("form.sheet-form button.main").ClickAsync();
        await PageChecks.Arrives(page, "/data/statistics/");
        await PageChecks.Passes(browser, "statistics-map", new Uri(page.Url).PathAndQuery);
        await page.Locator("input[name=document]").FillAsync("示例省统计年鉴（演示数据）");
        await page.Locator("form button.main").Last.ClickAsync();
        await PageChecks.Arrives(page, "mapping=");
        await PageChecks.Passes(browser, "statistics-preview", new Uri(page.Url).PathAndQuery);
        await page.Context.CloseAsync();
    }

    [Theory, MemberData(nameof(Pages))]
    public Task Every_page_is_open_to_all_fits_the_screen_and_draws_no_complaint(string name, string address) => PageChecks.Passes(browser, name, address);

    [Fact]
    public async Task A_copy_is_verified_in_the_browser_without_leaving_it()
    {
        var page = await browser.Open($"/bulletins/{PaperBrowser.Released}");
        var copy = await page.Context.APIRequest.GetAsync($"{browser.Address}/bulletins/{PaperBrowser.Released}.docx");
        var bytes = await copy.BodyAsync();
        var sent = new List<string>();
        page.Request += (_, request) => sent.Add(request.Method);
        await page.GotoAsync(browser.Address + "/verify");
        await page.Locator("#copy").SetInputFilesAsync(new FilePayload { Name = "副本.docx", MimeType = "application/octet-stream", Buffer = bytes });
        await page.Locator("form.verify button").ClickAsync();
        await page.Locator(".verdictbox.genuine").WaitForAsync();
        Assert.All(sent, method => Assert.Equal("GET", method));
        bytes[100] ^= 4;
        await page.Locator("#copy").SetInputFilesAsync(new FilePayload { Name = $"{PaperBrowser.Released}.docx", MimeType = "application/octet-stream", Buffer = bytes });
        await page.Locator("form.verify button").ClickAsync();
        await page.Locator(".verdictbox.altered").WaitForAsync();
        await page.Context.CloseAsync();
    }
}
