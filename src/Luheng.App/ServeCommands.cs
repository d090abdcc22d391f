using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Luheng.Access;
using Luheng.Engine;
using Luheng.Monitoring.Hj212;
using Luheng.Packs;
using Luheng.Portal;
using Luheng.Portal.Cases;
using Luheng.Portal.Monitoring;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.App;

/// <summary>serve: the site and API over a data folder.</summary>
static class ServeCommands
{
    /// <summary>How often the ledger is told how far the readings are.</summary>
    static readonly TimeSpan NoteReadingsAfter = TimeSpan.FromMinutes(10), FindingsShownAfter = TimeSpan.FromMinutes(1);

    public const string DefaultUrls = "http://127.0.0.1:5080";

    public static IEnumerable<Command> All()
    {
        var data = new Option<string>("--data") { Description = "the data folder", Required = true };
        var urls = new Option<string>("--urls") { Description = "where to listen", DefaultValueFactory = _ => DefaultUrls };
        var hj212 = Hj212Port();
        var nhjc = new Option<bool>("--nhjc") { Description = "open the national end-device interface under /nhjc/PROFILE/" };
        var serve = new Command("serve", "the site and API over a data folder") { data, urls, hj212, nhjc };
        var door = DoorOptions.AddTo(serve);
        serve.SetAction((p, cancel) => CommandTable.Guard(() => Serve(p.GetValue(data)!, p.GetValue(urls)!, p.GetValue(hj212), p.GetValue(nhjc), door(p), cancel)));
        yield return serve;
    }

    public static Option<int?> Hj212Port() => new("--hj212") { Description = "the TCP port where pollutant monitors report by HJ 212; none unless said" };

    static async Task<int> Serve(string data, string urls, int? hj212, bool nhjc, DoorOptions door, CancellationToken cancel)
    {
        using var room = DataRoom.Open(data);
        await Run(room, urls, hj212, null, cancel, nhjc, door);
        return 0;
    }

    /// <summary>Serves until cancelled.</summary>
    public static async Task Run(DataRoom room, string urls, int? hj212, World? ready, CancellationToken cancel, bool nhjc = false, DoorOptions? door = null)
    {
        var watch = Stopwatch.StartNew();
        var reading = Task.Run(() => ready ?? room.World()); // the longest of a start, beside everything else
        room.Station.Readings.Fold(); // takes the writer's place now, not with the first reading
        var inlet = hj212 is null ? null : new Inlet(room.Station, TimeProvider.System);
        var office = new Office(room.Ledger, room.Catalogue, room.Clock, room.Folder) { Demo = DemoCommands.IsDemo(room) };
        var reminders = new Reminders(office);
        var reminded = Task.Run(reminders.Look);
        var (opening, home) = Open(() =>
        {
            var world = reading.GetAwaiter().GetResult();
            reminded.GetAwaiter().GetResult(); // what is overdue today is among the findings of the first desk
            return DeskOf(room, world, inlet, nhjc);
        });
        Desk? shown = null; // until the first desk is there, who asks waits for it
        var builder = WebApplication.CreateSlimBuilder();
        builder.LogAsLines();
        builder.Listen(urls, hj212, inlet, door?.Certificate);
        if (door is not null) builder.Services.AddSingleton(door.Rules);
        builder.Services.AddPortal(() => shown ?? opening.GetAwaiter().GetResult(), office);
        await using var app = builder.Build();
        if (door?.Proxies is { } proxies) app.TrustProxy(proxies);
        app.MapPortal();
        await app.StartAsync(cancel);
        _ = app.Services.GetRequiredService<EndpointDataSource>().Endpoints; // made beside the desk, not by the first request
        var desk = shown = await opening;
        var warm = Warm(desk, home);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, app.Lifetime.ApplicationStopping); // Ctrl+C, or the signal that a system stops it with
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"绿衡 {app.Addresses(hj212)}  ({watch.Elapsed.TotalSeconds:0.0} s)  Ctrl+C 停止"));
        if (AccountCommands.FirstLink(room.Ledger, room.Clock, office.Demo, app.Site(hj212)) is { } first) Console.WriteLine($"还没有账号。请在 24 小时内打开这个一次性链接，建立第一个安全管理员：\n  {first}");
        var keeping = Task.Run(async () =>
        {
            await warm;
            KeptWorld.Keep(room, desk.World);
        });
        var kept = desk.World;
        _ = Task.Run(() => room.Station.Gates); // the first gateway would otherwise wait for the register
        var telling = LiveStory.In(room) ? Task.Run(() => Tell(room, app.Site(hj212), hj212, warm, stop.Token)) : Task.CompletedTask;
        var monitoring = Task.WhenAll(Task.Run(async () =>
        {
            await warm; // readers come first
            await MonitoringWatch.Run(room.Station, stop.Token);
        }), reminders.Run(stop.Token));
        try
        {
            await Follow(room, office, inlet, nhjc, app.Services.GetService<Hj212Door>(), () => desk, fresh => shown = desk = fresh, stop.Token);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("停止");
        }
        await keeping;
        if (!ReferenceEquals(kept, desk.World)) KeptWorld.Keep(room, desk.World);
        await telling;
        await monitoring.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default); // it ends by being cancelled
        await app.StopAsync(CancellationToken.None);
    }

    /// <summary>Keeps beside the ledger what a first start would otherwise make: the figures, and what the home page computes of them.</summary>
    public static void Prepare(DataRoom room, World world)
    {
        var desk = DeskOf(room, world, null, nhjc: false);
        desk.WarmHome();
        KeptWorld.Keep(room, desk.World);
    }

    /// <summary>The desk, made beside whatever else a start has to do, and behind it its home page: the first question would otherwise pay for everyone's columns.</summary>
    static (Task<Desk> Opening, Task Home) Open(Func<Desk> make)
    {
        var opening = Task.Run(make);
        return (opening, opening.ContinueWith(made => made.Result.WarmHome(), TaskContinuationOptions.OnlyOnRanToCompletion));
    }

    /// <summary>The home page first, and a while later, when whoever waited for it has it, what the other pages need.</summary>
    static async Task Warm(Desk desk, Task home)
    {
        await home;
        await Task.Delay(TimeSpan.FromSeconds(2));
        await Task.Run(desk.WarmRest);
    }

    /// <summary>Goes on with a demonstration's story, once the desk is ready for readers.</summary>
    static async Task Tell(DataRoom room, Uri site, int? hj212, Task warm, CancellationToken stop)
    {
        await warm;
        using var story = new LiveStory(room, site, hj212);
        await story.Run(stop);
    }

    /// <summary>Looks every second whether another program brought something new: keys and meters count at once, the desk when it is made; one that cannot be made is told and tried again. What was found meanwhile is shown within a minute.</summary>
    static async Task Follow(DataRoom room, Office office, Inlet? inlet, bool nhjc, Hj212Door? door, Func<Desk> showing, Action<Desk> show, CancellationToken stop)
    {
        var seen = Seen(room);
        var (shown, making, planned, rules, noted, found) = (seen, Task.CompletedTask, false, false, Environment.TickCount64, Environment.TickCount64);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync(stop))
        {
            door?.Sweep();
            if (Environment.TickCount64 - noted > NoteReadingsAfter.TotalMilliseconds)
            {
                room.NoteReadings();
                noted = Environment.TickCount64;
            }
            if (Seen(room) is var now && now != seen)
            {
                room.Station.Refresh();
                inlet?.Refresh();
                office.Refresh();
                planned |= room.TakePlans();
                seen = now;
            }
            if (!making.IsCompleted) continue;
            if (making is { IsFaulted: true, Exception.InnerException: { } error })
            {
                Console.Error.WriteLine($"{China.Text(room.Clock.GetUtcNow())[..19]} 更新没有载入，页面仍是原来的，一分钟后再试：{error.Message}");
                (shown, planned, making) = ((-1, -1, default), planned || rules, Task.Delay(FindingsShownAfter, stop));
                continue;
            }
            await making;
            if ((shown.Figures, shown.Day) == (seen.Figures, seen.Day) && !planned)
            {
                if (Environment.TickCount64 - found < FindingsShownAfter.TotalMilliseconds) continue;
                found = Environment.TickCount64;
                making = Task.Run(() =>
                {
                    if (room.Ledger.Findings() is var findings && findings.SequenceEqual(showing().Findings)) return;
                    var noting = showing().Noting(findings, room.Clock.GetUtcNow());
                    noting.WarmHome();
                    show(noting);
                    Console.WriteLine($"{China.Text(noting.LoadedAt)[..19]} 发现有更新，已重新载入");
                    _ = Task.Run(noting.WarmRest, stop);
                }, stop);
                continue;
            }
            (shown, rules, planned) = (seen, planned, false);
            making = Task.Run(() =>
            {
                World Now(World known) => known.Under(room.Catalogue)?.With(room.Ledger, room.Clock.Today()) ?? room.World();
                var world = new Lazy<World>(() => Now(showing().World));
                if (rules) show(DeskOf(room, world.Value, inlet, nhjc)); // a plan is to be seen at once; what it finds behind comes after
                new Pipeline(room.Station, room.Clock.Today()).Run(room.Ledger, room.Catalogue, world, cancel: stop);
                var fresh = DeskOf(room, Now(world.Value), inlet, nhjc);
                _ = Warm(fresh, Task.Run(fresh.WarmHome, stop));
                show(fresh);
                Console.WriteLine($"{China.Text(fresh.LoadedAt)[..19]} {(rules ? "规划有更新" : "数据有更新")}，已重新载入");
            }, stop);
        }
    }

    /// <summary>What there was at a look: every batch and undo, of those the ones that brought subjects or figures, and the day it was looked from.</summary>
    static (int All, int Figures, DateOnly Day) Seen(DataRoom room)
    {
        var batches = room.Ledger.Batches();
        int Count(IEnumerable<Batch> some) => some.Sum(b => b.UndoneAt is null ? 1 : 2);
        return (Count(batches), Count(batches.Where(b => b.Subjects > 0 || b.Observations > 0)) - Embargo.Of(room.Ledger, room.Clock.Today()).Count, room.AsOf(null)); // a release is news
    }

    static Desk DeskOf(DataRoom room, World world, Inlet? inlet, bool nhjc)
    {
        var demo = world.Population.Subjects.Any(s => s.Latest.Region.StartsWith("99", StringComparison.Ordinal));
        var desk = new Desk
        {
            World = world,
            AsOf = room.AsOf(null),
            LoadedAt = room.Clock.GetUtcNow(),
            IsDemo = demo,
            Region = world.Population.Subjects.GroupBy(s => s.Latest.Region[..2]).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key is { } province ? province + "0000" : "",
            Findings = room.Ledger.Findings(),
            Station = room.Station,
            Inlet = inlet,
            Nhjc = nhjc,
            KnownBy = (known, only) => Read(Purpose.Administration, known, only),
            ReadFor = Read,
        };
        return desk;

        World Read(Purpose purpose, DateTimeOffset? known, SubjectId? only) => World.Read(room.Ledger, known is { } at && PacksAt(room.Ledger, at) is { } then ? then : room.Catalogue, known,
            only is { IsGroup: false } firm ? [firm.Enterprise] : null, purpose, room.Clock.Today());
    }

    static Catalogue? PacksAt(ILedger ledger, DateTimeOffset known) =>
        ledger.PacksAt(known) is { } kept ? PackLoader.Load(PackFiles.FromZip(kept.Content)) : null;
}
