using Microsoft.Playwright;

namespace Luheng.Browser.Tests;

/// <summary>Pictures for the documents, taken when LUHENG_PICTURES=1 asks for them.</summary>
public sealed class PictureTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task The_pictures_in_the_documents_are_taken_from_the_pages()
    {
        if (Environment.GetEnvironmentVariable("LUHENG_PICTURES") != "1") Assert.Skip("LUHENG_PICTURES=1 takes the pictures again");
        var folder = Directory.CreateDirectory(Path.Combine(RealPacks.Checkout, "docs", "pictures")).FullName;
        foreach (var row in PageTests.Pages)
        {
            var (name, address) = row.Data;
            foreach (var (width, height, suffix) in new[] { (1366, 768, ""), (390, 844, "-phone") })
            {
                var page = await browser.Open(address, width, height);
                await page.WaitForTimeoutAsync(150);
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}{suffix}.png") });
                await page.Context.CloseAsync();
            }
        }
        var board = await browser.Open("/");
        await board.Locator(".board tbody tr:nth-child(1) .strong .fig").ClickAsync();
        await board.Locator("#panel .big data").WaitForAsync();
        await board.ScreenshotAsync(new() { Path = Path.Combine(folder, "explain-panel.png") });
        var dark = await browser.Open("/", scheme: ColorScheme.Dark);
        await dark.ScreenshotAsync(new() { Path = Path.Combine(folder, "board-dark.png") });
        var english = await browser.Open("/?lang=en");
        await english.ScreenshotAsync(new() { Path = Path.Combine(folder, "board-en.png") });
        var paper = await browser.Open("/", 794, 1123);
        await paper.EmulateMediaAsync(new() { Media = Media.Print });
        await paper.ScreenshotAsync(new() { Path = Path.Combine(folder, "board-paper.png") });
    }
}
