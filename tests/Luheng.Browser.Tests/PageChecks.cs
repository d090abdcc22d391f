using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Luheng.Browser.Tests;

/// <summary>What every page must pass in a browser.</summary>
static class PageChecks
{
    public static async Task NoViolation(Browser browser, string name, string address)
    {
        foreach (var (width, scheme, language) in new[] { (1366, ColorScheme.Light, "zh"), (390, ColorScheme.Dark, "en") })
        {
            var page = await browser.Open(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + language, width, width > 1000 ? 768 : 844, scheme: scheme);
            var found = await page.RunAxe();
            var serious = found.Violations.Where(v => v.Impact is "serious" or "critical")
                .Select(v => $"{v.Id}: {v.Help} ({string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))})").ToList();
            Assert.True(serious.Count == 0, $"{name} at {width}, {scheme}: {string.Join(Environment.NewLine, serious)}");
            await page.Context.CloseAsync();
        }
    }

    public static async Task FitsQuietly(Browser browser, string name, string address)
    {
        foreach (var width in (int[])[1366, 390])
        {
            var page = await browser.Open("/robots", width, 800);
            var complaints = new List<string>();
            page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
            page.PageError += (_, error) => complaints.Add(error);
            await page.GotoAsync(browser.Address + address, new() { WaitUntil = WaitUntilState.Load }); // a page that listens for arrivals is never idle
            await page.WaitForTimeoutAsync(250);
            var wide = await page.EvaluateAsync<string[]>("""
                () => document.documentElement.scrollWidth <= innerWidth ? [] : [`the page is ${document.documentElement.scrollWidth}`, ...[...document.querySelectorAll('body *')]
                  .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, .side, .chart.wide')).slice(0, 5)
                  .map((e) => `${e.tagName}.${e.getAttribute('class')} reaches ${Math.round(e.getBoundingClientRect().right)}`)]
                """);
            Assert.True(wide.Length == 0, $"{name} at {width}: {string.Join("; ", wide)}");
            Assert.True(complaints.All(c => name == "not-found" && c.Contains("404", StringComparison.Ordinal)), string.Join(Environment.NewLine, complaints));
            await page.Context.CloseAsync();
        }
    }
}
