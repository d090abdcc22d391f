using System.Globalization;
using AngleSharp.Dom;

namespace Luheng.Flow.Tests.Portal;

public sealed class FigureTests(Site site) : IClassFixture<Site>
{
    public static TheoryData<string> Pages =>
        ["/", "/boards/990300", "/sectors/30", "/why", "/why?of=990300&by=firm", "/compare?a=990300&b=990100", "/rankings", "/rankings?by=city&over=quarter&in=2024..2025", "/rankings?item=energy.per_output_value&by=sector&also=co2.total", "/plans/sichuan-13fyp", "/plans/sichuan-14fyp", "/plans/national-2016-2020", "/plans/sichuan-13fyp/checks", "/plans/sichuan-13fyp/align/national-2016-2020",
         "/enterprises", "/enterprises?page=2", "/sectors", $"/enterprises/{SampleProvince.Largest}", $"/enterprises/{SampleProvince.WithHole}"];

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_figure_opens_and_its_explanation_gives_the_same_value(string address)
    {
        using var page = await site.Page(address);
        var figures = page.QuerySelectorAll("a[data-explain]").ToList();
        Assert.NotEmpty(figures);
        foreach (var figure in figures) await Opens(figure, address);
    }

    [Fact]
    public async Task Every_input_of_an_explanation_opens_down_to_what_was_filed()
    {
        var open = new Queue<string>([$"/explain?item=energy.comprehensive&of={SampleProvince.Largest}&in=2025-01..2025-10", "/explain?item=energy.comprehensive.change_on_year&of=990100&in=2025-01..2025-10",
            $"/explain?item=plan:{RealPacks.DemoPlan}/energy-intensity", "/explain?item=plan:sichuan-13fyp/energy-intensity", $"/explain?item=plan:{RealPacks.DemoPlan}/green-factories"]);
        var seen = new HashSet<string>(open);
        var filed = 0;
        while (open.TryDequeue(out var address) && seen.Count < 400)
        {
            using var page = await site.Page(address);
            if (page.QuerySelector("dl.facts") is not null) filed++;
            foreach (var link in page.QuerySelectorAll(".explain a[data-explain]"))
            {
                await Opens(link, address);
                if (seen.Add(link.GetAttribute("href")!)) open.Enqueue(link.GetAttribute("href")!);
            }
        }
        Assert.True(filed > 10, $"{filed} filed figures were reached");
    }

    async Task Opens(IElement figure, string from)
    {
        var href = figure.GetAttribute("href")!;
        using var reasons = await site.Page(href);
        var shown = reasons.QuerySelector(".explain .big data")?.GetAttribute("value");
        Assert.True(shown is not null, $"{from}: {href} shows no figure");
        if (figure.GetAttribute("data-value") is { Length: > 0 } value)
        {
            Assert.True(shown is not "", $"{from}: {href} has {value} on the page and nothing behind it");
            var (here, there) = (Number(value), Number(shown));
            Assert.True(Math.Abs(here - there) <= 1e-9 * Math.Max(1, Math.Abs(here)), $"{from}: {href} shows {value}, its explanation {shown}");
        }
        else if (figure.ClassList.Contains("none")) Assert.True(shown is "", $"{from}: {href} is missing on the page but {shown} behind it");
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
