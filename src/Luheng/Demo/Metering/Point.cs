using Luheng.Chance;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Demo;

/// <summary>A metering point of the demo: which part of which load it sees, and what its dial says.</summary>
sealed class Point(Load load, Meter meter, double[] parts, int part, double share)
{
    const ulong Luck = 0x1E5F_0013;

    /// <summary>The dial by months from the first of the story on, one value at the end of each interval.</summary>
    readonly List<double[]> months = [];
    double total;

    public Load Load { get; } = load;
    public Meter Meter { get; private set; } = meter;

    /// <summary>The share of the load taken off at a time when the grid calls for it; null: never.</summary>
    public Func<long, double>? TakenOff { get; set; }
    public int StepsPerHour { get; } = 3600 / meter.Interval;

    /// <summary>The figure on a counter's dial when the story begins.</summary>
    double Begin { get; } = meter.Kind == MeterKind.Counter ? Math.Round(Dice.For(Luck, load.Firm.Index, load.Slot * 8 + part).Between(0.05, 0.9) * (meter.Rollover ?? 1e5), 2) : 0;

    /// <summary>What the dial says at the end of an interval that lies in a month of the story.</summary>
    public double At(int month, int step)
    {
        while (months.Count <= month - DemoMetering.FirstMonth) Extend(DemoMetering.FirstMonth + months.Count);
        return months[month - DemoMetering.FirstMonth][step];
    }

    /// <summary>Puts another device in: the old one's last figure and a new beginning at zero.</summary>
    public void ChangeDevice(DateTimeOffset at)
    {
        var (month, step) = Place(Instant.Of(at));
        Meter = Meter with { Swaps = [new(at, At(month, step), 0)] };
        months.Clear();
        total = 0;
    }

    /// <summary>Puts other transformers in: from then on the dial runs at another ratio.</summary>
    public void ChangeMultiplier(DateTimeOffset at, double factor) => Meter = Meter with { Multipliers = [.. Meter.Multipliers, new(at, factor)] };

    /// <summary>The month of the story and the interval in it that ends at a time.</summary>
    public (int Month, int Step) Place(long end)
    {
        var day = Instant.DayOf(end - 1);
        return ((day.Year - 2022) * 12 + day.Month - 11, (int)((end - Instant.StartOf(new(day.Year, day.Month, 1))) / (Meter.Interval * 1000L)) - 1);
    }

    void Extend(int month)
    {
        var quarters = Load.Month(month);
        var perStep = 4 / StepsPerHour;
        var values = new double[quarters.Length / perStep];
        var start = Instant.StartOf(Months.At(month).First);
        var hour = (int)(start / Instant.Hour);
        Span<double> shares = stackalloc double[parts.Length];
        for (var s = 0; s < values.Length; s++)
        {
            if (parts.Length > 1 && (s % StepsPerHour == 0 || s == 0)) Workday.Split(parts, Load.Firm.Index * 8 + Load.Slot, hour + s / StepsPerHour, shares);
            var amount = 0.0;
            for (var q = s * perStep; q < (s + 1) * perStep; q++) amount += quarters[q] * (1 - (TakenOff?.Invoke(start + q * Workday.Quarter) ?? 0));
            amount *= share * (parts.Length > 1 ? shares[part] : 1);
            values[s] = Dial(amount, start + (s + 1) * (Meter.Interval * 1000L));
        }
        months.Add(values);
    }

    double Dial(double amount, long end)
    {
        switch (Meter.Kind)
        {
            case MeterKind.Gauge: return Math.Round(amount * StepsPerHour, 1);
            case MeterKind.Amount: return Math.Round(amount, 2);
            default:
                total += amount / Meter.FactorAt(end - 1);
                if (Meter.Swaps is [var swap] && Instant.Of(swap.At) < end)
                {
                    if (end - Instant.Of(swap.At) <= Meter.Interval * 1000L) total = amount / Meter.FactorAt(end - 1);
                    return Math.Round(total, 2);
                }
                return Math.Round((Begin + total) % (Meter.Rollover ?? double.MaxValue), 2);
        }
    }
}
