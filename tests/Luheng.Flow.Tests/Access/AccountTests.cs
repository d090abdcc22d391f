using Luheng.Access;
using Luheng.Accounts;
using Luheng.Registry;

namespace Luheng.Flow.Tests.Access;

public sealed class AccountTests
{
    [Fact]
    public async Task A_security_administrator_opens_an_account_and_the_link_shown_lets_its_owner_in()
    {
        await using var site = await DoorSite.Open();
        var administrator = await Administrator(site);
        var (_, text, _) = await administrator.Send("/accounts", ("account", "zhao"), ("name", "赵"), ("role", "CountyOfficer"), ("scope", "990101"), ("from", ""), ("until", "2026-12-31"), ("why", "任命 2025-7 号"));
        var link = (await Visitor.Read(text)).QuerySelector(".once code")?.TextContent;
        Assert.NotNull(link);
        Assert.Equal("/me/second-factor?back=/", (await site.Visitor().Send(new Uri(link).PathAndQuery, ("password", DoorSite.Password), ("again", DoorSite.Password))).To);
        var audit = site.Ledger.Audit(20).First(a => a.Title == "建立账号 zhao");
        Assert.Equal(("sec", "任命 2025-7 号"), (audit.Who, audit.Why));
    }

    [Theory]
    [InlineData("三员必须|由不同的人担任", "SecurityAdministrator", "", "AuditAdministrator", "")]
    [InlineData("不能兼任其他职责", "SystemAdministrator", "", "CityOfficer", "990100")]
    [InlineData("范围没有登记", "CityOfficer", "123456", "", "")]
    [InlineData("范围缺失或种类不对", "ParkManager", "990100", "", "")]
    public async Task Posts_that_may_not_be_are_refused(string said, string role, string scope, string other, string otherScope)
    {
        await using var site = await DoorSite.Open();
        var administrator = await Administrator(site);
        var (status, text, _) = await administrator.Send("/accounts", ("account", "qian"), ("name", "钱"), ("role", role), ("scope", scope), ("role", other), ("scope", otherScope));
        Assert.Equal(400, status);
        Assert.Contains(said.Split('|')[^1], text, StringComparison.Ordinal);
        Assert.Null(site.Book.Find("qian"));
    }

    [Fact]
    public async Task Nobody_changes_their_own_posts_and_somebody_who_gives_posts_always_stays()
    {
        await using var site = await DoorSite.Open();
        var administrator = await Administrator(site);
        var seen = site.Book.Versioned("sec")!.Value.Batch.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(400, (await administrator.Send("/accounts/sec", ("seen", seen), ("name", "x"), ("role", "ProvinceOfficer"), ("scope", "990000"))).Status);
        Assert.Equal(400, (await administrator.Send("/accounts/sec/disable")).Status);
        Assert.Equal(400, (await administrator.Send("/accounts/sec/link")).Status);
        Assert.Equal(Role.SecurityAdministrator, Assert.Single(site.Book.Find("sec")!.Posts).Role);
    }

    [Fact]
    public async Task Of_two_who_change_an_account_at_once_the_second_is_told()
    {
        await using var site = await DoorSite.Open();
        var administrator = await Administrator(site);
        site.Book.Save(new("sun", "孙", []), null, "test", "test", "");
        var (account, seen) = site.Book.Versioned("sun")!.Value;
        site.Book.Save(account with { Name = "孙二" }, seen, "test", "other", "");
        var (status, text, _) = await administrator.Send("/accounts/sun", ("seen", $"{seen}"), ("name", "孙三"));
        Assert.Equal(400, status);
        Assert.Contains("有人同时改过", text, StringComparison.Ordinal);
        Assert.Equal("孙二", site.Book.Find("sun")!.Name);
    }

    [Fact]
    public async Task The_audit_administrator_looks_on_and_changes_nothing_and_others_do_not_look()
    {
        await using var site = await DoorSite.Open();
        await Administrator(site);
        var auditor = await site.Person("audit", new Post(Role.AuditAdministrator, null));
        await site.SetUpCodes(auditor);
        var list = await auditor.Get("/accounts");
        Assert.Equal(200, list.Status);
        Assert.DoesNotContain("/accounts/new", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("method=\"post\" action=\"/accounts", (await auditor.Get("/accounts/sec")).Text, StringComparison.Ordinal);
        Assert.Equal(403, (await auditor.Send("/accounts/sec/disable")).Status);
        var (officer, _) = await site.Officer();
        Assert.Equal(403, (await officer.Get("/accounts")).Status);
    }

    [Fact]
    public async Task A_session_is_ended_by_its_owner_from_another_browser_and_never_by_somebody_else()
    {
        await using var site = await DoorSite.Open();
        var park = new Post(Role.ParkManager, SubjectId.Park("shili-park-1"));
        var (first, other) = (await site.Person("li", park), await site.Person("wu", park));
        var second = site.Visitor();
        await second.SignIn("li", DoorSite.Password);
        var id = (await second.Page("/me")).QuerySelector("form[action='/me/sessions/end'] input[name=id]")!.GetAttribute("value")!;
        await other.Send("/me/sessions/end", ("id", id));
        Assert.True(await first.IsIn());
        await second.Send("/me/sessions/end", ("id", id));
        Assert.Equal((false, true), (await first.IsIn(), await second.IsIn()));
    }

    [Fact]
    public async Task A_key_does_no_more_than_its_posts_ends_and_is_revoked()
    {
        await using var site = await DoorSite.Open();
        var (officer, _) = await site.Officer();
        async Task<string> Make(string scope = "", string until = "2025-12-01") => (await Visitor.Read((await officer.Send("/keys", ("name", "k"), ("until", until), ("post", "0"), ("scope", scope))).Text)).QuerySelector(".once code")?.TextContent ?? "";
        var (whole, narrow) = (await Make(), await Make("990100"));
        var program = site.Visitor();
        async Task<int> Status(string key, string address) => (await program.Get(address, key)).Status;
        Assert.Equal((200, 200), (await Status(whole, "/api/enterprises"), await Status(narrow, "/api/enterprises")));
        Assert.Equal((403, 403), (await Status(whole, "/me"), await Status(whole, "/accounts")));
        Assert.Equal(403, (await program.SendWith(whole, "/keys")).Status);
        var policy = new Policy(site.Desk.World.Population, site.Desk.AsOf);
        var posts = site.Keys.Posts(site.Keys.Find(narrow)!, site.Book.Find("officer")!, policy);
        Assert.Equal((true, false), (policy.May(new("officer", "", posts), Act.SeeAggregate, SubjectId.Region("990100")), policy.May(new("officer", "", posts), Act.SeeFirm, SubjectId.Region("990200"))));
        Assert.Equal("", await Make("510000"));
        Assert.Equal("", await Make(until: "2027-01-01"));

        var id = Secret.HashOf(whole);
        await officer.Send($"/keys/{id}/revoke");
        Assert.Equal((401, 200), (await Status(whole, "/api/enterprises"), await Status(narrow, "/api/enterprises")));
        site.Clock.Now += TimeSpan.FromDays(12);
        Assert.Equal((401, 401), (await Status(narrow, "/api/enterprises"), await Status("lk_nonsense", "/")));
    }

    [Fact]
    public async Task A_key_loses_what_its_maker_loses()
    {
        await using var site = await DoorSite.Open();
        var (officer, _) = await site.Officer();
        var key = (await Visitor.Read((await officer.Send("/keys", ("name", "k"), ("until", "2025-12-01"), ("post", "0"))).Text)).QuerySelector(".once code")!.TextContent;
        var (account, seen) = site.Book.Versioned("officer")!.Value;
        site.Book.Save(account with { Posts = [new(Role.CountyOfficer, SubjectId.Region("990101"))] }, seen, "test", "test", "");
        Assert.Equal(403, (await site.Visitor().Get("/api/enterprises", key)).Status);
        (account, seen) = site.Book.Versioned("officer")!.Value;
        site.Book.Save(account with { DisabledAt = site.Clock.Now }, seen, "test", "test", "");
        Assert.Equal(401, (await site.Visitor().Get("/api/enterprises", key)).Status);
    }

    static async Task<Visitor> Administrator(DoorSite site)
    {
        var administrator = await site.Person("sec", new Post(Role.SecurityAdministrator, null));
        await site.SetUpCodes(administrator);
        return administrator;
    }
}
