using Luheng.Flow.Tests.PlanReading;
using Luheng.PlanReading.Confirming;
using Microsoft.Playwright;

namespace Luheng.Browser.Tests.PlanReading;

/// <summary>An officer who has never seen the code: uploads a plan, confirms it by keyboard, adds what was missed, publishes it, sees it run.</summary>
public sealed class ConfirmingJourneyTests(ReadingBrowser browser) : IClassFixture<ReadingBrowser>
{
    [Fact]
    public async Task A_plan_is_uploaded_confirmed_by_keyboard_completed_by_selecting_and_published()
    {
        var page = await browser.Open("/plans/read");
        await page.Locator("input[type=file]").SetInputFilesAsync(ReadingProvince.Sample);
        await page.GetByLabel("谁的规划").SelectOptionAsync("990000");
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并阅读" }).ClickAsync();
        await page.Locator(".reading[data-reading]").WaitForAsync();
        var address = page.Url.Split('?', '#')[0];
        await Fine(page);

        // a accepts and goes on to the next, k goes back, u takes it back.
        await page.Locator(".find.at").WaitForAsync();
        var first = await page.Locator(".find.at").GetAttributeAsync("data-find");
        await page.Keyboard.PressAsync("a");
        await page.Locator($"#f-{first}[data-look=accepted]").WaitForAsync();
        Assert.NotEqual(first, await page.Locator(".find.at").GetAttributeAsync("data-find"));
        Assert.Contains("accepted", await page.Locator($"mark[data-find='{first}']").First.GetAttributeAsync("class"), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("u");
        await page.Locator($"#f-{first}[data-look=open]").WaitForAsync();
        await page.Keyboard.PressAsync("a");
        await page.Locator($"#f-{first}[data-look=accepted]").WaitForAsync();

        // r asks for the reason and waits for it.
        var second = await page.Locator(".find.at").GetAttributeAsync("data-find");
        await page.Keyboard.PressAsync("r");
        await page.Keyboard.TypeAsync("不是本规划的承诺");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator($"#f-{second}[data-look=rejected]").WaitForAsync();

        // e opens every field; Escape closes it again.
        var third = await page.Locator(".find.at").GetAttributeAsync("data-find");
        await page.Keyboard.PressAsync("e");
        await page.Locator($"#f-{third} .promise-fields").WaitForAsync();
        await page.Locator($"#f-{third} input[name=scope]").FillAsync("全省");
        await Fine(page);
        await page.Locator($"#f-{third} .find-form button.main").ClickAsync();
        await page.Locator($"#f-{third}[data-look=corrected]").WaitForAsync();

        // Words selected in the text become a find.
        await page.EvaluateAsync("""
            () => {
              const walk = document.createTreeWalker(document.querySelector('.plan-text'), NodeFilter.SHOW_TEXT);
              for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                const at = node.data.indexOf('每年开展一次评估');
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + 8);
                const selection = getSelection();
                selection.removeAllRanges();
                selection.addRange(range);
                node.parentElement.scrollIntoView();
                document.querySelector('.plan-text').dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
              }
            }
            """);
        await page.Locator(".add-here").ClickAsync();
        await page.Locator(".find-form.add").WaitForAsync();
        Assert.Equal("每年开展一次评估", await page.Locator(".add-words mark").InnerTextAsync());
        await page.GetByLabel("类别").SelectOptionAsync("Task");
        await page.GetByLabel("名称（中文）").FillAsync("年度评估");
        await page.GetByLabel("期限（日期）").FillAsync("2023-12-31");
        await Fine(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "补充", Exact = true }).ClickAsync();
        await page.Locator(".find", new() { HasText = "年度评估" }).WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "接受有把握的" }).ClickAsync();
        await Fine(page);
        await page.Locator("main form[method=post] button.main").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "检查并发布" }).ClickAsync();
        await Fine(page);
        await page.Locator("input[name=with_open]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "发布第 1 版" }).ClickAsync();
        await page.Locator(".done-note").WaitForAsync();
        browser.Refresh();
        await page.GetByText("已经生效").WaitForAsync(new() { Timeout = 10_000 }); // the page sees it by itself
        await page.GetByRole(AriaRole.Link, new() { Name = "看规划进展" }).ClickAsync();
        var row = page.Locator(".board tbody tr", new() { HasText = "单位增加值能耗" });
        await row.WaitForAsync();
        await row.Locator("th a").ClickAsync();
        await page.Locator("#panel .explain").WaitForAsync();
        Assert.Contains("较2020年下降13.5%", await page.Locator("#panel").InnerTextAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();

        foreach (var (name, at) in new[] { ("readings", "/plans/read"), ("reading", address[browser.Address.Length..]), ("reading-open", $"{address[browser.Address.Length..]}?find={third}"), ("reading-add", $"{address[browser.Address.Length..]}/add"), ("reading-sure", $"{address[browser.Address.Length..]}/sure?least=50"), ("reading-publish", $"{address[browser.Address.Length..]}/publish"), ("plan-compare", "/plans/plan-990000-2021-2025/compare/demo-14fyp") })
            await PageChecks.Passes(browser, name, at);
    }

    [Fact]
    public async Task Everything_works_without_any_script()
    {
        var page = await browser.Open("/plans/read", scripts: false);
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "没有脚本.txt", MimeType = "text/plain", Buffer = [.. File.ReadAllBytes(ReadingProvince.Sample), (byte)'\n'] });
        await page.Locator("main .sheet-form button.main").ClickAsync();
        var card = page.Locator(".find", new() { HasText = "下降 13.5 %" });
        await card.Locator("button[name=accept]").ClickAsync();
        Assert.Equal("accepted", await page.Locator(".find", new() { HasText = "下降 13.5 %" }).First.GetAttributeAsync("data-look"));
        await page.Locator(".find", new() { HasText = "下降 13.5 %" }).Locator("a.find-name").ClickAsync();
        await page.Locator(".opened .promise-fields").WaitForAsync();
        await page.Context.CloseAsync();
    }

    static async Task Fine(IPage page)
    {
        var serious = await PageChecks.Serious(page);
        Assert.True(serious.Length == 0, $"{page.Url}: {string.Join(Environment.NewLine, serious)}");
    }
}

/// <summary>A browser looking at the sample province where plans are read.</summary>
public sealed class ReadingBrowser() : Browser(() => Province.Value.Desk, Province.Value.Office)
{
    static readonly Lazy<ReadingProvince> Province = new(() => new());

    /// <summary>As the host does within a second of publishing.</summary>
    public void Refresh() => Province.Value.Refresh();
}
