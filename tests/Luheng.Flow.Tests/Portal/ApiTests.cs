using System.Net.Http.Json;
using System.Text.Json;

namespace Luheng.Flow.Tests.Portal;

public sealed class ApiTests(Site site) : IClassFixture<Site>
{
    async Task<JsonElement> Json(string address)
    {
        using var client = site.Client();
        return JsonDocument.Parse(await client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;
    }

    [Fact]
    public async Task Ask_answers_with_value_unit_and_reasons()
    {
        var answer = await Json($"/api/ask?indicator=energy.comprehensive&of={SampleProvince.Largest}&in=2025-03");
        Assert.Equal("tce", answer.GetProperty("unit").GetString());
        Assert.True(answer.GetProperty("value").GetDouble() > 0);
        Assert.NotEmpty(answer.GetProperty("because").GetProperty("factors").EnumerateArray());
    }

    [Fact]
    public async Task The_boards_call_gives_the_statuses_the_page_shows()
    {
        var board = await Json($"/api/plans/{RealPacks.DemoPlan}/progress");
        using var page = await site.Page($"/plans/{RealPacks.DemoPlan}");
        var met = board.GetProperty("targets").EnumerateArray().Count(t => t.GetProperty("status").GetString() == "met");
        Assert.Contains(met.ToString(System.Globalization.CultureInfo.InvariantCulture), Site.Text(page, ".answer .mark.met"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_as_json_under_the_api()
    {
        using var client = site.Client();
        var answer = await client.GetAsync(new Uri("/api/ask?indicator=nothing&of=990000&in=2024", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("indicator：没有指标“nothing”", (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/lists?on=zz", "on：“zz”")]
    [InlineData("/api/v1/lists?on=2025-02-30", "on：“2025-02-30”")]
    [InlineData("/api/v1/lists/green-factory?page=zz", "page：“zz”")]
    [InlineData("/api/v1/lists/green-factory?page=0", "page：“0”")]
    public async Task A_list_on_a_day_or_page_that_is_none_is_no_list_of_today(string address, string said)
    {
        using var client = site.Client();
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains(said, (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(200, (int)(await client.GetAsync(new Uri("/api/v1/lists/green-factory?on=2025-01-31&page=1", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/api/plans/demo-14fyp/progress", 200)]
    [InlineData("/no-such-page", 404)]
    public async Task A_head_is_answered_as_its_get_without_a_body(string address, int status)
    {
        using var client = site.Client();
        var answer = await client.SendAsync(new(HttpMethod.Head, new Uri(address, UriKind.Relative)), TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/plans/sichuan-13fyp.csv")]
    [InlineData("/enterprises.csv?region=990100")]
    [InlineData("/sectors.csv")]
    [InlineData("/indicators.csv")]
    [InlineData("/factors.csv")]
    [InlineData("/data.csv")]
    public async Task Every_table_can_be_had_as_csv(string address)
    {
        using var client = site.Client();
        var bytes = await client.GetByteArrayAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal<byte>([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.True(System.Text.Encoding.UTF8.GetString(bytes).Split("\r\n").Length > 2);
    }

    [Theory]
    [InlineData("/indicators.csv")]
    [InlineData("/factors.csv")]
    public async Task How_sure_a_rule_is_stands_in_the_table_in_the_words_of_the_page(string address)
    {
        using var client = site.Client();
        var csv = await client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains(",设计,", csv, StringComparison.Ordinal);
        Assert.DoesNotMatch(",(Confirmed|Secondary|Recalled|Derived|Design),", csv);
    }

    [Fact]
    public async Task The_language_chosen_is_kept()
    {
        using var client = site.Client();
        var answer = await client.GetAsync(new Uri("/?lang=en", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("lang=en", StringComparison.Ordinal));
        Assert.Contains("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}
