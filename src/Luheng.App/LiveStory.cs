using System.Globalization;
using Luheng.App.Simulating;
using Luheng.Demo;
using Luheng.Monitoring;
using Luheng.Monitoring.Hj212;
using Luheng.Time;
using Measured = Luheng.Monitoring.Hj212.Measured;

namespace Luheng.App;

/// <summary>Continues the demo's story while it is served: simulated gateways send what arrives now through the real HTTP door, pollutant monitors through that of HJ 212 where it is open.</summary>
sealed class LiveStory : IDisposable
{
    const string Name = "演示网关";

    /// <summary>How long gateways keep what they could not send, so that a folder left alone does not fill up with years.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    static readonly TimeSpan Pace = TimeSpan.FromSeconds(3);
    const int RealTime = 2011;
    const int Hourly = 2061;
    const long BetweenShown = 60_000;

    readonly DataRoom room;
    readonly DemoMetering metering;
    readonly HttpClient http = new();
    readonly HttpGateway gateway;
    readonly List<DeviceLine> lines = [];
    readonly Dictionary<int, long> shown = [];
    readonly int monitors;

    public LiveStory(DataRoom room, Uri server, int? hj212)
    {
        this.room = room;
        var size = Enum.TryParse<DemoSize>(room.Ledger.Mark(DemoCommands.SizeMark), out var kept) ? kept : DemoSize.Small;
        metering = DemoReadings.MeteringOf(DemoProvince.Make(room.Catalogue, size));
        monitors = metering.Monitors.Count();
        var (key, text) = GatewayKey.Make(Name, null, room.Clock.GetUtcNow());
        room.Station.Invite(key); // nowhere recorded: it is worth nothing once this program has stopped
        gateway = new(http, server, text, SendForm.Ndjson, new(0));
        if (hj212 is { } port)
            foreach (var monitor in metering.Monitors) lines.Add(new(new Device(monitor.Mn, monitor.Password, monitor.System, room.Clock), "127.0.0.1", port));
    }

    /// <summary>Whether a folder holds a story that goes on.</summary>
    public static bool In(DataRoom room) => room.Clock.InStory && room.Ledger.Mark(DemoCommands.SizeMark) is not null;

    /// <summary>Sends until it is told to stop; first what was missed since the last time.</summary>
    public async Task Run(CancellationToken cancel)
    {
        var sent = Since();
        using var timer = new PeriodicTimer(Pace);
        try
        {
            do
            {
                var now = Instant.Of(room.Clock.GetUtcNow());
                gateway.Keep(metering.Arriving(sent, now).Concat(lines.Count == 0 ? metering.Emitted(sent, now).Select(e => e.Reading) : [])
                    .Select(r => new SentReading(metering.Meters[r.Meter].Id, r.Time, r.Value, r.Quality)));
                if (lines.Count > 0) await Report(sent, now, cancel);
                foreach (var monitor in Due(now)) await Show(monitor, now, cancel);
                await gateway.Flush(cancel);
                sent = now;
            }
            while (await timer.WaitForNextTickAsync(cancel));
        }
        catch (OperationCanceledException)
        {
            // The host stops; what was not sent is sent the next time.
        }
        catch (FormatException e)
        {
            await Console.Error.WriteLineAsync($"演示数据不再续送：{e.Message}");
        }
    }

    /// <summary>When the newest reading of any gateway arrived, a little before to be sure: what comes twice is unchanged.</summary>
    long Since()
    {
        var now = Instant.Of(room.Clock.GetUtcNow());
        var newest = metering.Meters.Select(m => room.Station.Book.Find(m.Id) is { } known ? room.Station.Readings.Latest(room.Station.Book.NumberOf(known))?.Reading.Time ?? 0 : 0).DefaultIfEmpty().Max();
        return Math.Max(Math.Min(newest, now) - Instant.Hour, now - (long)Kept.TotalMilliseconds);
    }

    /// <summary>Hourly means that are due.</summary>
    async Task Report(long sent, long now, CancellationToken cancel)
    {
        foreach (var hour in metering.Emitted(sent, now).GroupBy(e => (e.Monitor, e.Reading.Time)))
        {
            var values = hour.Select(e => new Measured(metering.Meters[e.Reading.Meter].Carrier, [("Avg", e.Reading.Value)], e.Reading.Quality));
            await lines[hour.Key.Monitor].Send(lines[hour.Key.Monitor].Device.Upload(Hourly, hour.Key.Time, values), cancel);
        }
    }

    /// <summary>The monitors whose minute is over; each has its own second, so that something arrives every few.</summary>
    IEnumerable<int> Due(long now)
    {
        for (var monitor = 0; monitor < monitors; monitor++)
        {
            var minute = (now - monitor * BetweenShown / monitors) / BetweenShown;
            if (shown.GetValueOrDefault(monitor) == minute) continue;
            shown[monitor] = minute;
            yield return monitor;
        }
    }

    async Task Show(int monitor, long now, CancellationToken cancel)
    {
        var (time, values) = (now / 1000 * 1000, metering.Shown(monitor, now));
        if (lines.Count == 0) gateway.Keep(values.Select(v => new SentReading($"{metering.Monitors.ElementAt(monitor).Mn}/{v.Code}/{RealTime}-Rtd", time, v.Value)));
        else await lines[monitor].Send(lines[monitor].Device.Upload(RealTime, time, values.Select(v => new Measured(v.Code, [("Rtd", v.Value)]))), cancel);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"演示数据：{metering.Meters.Count} 个计量点续送，已收 {gateway.Accepted:#,0} 条");

    public void Dispose()
    {
        foreach (var line in lines) line.Dispose();
        http.Dispose();
    }
}
