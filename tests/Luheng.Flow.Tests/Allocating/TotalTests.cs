using System.Net;
using Luheng.Allocating;
using Luheng.Flow.Tests.Cases;
using Luheng.Flow.Tests.Portal;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Warning;

namespace Luheng.Flow.Tests.Allocating;

/// <summary>A total that is not to be exceeded goes the same way as an intensity: drafted, answered with another figure, revised, issued, and then held against the city.</summary>
public sealed class TotalTests : IAsyncLifetime
{
    const string Methods = "/targets/demo-14fyp/energy-total";

    readonly string packs = Directory.CreateTempSubdirectory("luheng-total").FullName;
    readonly AllocatingSite site;

    public TotalTests() => site = new(2, PackLoader.Load(WithTotal()));

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        Directory.Delete(packs, recursive: true);
    }

    /// <summary>The packs with one more target of the demonstration's plan.</summary>
    string WithTotal()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RealPacks.Checkout, "packs"), "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(packs, Path.GetRelativePath(Path.Combine(RealPacks.Checkout, "packs"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        var plan = Path.Combine(packs, "plans", "demo-14fyp", "plans", "plan.yaml");
        File.WriteAllText(plan, File.ReadAllText(plan).Replace("targets:\n", """
            targets:
              - id: energy-total
                name: {zh: "规模以上工业能源消费总量（演示）", en: "Total energy of industry (demo)"}
                indicator: energy.comprehensive
                kind: at-most
                reach: 4600000 tce
                base_year: 2020
                year: 2025
                comparator: "<="
                better: lower
                clause: "测试"
                words: "能源消费总量控制在460万吨标准煤以内"
                confidence: design

            """, StringComparison.Ordinal));
        return packs;
    }

    static async Task<string> Do(Visitor who, string page, string address, params (string, string)[] fields)
    {
        var answer = await who.Post(page, address, fields);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{address} answered {answer.StatusCode}: {text[..Math.Min(2500, text.Length)]}");
        return answer.Headers.Location!.ToString();
    }

    [Fact]
    public async Task A_total_is_negotiated_issued_and_held_against_the_city()
    {
        using var province = site.As("demo-province");
        using var director = site.As("demo-director");
        using var city = site.As("demo-city");
        var page = await Do(province, Methods, Methods, ("method", "proportional"), ("growth", "rules"));
        Breakdown Stored() => Breakdown.Read(site.Ledger.Find(Breakdown.Kind, page.Split('/')[^1])!.Document.Body);
        Assert.Equal((TreeShape.Total, "tce"), (Stored().Shape, Stored().Unit));
        await Do(province, page, $"{page}/send");

        var offer = $"/targets/offers/{OfferProcedure.IdOf(Stored().Id, site.City)}";
        var mine = Stored().Children.Single(c => c.Subject == site.City);
        var other = Stored().Children.Where(c => c.Subject != site.City).MaxBy(c => c.Figure)!;
        string Text(double figure) => figure.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await Do(city, offer, $"{offer}/counter", ("figure", Text(mine.Figure + 1000)), ("reason", "新增项目"));
        await Do(province, page, $"{page}/revise", ($"f-{site.City}", Text(mine.Figure + 1000)), ($"f-{other.Subject}", Text(other.Figure - 1000)), ("reason", "由另一市分担"));
        Assert.True(Stored() is { InHand: >= -Breakdown.Near, Version: 2 }, $"{Stored().InHand}");
        await Do(province, page, $"{page}/send");
        await Do(province, page, $"{page}/propose", ("reason", "其余各市期满未答复"));
        await Do(director, page, $"{page}/issue", ("reason", "同意"));

        var issued = IssuedTargets.Of(site.Ledger, site.Desk.World.Catalogue.Plans["demo-14fyp"]);
        Assert.Equal(mine.Figure + 1000, issued.Single(i => i.Subject == mine.Id).Value);
        var held = RegionWatch.All(site.Desk.World, new(2022, 9, 30), issued, TestContext.Current.CancellationToken).Single(t => t.Region == mine.Id && t.Target.Id == "energy-total");
        Assert.Equal((mine.Id.Text, mine.Figure + 1000), (held.Target.Region, held.Target.Aim!.Value.Amount));
        Assert.NotNull(held.Now);
    }
}
