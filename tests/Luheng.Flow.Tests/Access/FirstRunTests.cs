using Luheng.Access;
using Luheng.Registry;

namespace Luheng.Flow.Tests.Access;

public sealed class FirstRunTests
{
    [Fact]
    public async Task Without_an_account_nothing_but_what_is_public_and_the_sign_in_page_opens()
    {
        await using var site = await DoorSite.Open();
        var visitor = site.Visitor();
        Assert.Equal(200, (await visitor.Get("/")).Status);
        Assert.Contains("还没有账号", (await visitor.Get("/sign-in")).Text, StringComparison.Ordinal);
        foreach (var address in (string[])["/enterprises", "/data", "/me", "/accounts", "/accounts/new", "/keys"])
        {
            var (status, _, to) = await visitor.Get(address);
            Assert.Equal((302, "/sign-in?back=" + address), (status, to));
        }
        Assert.Equal(404, (await visitor.Get("/persona")).Status);
        Assert.DoesNotContain("persona", (await visitor.Get("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_link_makes_the_first_security_administrator_once_and_a_second_factor_comes_first()
    {
        await using var site = await DoorSite.Open();
        var link = "/welcome/" + site.Links.Make("", "命令行");
        var first = site.Visitor();
        Assert.Contains("安全管理员", (await first.Get(link)).Text, StringComparison.Ordinal);
        var (_, _, to) = await first.Send(link, ("account", "  Wang.Fang "), ("name", "王芳"), ("password", DoorSite.Password), ("again", DoorSite.Password));
        Assert.Equal("/me/second-factor?back=/", to);
        Assert.Equal(Role.SecurityAdministrator, Assert.Single(site.Book.Find("wang.fang")!.Posts).Role);
        Assert.Equal("/me/second-factor?back=/accounts", (await first.Get("/accounts")).To);

        await site.SetUpCodes(first);
        Assert.Equal(200, (await first.Get("/accounts")).Status);
        Assert.Equal(410, (await site.Visitor().Get(link)).Status);
        Assert.Equal(410, (await site.Visitor().Send(link, ("account", "mallory"), ("name", "M"), ("password", DoorSite.Password), ("again", DoorSite.Password))).Status);
        Assert.Null(site.Book.Find("mallory"));
    }

    [Fact]
    public async Task A_link_ends_after_a_day_and_a_newer_one_ends_the_older()
    {
        await using var site = await DoorSite.Open();
        site.Book.Save(new("li", "李", [new(Role.ParkManager, SubjectId.Park("shili-park-1"))]), null, "test", "test", "");
        var (older, newer) = ("/welcome/" + site.Links.Make("li", "x"), "");
        newer = "/welcome/" + site.Links.Make("li", "x");
        Assert.Equal((410, 200), ((await site.Visitor().Get(older)).Status, (await site.Visitor().Get(newer)).Status));
        site.Clock.Now += TimeSpan.FromHours(24);
        Assert.Equal(410, (await site.Visitor().Get(newer)).Status);
    }

    [Theory]
    [InlineData("short", "太短")]
    [InlineData("Password2025!!", "太容易")]
    [InlineData("qwertyuiop123", "太容易")]
    [InlineData("1111111111", "太容易")]
    [InlineData("li@2024@admin", "太容易")]
    public async Task A_password_that_is_tried_first_is_refused_and_the_link_stays_good(string password, string said)
    {
        await using var site = await DoorSite.Open();
        site.Book.Save(new("li", "李", []), null, "test", "test", "");
        var link = "/welcome/" + site.Links.Make("li", "x");
        var (status, text, _) = await site.Visitor().Send(link, ("password", password), ("again", password));
        Assert.Equal(400, status);
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Equal("/", (await site.Visitor().Send(link, ("password", DoorSite.Password), ("again", DoorSite.Password))).To);
    }
}
