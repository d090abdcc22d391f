using Microsoft.Playwright;

namespace Luheng.Browser.Tests.Cycle;

/// <summary>A browser before the province of the cycle; everybody may be any of the invented people.</summary>
public sealed class CycleBrowser : Browser
{
    readonly Dictionary<string, IPage> pages = [];
    readonly HashSet<string> looked = [];

    public CycleBrowser()
        : this(new())
    {
    }

    CycleBrowser(CycleProvince province)
        : base(() => province.Desk, province.Office) => Province = province;

    public CycleProvince Province { get; }

    /// <summary>Somebody's page at an address, looked at for accessibility.</summary>
    public async Task<IPage> At(string persona, string path)
    {
        if (!pages.TryGetValue(persona, out var page))
        {
            pages[persona] = page = await Open("/robots");
            await page.Context.AddCookiesAsync([new() { Name = "persona", Value = persona, Url = Address }]);
        }
        await page.GotoAsync(Address + path, new() { WaitUntil = WaitUntilState.Load });
        await Look(page);
        return page;
    }

    /// <summary>Every page is looked at once for each set of things that can be done on it.</summary>
    async Task Look(IPage page)
    {
        if (looked.Add(await page.EvaluateAsync<string>("() => location.pathname + [...document.forms].map(f => f.getAttribute('action')).join(' ')"))) await PageChecks.Sound(page);
    }

    /// <summary>Presses a button and looks at the page that it leads to.</summary>
    public async Task Press(IPage page, string selector)
    {
        await Unfold(page, selector);
        await page.Locator(selector).First.ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
        await Look(page);
    }

    /// <summary>Opens the fold in which something lies.</summary>
    public static async Task Unfold(IPage page, string selector)
    {
        var folded = page.Locator("details:not([open])", new() { Has = page.Locator(selector) });
        if (await folded.CountAsync() > 0) await folded.First.Locator("summary").First.ClickAsync();
    }

    public static Task<string> Answer(IPage page) => page.Locator(".answer").First.InnerTextAsync();
}
