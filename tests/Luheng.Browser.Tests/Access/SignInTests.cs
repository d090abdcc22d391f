using Luheng.Access;
using Luheng.Flow.Tests.Access;
using Luheng.Registry;
using Microsoft.Playwright;

namespace Luheng.Browser.Tests.Access;

public sealed class SignInTests(Door door) : IClassFixture<Door>
{
    static readonly Post Officer = new(Role.ProvinceOfficer, SubjectId.Region("990000"));
    static readonly Post Security = new(Role.SecurityAdministrator, null);

    [Fact]
    public async Task An_officer_sets_up_codes_signs_out_and_in_again_with_the_phone()
    {
        var page = await door.Welcome("codes", Officer);
        var secret = await Door.SetUpCodes(page);
        await page.Locator("details.who summary").ClickAsync();
        await page.Locator("form[action='/sign-out'] button").ClickAsync();
        await PageChecks.Arrives(page, "/sign-in");
        await NoViolation(page);

        await page.Locator("[name=account]").FillAsync("codes");
        await page.Locator("[name=password]").FillAsync(Door.Password);
        await page.Locator("button.main").ClickAsync();
        await PageChecks.Arrives(page, "/sign-in/second");
        await NoViolation(page);
        await page.Locator("[name=code]").FillAsync(Authenticator.Code(secret, 1));
        await page.Locator("button.main").ClickAsync();
        Assert.Equal("王芳", await page.Locator("details.who .person").InnerTextAsync());
        foreach (var address in (string[])["/me", "/me/second-factor", "/keys"])
        {
            await page.GotoAsync(door.Named + address);
            await NoViolation(page);
        }
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_passkey_is_added_and_signs_in_alone()
    {
        var page = await door.Welcome("keys", Officer);
        await PageChecks.Arrives(page, "/me/second-factor");
        var cdp = await page.Context.NewCDPSessionAsync(page);
        await cdp.SendAsync("WebAuthn.enable");
        await cdp.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });
        await page.Locator("#passkeys [name=name]").FillAsync("办公电脑");
        await page.Locator("#passkeys button").ClickAsync();
        await page.Locator(".codes").WaitForAsync();
        await page.Locator("a.main").ClickAsync();
        await page.Locator("details.who summary").ClickAsync();
        await page.Locator("form[action='/sign-out'] button").ClickAsync();
        await page.Locator("form.passkey button").ClickAsync();
        await page.Locator("details.who").WaitForAsync();
        await page.GotoAsync(door.Named + "/enterprises");
        Assert.Equal("王芳", await page.Locator("details.who .person").InnerTextAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_typed_when_the_session_ended_is_there_after_signing_in_again()
    {
        var page = await door.Welcome("keeper", Security);
        await NoViolation(page);
        var secret = await Door.SetUpCodes(page);
        await page.GotoAsync(door.Named + "/accounts");
        await page.Locator("details.who summary").ClickAsync();
        await NoViolation(page);
        await page.GotoAsync(door.Named + "/accounts/new");
        await NoViolation(page);
        await page.Locator("[name=account]").FillAsync("half-typed");
        await page.Locator("[name=name]").FillAsync("李半");
        Door.Wait(TimeSpan.FromMinutes(31));
        await page.Locator("button.main").ClickAsync();
        await PageChecks.Arrives(page, "/sign-in?");
        Assert.Contains("已过期", await page.Locator(".told[role=status]").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("[name=account]").FillAsync("keeper");
        await page.Locator("[name=password]").FillAsync(Door.Password);
        await page.Locator("button.main").ClickAsync();
        await page.Locator("[name=code]").FillAsync(Authenticator.Code(secret, 1));
        await page.Locator("button.main").ClickAsync();
        await PageChecks.Arrives(page, "/accounts/new");
        Assert.Equal(("half-typed", "李半"), (await page.Locator("[name=account]").InputValueAsync(), await page.Locator("[name=name]").InputValueAsync()));
        Assert.True(await page.Locator(".kept").IsVisibleAsync());
        await page.Locator("button.main").ClickAsync();
        await page.Locator(".once").WaitForAsync();
        var link = new Uri((await page.Locator(".once").InnerTextAsync()).Trim().Split()[^1]).AbsolutePath;
        await page.GotoAsync(door.Named + "/accounts/half-typed");
        await NoViolation(page);
        var invited = await door.Open("/robots");
        await invited.GotoAsync(door.Named + link);
        await NoViolation(invited, "access-welcome");
        await invited.Context.CloseAsync();
        await page.GotoAsync(door.Named + "/accounts/new");
        Assert.Equal("", await page.Locator("[name=account]").InputValueAsync());
        await page.Context.CloseAsync();
    }

    static async Task NoViolation(IPage page, string? name = null)
    {
        Assert.True(await PageChecks.Serious(page) is { Length: 0 }, $"{page.Url}: {string.Join("; ", await PageChecks.Serious(page))}");
        name ??= "access" + new Uri(page.Url).AbsolutePath.Replace('/', '-');
        foreach (var (width, height, suffix) in new[] { (390, 844, "-phone"), (1366, 768, "") })
        {
            await page.SetViewportSizeAsync(width, height);
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{page.Url} is wider than {width}");
            if (Environment.GetEnvironmentVariable("LUHENG_PICTURES") == "1") await page.ScreenshotAsync(new() { Path = Path.Combine(RealPacks.Checkout, "docs", "pictures", name + suffix + ".png") });
        }
    }
}
