using System.Buffers.Text;
using Luheng.Access;
using Luheng.Accounts;
using Luheng.Registry;

namespace Luheng.Flow.Tests.Access;

/// <summary>What the site gives a browser to keep, as the browser gets it over https and over http.</summary>
public sealed class CookieTests
{
    /// <summary>A browser at an address, that keeps what it is given line by line.</summary>
    sealed class Secure(HttpMessageHandler server, string at) : IDisposable
    {
        readonly HttpClient client = new(server) { BaseAddress = new(at) };

        public Dictionary<string, string> Kept { get; } = [];
        public List<string> Lines { get; } = [];

        public async Task<(int Status, string Text)> Ask(HttpRequestMessage request)
        {
            if (Kept.Count > 0) request.Headers.Add("Cookie", string.Join("; ", Kept.Select(c => $"{c.Key}={c.Value}")));
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            foreach (var line in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                Lines.Add(line);
                var parts = line.Split(';')[0].Split('=', 2);
                if (parts[1] is "") Kept.Remove(parts[0]);
                else Kept[parts[0]] = parts[1];
            }
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        public async Task<string> SignIn(string account)
        {
            var (_, page) = await Ask(new(HttpMethod.Get, "/sign-in?lang=en&theme=dark"));
            var token = (await Visitor.Read(page)).QuerySelector("input[name=_ours]")!.GetAttribute("value")!;
            await Ask(new(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent([new("_ours", token), new("account", account), new("password", DoorSite.Password)]) });
            return token;
        }

        public void Dispose() => client.Dispose();
    }

    static async Task<(DoorSite Site, Secure Browser)> In(string at)
    {
        var site = await DoorSite.Open();
        var visitor = await site.Person("li", new Post(Role.ParkManager, SubjectId.Park("shili-park-1")));
        var browser = new Secure(visitor.Handler, at);
        await browser.SignIn("li");
        return (site, browser);
    }

    [Fact]
    public async Task Every_cookie_over_https_is_for_this_host_alone_encrypted_and_out_of_reach_of_scripts()
    {
        var (site, browser) = await In("https://luheng.example/");
        await using var _ = site;
        using var __ = browser;
        Assert.Equal(["__Host-lang", "__Host-luheng-session", "__Host-ours", "__Host-theme"], browser.Kept.Keys.Order(StringComparer.Ordinal));
        Assert.All(browser.Lines, line =>
        {
            var said = line.ToLowerInvariant().Split(';', StringSplitOptions.TrimEntries);
            Assert.StartsWith("__host-", said[0], StringComparison.Ordinal);
            Assert.Superset(new HashSet<string> { "secure", "httponly", "path=/" }, said.ToHashSet());
            Assert.Contains(said, s => s is "samesite=lax" or "samesite=strict");
            Assert.DoesNotContain(said, s => s.StartsWith("domain", StringComparison.Ordinal));
        });
        Assert.Equal(200, (await browser.Ask(new(HttpMethod.Get, "/enterprises"))).Status);
    }

    [Fact]
    public async Task Over_http_on_this_machine_they_keep_their_plain_names_and_are_no_more_open_to_scripts()
    {
        var (site, browser) = await In("http://localhost/");
        await using var _ = site;
        using var __ = browser;
        Assert.Equal(["lang", "luheng-session", "ours", "theme"], browser.Kept.Keys.Order(StringComparer.Ordinal));
        Assert.All(browser.Lines, line => Assert.Contains("httponly", line, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_cookie_that_a_neighbour_could_have_planted_counts_for_nothing_over_https()
    {
        var (site, browser) = await In("https://luheng.example/");
        await using var _ = site;
        using var __ = browser;
        foreach (var name in browser.Kept.Keys.ToList())
            if (browser.Kept.Remove(name, out var value)) browser.Kept[name["__Host-".Length..]] = value;
        Assert.Equal(302, (await browser.Ask(new(HttpMethod.Get, "/enterprises"))).Status);
        Assert.Contains("lang=\"zh-CN\"", (await browser.Ask(new(HttpMethod.Get, "/sign-in"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_of_a_session_is_256_random_bits_and_the_server_keeps_its_hash_alone()
    {
        await using var site = await DoorSite.Open();
        var tokens = new HashSet<string>();
        for (var i = 0; i < 5; i++)
        {
            var visitor = i == 0 ? await site.Person("li", new Post(Role.ParkManager, SubjectId.Park("shili-park-1"))) : site.Visitor();
            if (i > 0) await visitor.SignIn("li", DoorSite.Password);
            var token = visitor.Cookies["luheng-session"];
            Assert.Equal(32, Base64Url.DecodeFromChars(token).Length);
            Assert.True(tokens.Add(token) && await visitor.IsIn());
            Assert.Null(site.Ledger.Passing("session", token));
            Assert.NotNull(site.Ledger.Passing("session", Secret.HashOf(token)));
            visitor.Cookies["luheng-session"] = (token[0] == 'A' ? 'B' : 'A') + token[1..];
            Assert.False(await visitor.IsIn());
        }
        // each of the 256 places is as often one as nought
        var many = Enumerable.Range(0, 4000).Select(_ => Base64Url.DecodeFromChars(Secret.Make())).ToList();
        Assert.All(Enumerable.Range(0, 256), bit => Assert.InRange(many.Count(t => (t[bit / 8] >> (bit % 8) & 1) == 1), 1750, 2250));
    }
}
