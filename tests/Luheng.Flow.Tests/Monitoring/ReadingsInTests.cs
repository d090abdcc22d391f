using System.Buffers;
using System.IO.Compression;
using System.Text;
using Luheng.Monitoring;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Flow.Tests.Monitoring;

public sealed class ReadingsInTests
{
    const string Csv = "meter,time,value,quality\nm-1,2025-11-20T10:00:00+08:00,1.5,\nm-2,2025-11-20T10:00:00+08:00,2.25,suspect\n";
    const string Lines = """
        {"meter":"m-1","time":"2025-11-20T10:00:00+08:00","value":1.5}
        {"meter":"m-2","time":"2025-11-20T10:00:00+08:00","value":2.25,"quality":"suspect"}
        """;
    static readonly string Json = $"[{Lines.Trim().Replace("\n", ",\n", StringComparison.Ordinal)}]";

    static byte[] Columns()
    {
        var bytes = new ArrayBufferWriter<byte>();
        var writer = new ReadingWriter(bytes);
        var time = Instant.Of(new(2025, 11, 20, 10, 0, 0, China.Offset));
        writer.Run("m-1", [time], [1.5]);
        writer.Run("m-2", [time], [2.25], [ReadingQuality.Suspect]);
        writer.End();
        return bytes.WrittenSpan.ToArray();
    }

    static byte[] Body(string type) => type switch
    {
        "text/csv" => Encoding.UTF8.GetBytes(Csv),
        "application/x-ndjson" => Encoding.UTF8.GetBytes(Lines),
        "application/json" => Encoding.UTF8.GetBytes(Json),
        _ => Columns(),
    };

    static byte[] Packed(byte[] body, string? encoding)
    {
        if (encoding is null) return body;
        using var packed = new MemoryStream();
        using (Stream pack = encoding == "br" ? new BrotliStream(packed, CompressionLevel.Fastest) : new GZipStream(packed, CompressionLevel.Fastest)) pack.Write(body);
        return packed.ToArray();
    }

    public static TheoryData<string, string?> EveryWay => new MatrixTheoryData<string, string?>(["text/csv", "application/x-ndjson", "application/json; charset=utf-8", ReadingWriter.MediaType], [null, "gzip", "br"]);

    [Theory, MemberData(nameof(EveryWay))]
    public async Task Readings_go_in_once_through_every_door_and_are_told_apart_when_they_come_again(string type, string? encoding)
    {
        await using var site = await GateSite.Start();
        var body = Packed(Body(type.Split(';')[0]), encoding);
        var (status, said, _) = await site.Post(type, body, encoding: encoding);
        Assert.Equal((200, "2 2 0 0 0"), (status, GateSite.Counts(said)));
        Assert.Equal("2 0 2 0 0", GateSite.Counts((await site.Post(type, body, encoding: encoding)).Said));
        Assert.Equal("2 1 1 1 0", GateSite.Counts((await site.Post("text/csv", Csv.Replace("1.5", "1.75", StringComparison.Ordinal))).Said));
        Assert.Equal("meter,time,value,quality\nm-1,2025-11-20T10:00:00+08:00,1.75,good\n", (await site.Get("/api/v1/readings?meter=m-1&from=2025-11-20&to=2025-11-21&format=csv")).Text);
        Assert.Equal("meter,time,value,quality\nm-2,2025-11-20T10:00:00+08:00,2.25,suspect\n", (await site.Get("/api/v1/readings?meter=m-2&from=2025-11-20&to=2025-11-21&format=csv")).Text);
        var revision = System.Text.Json.JsonDocument.Parse((await site.Get("/api/v1/readings/revisions?meter=m-1&from=2025-11-20&to=2025-11-21")).Text).RootElement.EnumerateArray().Single();
        Assert.Equal((1.5, "all"), (revision.GetProperty("was").GetDouble(), revision.GetProperty("by").GetString()));
    }

    [Fact]
    public async Task Reasons_stand_by_line_and_a_bad_line_costs_no_good_one()
    {
        await using var site = await GateSite.Start();
        var (status, said, _) = await site.Post("text/csv", Csv + "m-1,yesterday,1,\nm-9,2025-11-20T10:15:00+08:00,1,\nm-1,2025-11-20T10:15:00+08:00,3,\n");
        Assert.Equal((200, "5 3 0 0 2"), (status, GateSite.Counts(said)));
        Assert.Equal([4, 5], said.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("line").GetInt32()));
        Assert.Contains("yesterday", said.GetProperty("reasons")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_writes_its_own_meters_only()
    {
        await using var site = await GateSite.Start();
        var (status, said, _) = await site.Post("text/csv", Csv, site.Single);
        Assert.Equal((200, "2 1 0 0 1"), (status, GateSite.Counts(said)));
        Assert.Contains("not among those that this key may write", said.GetProperty("reasons")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_write_is_told_so_before_anything_is_read()
    {
        await using var site = await GateSite.Start();
        foreach (var key in (string[])["", "lh_wrong", site.Revoked, site.All + "x"])
        {
            var (status, _, headers) = await site.Post("text/csv", Csv, key);
            Assert.Equal(401, status);
            Assert.Equal("Bearer", headers.WwwAuthenticate.Single().Scheme);
        }
        Assert.Equal(403, (await site.Post("text/csv", Csv, site.None)).Status);
        Assert.Equal(0, site.Readings.Size().Readings);
    }

    [Fact]
    public async Task A_key_or_meter_made_while_serving_works_after_a_refresh()
    {
        await using var site = await GateSite.Start();
        var (key, text) = GatewayKey.Make("late", ["late-1"], site.Clock.GetUtcNow());
        Assert.Equal(401, (await site.Post("text/csv", Csv, text)).Status);
        site.Ledger.Commit(new("late", "test", [], []) { Documents = [MeterBook.Write(new("late-1", Portal.SampleProvince.Silent, "electricity", MeterKind.Gauge, "kW")), key.Write()] });
        site.Station.Refresh();
        Assert.Equal("1 1 0 0 0", GateSite.Counts((await site.Post("text/csv", "meter,time,value\nlate-1,2025-11-20T10:00:00+08:00,5\n", text)).Said));
        site.Ledger.Commit(new("revoke", "test", [], []) { Documents = [(key with { RevokedAt = site.Clock.GetUtcNow() }).Write()] });
        site.Station.Refresh();
        Assert.Equal(401, (await site.Post("text/csv", Csv, text)).Status);
    }

    [Theory]
    [InlineData("text/plain", null)]
    [InlineData("", null)]
    [InlineData("text/csv; charset=gbk", null)]
    [InlineData("text/csv", "zstd")]
    [InlineData("text/csv", "deflate")]
    public async Task Another_type_or_packing_is_415_and_says_what_would_be_right(string type, string? encoding)
    {
        await using var site = await GateSite.Start();
        var (status, said, _) = await site.Post(type, Csv, encoding: encoding);
        Assert.Equal(415, status);
        Assert.Contains("would be right", said.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "[{\"meter\":\"m-1\"", "nothing was stored")]
    [InlineData("application/json", "{\"meter\":\"m-1\"}", "byte 0")]
    [InlineData("text/csv", "m-1,2025-11-20T10:00:00+08:00,1\n", "column 'meter' is missing")]
    [InlineData("application/vnd.luheng.readings", "LHR\u0001\u0003m-1", "ends in the middle")]
    public async Task A_damaged_body_is_400_and_nothing_is_stored(string type, string body, string says)
    {
        await using var site = await GateSite.Start();
        var (status, said, _) = await site.Post(type, body);
        Assert.Equal(400, status);
        Assert.Contains(says, said.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, site.Readings.Size().Readings);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Packing_that_is_damaged_or_cut_off_is_400(string encoding)
    {
        await using var site = await GateSite.Start();
        var body = Packed(Encoding.UTF8.GetBytes("meter,time,value\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"m-1,2025-11-{i % 20 + 1:00}T{i % 24:00}:00:{i % 60:00}+08:00,{i * 7919 % 1000}.{i % 100:00}\n"))), encoding);
        Assert.Equal(400, (await site.Post("text/csv", body[..(body.Length / 2)], encoding: encoding)).Status);
        Assert.Equal(400, (await site.Post("text/csv", Encoding.UTF8.GetBytes("nothing packed"), encoding: encoding)).Status);
        Assert.Equal(0, site.Readings.Size().Readings);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData(null)]
    public async Task A_body_too_large_as_sent_or_unpacked_is_413(string? encoding)
    {
        await using var site = await GateSite.Start(new() { BodyBytes = 1 << 20 });
        var bomb = Packed(Encoding.UTF8.GetBytes("meter,time,value\n" + new string('\n', 3 << 20)), encoding);
        if (encoding is not null) Assert.InRange(bomb.Length, 1, 40_000);
        Assert.Equal(413, (await site.Post("text/csv", bomb, encoding: encoding)).Status);
    }

    [Fact]
    public async Task Large_bodies_are_stored_in_parts_and_counted_once()
    {
        await using var site = await GateSite.Start(new() { Together = 100 });
        var start = new DateTimeOffset(2025, 1, 1, 0, 0, 0, China.Offset);
        var lines = Enumerable.Range(0, 20_000).Select(i => $"{(i % 2 == 0 ? "m-1" : "m-2")},{start.AddMinutes(i):yyyy-MM-ddTHH:mm:sszzz},{i}").ToList();
        lines[15_000] = "x";
        var body = "meter,time,value\n" + string.Join("\n", lines);
        var (_, said, _) = await site.Post("text/csv", body);
        Assert.Equal("20000 19999 0 0 1", GateSite.Counts(said));
        Assert.Equal(15_002, said.GetProperty("reasons")[0].GetProperty("line").GetInt32());
        Assert.Equal("20000 0 19999 0 1", GateSite.Counts((await site.Post("text/csv", body)).Said));
    }
}
