using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Luheng.Flow.Tests.Running;

/// <summary>Figures of the served demonstration that could be taken for what they are not.</summary>
public sealed partial class DemoFiguresTests(ServedDemo demo)
{
    async Task<string> Page(string persona, string address)
    {
        var (status, body, _) = await demo.Look(persona, address);
        Assert.Equal(200, status);
        return WebUtility.HtmlDecode(body);
    }

    [Fact]
    public async Task Periods_that_cover_other_months_are_not_compared()
    {
        var uneven = await Page("demo-province", "/why?of=990000&in=2023"); // of 2022 two months were filed
        Assert.Contains("不可比", uneven, StringComparison.Ordinal);
        Assert.DoesNotContain("486", Answer().Match(uneven).Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", await Page("demo-province", "/why?of=990000&in=2022"), StringComparison.Ordinal); // of 2021 nothing was
        Assert.Contains("不可比", await Page("demo-province", "/compare?a=990300&b=990300&in=2023&with=2022"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grade_of_a_city_opens_as_many_enterprises_as_it_counts_whatever_the_citys_code()
    {
        var cells = CityCell().Matches(await Page("demo-province", "/grades")).Select(m => (Address: m.Groups[1].Value, Count: int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture))).ToList();
        Assert.Contains(cells, c => c.Address.EndsWith("region=991000", StringComparison.Ordinal)); // whose code without its noughts begins those of others
        foreach (var (address, count) in cells.Where(c => c.Count > 0))
            Assert.Equal(count, (await Page("demo-province", address.Replace("/grades?", "/grades.csv?", StringComparison.Ordinal))).Trim().Split('\n').Length - 1);
    }

    [Fact]
    public async Task Files_and_calls_of_a_page_that_is_narrowed_hold_what_the_page_shows()
    {
        foreach (var status in (string[])["watch", "met", "no-data"])
        {
            var count = int.Parse(Regex.Match(await Page("demo-province", "/plans/demo-14fyp"), $"status={status}\">(\\d+)</a>").Groups[1].Value, CultureInfo.InvariantCulture);
            Assert.Equal(count, (await Page("demo-province", $"/plans/demo-14fyp.csv?status={status}")).Trim().Split('\n').Length - 1);
            using var told = JsonDocument.Parse((await demo.Look("demo-province", $"/api/plans/demo-14fyp/progress?status={status}")).Body);
            Assert.Equal(count, told.RootElement.GetProperty("targets").GetArrayLength());
        }
        Assert.Equal(2, (await Page("demo-province", "/benchmarks.csv?in=2025&sector=%E6%9C%89%E8%89%B2")).Trim().Split('\n').Length);
        Assert.Contains("/api/v1/grades?level=D", await Page("demo-province", "/grades?level=D"), StringComparison.Ordinal);
        Assert.Contains("/api/v1/lists/key-user?region=990100", await Page("demo-province", "/lists/key-user?region=990100"), StringComparison.Ordinal);
    }

    [GeneratedRegex("href=\"(/grades\\?level=[^\"]*region=\\d{6})\">(\\d+)</a>")]
    private static partial Regex CityCell();

    [Theory, InlineData("demo-grid", "/why"), InlineData("demo-county", "/why?of=990100")]
    public async Task A_total_of_what_somebody_may_see_says_so(string persona, string address) => Assert.Contains("只计您可见的企业", await Page(persona, address), StringComparison.Ordinal);

    [Fact]
    public async Task A_sum_over_months_is_open_where_the_sum_of_each_month_is()
    {
        var open = 0;
        foreach (var sector in (string[])["10", "13", "20", "26", "30", "31"])
        {
            var months = new List<double?>();
            for (var month = 1; month <= 10; month++) months.Add(await Asked($"sector:{sector}", $"2025-{month:00}"));
            if (!months.TrueForAll(m => m is not null)) continue;
            open++;
            Assert.Equal(months.Sum()!.Value, (await Asked($"sector:{sector}", "2025-01..2025-10"))!.Value, 1e-6 * months.Sum()!.Value);
        }
        Assert.True(open > 1, $"{open} sectors are open in every month");

        async Task<double?> Asked(string of, string period)
        {
            using var told = JsonDocument.Parse((await demo.Look("demo-grid", $"/api/ask?indicator=energy.comprehensive&of={of}&in={period}")).Body);
            return told.RootElement.GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;
        }
    }

    [Fact]
    public async Task What_is_due_comes_out_of_its_working()
    {
        var ways = Way().Matches(await Page("demo-province", "/warnings/990000"));
        Assert.True(ways.Count > 10, $"{ways.Count} workings");
        Assert.All(ways, w =>
        {
            double Of(string name) => w.Groups[name].Success ? double.Parse(w.Groups[name].Value, NumberStyles.Number, CultureInfo.InvariantCulture) : 0;
            Assert.Equal(Of("start") + (Of("aim") - Of("start")) * Of("part") / 100 - Of("less"), Of("shown"), 0.2);
        });
    }

    [Fact]
    public async Task Who_should_have_filed_the_month_and_who_has_is_one_answer_on_the_board_in_the_list_the_bulletin_and_the_state_of_the_data()
    {
        var board = Filed().Match(Plain(await Page("demo-province", "/")));
        var (filed, expected) = (Number(board, "filed"), Number(board, "expected"));
        Assert.True(filed < expected && filed > 0);
        Assert.Equal(board.Value, Filed().Match(Plain(await Page("demo-province", "/data"))).Value);
        var bulletin = Told().Match(Plain(await Page("demo-province", "/bulletins/bulletin-990000-2025-10")));
        Assert.Equal((filed, expected, expected - filed), (Number(bulletin, "filed"), Number(bulletin, "expected"), Number(bulletin, "late")));
        using var list = JsonDocument.Parse((await demo.Look("demo-province", "/api/v1/rankings?behind=unfiled")).Body);
        Assert.Equal(expected - filed, list.RootElement.GetProperty("found").GetInt32());
        using var boards = JsonDocument.Parse((await demo.Look("demo-province", "/api/v1/boards")).Body);
        var paper = Plain(await Page("demo-province", "/bulletins/bulletin-990000-2025-10"));
        foreach (var city in boards.RootElement.GetProperty("parts").EnumerateArray().SkipLast(1))
        {
            int Of(string what) => city.GetProperty("behind").GetProperty(what).GetProperty("count").GetInt32();
            if (Of("unfiled") > 0) Assert.Contains($"{city.GetProperty("name").GetString()} {Of("expected")} {Of("expected") - Of("unfiled")} {Of("unfiled")} ", paper, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_not_public_is_said_to_be_withheld_and_a_count_of_a_list_says_as_of_which_release_it_is()
    {
        var open = Plain(await Page("public", "/plans/demo-14fyp"));
        foreach (var target in (string[])["水泥熟料综合能耗", "吨钢综合能耗"]) Assert.Matches($"{target}[^≤]*≤[^。]*?不公开；这里只给出已公布的官方数字 不公开", open);
        Assert.Matches("新创建绿色工厂[^%]*%[^%]*%[^%]*月 按已公布数", open);
        Assert.Matches("新创建绿色工厂[^%]*%[^%]*%[^%]*月 名单登记至今", Plain(await Page("demo-province", "/plans/demo-14fyp")));
    }

    static int Number(Match found, string group) => int.Parse(found.Groups[group].Value, NumberStyles.Number, CultureInfo.InvariantCulture);

    static string Plain(string page) => Spaces().Replace(Tags().Replace(page, " "), " ");

    [GeneratedRegex("<[^>]*>")] private static partial Regex Tags();

    [GeneratedRegex(@"\s+")] private static partial Regex Spaces();

    [GeneratedRegex(@"= 已报 (?<filed>[\d,]+) ÷ 应报 (?<expected>[\d,]+)")] private static partial Regex Filed();

    [GeneratedRegex(@"应报企业 (?<expected>\d+) 家，已报 (?<filed>\d+) 家，报送率 [\d.]+ %，未报 (?<late>\d+) 家")] private static partial Regex Told();

    [GeneratedRegex("<p class=\"answer\">.*?</p>", RegexOptions.Singleline)]
    private static partial Regex Answer();

    [GeneratedRegex(@"<b>(?<shown>-?[\d.,]+)[^<]*</b>\s*自 \d+ 年的 (?<start>-?[\d.]+) 均匀走到 \d+ 年的 (?<aim>-?[\d.]+)，到这时走过 (?<part>[\d.]+) %(，再减基期的 (?<less>-?[\d.]+))?")]
    private static partial Regex Way();
}
