using AngleSharp;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.TestHost;

namespace Luheng.Flow.Tests.Access;

/// <summary>A browser without a screen: keeps cookies, sends the forms that pages hold, follows nothing by itself.</summary>
sealed class Visitor(TestServer server)
{
    readonly HttpClient client = server.CreateClient();

    public Dictionary<string, string> Cookies { get; private init; } = [];

    /// <summary>A thief's browser with the same cookies.</summary>
    public Visitor Copy() => new(server) { Cookies = new(Cookies) };

    public async Task<(int Status, string Text, string To)> Get(string address, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (key is not null) request.Headers.Authorization = new("Bearer", key);
        return await Ask(request);
    }

    public HttpMessageHandler Handler => server.CreateHandler();

    public async Task<string> CacheOf(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.Headers.CacheControl?.ToString() ?? "";
    }

    public async Task<IHtmlDocument> Page(string address) => await Read((await Get(address)).Text);

    /// <summary>Sends a form with the token of a page that holds one.</summary>
    public async Task<(int Status, string Text, string To)> Send(string address, params (string Name, string Value)[] fields)
    {
        var token = (await Page(Cookies.ContainsKey("luheng-session") && (await Get("/me")).Status == 200 ? "/me" : "/sign-in")).QuerySelector("input[name=_ours]")?.GetAttribute("value") ?? "";
        return await SendBare(address, [.. fields, ("_ours", token)]);
    }

    public async Task<(int Status, string Text, string To)> SendBare(string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        return await Ask(request);
    }

    public async Task<(int Status, string Text, string To)> SendWith(string key, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Authorization = new("Bearer", key);
        return await Ask(request);
    }

    /// <summary>Whether a page for people with posts opens.</summary>
    public async Task<bool> IsIn() => (await Get("/enterprises")).Status == 200;

    public async Task<string> SignIn(string account, string password) => (await Send("/sign-in", ("account", account), ("password", password), ("back", "/enterprises"))).To;

    public static async Task<IHtmlDocument> Read(string text) =>
        (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(text).Address("http://localhost/"), TestContext.Current.CancellationToken);

    async Task<(int Status, string Text, string To)> Ask(HttpRequestMessage request)
    {
        if (Cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set)
            {
                var (name, value) = (cookie.Split('=')[0], cookie.Split(';')[0][(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..]);
                if (value is "") Cookies.Remove(name);
                else Cookies[name] = value;
            }
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Headers.Location?.ToString() ?? "");
    }
}
