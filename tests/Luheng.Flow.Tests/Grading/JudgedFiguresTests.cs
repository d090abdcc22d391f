using System.Globalization;
using AngleSharp.Dom;
using Luheng.Flow.Tests.Portal;
using Luheng.Flow.Tests.Returns;
using Luheng.Observations;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Flow.Tests.Grading;

/// <summary>What stands on the pages of benchmarks and grades opens the very figure it shows.</summary>
public sealed class JudgedFiguresTests : IAsyncLifetime
{
    const string Product = "cement-clinker";
    readonly FilingSite site = new();

    public ValueTask InitializeAsync()
    {
        var filed = new List<Observation>();
        void File(SubjectId firm, string item, double value) => filed.AddRange(Enumerable.Range(1, 12).Select(m => new Observation(firm, item, Period.Month(2024, m), value, "", new(SourceKind.Filed, LegalBasis.Demo, ""), 0)));
        foreach (var (firm, energy) in new[] { (site.Mine.Id, 10_500), (site.Neighbour.Id, 12_500) })
        {
            File(firm, "energy.consumed.raw-coal", 20_000);
            File(firm, $"output.{Product}", 100_000);
            File(firm, $"energy.product.{Product}", energy);
        }
        site.Ledger.Commit(new("2024.csv", "test", [], filed));
        site.Refresh();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Every_figure_of_a_product_opens_its_reasons_energy_CO2_and_money_too()
    {
        using var province = site.As("demo-province");
        var figures = (await province.Get($"/benchmarks/{Product}?in=2024")).QuerySelectorAll("table a[data-explain]").Take(25).ToList();
        foreach (var what in (string[])["tce", "co2", "yuan", "carbon"]) Assert.Contains(figures, f => f.GetAttribute("href")!.EndsWith($"what={what}", StringComparison.Ordinal));
        foreach (var figure in figures) await Opens(province, figure);
        var money = await province.Get(figures.Select(f => f.GetAttribute("href")!).First(h => h.Contains("what=yuan", StringComparison.Ordinal)));
        Assert.Contains("设计参数", Site.Text(money, ".explain"), StringComparison.Ordinal);
        foreach (var figure in figures)
            foreach (var input in (await province.Get(figure.GetAttribute("href")!)).QuerySelectorAll(".explain a[data-explain]")) await Opens(province, input);
    }

    [Fact]
    public async Task Every_figure_of_a_ladder_opens_its_reasons()
    {
        using var province = site.As("demo-province");
        var figures = (await province.Get($"/grades/firms/{site.Mine.Id}")).QuerySelectorAll(".rungs a[data-explain]").ToList();
        Assert.Contains(figures, f => f.GetAttribute("href")!.Contains("energy.comprehensive", StringComparison.Ordinal));
        Assert.Contains(figures, f => f.GetAttribute("href")!.StartsWith($"/benchmarks/{Product}/reasons", StringComparison.Ordinal));
        foreach (var figure in figures) await Opens(province, figure);
    }

    [Theory]
    [InlineData("/grades?in=2024-06")]
    [InlineData("/api/v1/grades?in=2024-06")]
    [InlineData("/grades?in=2023")]
    public async Task Grades_of_another_period_are_refused_and_not_answered_for_the_year(string address)
    {
        using var province = site.As("demo-province");
        var (answer, text) = await province.Raw(new(HttpMethod.Get, address));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("请选 2024", text, StringComparison.Ordinal);
        Assert.DoesNotContain("grades are", text, StringComparison.Ordinal); // a Chinese reader is told in Chinese
        Assert.Equal(System.Net.HttpStatusCode.OK, (await province.Raw(new(HttpMethod.Get, "/api/v1/grades?in=2024"))).Answer.StatusCode);
    }

    [Theory]
    [InlineData("/benchmarks?in=abc", "“abc”不是一个时期")]
    [InlineData("/benchmarks?in=2024-03-05", "这里要一个月、一个季度或一年")]
    [InlineData("/grades?in=abc", "“abc”不是一个时期")]
    public async Task A_period_that_is_none_is_refused_in_the_readers_language(string address, string says)
    {
        using var province = site.As("demo-province");
        var page = Site.Text(await province.Get(address, 400), "main");
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.DoesNotContain("period", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_sees_but_some_is_told_that_the_headline_is_of_those()
    {
        using var manager = site.As("demo-manager");
        Assert.Contains("您可见的重点用能企业", Site.Text(await manager.Get("/grades"), ".answer"), StringComparison.Ordinal);
        using var province = site.As("demo-province");
        Assert.DoesNotContain("您可见的", Site.Text(await province.Get("/grades"), ".answer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_headline_tells_within_the_norm_from_between_and_which_share_it_means()
    {
        using var province = site.As("demo-province");
        var page = Site.Text(await province.Get("/benchmarks?in=2024"), "main");
        Assert.Matches("标杆与基准之间 [0-9]+，限额以内（未公布标杆、基准）[0-9]+，", page);
        Assert.Contains("规划页的“重点行业达到标杆水平的产能比例”", page, StringComparison.Ordinal);
    }

    static async Task Opens(Person reader, IElement figure)
    {
        var href = figure.GetAttribute("href")!;
        var shown = (await reader.Get(href)).QuerySelector(".explain .big data")?.GetAttribute("value");
        Assert.True(shown is not null, $"{href} shows no figure");
        var (here, there) = (Number(figure.GetAttribute("data-value")!), Number(shown));
        Assert.True(Math.Abs(here - there) <= 1e-9 * Math.Max(1, Math.Abs(here)), $"{href} shows {here}, its explanation {there}");
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
