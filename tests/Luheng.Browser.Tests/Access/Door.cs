using Luheng.Access;
using Luheng.Accounts;
using Luheng.Portal;
using Luheng.Registry;
using Luheng.Tests;
using Luheng.Time;
using Microsoft.Playwright;

namespace Luheng.Browser.Tests.Access;

/// <summary>The same province where nothing is invented: whoever comes has to sign in. By its name, since passkeys know no address.</summary>
public sealed class Door : Browser
{
    public const string Password = "four unlikely marsh herons";
    static readonly Hand Time = new();
    static readonly MemoryLedger Ledger = new(Time);

    public Door()
        : base(() => Shown.Value, new(Ledger, RealPacks.Catalogue, Time, Directory.CreateTempSubdirectory("luheng-door").FullName))
    {
    }

    static readonly Lazy<Desk> Shown = new(() => new()
    {
        World = DemoSite.Desk.World,
        AsOf = DemoSite.Desk.AsOf,
        LoadedAt = DemoSite.Desk.LoadedAt,
        Region = "990000",
    });

    public string Named => Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    public static void Wait(TimeSpan time) => Time.Now += time;

    /// <summary>A new account's owner at their one-time link, with the password chosen.</summary>
    public async Task<IPage> Welcome(string id, params Post[] posts)
    {
        new AccountBook(Ledger, Time).Save(new(id, "王芳", posts), null, "test", "test", "");
        var page = await Open("/robots");
        await page.GotoAsync($"{Named}/welcome/{new OneTimeLinks(Ledger, Time).Make(id, "test")}");
        await page.Locator("[name=password]").FillAsync(Password);
        await page.Locator("[name=again]").FillAsync(Password);
        await page.Locator("button.main").ClickAsync();
        return page;
    }

    /// <summary>Sets up one-time codes and returns their secret.</summary>
    public static async Task<string> SetUpCodes(IPage page)
    {
        await PageChecks.Arrives(page, "/me/second-factor");
        var secret = (await page.Locator(".secret").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
        await page.Locator("[name=code]").FillAsync(Flow.Tests.Access.Authenticator.Code(secret));
        await page.Locator("form[action='/me/second-factor'] button").ClickAsync();
        await page.Locator(".codes").WaitForAsync();
        await page.Locator("a.main").ClickAsync();
        return secret;
    }

    sealed class Hand : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2025, 11, 20, 9, 30, 0, China.Offset);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
