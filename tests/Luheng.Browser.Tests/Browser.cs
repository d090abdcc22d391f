using Luheng.Portal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Luheng.Browser.Tests;

/// <summary>An installed Chromium and the site it looks at; started once for all tests.</summary>
public class Browser : IAsyncLifetime
{
    static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    static readonly string[] Switches = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    readonly WebApplication app;
    readonly Func<Desk> desk;
    IPlaywright? playwright;
    IBrowser? chromium;

    public Browser()
        : this(() => DemoSite.Desk)
    {
    }

    protected Browser(Func<Desk> desk, Office? office = null)
    {
        this.desk = desk;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddPortal(desk, office);
        app = builder.Build();
        app.MapPortal();
    }

    public string Address => app.Urls.First();

    public async ValueTask InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is not { } path) return;
        desk(); // made before the first page waits for it
        await app.StartAsync();
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Headless = true, Args = Switches });
    }

    /// <summary>A page of the site; skips the test, saying why, where no browser is installed, unless CI asks for all of them.</summary>
    public async Task<IPage> Open(string path, int width = 1366, int height = 768, bool scripts = true, ColorScheme scheme = ColorScheme.Light)
    {
        if (chromium is null)
        {
            Assert.True(Environment.GetEnvironmentVariable("LUHENG_CI") != "1", "LUHENG_CI=1 asks for the browser tests, and no Chromium is installed");
            Assert.Skip("no Chromium at " + string.Join(", ", Places));
        }
        var context = await chromium.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, JavaScriptEnabled = scripts, ColorScheme = scheme, Locale = "zh-CN" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address + path, new() { WaitUntil = WaitUntilState.Load });
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        playwright?.Dispose();
        await app.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
