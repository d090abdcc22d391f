using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using Luheng.Flow.Tests.Running;
using Luheng.Portal.Shell;

namespace Luheng.Flow.Tests.Boards;

/// <summary>Figures are written with the digits that are known, and workings with those that it takes to come to the same result.</summary>
public sealed partial class WrittenFigureTests(ServedDemo demo)
{
    async Task<IDocument> Page(string address)
    {
        var (status, body, _) = await demo.Look("demo-province", address);
        Assert.True(status == 200, $"{address}: {status}");
        return await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(body).Address("http://localhost" + address), TestContext.Current.CancellationToken);
    }

    static double Number(string text) => double.Parse(text.Trim().Replace('−', '-'), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    static List<double> Numbers(string text) => [.. AnyNumber().Matches(text).Select(m => Number(m.Value))];

    [GeneratedRegex(@"(?<![\d.])[-−]?\d[\d,]*(\.\d+)?")]
    private static partial Regex AnyNumber();

    [Theory, InlineData("/", 1e4), InlineData("/boards/990000", 1e4), InlineData("/why", 1e4), InlineData("/wall?view=why", 1e4), InlineData("/sectors/32", 1)]
    public async Task What_moved_is_written_with_no_digit_that_is_not_so(string address, double scale)
    {
        using var page = await Page(address);
        var bars = page.QuerySelectorAll(".waterfall a[data-value]").Where(a => a.GetAttribute("data-value") is { Length: > 0 }).Select(a => (Shown: a.QuerySelector("text.label")!.TextContent, Exact: Number(a.GetAttribute("data-value")!))).ToList();
        if (address == "/why") bars.AddRange(page.QuerySelectorAll(".answer a.fig[data-value]").Skip(1).Select(a => (a.TextContent, Number(a.GetAttribute("data-value")!))));
        Assert.NotEmpty(bars);
        foreach (var (shown, exact) in bars)
        {
            var decimals = shown.Contains('.', StringComparison.Ordinal) ? shown.Split('.')[1].Length : 0;
            Assert.True(Math.Abs(Number(shown.TrimStart('+')) - exact / scale) <= 0.5001 * Math.Pow(10, -decimals), $"{shown} is written for {exact / scale}");
        }
    }

    [Theory, InlineData(1328.7126, 1303.3552), InlineData(164.7412, 163.1853), InlineData(-38.97796, -38.98), InlineData(5.5, 3.5)]
    public void A_difference_is_made_again_from_the_numbers_of_its_working(double a, double b)
    {
        var (shown, of) = (Figures.Write(a - b), Figures.Fine(a, a - b));
        var decimals = shown.Contains('.', StringComparison.Ordinal) ? shown.Split('.')[1].Length : 0;
        Assert.Equal(Number(shown), Number(of) - Number(Figures.Fine(b, a - b)), 1.01 * Math.Pow(10, -decimals));
    }

    [Theory, InlineData(0, "0 %"), InlineData(1 / 720.0, "0.1 %"), InlineData(0.0001, "< 0.1 %"), InlineData(0.05, "5 %"), InlineData(0.996, "99.6 %"), InlineData(1, "100 %")]
    public void A_small_share_is_not_nothing_and_a_large_one_not_all(double share, string says) => Assert.Equal(says, Figures.Percent(share));

    [Theory, InlineData("/boards/990400"), InlineData("/sectors/26")]
    public async Task The_change_of_the_whole_is_made_again_from_its_sums(string address)
    {
        using var page = await Page(address);
        var change = page.QuerySelector("table.parts tfoot button.worked")!;
        var (shown, by) = (Number(change.TextContent.TrimStart('+')), Numbers(change.NextElementSibling!.TextContent[change.TextContent.Length..].Split("覆盖率")[0]));
        Assert.Equal(shown, (by[0] / by[1] - 1) * 100, 0.06);
    }

    [Fact]
    public async Task A_sum_without_a_member_that_left_is_not_held_against_the_year_before()
    {
        using var page = await Page("/sectors/06"); // a mine of it left the register in February
        var change = page.QuerySelector("table.parts tfoot button.worked")!;
        Assert.Equal("不可比", change.TextContent.Trim());
        Assert.Contains("不作比较", change.NextElementSibling!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fairness_is_made_again_from_what_each_bears()
    {
        using var page = await Page("/targets/demo-14fyp/energy-intensity");
        var gini = page.QuerySelectorAll("tfoot tr").Single(r => r.TextContent.Contains("基尼", StringComparison.Ordinal)).QuerySelectorAll("button.worked").ToList();
        Assert.True(gini.Count > 2);
        foreach (var one in gini)
        {
            var efforts = Numbers(one.NextElementSibling!.TextContent.Split("x（%）为")[1]);
            Assert.Equal(21, efforts.Count);
            Assert.Equal(Number(one.TextContent), efforts.Select((e, i) => (2.0 * (i + 1) - 22) * e).Sum() / (21 * efforts.Sum()), 0.0006);
        }
    }

    [Fact]
    public async Task Each_number_of_a_breakdown_names_the_numbers_of_its_row()
    {
        using var page = await Page("/targets/demo-14fyp/energy-intensity");
        var weight = page.QuerySelectorAll("table.worksheet tbody tr:first-child button.worked").First(b => b.NextElementSibling!.TextContent.Contains("w = E×G", StringComparison.Ordinal));
        var by = Numbers(weight.NextElementSibling!.TextContent.Split("这里")[1]);
        Assert.Equal(Number(weight.TextContent), by[0] * by[1] / by[2] * 100, 1e-4);
    }

    [Fact]
    public async Task Beside_an_official_figure_stands_that_it_is_official()
    {
        using var page = await Page("/sectors");
        var rows = page.QuerySelectorAll("main tbody tr").Where(r => r.QuerySelector("a.fig:not(.none)") is not null).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.True(r.TextContent.Contains("官方统计", StringComparison.Ordinal) ^ r.TextContent.Contains("逐户逐月", StringComparison.Ordinal), r.TextContent));
        Assert.Contains(rows, r => r.TextContent.Contains("官方统计", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_assessment_asked_and_how_much_was_reached_open_with_their_numbers()
    {
        using var page = await Page("/assessment/990200");
        var rates = page.QuerySelectorAll(".because button.worked").Where(b => b.TextContent.StartsWith("完成率", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(rates);
        Assert.Equal(rates.Count, page.QuerySelectorAll(".because button.worked").Count(b => b.TextContent.StartsWith("应降", StringComparison.Ordinal)));
        foreach (var rate in rates)
        {
            var by = Numbers(rate.NextElementSibling!.TextContent.Split('=')[1]);
            Assert.Equal(Numbers(rate.TextContent)[0], by[0] / by[1] * 100, 0.06);
        }
    }

    [Theory]
    [InlineData("不可比（缺产出或月数不同）", 6, "不可比|（缺产出或月|数不同）"), InlineData("2024年1–10月", 6, "2024年|1–10月"), InlineData("能源强度", 6, "能源强度"), InlineData("incomparable (no output)", 6, "incomparab|le (no|output)")]
    public void A_long_name_below_a_bar_is_broken_into_lines(string name, double most, string lines) => Assert.Equal(lines, string.Join('|', Svg.Broken(name, most)));
}
