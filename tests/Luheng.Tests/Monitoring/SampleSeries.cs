using System.Globalization;
using Luheng.Monitoring.Faults;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Tests.Monitoring;

/// <summary>Series as meters send them: invented ones with shifts, weekends, seasons and noise, and the real steel works' year where it is at hand.</summary>
static class SampleSeries
{
    public static readonly SubjectId Owner = SubjectId.OfEnterprise("91510400204360956E");

    /// <summary>The file of the steel works, or null where the folder of shared data is not there.</summary>
    public static string? SteelFile()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", "steel_industry_15min.csv") is var file && File.Exists(file)) return file;
        return null;
    }

    /// <summary>A column of the steel works' year as interval amounts; a row's time is the end of its quarter-hour, 00:00 that of the day before it.</summary>
    public static MeterSeries Steel(string file, int column = 1, MeterKind kind = MeterKind.Amount)
    {
        var series = new Series();
        var start = Instant.StartOf(new(2018, 1, 1));
        var (at, total) = (start, 0.0);
        foreach (var line in File.ReadLines(file).Skip(1))
        {
            at += 900_000;
            var value = double.Parse(line.Split(',')[column], CultureInfo.InvariantCulture);
            total = Math.Round(total + value, 2);
            series.Add(at, kind == MeterKind.Counter ? 125_000 + total : kind == MeterKind.Gauge ? Math.Round(value * 4, 2) : value, ReadingQuality.Good);
        }
        return new(new($"steel-{column}-{kind}", Owner, "electricity", kind, kind == MeterKind.Gauge ? "kW" : "kWh") { Stamp = Stamp.End }, series);
    }

    /// <summary>A second line of the steel works: its year begun a quarter later, a third as large.</summary>
    public static MeterSeries SecondLine(string file, MeterKind kind)
    {
        var first = Steel(file, 1, MeterKind.Amount);
        var (series, total) = (new Series(), 40_000.0);
        for (var i = 0; i < first.Readings.Count; i++)
        {
            var value = Math.Round(first.Readings.Values[(i + 91 * 96) % first.Readings.Count] * 0.31, 2);
            total = Math.Round(total + value, 2);
            series.Add(first.Readings.Times[i], kind == MeterKind.Counter ? total : kind == MeterKind.Gauge ? Math.Round(value * 4, 2) : value, ReadingQuality.Good);
        }
        return new(first.Meter with { Id = $"steel-line-2-{kind}", Kind = kind, Unit = kind == MeterKind.Gauge ? "kW" : "kWh" }, series);
    }

    /// <summary>A few meters of an invented works over some months.</summary>
    public static IReadOnlyList<MeterSeries> Invented(int seed, int months, MeterKind? only = null)
    {
        var dice = new Random(seed);
        MeterKind[] kinds = [MeterKind.Amount, MeterKind.Counter, MeterKind.Gauge];
        int[] intervals = [60, 300, 900, 900, 900, 1800, 3600];
        var kind = only ?? kinds[dice.Next(3)];
        var interval = intervals[dice.Next(months > 3 ? 3 : 0, intervals.Length)];
        var count = dice.Next(2, 5);
        var from = new DateOnly(2025, 1 + dice.Next(0, 13 - Math.Min(12, months)), 1);
        return [.. Enumerable.Range(0, count).Select(i => One(dice, $"sim-{seed}-{i}", kind, interval, from, months, Math.Pow(10, 1 + i * 0.7 + dice.NextDouble() * 0.3)))];
    }

    static MeterSeries One(Random dice, string id, MeterKind kind, int interval, DateOnly from, int months, double size)
    {
        var (start, end) = (Instant.StartOf(from), Instant.StartOf(from.AddMonths(months)));
        var (nights, saturdays, sundays) = (0.05 + 0.9 * dice.NextDouble(), dice.NextDouble() < 0.5, dice.NextDouble() < 0.25);
        var (opens, closes) = (6 + dice.Next(3), 17 + dice.Next(6));
        var (season, noise, slow) = (0.3 * dice.NextDouble(), 0.02 + 0.2 * dice.NextDouble(), 0.9 + 0.09 * dice.NextDouble());
        var smallest = size * nights * (kind == MeterKind.Gauge ? 1 : interval / 3600.0);
        var decimals = Math.Clamp((int)Math.Ceiling(1 - Math.Log10(smallest)) + dice.Next(0, 2), 1, 5);
        var (series, drift, total) = (new Series(), 0.0, Math.Round(1000 * dice.NextDouble() * size, decimals));
        for (var at = start + interval * 1000L; at <= end; at += interval * 1000L)
        {
            var local = Instant.At(at - interval * 500L);
            var works = local.DayOfWeek switch { DayOfWeek.Saturday => saturdays, DayOfWeek.Sunday => sundays, _ => true };
            var open = works && local.Hour >= opens && local.Hour < closes && local.Hour != 12;
            drift = slow * drift + Math.Sqrt(1 - slow * slow) * Normal(dice);
            var level = size * (open ? 1 : nights * (works ? 1 : 0.7)) * (1 + season * Math.Cos((local.DayOfYear - 15) / 58.1)) * Math.Exp(noise * drift + 0.3 * noise * Normal(dice));
            var amount = Math.Round(level * (kind == MeterKind.Gauge ? 1 : interval / 3600.0), decimals);
            total = Math.Round(total + amount, decimals);
            series.Add(at, kind == MeterKind.Counter ? total : amount, ReadingQuality.Good);
        }
        return new(new(id, Owner, "electricity", kind, kind == MeterKind.Gauge ? "kW" : "kWh") { Interval = interval }, series);
    }

    static double Normal(Random dice) => Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())) * Math.Cos(2 * Math.PI * dice.NextDouble());
}
