using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Luheng.Browser.Tests;

/// <summary>What every page must pass in a browser: no serious accessibility violation, nothing wider than the screen, no complaint of the browser; on a desk by daylight, on a phone at night, and in English.</summary>
static class PageChecks
{
    public static async Task Passes(Browser browser, string name, string address)
    {
        var page = await browser.Open("/robots");
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        foreach (var (width, scheme, language) in new[] { (1366, ColorScheme.Light, "zh"), (390, ColorScheme.Dark, "zh"), (390, ColorScheme.Light, "en") })
        {
            await page.SetViewportSizeAsync(width, width > 1000 ? 768 : 844);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.GotoAsync(browser.Address + address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + language, new() { WaitUntil = WaitUntilState.Load }); // a page that listens for arrivals is never idle
            await page.WaitForTimeoutAsync(100);
            Assert.True(await Wide(page) is { Length: 0 }, $"{name} at {width}, {language}: {string.Join("; ", await Wide(page))}");
            if (language is "zh") Assert.True(await Serious(page) is { Length: 0 }, $"{name} at {width}, {scheme}: {string.Join(Environment.NewLine, await Serious(page))}");
            Assert.True(complaints.All(c => name == "not-found" && c.Contains("404", StringComparison.Ordinal)), $"{name} at {width}: {string.Join(Environment.NewLine, complaints)}");
        }
        await page.Context.CloseAsync();
    }

    /// <summary>What a page on the way of a journey must pass: no serious violation of accessibility, nothing wider than the screen.</summary>
    public static async Task Sound(IPage page)
    {
        Assert.True(await Serious(page) is { Length: 0 }, $"{page.Url}: {string.Join(Environment.NewLine, await Serious(page))}");
        Assert.True(await Wide(page) is { Length: 0 }, $"{page.Url}: {string.Join("; ", await Wide(page))}");
    }

    /// <summary>Waits until a page whose address holds a part has loaded. It asks the page: the waiting of Playwright itself misses a load event that falls between its look and its listening.</summary>
    public static async Task Arrives(IPage page, string part)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(part)), new() { Timeout = 30_000 });
        for (var wait = 0; await page.EvaluateAsync<string>("document.readyState") is not "complete"; wait++)
        {
            Assert.True(wait < 300, $"{page.Url} has not loaded");
            await page.WaitForTimeoutAsync(100);
        }
    }

    static Task<string[]> Wide(IPage page) => page.EvaluateAsync<string[]>("""
        () => document.documentElement.scrollWidth <= innerWidth ? [] : [`the page is ${document.documentElement.scrollWidth}`, ...[...document.querySelectorAll('body *')]
          .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, .side, .chart.wide')).slice(0, 5)
          .map((e) => `${e.tagName}.${e.getAttribute('class')} reaches ${Math.round(e.getBoundingClientRect().right)}`)]
        """);

    /// <summary>What axe finds serious on a page: rule, help and the first places. Its script runs in the page itself, which costs half of what a second page for its results does.</summary>
    public static async Task<string[]> Serious(IPage page)
    {
        await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>("""
            async () => (await axe.run({ resultTypes: ['violations'] })).violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')
              .map((v) => `${v.id}: ${v.help} (${v.nodes.slice(0, 3).map((n) => n.html).join('; ')})`)
            """);
    }

    static readonly string Axe = new BundledAxeScriptProvider().GetScript();
}
