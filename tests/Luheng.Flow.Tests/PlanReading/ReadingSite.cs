using System.Text;
using AngleSharp.Html.Dom;
using Luheng.Flow.Tests.Returns;
using Luheng.Portal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace Luheng.Flow.Tests.PlanReading;

/// <summary>A site where plans are read, in memory.</summary>
public sealed class ReadingSite : IAsyncDisposable
{
    readonly WebApplication app;

    public ReadingSite()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddPortal(() => Province.Desk, Province.Office);
        app = builder.Build();
        app.MapPortal();
        app.StartAsync().GetAwaiter().GetResult();
    }

    public ReadingProvince Province { get; } = new();

    public Person As(string persona) => new(app.GetTestServer().CreateHandler(), persona);

    public static Task<IHtmlDocument> Upload(Person person, string name, string text, string whose = "990000", int expected = 200) => Upload(person, name, Encoding.UTF8.GetBytes(text), whose, expected);

    public static async Task<IHtmlDocument> Upload(Person person, string name, byte[] content, string whose = "990000", int expected = 200)
    {
        var token = Person.Fields(await person.Get("/plans/read"), "main .sheet-form")["_ours"];
        return await person.Post("/plans/read", new MultipartFormDataContent { { new StringContent(token), "_ours" }, { new StringContent(whose), "whose" }, { new ByteArrayContent(content), "file", name } }, expected);
    }

    /// <summary>The address of a reading, from its page.</summary>
    public static string AddressOf(IHtmlDocument page) => page.QuerySelector(".reading")!.GetAttribute("data-reading")!;

    /// <summary>Presses a button that shares the page's one form.</summary>
    public static Task<IHtmlDocument> Press(Person person, IHtmlDocument page, string button, string value, int expected = 200, params (string Name, string Value)[] with) =>
        person.Press(page, "#decide", expected, null, [(button, value), .. with]);

    /// <summary>The find whose card says these words.</summary>
    public static AngleSharp.Dom.IElement Card(IHtmlDocument page, string words) => page.QuerySelectorAll(".finds .find").First(c => c.TextContent.Contains(words, StringComparison.Ordinal));

    /// <summary>What an accepting or undoing button of a card sends.</summary>
    public static string Value(AngleSharp.Dom.IElement card, string button) => card.QuerySelector($"button[name={button}]")!.GetAttribute("value")!;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Province.Dispose();
    }
}
