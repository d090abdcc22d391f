using System.Globalization;
using System.Text.Json;

namespace Luheng.Flow.Tests.Monitoring;

public sealed class ReadingsOutTests
{
    [Fact]
    public async Task Readings_come_out_as_they_may_be_sent_again()
    {
        await using var site = await GateSite.Start();
        var csv = "meter,time,value,quality\n\"n,1\",2025-11-20T10:00:00+08:00,0.1,good\n\"n,1\",2025-11-20T10:00:00.250+08:00,-1E-07,over-range\n\"n,1\",2025-11-20T10:00:01+08:00,1.7976931348623157E+308,lost\n";
        Assert.Equal("3 3 0 0 0", GateSite.Counts((await site.Post("text/csv", csv)).Said));
        var (_, text, type) = await site.Get("/api/v1/readings?meter=n,1&from=2025-11-20&to=2025-11-21", "text/csv");
        Assert.Equal(("text/csv", csv), (type, text));
        (_, text, type) = await site.Get("/api/v1/readings?meter=n,1&from=2025-11-20T02:00:00Z&to=2025-11-20T10:00:01%2B08:00");
        Assert.Equal("application/json", type);
        Assert.Equal(["2025-11-20T10:00:00+08:00", "2025-11-20T10:00:00.250+08:00"], JsonDocument.Parse(text).RootElement.EnumerateArray().Select(r => r.GetProperty("time").GetString()));
        Assert.Equal("2 0 2 0 0", GateSite.Counts((await site.Post("application/json", text)).Said));
    }

    [Fact]
    public async Task A_year_comes_out_in_order_and_whole()
    {
        await using var site = await GateSite.Start();
        var start = new DateTimeOffset(2024, 11, 1, 0, 0, 0, TimeSpan.FromHours(8));
        var lines = Enumerable.Range(0, 9000).Select(i => string.Create(CultureInfo.InvariantCulture, $"m-1,{start.AddHours(i):yyyy-MM-ddTHH:mm:sszzz},{i * 1.37},good")).ToList();
        await site.Post("text/csv", "meter,time,value,quality\n" + string.Join("\n", lines.Reverse<string>()));
        var (_, text, _) = await site.Get("/api/v1/readings?meter=m-1&from=1970-01-01&to=2100-01-01&format=csv");
        Assert.Equal(lines, text.TrimEnd().Split('\n')[1..]);
        Assert.Equal("[\n]\n", (await site.Get("/api/v1/readings?meter=m-2&from=1970-01-01&to=2100-01-01")).Text);
    }

    [Fact]
    public async Task What_was_known_before_a_correction_can_still_be_asked()
    {
        await using var site = await GateSite.Start();
        await site.Post("text/csv", "meter,time,value\nm-1,2025-11-20T10:00:00+08:00,1\n");
        await site.Post("text/csv", "meter,time,value\nm-1,2025-11-20T10:00:00+08:00,2\n");
        var replaced = JsonDocument.Parse((await site.Get("/api/v1/readings/revisions?meter=m-1&from=2025-11-20&to=2025-11-21")).Text).RootElement[0].GetProperty("replacedAt").GetString()!;
        var before = DateTimeOffset.Parse(replaced, CultureInfo.InvariantCulture).AddTicks(-10);
        var (_, text, _) = await site.Get($"/api/v1/readings?meter=m-1&from=2025-11-20&to=2025-11-21&format=csv&knownBy={Uri.EscapeDataString(before.ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture))}");
        Assert.Contains(",1,good", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_question_is_said_at_once()
    {
        await using var site = await GateSite.Start();
        var (status, text, _) = await site.Get("/api/v1/readings?from=soon&format=xml&knownBy=x&lang=en");
        var detail = JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString();
        Assert.Equal(400, status);
        foreach (var says in (string[])["meter is missing", "from 'soon' is not a time", "to is missing", "knownBy: 'x'", "format: 'xml'"]) Assert.Contains(says, detail, StringComparison.Ordinal);
        Assert.Contains("from：“soon”不是时刻", JsonDocument.Parse((await site.Get("/api/v1/readings?from=soon&lang=zh")).Text).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("写了 2 次", JsonDocument.Parse((await site.Get("/api/v1/readings?meter=m-1&meter=m-2&from=2025-01-01&to=2025-01-02")).Text).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(404, (await site.Get("/api/v1/readings?meter=none&from=2025-01-01&to=2025-01-02")).Status);
        Assert.Equal(400, (await site.Get("/api/v1/readings?meter=m-1&from=2025-01-02&to=2025-01-02")).Status);
    }

    [Fact]
    public async Task A_plus_that_was_not_escaped_is_understood()
    {
        await using var site = await GateSite.Start();
        await site.Post("text/csv", "meter,time,value\nm-1,2025-11-20T10:00:00+08:00,1\n");
        Assert.Contains(",1,good", (await site.Get("/api/v1/readings?meter=m-1&from=2025-11-20T10:00:00+08:00&to=2025-11-20T10:00:01+08:00&format=csv")).Text, StringComparison.Ordinal);
    }
}
