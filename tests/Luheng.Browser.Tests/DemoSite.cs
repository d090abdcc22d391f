using Luheng.Demo;
using Luheng.Engine;
using Luheng.Monitoring;
using Luheng.Monitoring.Faults;
using Luheng.Monitoring.Hj212;
using Luheng.Portal;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Tests;
using Luheng.Time;

namespace Luheng.Browser.Tests;

/// <summary>The small demo province, as a newcomer sees it after the first command; of its readings the last weeks.</summary>
static class DemoSite
{
    static readonly DateOnly FirstRead = new(2025, 11, 8);
    static readonly DateTimeOffset Now = new(DemoProvince.AsOf, new(9, 30), China.Offset);

    static readonly Lazy<Desk> Made = new(Make);

    public static Desk Desk => Made.Value;

    /// <summary>An enterprise about which something was found.</summary>
    public static SubjectId Noticed => Desk.Findings.First(f => f is { Subject.Kind: SubjectKind.Enterprise, Kind: "annual-differs" }).Subject;

    /// <summary>The enterprise whose meters have the most kinds of fault.</summary>
    public static SubjectId Faulty => Desk.Findings.Where(f => FaultKinds.TryParse(f.Kind, out _)).GroupBy(f => f.Subject.Enterprise).MaxBy(g => g.Select(f => f.Kind).Distinct().Count())!.Key;

    /// <summary>An enterprise that took another in.</summary>
    public static SubjectId Merged => Desk.World.Population.Subjects.First(s => s.Relations.Count > 0).Id;

    /// <summary>The meter at the boundary of that enterprise's electricity.</summary>
    public static string Meter => Desk.Station!.Book.Of(Faulty).First(m => m is { Carrier: "electricity", Parent: null }).Id;

    /// <summary>A monitor of pollutants.</summary>
    public static string Monitor => MonitorBook.Read(Desk.Station!.Ledger).Monitors[0].Mn;

    /// <summary>The largest consumer of the year so far.</summary>
    public static SubjectId Largest => Desk.World.Population.Subjects.Where(s => s.Id.Kind == SubjectKind.Enterprise)
        .MaxBy(s => Asker.Ask(Desk.World, "energy.consumed.electricity", s.Id, Period.Calendar(2024)).Value)!.Id;

    static Desk Make()
    {
        var story = new Story();
        var ledger = new MemoryLedger(story);
        var province = DemoProvince.Make(RealPacks.Catalogue, DemoSize.Small);
        foreach (var draft in province.Drafts())
        {
            story.Now = draft.ReceivedAt;
            ledger.Commit(draft.Draft);
        }
        story.Now = Now;
        var station = StationOf(province.Metering(), ledger, story);
        new Pipeline(station).Run(ledger, RealPacks.Catalogue);
        return new()
        {
            World = World.Read(ledger, RealPacks.Catalogue),
            AsOf = DemoProvince.AsOf,
            LoadedAt = Now,
            IsDemo = true,
            Region = "990000",
            Findings = ledger.Findings(),
            Station = station,
            KnownBy = (known, of) => World.Read(ledger, RealPacks.Catalogue, known, of is { } one ? [one] : null),
        };
    }

    static Station StationOf(DemoMetering metering, ILedger ledger, Story story)
    {
        ledger.Commit(new("计量器具台账（演示数据）", DemoProvince.By, [], [])
        {
            Documents = [.. metering.Meters.Select(MeterBook.Write), .. metering.Monitors.Select(m => MonitorBook.Write(new(m.Mn, m.Owner, m.Password) { Name = m.Name, System = m.System })),
                .. metering.Meters.Where(m => m.High is not null).Select(m => LimitBook.Write(new(m.Id.Split('/')[0], m.Carrier, m.High!.Value, m.Unit, "演示数据：虚构的排污许可限值")))],
        });
        var folder = Directory.CreateTempSubdirectory("luheng-pages").FullName;
        var readings = ReadingStore.Open(folder, story);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            readings.Dispose();
            Directory.Delete(folder, recursive: true);
        };
        Fill(metering, readings, story);
        var station = new Station(ledger, readings, RealPacks.Catalogue, story);
        ledger.Commit(new("供用电合同、班次、计划单耗与需求响应（演示数据）", DemoProvince.By, [], []) { Documents = DemoLoads.Documents(station, DemoProvince.Last) });
        return station;
    }

    static void Fill(DemoMetering metering, IReadings readings, Story story)
    {
        var numbers = readings.Number([.. metering.Meters.Select(m => m.Id)]);
        for (var day = FirstRead; day <= DemoProvince.AsOf; day = day.AddDays(1))
        {
            var (from, to) = (Instant.StartOf(day), Math.Min(Instant.StartOf(day.AddDays(1)), Instant.Of(Now)));
            story.Now = Instant.At(to);
            var batch = new ReadingBatch { By = DemoProvince.By };
            foreach (var reading in metering.Arriving(from, to).Concat(metering.Emitted(from, to).Select(e => e.Reading))) batch.Add(numbers[reading.Meter], reading.Time, reading.Value, reading.Quality);
            readings.Append(batch).AsTask().GetAwaiter().GetResult();
        }
    }

    sealed class Story : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
