namespace Luheng.Flow.Tests.Portal;

public sealed class LoadYearTests(MeteredSite site) : IClassFixture<MeteredSite>
{
    const string Address = $"/meters/{MeteredSite.Amounts}/load";

    [Fact]
    public async Task The_first_line_answers_with_the_sum_and_what_is_missing()
    {
        using var page = await site.Page(Address + "?year=2024");
        var answer = Site.Text(page, ".answer");
        Assert.Contains("96", answer, StringComparison.Ordinal);
        // From the beginning of the year to noon of 03-10 there are 69 days and 12 hours; 24 hours are measured.
        Assert.Contains($"{69 * 24 + 12 - 24:#,0}", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_strip_hatches_what_is_missing_and_draws_what_is_measured()
    {
        using var page = await site.Page(Address);
        Assert.NotEmpty(page.QuerySelectorAll("svg.heat path.gone")[0].GetAttribute("d")!);
        Assert.Contains("v168", page.QuerySelector("svg.heat path.h7")!.GetAttribute("d")!, StringComparison.Ordinal);
        Assert.Equal(12, page.QuerySelectorAll("svg.heat path.tick").Length);
        Assert.Single(page.QuerySelectorAll("figure.typical polyline"));
    }

    [Fact]
    public async Task The_table_has_a_row_for_each_day_and_missing_hours_are_empty()
    {
        using var client = site.Client();
        var lines = (await client.GetStringAsync(new Uri(Address + ".csv?year=2024", UriKind.Relative), TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + 366, lines.Length);
        Assert.Equal("2024-03-05,workday,kW," + string.Join(',', Enumerable.Repeat("4", 24)), lines[1 + 31 + 29 + 4]);
        Assert.Equal("2024-03-09,weekend,kW" + new string(',', 24), lines[1 + 31 + 29 + 8]);
    }

    [Fact]
    public async Task A_year_without_readings_says_so_and_an_unknown_meter_is_not_found()
    {
        using var page = await site.Page(Address + "?year=2020");
        Assert.Contains("2020", Site.Text(page, ".answer"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("svg.heat"));
        using var missing = await site.Page("/meters/nobody/load", 404);
        using var wrong = await site.Page(Address + "?year=last", 400);
        Assert.Contains("“last”不是年份", wrong.Body!.TextContent, StringComparison.Ordinal);
    }
}
