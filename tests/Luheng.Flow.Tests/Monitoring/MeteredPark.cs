using Luheng.Engine;
using Luheng.Flow.Tests.Portal;
using Luheng.Monitoring;
using Luheng.Observations;
using Luheng.Portal;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Tests;
using Luheng.Time;
using Direction = Luheng.Readings.Flow;

namespace Luheng.Flow.Tests.Monitoring;

/// <summary>A park of two metered enterprises and a boiler house over twenty days: loads, contracts, shifts, water and a demand-response call.</summary>
static class MeteredPark
{
    public static readonly SubjectId Mill = SubjectId.Parse("91510104MA6C8R2Q4" + Identifiers.CreditCode.Check("91510104MA6C8R2Q4"));
    public static readonly SubjectId Boiler = SubjectId.Parse("91510100MA6100001" + Identifiers.CreditCode.Check("91510100MA6100001"));
    public static readonly SubjectId Silent = SubjectId.Parse("91510107MA62K0P33" + Identifiers.CreditCode.Check("91510107MA62K0P33"));
    public const string Park = "示例园区";

    static readonly Period Days = Period.Month(2025, 11);
    static readonly DateOnly Last = new(2025, 11, 20);

    public static Station Station()
    {
        var clock = new StoryClock();
        var (ledger, readings) = (new MemoryLedger(clock), new MemoryReadings(clock));
        ledger.Commit(new("台账", "test", [.. Subjects], [new(Mill, "energy.coefficient.natural-gas", Period.Calendar(2025), 12.143, "", Source.Usual(SourceKind.Filed), 0)])
        {
            Documents =
            [
                .. Meters.Select(MeterBook.Write),
                LoadDocuments.Write(new Contract(Mill, "主供", new(2025, 1, 1), null, ChargeBasis.Demand, 2300, null, "demo-two-part") { Demo = true }),
                LoadDocuments.Write(new ShiftPlan(Mill, new(2025, 1, 1), [new("早", 480, 960), new("中", 960, 0), new("夜", 0, 480)])),
                LoadDocuments.Write(new EnergyPlan(Mill, "炼钢", "crude-steel", "2025", 40, "kWh/t", "electricity")),
                LoadDocuments.Write(new Call("c1", new(2025, 11, 19, 14, 0, 0, China.Offset), new(2025, 11, 19, 16, 0, 0, China.Offset), new(2025, 11, 18, 15, 0, 0, China.Offset), 500, "", [Mill])),
                LoadDocuments.Write(new Call("c2", new(2025, 11, 24, 14, 0, 0, China.Offset), new(2025, 11, 24, 16, 0, 0, China.Offset), new(2025, 11, 20, 15, 0, 0, China.Offset), 500, "", [Mill])),
                LoadDocuments.Write(new Commitment(Mill, "电炉", 200, null)),
            ],
        });
        Fill(readings, "m-grid", t => t is { Day: 19, Hour: 14 or 15 } ? 450 : t is { Day: 6, Hour: 10, Minute: 0 } ? 600 : t.Hour < 8 ? 400 : 500);
        Fill(readings, "m-bof", t => 300);
        Fill(readings, "m-gas", t => 40);
        Fill(readings, "m-steel", t => 10);
        Fill(readings, "m-heat", t => 3);
        Fill(readings, "b-heat", t => 3.05);
        Fill(readings, "b-made", t => 4);
        Fill(readings, "m-water", t => t.Hour < 5 ? 2 : 6);
        Fill(readings, "m-drain", t => 3);
        return new(ledger, readings, RealPacks.Catalogue, clock);
    }

    public static Desk Desk()
    {
        var station = Station();
        return new() { World = World.Read(station.Ledger, RealPacks.Catalogue), AsOf = Last, LoadedAt = station.Clock.GetUtcNow(), Region = "510000", IsDemo = true, Station = station };
    }

    static IEnumerable<Subject> Subjects =>
    [
        new(Mill, "锦江钢铁", [new(null, null, "510104", "3120", Park)]),
        new(Boiler, "示例供热", [new(null, null, "510104", "4430", Park)]),
        new(Silent, "无表机械", [new(null, null, "510107", "3411", Park)]),
    ];

    static IEnumerable<Meter> Meters =>
    [
        new("m-grid", Mill, "electricity", MeterKind.Amount, "kWh") { Name = "总进线" },
        new("m-bof", Mill, "electricity", MeterKind.Amount, "kWh") { Name = "转炉", Parent = "m-grid", Level = 2, Flow = Direction.Use, Place = "炼钢" },
        new("m-gas", Mill, "natural-gas", MeterKind.Amount, "m³") { Name = "天然气总表" },
        new("m-steel", Mill, "crude-steel", MeterKind.Amount, "t") { Flow = Direction.Output, Place = "炼钢" },
        new("m-heat", Mill, "heat", MeterKind.Amount, "GJ") { Counterparty = Boiler },
        new("b-heat", Boiler, "heat", MeterKind.Amount, "GJ") { Flow = Direction.Output, Counterparty = Mill },
        new("b-made", Boiler, "heat", MeterKind.Amount, "GJ") { Flow = Direction.Generated },
        new("m-water", Mill, "fresh-water", MeterKind.Amount, "m³"),
        new("m-use", Mill, "fresh-water", MeterKind.Amount, "m³") { Name = "冷却水", Parent = "m-water", Level = 2, Flow = Direction.Use },
        new("m-drain", Mill, "waste-water", MeterKind.Amount, "m³") { Flow = Direction.Output },
    ];

    static void Fill(MemoryReadings readings, string meter, Func<DateTimeOffset, double> value)
    {
        var batch = new ReadingBatch();
        var number = readings.Number([meter])[0];
        for (var at = Instant.StartOf(Days.First.AddDays(-12)); at < Instant.StartOf(Last.AddDays(1)); at += 900_000) batch.Add(number, at + 900_000, value(Instant.At(at)));
        readings.Append(batch).AsTask().GetAwaiter().GetResult();
    }

    sealed class StoryClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 11, 21, 0, 0, 0, China.Offset);
    }
}
