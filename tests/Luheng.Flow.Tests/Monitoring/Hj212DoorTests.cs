using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Luheng.Findings;
using Luheng.Flow.Tests.Portal;
using Luheng.Monitoring;
using Luheng.Monitoring.Hj212;
using Luheng.Monitoring.Nhjc;
using Luheng.Portal;
using Luheng.Portal.Monitoring;
using Luheng.Readings;
using Luheng.Tests;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Luheng.Flow.Tests.Monitoring;

/// <summary>Devices over real sockets: what they send is kept, answered, shown; what is wrong harms no other.</summary>
public sealed class Hj212DoorTests : IAsyncLifetime
{
    const string Mn = "010000A8900016F000169DC0";
    static readonly Lazy<Desk> Province = new(SampleProvince.Desk);
    readonly MemoryLedger ledger = new();
    readonly MemoryReadings readings = new();
    readonly Station station;
    readonly Inlet inlet;
    readonly string key;
    WebApplication app = null!;
    int port;
    HttpClient http = null!;

    public Hj212DoorTests()
    {
        var (gate, text) = GatewayKey.Make("all", null, TimeProvider.System.GetUtcNow());
        key = text;
        ledger.Commit(new("monitor", "test", [], [])
        {
            Documents = [MonitorBook.Write(new(Mn, SampleProvince.Largest, "123456") { Name = "1号总排口" }), LimitBook.Write(new(Mn, "w01018", 50, "mg/L", "许可证")), gate.Write()],
        });
        station = new(ledger, readings, RealPacks.Catalogue, TimeProvider.System);
        inlet = new(station);
    }

    public async ValueTask InitializeAsync()
    {
        var desk = new Desk { World = Province.Value.World, AsOf = Province.Value.AsOf, LoadedAt = Province.Value.LoadedAt, Region = "990000", IsDemo = true, Station = station, Inlet = inlet, Nhjc = true };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(inlet);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Hj212Commits>();
        builder.Services.AddSingleton<Hj212Door>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Hj212Commits>());
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseConnectionHandler<Hj212Door>());
        });
        builder.Services.AddPortal(() => desk);
        app = builder.Build();
        app.MapPortal();
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a)).ToList();
        (http, port) = (new() { BaseAddress = addresses[0] }, addresses[1].Port);
    }

    static Packet Hour(long time, double value, string password = "123456", int flag = 5) => new(LocalTimeText(time) + "000", "32", 2061, password, Mn, flag, FormattableString.Invariant($"DataTime={LocalTimeText(time)};w01018-Avg={value},w01018-Flag=N"));

    static string LocalTimeText(long time) => Instant.At(time).ToString("yyyyMMddHHmmss", System.Globalization.CultureInfo.InvariantCulture);

    static long Now => RollUp.Floor(Instant.Of(TimeProvider.System.GetUtcNow()), Resolution.Hour);

    async Task<NetworkStream> Call()
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        return client.GetStream();
    }

    static async Task<Packet> Next(NetworkStream stream)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        var head = new byte[6];
        await stream.ReadExactlyAsync(head, patience.Token);
        var rest = new byte[int.Parse(Encoding.ASCII.GetString(head, 2, 4), System.Globalization.CultureInfo.InvariantCulture) + 6];
        await stream.ReadExactlyAsync(rest, patience.Token);
        return Packet.Of(PacketView.Read(rest.AsSpan(0, rest.Length - 6)));
    }

    [Fact]
    public async Task A_packet_byte_by_byte_among_damage_is_kept_and_answered()
    {
        await using var stream = await Call();
        var sent = Hour(Now - Instant.Hour, 42.5);
        await stream.WriteAsync("noise ##0100QN=1;CP=&&x&&FFFF\r\n###"u8.ToArray(), TestContext.Current.CancellationToken);
        foreach (var one in sent.Write())
        {
            await stream.WriteAsync(new[] { one }, TestContext.Current.CancellationToken);
            await stream.FlushAsync(TestContext.Current.CancellationToken);
        }
        var answer = await Next(stream);
        Assert.Equal((9014, sent.Qn), (answer.Cn, answer.Qn));
        Assert.Equal(1, readings.Size().Readings);
    }

    [Fact]
    public async Task A_thousand_packets_at_once_over_ten_connections_are_all_answered_in_order()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(async line =>
        {
            await using var stream = await Call();
            var sent = Enumerable.Range(0, 100).Select(i => Hour(Now - (line * 100 + i + 1) * Instant.Hour, 40 + i * 0.01)).ToList();
            await stream.WriteAsync(sent.SelectMany(p => p.Write()).ToArray(), TestContext.Current.CancellationToken);
            foreach (var packet in sent) Assert.Equal(packet.Qn, (await Next(stream)).Qn);
        }));
        Assert.Equal(1000, readings.Size().Readings);
    }

    [Fact]
    public async Task A_wrong_password_is_not_answered_and_the_next_packet_is()
    {
        await using var stream = await Call();
        await stream.WriteAsync(Hour(Now - Instant.Hour, 1, "999999").Write(), TestContext.Current.CancellationToken);
        var right = Hour(Now - 2 * Instant.Hour, 2);
        await stream.WriteAsync(right.Write(), TestContext.Current.CancellationToken);
        Assert.Equal(right.Qn, (await Next(stream)).Qn);
        Assert.Equal(1, inlet.Refusals.Of(RefusalKind.Password));
    }

    [Fact]
    public async Task The_board_the_monitor_and_their_data_show_what_came_in()
    {
        await using var stream = await Call();
        foreach (var (ago, value) in new[] { (3, 40.0), (2, 55.5), (1, 60.0) })
        {
            await stream.WriteAsync(Hour(Now - ago * Instant.Hour, value).Write(), TestContext.Current.CancellationToken);
            await Next(stream);
        }
        station.Refresh();
        var page = await http.GetStringAsync("/pollutants", TestContext.Current.CancellationToken);
        Assert.Contains("1号总排口", page, StringComparison.Ordinal);
        Assert.Contains("超标", page, StringComparison.Ordinal);
        Assert.DoesNotContain("123456", page, StringComparison.Ordinal);
        Assert.Contains("class=\"limit\"", await http.GetStringAsync($"/pollutants/{Mn}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var pollutant = JsonDocument.Parse(await http.GetStringAsync("/api/v1/pollutants", TestContext.Current.CancellationToken)).RootElement.GetProperty("monitors")[0].GetProperty("pollutants")[0];
        Assert.Equal(("over", 60.0, 50.0), (pollutant.GetProperty("state").GetString(), pollutant.GetProperty("value").GetDouble(), pollutant.GetProperty("limit").GetDouble()));
        Assert.Equal(4, (await http.GetStringAsync($"/pollutants/{Mn}.csv", TestContext.Current.CancellationToken)).TrimEnd().Split('\n').Length);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/pollutants/nobody", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync($"/pollutants/{Mn}?days=81", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_last_day_of_a_monitor_is_twenty_four_hours_to_the_last_full_one()
    {
        await using var stream = await Call();
        for (var ago = 30; ago > 0; ago--)
        {
            await stream.WriteAsync(Hour(Now - ago * Instant.Hour, ago > 24 ? 99 : 40).Write(), TestContext.Current.CancellationToken);
            await Next(stream);
        }
        station.Refresh();
        var (day, from) = (JsonDocument.Parse(await http.GetStringAsync($"/api/v1/pollutants/{Mn}?days=1", TestContext.Current.CancellationToken)).RootElement, Now);
        var hours = day.GetProperty("pollutants")[0].GetProperty("hours");
        Assert.Equal((24, MeterSpan.Write(from - Instant.Day), MeterSpan.Write(from - Instant.Hour)), (hours.GetArrayLength(), hours[0].GetProperty("hour").GetString(), hours[23].GetProperty("hour").GetString()));
        Assert.Equal((MeterSpan.Write(from - Instant.Day), MeterSpan.Write(from)), (day.GetProperty("from").GetString(), day.GetProperty("to").GetString()));
        var page = await Luheng.Flow.Tests.Access.Visitor.Read(await http.GetStringAsync($"/pollutants/{Mn}?days=1", TestContext.Current.CancellationToken));
        Assert.Contains("0 个小时超过限值", Site.Text(page, "p.answer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_is_asked_over_the_API_with_a_key_for_all()
    {
        var device = new Device(Mn, "123456", "32", TimeProvider.System);
        await using var stream = await Call();
        await stream.WriteAsync(device.Upload(2061, Now - Instant.Hour, [new("w01018", [("Avg", 40)])])[0].Write(), TestContext.Current.CancellationToken);
        await Next(stream);
        Assert.Equal(401, await Ask("", 1061, Mn));
        Assert.Equal(400, await Ask(key, 9014, Mn));
        Assert.Equal(404, await Ask(key, 1061, "nobody"));
        var asked = Ask(key, 1062, Mn, "RtdInterval=60");
        foreach (var answer in device.Answer(await Next(stream))) await stream.WriteAsync(answer.Write(), TestContext.Current.CancellationToken);
        Assert.Equal(200, await asked);
        Assert.Equal(60, device.RealTimeSeconds);
    }

    async Task<int> Ask(string with, int cn, string mn, string cp = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/monitors/{mn}/requests") { Content = new StringContent(JsonSerializer.Serialize(new { cn, cp }), Encoding.UTF8, "application/json") };
        if (with is not "") request.Headers.Authorization = new("Bearer", with);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    [Fact]
    public async Task An_end_device_registers_asks_for_versions_and_uploads()
    {
        var registered = await Post("register", new { region = "990101", enterpriseCode = SampleProvince.Largest.Text });
        Assert.Equal("0", registered.GetProperty("responseCode").GetString());
        var (id, sm4) = (registered.GetProperty("deviceId").GetString(), new Sm4(Convert.FromHexString(registered.GetProperty("secretKey").GetString()!)));
        Assert.Equal("1", (await Post("versionCheck", new { deviceId = id })).GetProperty("dicVersion").GetString());
        object Item(string value) => new
        {
            dataCode = sm4.Encrypt("00-00-0000-023300-11"),
            dataValue = sm4.Encrypt(value),
            inputType = sm4.Encrypt("1"),
            statType = sm4.Encrypt("1"),
            statDate = sm4.Encrypt("2025-10-09 00:00:00"),
            uploadDate = sm4.Encrypt("2025-10-10 21:58:46"),
            scope = sm4.Encrypt("1"),
            valid = sm4.Encrypt("0"),
        };
        Assert.Equal("0", (await Post("uploadEnergyData", new { deviceId = id, enterpriseCode = SampleProvince.Largest.Text, data = new[] { Item("123.45") } })).GetProperty("responseCode").GetString());
        Assert.Equal(1, readings.Size().Readings);
        Assert.Equal("1", (await Post("uploadEnergyData", new { deviceId = id, enterpriseCode = SampleProvince.Silent.Text, data = new[] { Item("1") } })).GetProperty("responseCode").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsync("/nhjc/elsewhere/enterprise/register", new StringContent("{}"), TestContext.Current.CancellationToken)).StatusCode);
    }

    async Task<JsonElement> Post(string what, object body)
    {
        using var answer = await http.PostAsync($"/nhjc/shandong/enterprise/{what}", new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
        inlet.Refresh();
        readings.Dispose();
    }
}
