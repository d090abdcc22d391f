using Luheng.Flow.Tests.Returns;
using Microsoft.Playwright;

namespace Luheng.Browser.Tests.Returns;

/// <summary>A browser before a site where returns are filed.</summary>
public sealed class FilingBrowser : Browser
{
    public FilingBrowser()
        : this(new())
    {
    }

    FilingBrowser(FilingProvince province)
        : base(() => province.Desk, province.Office) => Province = province;

    public FilingProvince Province { get; }

    public async Task<IPage> As(string persona, string path, int width = 1366)
    {
        var page = await Open("/robots", width, width > 1000 ? 768 : 844);
        await page.Context.AddCookiesAsync([new() { Name = "persona", Value = persona, Url = Address }]);
        await page.GotoAsync(Address + path, new() { WaitUntil = WaitUntilState.Load });
        return page;
    }
}

public sealed class FilingJourneyTests(FilingBrowser browser) : IClassFixture<FilingBrowser>
{
    string At(string form) => $"/returns/{form}/{browser.Province.Mine.Id}/{FilingProvince.November}";

    static async Task Press(IPage page, string selector)
    {
        await page.Locator(selector).First.ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    [Fact]
    public async Task A_month_is_filed_by_form_returned_mended_passed_accepted_and_explains_itself()
    {
        var manager = await browser.As("demo-manager", "/returns");
        await PageChecks.Sound(manager);
        await manager.GotoAsync(browser.Address + At("205-1"));
        var cells = manager.Locator(".entry .cell input");
        await manager.Locator("[id='c.energy.consumed.raw-coal']").FillAsync("1千");
        await manager.Locator(".found .blocks").First.WaitForAsync(); // saved and checked by itself
        await PageChecks.Sound(manager);
        var before = await manager.Locator(".entry .cell").EvaluateAllAsync<string[]>("all => all.map(c => c.querySelector('span[title=上期]')?.textContent.replace('上期', '').replaceAll(',', '').trim() ?? '')");
        for (var i = 0; i < before.Length; i++) await cells.Nth(i).FillAsync(before[i]);
        await cells.Nth(0).FocusAsync();
        await manager.Keyboard.PressAsync("Enter");
        Assert.False(await cells.Nth(0).EvaluateAsync<bool>("e => e === document.activeElement"));
        await manager.GetByText("没有提示").First.WaitForAsync();
        Assert.NotEqual("—", await manager.Locator("[data-total='energy.comprehensive']").InnerTextAsync());
        await Press(manager, "form.return button.main");
        await PageChecks.Sound(manager);
        await Press(manager, "form.acts button.main");
        Assert.Equal(64, (await manager.Locator("[data-hash]").InnerTextAsync()).Length);
        await PageChecks.Sound(manager);

        var city = await browser.As("demo-city", "/returns");
        await PageChecks.Sound(city);
        await city.GotoAsync(browser.Address + "/returns/queue?state=Submitted");
        await PageChecks.Sound(city);
        await Press(city, ".queue th[scope=row] a");
        await PageChecks.Sound(city);
        await city.Locator("[name='k.energy.consumed.raw-coal']").FillAsync("请核对过磅单");
        await city.Locator("[name=reason]").FillAsync("原煤与入库单不符");
        await Press(city, "button[value=return]");

        await manager.GotoAsync(browser.Address + At("205-1"));
        Assert.Contains("请核对过磅单", await manager.Locator(".entry em.comment").InnerTextAsync(), StringComparison.Ordinal);
        await Press(manager, "form.return button.main");
        await Press(manager, "form.acts button.main");
        await city.GotoAsync(browser.Address + At("205-1"));
        await Press(city, "button[value=pass]");
        var province = await browser.As("demo-province", At("205-1"));
        await Press(province, "button[value=accept]");
        browser.Province.Refresh();
        await province.GotoAsync($"{browser.Address}/explain?item=energy.consumed.raw-coal&of={browser.Province.Mine.Id}&in={FilingProvince.November}");
        Assert.Contains("省级验收", await province.Locator("main .explain").InnerTextAsync(), StringComparison.Ordinal);
        foreach (var page in new[] { manager, city, province }) await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_month_is_filed_by_workbook_with_old_and_new_before_it_is_submitted()
    {
        var manager = await browser.As("demo-manager", At("205-4") + "/upload", 390);
        await PageChecks.Sound(manager);
        var text = $"subject,item,period,value,unit\n{browser.Province.Mine.Id},water.fresh,2025-11,{{0}},m³\n";
        async Task Choose(string value)
        {
            await manager.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "用水.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, value)) });
            await Press(manager, "form.acts button.main");
        }
        await Choose("很多");
        Assert.Contains("很多", await manager.Locator("main table").InnerTextAsync(), StringComparison.Ordinal);
        await Choose("1000");
        await PageChecks.Sound(manager);
        foreach (var word in await manager.Locator(".found label input").AllAsync()) await word.FillAsync("停产检修");
        await Press(manager, "form.return button.main");
        await Press(manager, "form.acts button.main");
        Assert.Contains("1,000", await manager.Locator(".filed").InnerTextAsync(), StringComparison.Ordinal);
        await manager.Context.CloseAsync();
    }
}
