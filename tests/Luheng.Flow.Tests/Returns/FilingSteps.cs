using AngleSharp.Html.Dom;

namespace Luheng.Flow.Tests.Returns;

/// <summary>The steps of a return that tests need before they begin.</summary>
static class FilingSteps
{
    /// <summary>The enterprise files the figures of the month before again.</summary>
    public static async Task File(this FilingSite site, string from = "")
    {
        using var manager = site.As("demo-manager");
        var form = await manager.Get(FilingSite.At(site.Mine) + from);
        var figures = form.QuerySelectorAll(".entry .cell").Where(c => c.QuerySelector("small span[title=上期]") is not null)
            .Select(c => (c.QuerySelector("input")!.GetAttribute("name")!, c.QuerySelector("small span[title=上期]")!.TextContent.Replace("上期", "").Replace(",", "").Trim()));
        var final = await manager.Press(form, "form.return", 200, null, [.. figures]);
        await manager.Press(final, "form.acts");
    }

    public static async Task<IHtmlDocument> Move(this FilingSite site, string persona, string move, int expected = 200, params (string, string)[] fields)
    {
        using var officer = site.As(persona);
        return await officer.Press(await officer.Get(FilingSite.At(site.Mine) + "?as=read"), "form.review", expected, FilingSite.At(site.Mine) + "/steps", [("move", move), .. fields]);
    }
}
