using Luheng.Access;
using Luheng.Accounts;
using Luheng.Portal.Access;
using Luheng.Registry;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Luheng.Flow.Tests.Access;

public sealed class SignInTests
{
    static readonly Post Park = new(Role.ParkManager, SubjectId.Park("shili-park-1"));

    [Fact]
    public async Task A_stream_of_arrivals_ends_with_the_session_that_opened_it()
    {
        await using var site = await DoorSite.Open();
        var (officer, _) = await site.Officer();
        using var client = new HttpClient(officer.Handler) { BaseAddress = new("http://localhost/") };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/live");
        request.Headers.Add("Cookie", string.Join("; ", officer.Cookies.Select(c => $"{c.Key}={c.Value}")));
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)answer.StatusCode);
        using var told = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal("event: open", await told.ReadLineAsync(TestContext.Current.CancellationToken));
        await officer.Send("/sign-out");
        site.Desk.Station!.Live.Publish(new Luheng.Monitoring.LiveAlarm(Portal.SampleProvince.Largest, "m", site.Clock.GetUtcNow(), "limit", Luheng.Findings.FindingLevel.Severe, "不该看到"));
        Assert.DoesNotContain("不该看到", await told.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_hashed_with_fewer_rounds_than_today_is_hashed_anew_when_its_owner_signs_in()
    {
        await using var site = await DoorSite.Open();
        await site.Person("li", Park);
        var weak = new PasswordHasher<string>(Options.Create(new PasswordHasherOptions { IterationCount = DoorSite.Quick.PasswordRounds / 2 })).HashPassword("li", DoorSite.Password);
        Credentials Kept() => Credentials.Read(site.Ledger.Find(Credentials.Kind, "li")!.Document.Body);
        site.Ledger.Commit(new("an earlier program's hash", "test", [], []) { Documents = [(Kept() with { PasswordHash = weak }).Write()] });
        Assert.Equal("", await site.Visitor().SignIn("li", "wrong"));
        Assert.Equal(weak, Kept().PasswordHash);
        Assert.Equal("/enterprises", await site.Visitor().SignIn("li", DoorSite.Password));
        var anew = Kept().PasswordHash!;
        // A hash of this format says its rounds in bytes 5 to 8.
        Assert.Equal(DoorSite.Quick.PasswordRounds, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(anew).AsSpan(5)));
        Assert.Equal("/enterprises", await site.Visitor().SignIn("li", DoorSite.Password));
        Assert.Equal(anew, Kept().PasswordHash);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_an_account_even_against_the_right_one_and_both_are_noted()
    {
        await using var site = await DoorSite.Open();
        await site.Person("li", Park);
        var visitor = site.Visitor();
        for (var i = 0; i < 5; i++) Assert.Equal("", await visitor.SignIn("li", "wrong"));
        Assert.Equal("", await visitor.SignIn("li", DoorSite.Password));
        var notes = site.Ledger.Audit(10).Select(a => a.Did).ToList();
        Assert.Equal((4, 1, 1), (notes.Count(n => n == "sign-in-failed"), notes.Count(n => n == "locked-out"), notes.Count(n => n == "sign-in-refused")));
        new Attempts().Keep(site.Ledger, "li");
        Assert.Equal("/enterprises", await visitor.SignIn(" LI ", DoorSite.Password));
        Assert.True(await visitor.IsIn());
    }

    [Fact]
    public async Task Nobody_can_tell_an_account_that_is_not_there_from_a_wrong_password()
    {
        await using var site = await DoorSite.Open();
        await site.Person("li", Park);
        var (known, unknown) = (await site.Visitor().Send("/sign-in", ("account", "li"), ("password", "wrong")), await site.Visitor().Send("/sign-in", ("account", "no"), ("password", "wrong")));
        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(Message((await Visitor.Read(known.Text)).Body!.TextContent), Message((await Visitor.Read(unknown.Text)).Body!.TextContent));
        static string Message(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task An_officer_needs_a_code_and_each_code_works_once()
    {
        await using var site = await DoorSite.Open();
        var (_, secret) = await site.Officer();
        var visitor = site.Visitor();
        Assert.Equal("/sign-in/second?back=/enterprises", await visitor.SignIn("officer", DoorSite.Password));
        Assert.False(await visitor.IsIn());
        Assert.Equal("", (await visitor.Send("/sign-in/second", ("code", "000000"), ("back", "/enterprises"))).To);
        Assert.Equal("", (await visitor.Send("/sign-in/second", ("code", site.Used), ("back", "/enterprises"))).To); // used at the set-up
        Assert.Equal("", (await visitor.Send("/sign-in/second", ("code", Authenticator.Code(secret, -5)), ("back", "/enterprises"))).To); // of minutes ago
        Assert.Equal("/sign-in/second?back=/enterprises", await visitor.SignIn("officer", DoorSite.Password)); // three wrong codes end the try
        var later = Authenticator.Code(secret, 1);
        Assert.Equal("/enterprises", (await visitor.Send("/sign-in/second", ("code", later), ("back", "/enterprises"))).To);
        Assert.True(await visitor.IsIn());
    }

    [Fact]
    public async Task A_recovery_code_stands_in_for_the_phone_once()
    {
        await using var site = await DoorSite.Open();
        var visitor = await site.Person("officer", new Post(Role.CityOfficer, SubjectId.Region("990100")));
        var secret = Portal.Site.Text(await visitor.Page("/me/second-factor"), ".secret").Replace(" ", "", StringComparison.Ordinal);
        var (_, text, _) = await visitor.Send("/me/second-factor", ("code", Authenticator.Code(secret)));
        var codes = (await Visitor.Read(text)).QuerySelectorAll(".codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Count);
        for (var turn = 0; turn < 2; turn++)
        {
            var other = site.Visitor();
            await other.SignIn("officer", DoorSite.Password);
            Assert.Equal(turn == 0 ? "/" : "", (await other.Send("/sign-in/second", ("recovery", codes[3].ToLowerInvariant()))).To);
        }
    }

    [Fact]
    public async Task A_stolen_cookie_dies_with_the_change_of_the_password_and_the_thief_with_it()
    {
        await using var site = await DoorSite.Open();
        var owner = await site.Person("li", Park);
        var (thief, before) = (owner.Copy(), owner.Cookies["luheng-session"]);
        Assert.True(await thief.IsIn());
        foreach (var wrong in new[] { "a guess", "" }) Assert.Equal("", (await owner.Send("/me/password", ("old", wrong), ("fresh", "another kettle of carp"), ("again", "another kettle of carp"))).To);
        Assert.True(await thief.IsIn()); // nothing was changed
        Assert.Equal("/me?done=password", (await owner.Send("/me/password", ("old", DoorSite.Password), ("fresh", "another kettle of carp"), ("again", "another kettle of carp"))).To);
        Assert.False(await thief.IsIn());
        Assert.True(await owner.IsIn());
        Assert.NotEqual(before, owner.Cookies["luheng-session"]);
        Assert.Equal("", await site.Visitor().SignIn("li", DoorSite.Password));
    }

    [Fact]
    public async Task A_session_ends_when_idle_when_too_old_and_at_signing_out()
    {
        await using var site = await DoorSite.Open();
        var visitor = await site.Person("li", Park);
        site.Clock.Now += TimeSpan.FromMinutes(29);
        Assert.True(await visitor.IsIn());
        site.Clock.Now += TimeSpan.FromMinutes(31);
        Assert.Equal("/sign-in?back=/enterprises&why=ended", (await visitor.Get("/enterprises")).To);

        await visitor.SignIn("li", DoorSite.Password);
        for (var i = 0; i < 36; i++)
        {
            Assert.True(await visitor.IsIn());
            site.Clock.Now += TimeSpan.FromMinutes(20);
        }
        Assert.False(await visitor.IsIn());

        await visitor.SignIn("li", DoorSite.Password);
        var copy = visitor.Copy();
        Assert.Equal("/sign-in?why=out", (await visitor.Send("/sign-out")).To);
        Assert.False(await copy.IsIn());
    }

    [Fact]
    public async Task A_token_planted_before_signing_in_is_not_the_one_after()
    {
        await using var site = await DoorSite.Open();
        await site.Person("li", Park);
        var visitor = site.Visitor();
        visitor.Cookies["luheng-session"] = "planted";
        var token = (await visitor.Page("/sign-in")).QuerySelector("input[name=_ours]")!.GetAttribute("value")!;
        await visitor.SendBare("/sign-in", ("account", "li"), ("password", DoorSite.Password), ("_ours", token));
        Assert.True(await visitor.IsIn());
        Assert.NotEqual("planted", visitor.Cookies["luheng-session"]);
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/a\\b")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/sign-out")]
    [InlineData("")]
    public void After_signing_in_one_stays_on_this_site(string back) => Assert.Equal("/", Back.Safe(back));

    [Fact]
    public void A_page_of_this_site_is_returned_to() => Assert.Equal("/enterprises?q=水泥&page=2", Back.Safe("/enterprises?q=水泥&page=2"));

    [Fact]
    public void Passwords_are_hashed_slowly_unless_a_host_says_otherwise() => Assert.True(AccessRules.Default.PasswordRounds >= 600_000);

    [Theory, InlineData("quietmarshheronslanding"), InlineData("四只不太可能的沼泽苍鹭慢慢地飞过"), InlineData("ALL CAPITALS OF AN UNLIKELY MARSH")]
    [InlineData("a rather long sentence about four unlikely marsh herons that nobody would ever type twice without a good reason to")]
    public async Task A_password_of_any_composition_and_length_is_taken_exactly_and_never_has_to_be_changed(string password)
    {
        await using var site = await DoorSite.Open();
        site.Book.Save(new("li", "测试 li", [Park]), null, "test", "test", "");
        await site.Visitor().Send($"/welcome/{site.Links.Make("li", "test")}", ("password", password), ("again", password));
        Assert.Equal("/enterprises", await site.Visitor().SignIn("li", password));
        var other = password[..^1] + (password[^1] == 'x' ? 'y' : 'x');
        foreach (var near in new[] { password[..^1], other, new string([.. password.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c))]) })
            if (near != password) Assert.Equal("", await site.Visitor().SignIn("li", near));
        site.Clock.Now = site.Clock.Now.AddYears(3);
        var later = site.Visitor();
        Assert.Equal("/enterprises", await later.SignIn("li", password));
        Assert.True(await later.IsIn());
    }

    [Fact]
    public async Task A_disabled_account_and_a_post_that_ended_let_nobody_in()
    {
        await using var site = await DoorSite.Open();
        var visitor = await site.Person("li", Park with { Until = new(2025, 11, 20) });
        Assert.True(await visitor.IsIn());
        site.Clock.Now += TimeSpan.FromHours(15);
        await visitor.SignIn("li", DoorSite.Password);
        Assert.Equal((403, 200), ((await visitor.Get("/enterprises")).Status, (await visitor.Get("/me")).Status));
        var (account, seen) = site.Book.Versioned("li")!.Value;
        site.Book.Save(account with { DisabledAt = site.Clock.Now }, seen, "test", "test", "");
        Assert.Equal(302, (await visitor.Get("/me")).Status);
        Assert.Equal("", await site.Visitor().SignIn("li", DoorSite.Password));
    }
}
