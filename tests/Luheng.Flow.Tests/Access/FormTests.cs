using System.Net;
using Luheng.Access;
using Luheng.Accounts;
using Luheng.Registry;

namespace Luheng.Flow.Tests.Access;

/// <summary>What forms take and say, over HTTP.</summary>
public sealed class FormTests
{
    static readonly Post Park = new(Role.ParkManager, SubjectId.Park("shili-park-1"));

    [Fact]
    public async Task A_name_with_markup_comes_out_as_text_wherever_it_is_shown()
    {
        const string Name = "<script>alert(1)</script> & \"x\" '";
        await using var site = await DoorSite.Open();
        var li = await site.Person("li", Park);
        site.Book.Save(site.Book.Find("li")! with { Name = Name }, site.Book.Versioned("li")!.Value.Item2, "test", "test", "");
        var security = await site.Person("sec", new Post(Role.SecurityAdministrator, null));
        await site.SetUpCodes(security);
        var pages = new[] { (await li.Get("/me")).Text, (await security.Get("/accounts")).Text, (await security.Get("/accounts/li")).Text };
        Assert.All(pages, page =>
        {
            Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; ", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        });
        Assert.Equal(Name, (await Visitor.Read(pages[2])).QuerySelector("input[name=name]")!.GetAttribute("value"));
        var asked = Uri.EscapeDataString("\"><script>alert(1)</script>&");
        foreach (var page in new[] { (await li.Get("/enterprises?q=" + asked)).Text, (await li.Get("/search?q=" + asked)).Text, (await li.Get("/enterprises/" + asked)).Text })
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", (await li.Get("/api/enterprises/" + asked)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_password_is_typed_unseen_and_may_be_pasted_or_filled_in_by_a_keeper_of_passwords()
    {
        await using var site = await DoorSite.Open();
        var li = await site.Person("li", Park);
        site.Book.Save(new("wang", "王", [Park]), null, "test", "test", "");
        var fields = new List<AngleSharp.Dom.IElement>();
        foreach (var page in new[] { await site.Visitor().Page("/sign-in"), await li.Page("/me"), await site.Visitor().Page("/welcome/" + site.Links.Make("wang", "test")) })
            fields.AddRange(page.QuerySelectorAll("input").Where(i => i.GetAttribute("name") is "password" or "again" or "old" or "fresh"));
        Assert.True(fields.Count >= 6, $"{fields.Count}");
        Assert.All(fields, field =>
        {
            Assert.Equal("password", field.GetAttribute("type"));
            Assert.Contains(field.GetAttribute("autocomplete"), (string[])["current-password", "new-password"]);
            Assert.DoesNotContain(field.Attributes, a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name is "readonly" or "pattern");
        });
        foreach (var script in Directory.GetFiles(Path.Combine(Portal.RealPacks.Checkout, "src", "Luheng.Portal", "wwwroot"), "*.js").Where(f => Path.GetFileName(f) is not "returns.js")) // there a block is pasted into the grid of a return
            Assert.DoesNotContain("paste", await File.ReadAllTextAsync(script, TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Signing_out_stands_on_every_page_of_whoever_is_signed_in()
    {
        await using var site = await DoorSite.Open();
        var li = await site.Person("li", Park);
        foreach (var address in (string[])["/", "/me", "/enterprises", "/plans", "/no-such-page"]) Assert.NotNull((await li.Page(address)).QuerySelector("form[action='/sign-out'] button"));
    }

    [Fact]
    public async Task What_belongs_into_a_form_or_a_header_is_not_taken_from_the_address()
    {
        await using var site = await DoorSite.Open();
        var li = await site.Person("li", Park);
        var visitor = site.Visitor();
        await visitor.Send($"/sign-in?account=li&password={Uri.EscapeDataString(DoorSite.Password)}", ("account", ""), ("password", ""));
        Assert.False(await visitor.IsIn());
        var token = (await li.Page("/me")).QuerySelector("input[name=_ours]")!.GetAttribute("value")!;
        Assert.Equal(403, (await li.SendBare("/me/sessions/end?_ours=" + Uri.EscapeDataString(token), ("id", "others"))).Status);
        var (officer, _) = await site.Officer();
        var (_, text, _) = await officer.Send("/keys", ("name", "报表"), ("until", "2025-12-31"), ("post", "0"));
        var key = (await Visitor.Read(text)).QuerySelector(".once code")!.TextContent;
        Assert.Equal(200, (await site.Visitor().Get("/api/enterprises", key)).Status);
        foreach (var name in (string[])["key", "token", "access_token", "authorization"])
            Assert.Equal(401, (await site.Visitor().Get($"/api/enterprises?{name}={key}")).Status);
        Assert.Equal(401, (await site.Visitor().Get($"/api/enterprises?session={officer.Cookies["luheng-session"]}")).Status);
    }

    [Fact]
    public async Task A_form_with_more_fields_than_it_shows_changes_nothing_by_them()
    {
        await using var site = await DoorSite.Open();
        var li = await site.Person("li", Park);
        var before = site.Book.Find("li")!;
        (string, string)[] more = [("post", "0"), ("role", "ProvinceOfficer"), ("scope", "990000"), ("posts", "[{\"role\":\"ProvinceOfficer\"}]"), ("id", "sec"), ("account", "sec"), ("name", "新名"), ("disabledAt", ""), ("stamp", "x"), ("Fresh", "true")];
        await li.Send("/me/password", [("old", DoorSite.Password), ("fresh", "another four marsh herons"), ("again", "another four marsh herons"), .. more]);
        var after = site.Book.Find("li")!;
        Assert.Equal((before.Id, before.Name, before.Posts.Single(), before.DisabledAt), (after.Id, after.Name, after.Posts.Single(), after.DisabledAt));
        Assert.Equal(before.Write().Body, after.Write().Body);
        Assert.Null(site.Book.Find("sec"));
    }

    [Fact]
    public async Task A_token_with_another_letter_of_another_account_or_of_another_site_is_none_and_the_attempt_is_logged()
    {
        await using var site = await DoorSite.Open(rules: DoorSite.Quick with { TriesPerAccount = 3 });
        var (li, wang) = (await site.Person("li", Park), await site.Person("wang", Park));
        async Task<string> Token(Visitor whose) => (await whose.Page("/me")).QuerySelector("input[name=_ours]")!.GetAttribute("value")!;
        var own = await Token(li);
        foreach (var token in new[] { own[..20] + (own[20] == 'A' ? 'B' : 'A') + own[21..], await Token(wang), "", own[..^10] })
            Assert.Equal(403, (await li.SendBare("/me/sessions/end", ("id", "others"), ("_ours", token))).Status);
        Assert.Equal(302, (await li.SendBare("/me/sessions/end", ("id", "others"), ("_ours", own))).Status);
        Assert.Contains("refused POST /me/sessions/end 403 li", site.Log.Text, StringComparison.Ordinal);
        for (var i = 0; i < 4; i++) await site.Visitor().Send("/sign-in", ("account", "nobody"), ("password", "x"));
        Assert.Contains("refused POST /sign-in 429", site.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE", "/api/enterprises", 405)]
    [InlineData("PUT", "/api/enterprises", 405)]
    [InlineData("PATCH", "/enterprises", 405)]
    [InlineData("POST", "/api/enterprises", 405)]
    [InlineData("DELETE", "/no-such-page", 404)]
    public async Task A_method_that_an_address_does_not_know_is_answered_405_with_those_that_it_knows(string method, string address, int status)
    {
        await using var site = await DoorSite.Open();
        using var client = new HttpClient(site.Visitor().Handler) { BaseAddress = new("http://localhost/") };
        using var answer = await client.SendAsync(new(new(method), address), TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 405) Assert.Contains("GET", answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task No_folder_is_listed_and_neither_source_nor_data_is_served()
    {
        await using var site = await DoorSite.Open();
        var visitor = site.Visitor();
        string[] addresses = ["/assets", "/assets/", "/wwwroot/", "/files/", "/keys/audit-signing.pem", "/.git/HEAD", "/.git/config", "/.env", "/appsettings.json", "/luheng.db", "/packs/../luheng.db", "/web.config", "/Luheng.App.dll", "/docs/", "/assets/%2e%2e/luheng.db", "/assets/x/..%2f..%2fluheng.db", "/bin/", "/swagger", "/debug", "/trace.axd"];
        foreach (var address in addresses)
        {
            var (status, text, to) = await visitor.Get(address);
            Assert.True(status == (int)HttpStatusCode.NotFound || (status == 302 && to.StartsWith("/sign-in", StringComparison.Ordinal)), $"{address}: {status} {to}");
            Assert.DoesNotContain("Index of", text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
