using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Luheng.Demo;
using Luheng.Engine;
using Luheng.Planning;
using Luheng.Portal;
using Luheng.Portal.Assessing;
using Luheng.Portal.Grading;
using Luheng.Portal.Lists;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.App;

/// <summary>demo: makes a populated province, computes everything, serves it.</summary>
static class DemoCommands
{
    /// <summary>The mark that keeps how large a demonstration was made.</summary>
    public const string SizeMark = "demo-size";

    /// <summary>Whether a folder holds a demonstration: only its first command makes one, in an empty folder.</summary>
    public static bool IsDemo(DataRoom room) => room.Ledger.Mark(SizeMark) is not null;

    public static IEnumerable<Command> All()
    {
        var data = new Option<string?>("--data") { Description = "the data folder (luheng-data/demo-SIZE unless said)" };
        var size = new Option<DemoSize>("--size") { Description = "small: 600 enterprises; province: 18,044", DefaultValueFactory = _ => DemoSize.Small };
        var urls = new Option<string>("--urls") { Description = "where to listen", DefaultValueFactory = _ => ServeCommands.DefaultUrls };
        var once = new Option<bool>("--once") { Description = "stop after printing the summary" };
        var hj212 = ServeCommands.Hj212Port();
        var demo = new Command("demo", "makes a province of 演示数据, computes everything, serves it") { data, size, urls, hj212, once };
        demo.SetAction((p, cancel) => CommandTable.Guard(() => Run(p.GetValue(data), p.GetValue(size), p.GetValue(urls)!, p.GetValue(hj212), p.GetValue(once), cancel)));
        yield return demo;
    }

    static async Task<int> Run(string? data, DemoSize size, string urls, int? hj212, bool once, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        data ??= Path.Combine("luheng-data", $"demo-{size.ToString().ToLowerInvariant()}");
        var story = new StoryClock();
        story.StandAt(new(DemoProvince.First.First.ToDateTime(TimeOnly.MinValue), China.Offset));
        using var room = DataRoom.Open(data, create: true, clock: story);
        Fill(room, size, story, cancel);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"filled",-14} {"",-20} {watch.Elapsed.TotalSeconds,7:0.00} s"));

        var read = Stopwatch.StartNew();
        var world = new Lazy<World>(() => room.World());
        _ = world.Value;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"read",-14} {world.Value.Frame.Rows.Count + " subjects",-20} {read.Elapsed.TotalSeconds,7:0.00} s"));
        Cycle(room, world.Value, story);
        var batches = room.Ledger.Batches().Count;
        DataCommands.Run(room, world, cancel);
        if (room.Ledger.Batches().Count != batches && world.Value is var before) world = new(() => before.With(room.Ledger, room.Clock.Today()) ?? room.World());
        var papers = Stopwatch.StartNew();
        BulletinCommands.Demonstrate(room, world.Value, cancel);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"bulletins",-14} {"",-20} {papers.Elapsed.TotalSeconds,7:0.00} s"));
        Summary(room, world.Value);
        if (once) ServeCommands.Prepare(room, world.Value.With(room.Ledger, room.Clock.Today()) ?? room.World());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"together",-35} {watch.Elapsed.TotalSeconds,7:0.00} s, at most {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:0} MB"));
        if (!once) await ServeCommands.Run(room, urls, hj212, world.Value, cancel);
        return 0;
    }

    /// <summary>Makes the province, unless the folder holds it already.</summary>
    static void Fill(DataRoom room, DemoSize size, StoryClock story, CancellationToken cancel)
    {
        if (room.Ledger.Batches().Count > 0)
        {
            if (room.Ledger.Batches()[0].By != DemoProvince.By) throw new FormatException("the folder holds other data; name an empty one for the demonstration");
            if (room.Ledger.Mark(StandingDay.Mark) is not null) return;
            throw new FormatException("the folder holds a demonstration that was cut short; name an empty one");
        }
        var made = 0L;
        var province = DemoProvince.Make(room.Catalogue, size);
        var metering = DemoReadings.MeteringOf(province);
        var (registered, supervised) = (false, false);
        var returns = new DemoReturns(room, story);
        foreach (var draft in province.Drafts())
        {
            cancel.ThrowIfCancellationRequested();
            if (!registered && draft.ReceivedAt > Instant.At(Instant.StartOf(DemoMetering.FirstDay)))
            {
                story.StandAt(Instant.At(Instant.StartOf(DemoMetering.FirstDay)));
                room.Ledger.Commit(DemoReadings.Register(metering, StoryClock.On(DemoProvince.AsOf)));
                registered = true;
            }
            if (!supervised && draft.ReceivedAt > DemoSupervision.RecordedAt)
            {
                story.StandAt(DemoSupervision.RecordedAt);
                DemoSupervision.Fill(room);
                supervised = true;
            }
            story.StandAt(draft.ReceivedAt);
            room.Ledger.Commit(returns.HoldBack(draft.Draft));
            returns.After(draft);
            made += draft.Draft.Observations.Count;
            if (!Console.IsErrorRedirected) Console.Error.Write($"\r演示数据 {draft.Done}/{draft.Of} 个月，{made:#,0} 个数 \u001b[K");
        }
        if (!Console.IsErrorRedirected) Console.Error.Write("\r\u001b[K");
        room.Ledger.SetMark(SizeMark, $"{size}");
        story.StandAt(new(DemoProvince.AsOf.AddDays(-40), new(9, 0), China.Offset));
        DemoCases.Make(room, story);
        Readings(room, metering, story, cancel);
        room.Ledger.Commit(DemoReadings.Loads(room.Station));
        DemoRegister.Fill(room);
        DemoLists.Fill(room);
        room.Ledger.SetMark(StandingDay.Mark, DemoProvince.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>Tells the cycle of management once, before what is issued in it is judged by.</summary>
    static void Cycle(DataRoom room, World world, StoryClock story)
    {
        if (DemoCycle.IsTold(room.Ledger)) return;
        var watch = Stopwatch.StartNew();
        var office = new Office(room.Ledger, room.Catalogue, story, room.Folder);
        var desk = new Desk { World = world, AsOf = DemoProvince.AsOf, LoadedAt = story.GetUtcNow(), IsDemo = true, Region = room.Catalogue.Plans[DemoProvince.Plan].Region };
        new DemoCycle(new(office, desk, story.StandAt), DemoProvince.AsOf).Tell();
        new DemoGrades(new(office, desk, story.StandAt), Pipeline.Grading(room.Station), DemoProvince.AsOf).Tell();
        new DemoSelections(new(office, desk, story.StandAt), DemoProvince.AsOf).Tell();
        DemoLists.FillKeyUsers(room, world);
        story.Follow(room.Ledger);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"cycle",-14} {office.Cases.All.Count() + " matters",-20} {watch.Elapsed.TotalSeconds,7:0.00} s"));
    }

    /// <summary>Fills in the readings until this time of day of the story's last day, and lets its clock run on from there.</summary>
    static void Readings(DataRoom room, DemoMetering metering, StoryClock story, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        story.RunFrom(DemoProvince.AsOf, room.Ledger);
        var now = story.GetUtcNow();
        var count = DemoReadings.Fill(metering, room.Station.Readings, story, now, cancel);
        story.Follow(room.Ledger);
        var size = room.Station.Readings.Size();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"readings",-14} {metering.Meters.Count + " meters",-20} {watch.Elapsed.TotalSeconds,7:0.00} s, {count:#,0} readings in {size.Bytes:#,0} bytes, {(double)size.Bytes / Math.Max(1, size.Readings):0.00} bytes each"));
    }

    static void Summary(DataRoom room, World world)
    {
        var asOf = room.AsOf(null);
        var plan = room.Catalogue.Plans[DemoProvince.Plan];
        var board = PlanBoard.Of(world, plan, asOf);
        Console.WriteLine($"示例省（演示数据）：{world.Population.Subjects.Count(s => s.Id.Kind == SubjectKind.Enterprise):#,0} 家企业，{room.Ledger.Batches().Sum(b => (long)b.Observations):#,0} 个数，{room.Ledger.Findings().Count:#,0} 条发现");
        var year = Period.Calendar(DemoProvince.Last.Year - 1);
        var energy = Asker.Ask(world, "energy.comprehensive", plan.Subject, year);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{year} 年综合能源消费量 {energy.Value / 1e4:#,0.00} 万tce，覆盖 {energy.Coverage.Share:P1}"));
        Console.WriteLine($"{plan.Name.Zh}，截至 {asOf:yyyy-MM-dd}：{board.Targets.Count} 项指标，✓ {board.Count(TargetStatus.Met)}  ● {board.Count(TargetStatus.OnTrack)}  ▲ {board.Count(TargetStatus.Watch)}  ◆ {board.Count(TargetStatus.Behind)}  ■ {board.Count(TargetStatus.Missed)}  ○ {board.Count(TargetStatus.NoData)}");
    }
}
