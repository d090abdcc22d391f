using System.Net.ServerSentEvents;
using System.Text.Json;
using Luheng.Findings;
using Luheng.Flow.Tests.Portal;
using Luheng.Monitoring;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Flow.Tests.Monitoring;

public sealed class LiveTests
{
    static async IAsyncEnumerable<(string Event, JsonElement Data)> Stream(GateSite site, string query)
    {
        using var client = site.Client();
        await using var stream = await client.GetStreamAsync(new Uri("/api/v1/live" + query, UriKind.Relative), TestContext.Current.CancellationToken);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken)) yield return (item.EventType, JsonDocument.Parse(item.Data).RootElement);
    }

    static async Task<List<(string Event, JsonElement Data)>> Take(GateSite site, string query, int count, Func<Task> act)
    {
        var found = new List<(string, JsonElement)>();
        await foreach (var item in Stream(site, query))
        {
            if (item.Event == "open") await act();
            else found.Add(item);
            if (found.Count == count) break;
        }
        return found;
    }

    [Fact]
    public async Task Arrivals_of_a_meter_come_together_with_the_newest()
    {
        await using var site = await GateSite.Start();
        var found = await Take(site, "", 2, () => site.Post("text/csv", "meter,time,value\nm-1,2025-11-20T10:00:00+08:00,1\nm-1,2025-11-20T10:30:00+08:00,3\nm-1,2025-11-20T10:15:00+08:00,2\nn\nm-2,2025-11-20T10:00:00+08:00,7\n"));
        var first = found.Single(f => f.Data.GetProperty("meter").GetString() == "m-1").Data;
        Assert.Equal(("2025-11-20T10:30:00+08:00", 3.0, 3), (first.GetProperty("time").GetString(), first.GetProperty("value").GetDouble(), first.GetProperty("count").GetInt32()));
        Assert.All(found, f => Assert.Equal("arrival", f.Event));
    }

    [Fact]
    public async Task A_watcher_of_a_meter_or_an_enterprise_is_told_of_no_other()
    {
        await using var site = await GateSite.Start();
        const string All = "meter,time,value\nm-1,2025-11-20T10:00:00+08:00,1\nm-2,2025-11-20T10:00:00+08:00,7\n\"n,1\",2025-11-20T10:00:00+08:00,9\n";
        async Task Act()
        {
            await site.Post("text/csv", All);
            await Task.Delay(700, TestContext.Current.CancellationToken);
            site.Station.Live.Publish(new LiveAlarm(SampleProvince.Silent, "n,1", new(2025, 11, 20, 10, 0, 0, China.Offset), "limit", FindingLevel.Severe, "超限"));
        }
        var found = await Take(site, $"?subject={SampleProvince.Silent}", 2, Act);
        Assert.Equal(["arrival n,1", "alarm n,1"], found.Select(f => $"{f.Event} {f.Data.GetProperty("meter").GetString()}"));
        Assert.Equal("severe 超限", $"{found[1].Data.GetProperty("level").GetString()} {found[1].Data.GetProperty("text").GetString()}");
        found = await Take(site, "?meter=m-2", 1, Act);
        Assert.Equal(7, found[0].Data.GetProperty("value").GetDouble());
        found = await Take(site, "?subject=990000", 4, Act);
        Assert.Equal(3, found.Count(f => f.Event == "arrival"));
    }

    [Fact]
    public async Task What_is_not_known_is_refused()
    {
        await using var site = await GateSite.Start();
        var (status, text, _) = await site.Get("/api/v1/live?meter=none&subject=park:none");
        Assert.Equal(400, status);
        Assert.Contains("meter 'none' is not registered; subject: no enterprise is registered in park none", JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watcher_that_does_not_read_loses_arrivals_but_no_alarm_and_is_told()
    {
        await using var site = await GateSite.Start();
        using var listener = site.Station.Live.Listen(_ => true);
        var meter = site.Station.Book.Find("m-1")!;
        for (var i = 0; i < 3000; i++) site.Station.Live.Publish(new LiveArrival(meter, new(1, i, i, ReadingQuality.Good), 1));
        site.Station.Live.Publish(new LiveAlarm(meter.Owner, null, default, "limit", FindingLevel.Severe, ""));
        var (arrivals, alarms) = (0, 0);
        await foreach (var e in listener.Events(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken))
        {
            if (e is LiveArrival) arrivals++;
            if (e is LiveAlarm) alarms++;
            if (e is not LiveLoss loss) continue;
            Assert.Equal((3000, 1), (loss.Events + arrivals, alarms));
            return;
        }
    }

    [Fact]
    public async Task A_silent_stream_beats_and_a_watcher_that_leaves_costs_nothing()
    {
        await using var site = await GateSite.Start();
        var listener = site.Station.Live.Listen(_ => true);
        await foreach (var e in listener.Events(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken))
        {
            Assert.IsType<LiveBeat>(e);
            break;
        }
        Assert.Equal(1, site.Station.Live.Listeners);
        listener.Dispose();
        listener.Dispose();
        Assert.Equal(0, site.Station.Live.Listeners);
    }
}
