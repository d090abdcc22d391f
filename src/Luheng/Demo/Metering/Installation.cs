using System.Globalization;
using Luheng.Chance;
using Luheng.Readings;

namespace Luheng.Demo;

/// <summary>Puts meters into an enterprise: a tree for each carrier it files, from the boundary to the equipment.</summary>
sealed class Installation(Firm firm, Filer filer, int number, bool full, double differs)
{
    const ulong Luck = 0x1E5F_0014;
    const int Hourly = 3600;

    /// <summary>How much more a point can carry than it has to.</summary>
    const double Spare = 1.6;

    static readonly double[] Ratios = [1, 10, 40, 100, 400, 1000, 2000, 4000, 10_000, 20_000, 40_000, 100_000, 400_000, 1_000_000];
    static readonly string[] Workshops = ["一车间", "二车间", "公辅系统"];

    readonly List<Point> points = [];
    Dice dice = Dice.For(Luck, firm.Index, number);

    Shifts Shifts => firm.Trade.Products is not "" || firm.Trade.Heavy ? Shifts.Continuous : dice.Happens(0.6) ? Shifts.Two : Shifts.Day;

    public IReadOnlyList<Point> Points()
    {
        var shifts = Shifts;
        var rough = firm.Trade.Division == "31" ? 0.06 : 0.025;
        Electricity(shifts, rough);
        if (Has("energy.consumed.natural-gas")) Boundary("G", "energy.consumed.natural-gas", "natural-gas", "m³", 1e4, 1, MeterKind.Counter, shifts, rough, "天然气调压站", full ? ["一车间", "锅炉房"] : []);
        if (!full) return points;
        if (Has("energy.consumed.heat")) Boundary("H", "energy.consumed.heat", "heat", "GJ", 1, 2, MeterKind.Counter, shifts, rough, "热力计量站", []);
        if (Has("water.fresh")) Boundary("W", "water.fresh", "fresh-water", "m³", 1, 3, MeterKind.Counter, shifts == Shifts.Day ? Shifts.Day : Shifts.Two, 0.05, "取水口", ["生产用水", "生活用水"]);
        if (Has("water.drained")) Boundary("D", "water.drained", "waste-water", "m³", 1, 4, MeterKind.Amount, Shifts.Two, 0.05, "废水总排口", []);
        if (firm.Trade.Makes.FirstOrDefault() is { } made && Has($"output.{made.Product}"))
            Boundary("P", $"output.{made.Product}", made.Product, made.Product is "flat-glass" ? "重量箱" : "t", 1, 5, MeterKind.Amount, shifts, rough, "成品计量", []);
        return points;
    }

    bool Has(string item) => firm.Lines.Any(l => l.Item == item);

    void Electricity(Shifts shifts, double rough)
    {
        if (!Has("energy.consumed.electricity")) return;
        var load = LoadOf("energy.consumed.electricity", 1e4, 0, shifts, rough, differs);
        var main = Meter("E0", "electricity", "kWh", MeterKind.Counter, null, load, 1, full ? 900 : Hourly, "总降压变电站", 1) with { Accuracy = "0.2S", Flow = Flow.Intake };
        points.Add(new(load, main, [1], 0, 1));
        if (!full) return;
        double[] parts = [dice.Between(0.35, 0.5), dice.Between(0.2, 0.35), dice.Between(0.12, 0.2)];
        var seen = 1 - dice.Between(0.008, 0.025); // what transformers and cables lose, no sub-meter sees
        for (var p = 0; p < parts.Length; p++)
            points.Add(new(load, Meter($"E{p + 1}", "electricity", "kWh", MeterKind.Counter, main.Id, load, parts[p], 900, Workshops[p], 2) with { Accuracy = "0.5S" }, parts, p, seen));
        if (firm.Trade.Heavy)
            points.Add(new(load, Meter("E11", "electricity", "kW", MeterKind.Gauge, points[1].Meter.Id, load, parts[0], 900, $"{Workshops[0]}/主电机", 3) with { Accuracy = "0.5S" }, parts, 0, seen * 0.6));
    }

    void Boundary(string letter, string item, string carrier, string unit, double times, int slot, MeterKind kind, Shifts shifts, double rough, string place, string[] below)
    {
        var load = LoadOf(item, times, slot, shifts, rough, 1);
        var main = Meter(letter + "0", carrier, unit, kind, null, load, 1, Hourly, place, 1) with
        {
            Flow = letter switch { "D" => Flow.Output, "P" => Flow.Generated, _ => Flow.Intake },
        };
        points.Add(new(load, main, [1], 0, 1));
        double[] parts = letter == "W" ? [0.88, 0.12] : [0.7, 0.3];
        var seen = 1 - dice.Between(0.005, 0.03);
        for (var p = 0; p < below.Length; p++)
            points.Add(new(load, Meter($"{letter}{p + 1}", carrier, unit, kind, main.Id, load, parts[p], Hourly, below[p], 2), parts, p, seen));
    }

    Load LoadOf(string item, double times, int slot, Shifts shifts, double rough, double factor) => new(firm, filer, item, times, shifts, rough, factor) { Slot = slot };

    Meter Meter(string name, string carrier, string unit, MeterKind kind, string? parent, Load load, double share, int interval, string place, int level)
    {
        var monthly = load.Whole(DemoMetering.FirstMonth) * share;
        var ratio = carrier is "electricity" && kind == MeterKind.Counter ? Ratios.First(r => monthly / r < 20_000 || r == Ratios[^1]) : 1;
        var due = DemoProvince.AsOf.AddDays(dice.Happens(0.07) ? -dice.Below(120) - 1 : 20 + dice.Below(900));
        return new(Id(name), filer.Id, carrier, kind, unit)
        {
            Name = $"{place}（演示数据）",
            Parent = parent,
            Level = level,
            Flow = Flow.Use,
            Place = place,
            Interval = interval,
            Multipliers = ratio == 1 ? [] : [new(null, ratio)],
            Rollover = kind != MeterKind.Counter ? null : carrier is "electricity" ? 1_000_000 : monthly < 200_000 ? 10_000_000 : 1_000_000_000,
            Accuracy = carrier is "electricity" ? "" : carrier is "fresh-water" or "waste-water" ? "2.0" : "1.0",
            CalibrationDue = due,
            Capacity = Rounded(load.Busiest * share * Spare),
        };
    }

    string Id(string name) => number == 0 ? $"{filer.Id.Enterprise.Text}-{name}" : string.Create(CultureInfo.InvariantCulture, $"{filer.Id.Enterprise.Text}-{number}-{name}");

    /// <summary>To two digits, as a nameplate has it.</summary>
    static double Rounded(double value)
    {
        if (value <= 0) return 1;
        var scale = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1);
        return Math.Ceiling(value / scale) * scale;
    }
}
