using System.Globalization;
using System.Net;
using Luheng.Allocating;
using Luheng.Flow.Tests.Cases;
using Luheng.Flow.Tests.Portal;
using Luheng.Flow.Tests.Warning;
using Luheng.Judging.Allocating;
using Luheng.Planning;
using Luheng.Registry;

namespace Luheng.Flow.Tests.Allocating;

/// <summary>A city's own target goes on to its counties, and to its key enterprises as savings, which their assessment then holds them to.</summary>
public sealed class LowerLevelTests(WholeDemoSite site) : IClassFixture<WholeDemoSite>
{
    const string Methods = "/targets/demo-14fyp/energy-intensity";

    static async Task<string> Do(Visitor who, string page, string address, params (string, string)[] fields)
    {
        var answer = await who.Post(page, address, fields);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{address} answered {answer.StatusCode}: {text[..Math.Min(2500, text.Length)]}");
        return answer.Headers.Location!.ToString();
    }

    async Task<Breakdown> Issued(Visitor province, Visitor director, string form, params (string, string)[] fields)
    {
        var page = await Do(province, form, Methods, [("method", "mix"), ("growth", "rules"), .. fields]);
        await Do(province, page, $"{page}/send");
        await Do(province, page, $"{page}/propose", ("reason", "期满未答复"));
        await Do(director, page, $"{page}/issue", ("reason", "同意"));
        return Breakdown.Read(site.Ledger.Find(Breakdown.Kind, page.Split('/')[^1])!.Document.Body);
    }

    [Fact]
    public async Task A_city_hands_on_what_it_was_issued_and_an_enterprise_is_assessed_by_its_saving()
    {
        using var province = site.As("demo-province");
        using var director = site.As("demo-director");
        Assert.Contains("还没有下达的目标", Site.Text(await province.Page($"{Methods}?of={site.City}&to=counties"), ".answer"), StringComparison.Ordinal);
        await province.Page($"{Methods}?of=990101", 404);
        var cities = await Issued(province, director, Methods);
        var own = cities.Children.Single(c => c.Subject == site.City).Figure;

        var counties = await Issued(province, director, $"{Methods}?of={site.City}&to=counties", ("of", site.City), ("to", "counties"));
        Assert.Equal(Pace.Remaining(own / 100, 5, 2) * 100, counties.Asked, 1e-9);
        Assert.Equal((site.City, "%", 2023), (counties.Of, counties.Unit, counties.From)); // what is left of it: returns begin in 2023
        await SaysWhatItRestsOn(province, counties, own);
        Assert.All(counties.Children, c => Assert.StartsWith(site.City[..4], c.Subject, StringComparison.Ordinal));
        Assert.True(counties.InHand >= 0 && Math.Abs(Allocator.MarginOf(counties.Tree(), [.. counties.Children.Select(c => c.Exact)]).InHand) < 1e-9); // the exact figures imply the city's

        var firms = await Issued(province, director, $"{Methods}?of={site.City}&to=enterprises", ("of", site.City), ("to", "enterprises"));
        Assert.Equal(("tce", TreeShape.Saving), (firms.Unit, firms.Shape));
        Assert.Equal((2, 2023), (firms.Years, firms.From));
        Assert.Equal(firms.InHand, firms.Counted().InHand, 1e-6); // a revision counts from the amount asked, which is no share
        Assert.Equal(-counties.Asked / 100, firms.Asked / firms.Children.Sum(c => c.Amount * c.Growth), 1e-9); // the same part of the city's figure
        var firm = firms.Children.MaxBy(c => c.Amount)!;
        var issued = IssuedTargets.Of(site.Ledger, site.Desk.World.Catalogue.Plans["demo-14fyp"]);
        Assert.Equal(firm.Figure / firms.Years, issued.Saving(site.Desk.World.Catalogue.Plans["demo-14fyp"], SubjectId.Parse(firm.Subject)), 9);

        Assert.Equal(2023, issued.Own(site.Desk.World.Catalogue.Plans["demo-14fyp"], site.Desk.World.Catalogue.Plans["demo-14fyp"].Targets.Single(t => t.Id == "energy-intensity"), counties.Children[0].Id).BaseYear);

        // An enterprise's grounds name what it is to save, in the unit and over the years of that, and not as a change of intensity.
        var grounds = PlanQuestions.Ask(site.Desk.World, "plan:demo-14fyp/energy-intensity", SubjectId.Parse(firm.Subject), null, site.Desk.AsOf, issued);
        Assert.Contains($"按下达给本企业的目标 {firm.Figure.ToString("0.####", CultureInfo.InvariantCulture)} tce（2024—2025 年）衡量（全规划 -14 %）", grounds.Reasons);
        Assert.Contains(grounds.Inputs, i => (i.Value, i.Unit) == (firm.Figure, "tce") && i.Note.Zh.Contains("下达的目标", StringComparison.Ordinal));
        Assert.DoesNotContain(grounds.Inputs, i => i.Value == firm.Figure && i.Unit is "%");

        // A new line is tried out on cities or counties, whatever was issued last.
        foreach (var (asked, children) in ((string, int)[])[("", 21), ($"?of={site.City}&to=enterprises", 21), ($"?of={site.City}&to=counties", counties.Children.Count)])
        {
            using var tried = await province.Page($"{Methods}/what-if{asked}");
            Assert.Equal(children, tried.QuerySelectorAll("select[name=city] option").Length);
            Assert.Equal(asked.EndsWith("counties", StringComparison.Ordinal), tried.Body!.TextContent.Contains("产值 万元/t", StringComparison.Ordinal));
            Assert.All(tried.QuerySelectorAll("select[name=city] option"), o => Assert.Equal(6, o.GetAttribute("value")!.Length));
        }

        // Issued in November 2025: it is that year's, and does not move the year before.
        var earlier = await (await province.Get($"/assessment/{firm.Subject}.csv?plan=demo-14fyp&year=2024")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("的下降目标，也没有下达节能量", earlier, StringComparison.Ordinal);
        Assert.DoesNotContain("“saving.output_value”", earlier, StringComparison.Ordinal);
        using var assessed = await province.Page($"/assessment/{firm.Subject}?plan=demo-14fyp&year=2025");
        Assert.Contains("节能量", assessed.Body!.TextContent, StringComparison.Ordinal);
        var csv = await (await province.Get($"/assessment/{firm.Subject}.csv?plan=demo-14fyp&year=2025")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("saving", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("的下降目标，也没有下达节能量", csv, StringComparison.Ordinal);
        Assert.All(site.Office.Cases.All.Where(c => c.Procedure == OfferProcedure.Id), o => Assert.Equal(nameof(OfferState.Settled), o.State));

        var list = await province.Page("/targets");
        Assert.Contains(site.Desk.World.Population.NameOf(SubjectId.Region(site.City)), list.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>A county's figure is of the years that are left, and of output value in its own unit; the page of methods says the same and shows every input.</summary>
    async Task SaysWhatItRestsOn(Visitor province, Breakdown counties, double own)
    {
        var county = counties.Children[0];
        using var offer = await province.Page($"/targets/offers/{OfferProcedure.IdOf(counties.Id, county.Subject)}");
        var how = offer.QuerySelector("table.how")!.TextContent;
        Assert.Contains("可比价产值 V（企业填报）（2023 年）", how, StringComparison.Ordinal);
        Assert.Contains($"{Luheng.Portal.Shell.Figures.Write(county.Output!.Value)} 万元", how, StringComparison.Ordinal);
        Assert.DoesNotContain("增加值 V", how, StringComparison.Ordinal);
        Assert.Contains("（2024—2025 年）", Site.Text(offer, ".answer"), StringComparison.Ordinal);

        using var page = await province.Page($"{Methods}?of={site.City}&to=counties&method=ability");
        Assert.Contains($"（2024—2025 年余下部分；2021—2025 年全期 {Luheng.Portal.Shell.Figures.Plain(own, 4)} %", Site.Text(page, ".answer"), StringComparison.Ordinal);
        var text = page.Body!.TextContent;
        Assert.Contains("取整后市级余量", text, StringComparison.Ordinal);
        Assert.Contains("V 为产值", text, StringComparison.Ordinal);
        Assert.DoesNotContain("0E+0", text, StringComparison.Ordinal);
        var notes = page.QuerySelectorAll("ul.note li").Select(n => n.TextContent).ToList();
        Assert.Equal(notes.Distinct(), notes);
        var heads = page.QuerySelectorAll("table.worksheet thead th").Select(h => h.TextContent.Trim()).ToList();
        foreach (var column in new[] { "可比价产值 V 万元", "近年年均增速 %", "能力得分", "相对力度 r", "降幅 d %" }) Assert.Contains(heads, h => h.StartsWith(column, StringComparison.Ordinal));
        var csv = await (await province.Get($"{Methods}.csv?of={site.City}&to=counties")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (var column in new[] { "over_years", "output", "recent_growth", "rank_scale", "ability_score", "ability_pattern", "mix_raw", "least_effort", "mix_effort" }) Assert.Contains(column, csv.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("2024-2025", csv, StringComparison.Ordinal);
    }
}
