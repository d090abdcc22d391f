using Luheng.Chance;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Demo;

/// <summary>A pollutant monitor of the demo (污染源自动监控设备): its code, whose it is, what it measures.</summary>
/// <param name="System">ST of its packets: 32 surface water, 31 air.</param>
public sealed record DemoMonitor(string Mn, SubjectId Owner, string Name, string Password, string System);

/// <summary>An outfall or stack of the demo, hour by hour; the same question always has the same answer.</summary>
sealed class Outfall
{
    const ulong Luck = 0x1E5F_0016;

    static readonly (string Code, string Name, string Unit, double Mean, double Spread, double? High)[] Water =
    [
        ("w00000", "污水", "L/s", 18, 0.18, null), ("w01001", "pH 值", "1", 7.4, 0.02, 9), ("w01018", "化学需氧量", "mg/L", 38, 0.16, 60), ("w21003", "氨氮", "mg/L", 2.6, 0.2, 8), ("w21011", "总磷", "mg/L", 0.22, 0.2, 0.5),
    ];

    static readonly (string Code, string Name, string Unit, double Mean, double Spread, double? High)[] Air =
    [
        ("a00000", "废气", "m³/s", 86, 0.06, null), ("a19001", "氧气含量", "%", 9.8, 0.05, null), ("a01012", "烟气温度", "℃", 92, 0.03, null),
        ("a34013", "烟尘", "mg/m³", 5.6, 0.2, 10), ("a21026", "二氧化硫", "mg/m³", 19, 0.2, 35), ("a21002", "氮氧化物", "mg/m³", 33, 0.14, 50),
    ];

    readonly (string Code, string Name, string Unit, double Mean, double Spread, double? High)[] measured;
    readonly int who;

    public Outfall(Firm firm, int number, bool water)
    {
        (who, measured) = (firm.Index * 4 + number, water ? Water : Air);
        var id = firm.Filers[0].Id.Enterprise;
        Monitor = new($"{id.Text[..8]}{firm.Index:0000000000}{number:0000}{(water ? "W1" : "A1")}", id, water ? "废水总排口（演示数据）" : "主烟囱（演示数据）", "123456", water ? "32" : "31");
        Meters = [.. measured.Select(m => new Meter($"{Monitor.Mn}/{m.Code}/2061-Avg", id, m.Code, MeterKind.Gauge, m.Unit)
        {
            Name = $"{m.Name} 小时均值（演示数据）",
            Place = Monitor.Name,
            Flow = Flow.Output,
            Stamp = Stamp.Start,
            Interval = 3600,
            High = m.High,
        })];
    }

    /// <summary>The meters of what it shows at the moment, which are sent only while the story is told live.</summary>
    public IEnumerable<Meter> Showing(DateTimeOffset from) => Meters.Select((m, i) => m with
    {
        Id = $"{Monitor.Mn}/{m.Carrier}/2011-Rtd",
        Name = $"{measured[i].Name} 实时值（演示数据）",
        Stamp = Stamp.End,
        Interval = 60,
        From = from,
    });

    public DemoMonitor Monitor { get; }
    public IReadOnlyList<Meter> Meters { get; }

    /// <summary>The number of the first of its meters.</summary>
    public int First { get; set; }

    /// <summary>Hours whose limits are exceeded, for an alarm; null where all is well.</summary>
    public (string Code, long From, long To)? Exceeds { get; init; }

    /// <summary>The means of the hours that end in a stretch (its beginning not included, its end is), at the hour's start.</summary>
    public IEnumerable<Reading> Arriving(long from, long to)
    {
        for (var end = (from / Instant.Hour + 1) * Instant.Hour; end <= to; end += Instant.Hour)
            for (var m = 0; m < measured.Length; m++)
            {
                var start = end - Instant.Hour;
                yield return new(First + m, start, At(m, start), Calibrates(start) ? ReadingQuality.Calibration : ReadingQuality.Good);
            }
    }

    /// <summary>What it shows at a moment, by code.</summary>
    public IReadOnlyList<(string Code, double Value)> Now(long time) =>
        [.. measured.Select((m, i) => (m.Code, Math.Round(At(i, time / Instant.Hour * Instant.Hour) * (1 + 0.03 * Dice.For(Luck + 1, who * 8 + i, (int)(time / 10_000)).Bell()), 2)))];

    double At(int m, long start)
    {
        var (code, _, _, mean, spread, _) = measured[m];
        var hour = (int)(start / Instant.Hour);
        var slow = Dice.For(Luck, who * 8 + m, hour / 6).Bell() * 0.6 + Dice.For(Luck, who * 8 + m, hour / 6 + 1).Bell() * 0.4;
        var value = mean * Math.Max(0.1, 1 + spread * (0.6 * slow + 0.4 * Dice.For(Luck + 2, who * 8 + m, hour).Bell()));
        if (Exceeds is { } over && over.Code == code && start >= over.From && start < over.To) value *= 2.1;
        return Math.Round(value, 2);
    }

    /// <summary>Mondays from two to three in the night.</summary>
    static bool Calibrates(long start) => Instant.At(start) is { DayOfWeek: DayOfWeek.Monday, Hour: 2 };
}
