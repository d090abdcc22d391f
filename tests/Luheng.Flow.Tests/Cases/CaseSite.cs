using System.Net;
using System.Net.Http.Headers;
using AngleSharp;
using AngleSharp.Html.Dom;
using Luheng.Flow.Tests.Portal;
using Luheng.Registry;

namespace Luheng.Flow.Tests.Cases;

/// <summary>The site over the sample province with its office open.</summary>
public sealed class CaseSite() : OfficeSite("luheng-cases", _ => SampleProvince.Desk())
{
    /// <summary>The enterprise of the invented manager, and one that is not theirs.</summary>
    public SubjectId Firm => Luheng.Portal.Access.Personas.Of(Desk).First(p => p.Account == "demo-manager").Posts[0].Scope!.Value;
    public SubjectId Other => Desk.World.Population.Subjects.First(s => s.Id.Kind == SubjectKind.Enterprise && s.Id != Firm && s.Latest.Region[..4] != Desk.World.Population.Find(Firm)!.Latest.Region[..4]).Id;

    /// <summary>Asks the firm a question as the city's officer; its number.</summary>
    public async Task<string> Asked(string by = "demo-city", SubjectId? firm = null)
    {
        using var officer = As(by);
        var answer = await officer.Post($"/cases/new?about={firm ?? Firm}", "/cases", ("about", (firm ?? Firm).Text), ("title", "9 月用电量比上月下降 31 %"), ("reason", "请说明原因"), ("once", Guid.NewGuid().ToString("N")));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString().Split('/', '#')[2];
    }
}

/// <summary>Somebody with a browser's cookies, who sends the forms that pages hold.</summary>
public sealed class Visitor : IDisposable
{
    readonly HttpClient client;
    readonly CookieContainer cookies = new();

    public Visitor(HttpMessageHandler server, string persona)
    {
        client = new(new Cookies(server, cookies)) { BaseAddress = new("http://localhost") };
        cookies.Add(new Uri("http://localhost"), new Cookie("persona", persona));
    }

    public Task<HttpResponseMessage> Get(string address) => client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<IHtmlDocument> Page(string address, int expected = 200)
    {
        var answer = await Get(address);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(expected == (int)answer.StatusCode, $"{address} answered {(int)answer.StatusCode}: {text[..Math.Min(text.Length, 3000)]}");
        return (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(text).Address("http://localhost" + address), TestContext.Current.CancellationToken);
    }

    /// <summary>Opens a page and sends a form to an address with its token.</summary>
    public Task<HttpResponseMessage> Post(string page, string address, params (string Name, string Value)[] fields) => Send(page, address, fields, []);

    public async Task<HttpResponseMessage> Send(string page, string address, (string Name, string Value)[] fields, (string Name, byte[] Content)[] files, string field = "files")
    {
        using var form = await Page(page);
        var content = new MultipartFormDataContent();
        if (form.QuerySelector("input[name=_ours]")?.GetAttribute("value") is { } token) content.Add(new StringContent(token), "_ours");
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            content.Add(part, field, name);
        }
        return await client.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    public void Dispose() => client.Dispose();

    sealed class Cookies(HttpMessageHandler inner, CookieContainer jar) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            if (jar.GetCookieHeader(request.RequestUri!) is { Length: > 0 } held) request.Headers.Add("Cookie", held);
            var answer = await base.SendAsync(request, cancel);
            if (answer.Headers.TryGetValues("Set-Cookie", out var set)) foreach (var one in set) jar.SetCookies(request.RequestUri!, one);
            return answer;
        }
    }
}
