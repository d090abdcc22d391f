using Luheng.Time;

namespace Luheng.Chance;

/// <summary>How a load goes through the day and the week: furnaces that never stop, two shifts, or the day alone.</summary>
public enum Shifts : byte { Continuous, Two, Day, Household }

/// <summary>The weight of each quarter of an hour in a month's load; the same question always has the same answer.</summary>
public static class Workday
{
    const ulong Luck = 0x1E5F_0011;
    public const long Quarter = Instant.Hour / 4;

    /// <summary>The quarters of a month, weighted; they sum to 1.</summary>
    /// <param name="who">Whose luck it is.</param>
    /// <param name="rough">How far a quarter strays by itself.</param>
    public static double[] Month(Period month, Shifts shifts, int who, double rough)
    {
        var start = Instant.StartOf(month.First);
        var weights = new double[(Instant.StartOf(month.Last.AddDays(1)) - start) / Quarter];
        var sum = 0.0;
        var (today, hourly) = (1.0, 1.0);
        for (var i = 0; i < weights.Length; i++)
        {
            var slot = (int)((start + i * Quarter) / Quarter);
            if (i % 96 == 0) today = DayLevel(month.First.AddDays(i / 96), shifts) * (1 + 0.04 * Dice.For(Luck, who, slot).Bell());
            if (i % 4 == 0) hourly = 1 + 0.03 * Dice.For(Luck + 1, who, slot).Bell();
            sum += weights[i] = Math.Max(0.02, today * hourly * Level(shifts, i % 96) * (1 + rough * Dice.For(Luck + 2, who, slot).Bell()));
        }
        for (var i = 0; i < weights.Length; i++) weights[i] /= sum;
        return weights;
    }

    /// <summary>Shares of a load among parts, each moving a little by the hour; they sum to 1.</summary>
    public static void Split(ReadOnlySpan<double> parts, int who, int hour, Span<double> into)
    {
        var sum = 0.0;
        for (var p = 0; p < parts.Length; p++) sum += into[p] = parts[p] * (1 + 0.07 * Dice.For(Luck + 3, who * 8 + p, hour).Bell());
        for (var p = 0; p < parts.Length; p++) into[p] /= sum;
    }

    static double DayLevel(DateOnly day, Shifts shifts)
    {
        var free = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var feast = day is { Month: 10, Day: <= 8 } or { Month: 1, Day: 1 } or { Month: 5, Day: <= 3 };
        return shifts switch
        {
            Shifts.Continuous => feast ? 0.98 : 1,
            Shifts.Two => feast ? 0.6 : free ? 0.85 : 1,
            Shifts.Day => feast ? 0.3 : day.DayOfWeek == DayOfWeek.Sunday ? 0.4 : free ? 0.65 : 1,
            _ => feast ? 0.7 : 1,
        };
    }

    /// <summary>The level of a quarter of the day, 0 to 95.</summary>
    static double Level(Shifts shifts, int quarter)
    {
        var hour = quarter / 4.0;
        return shifts switch
        {
            Shifts.Continuous => 1 + 0.03 * Math.Sin((hour - 9) / 24 * 2 * Math.PI),
            Shifts.Two => hour is >= 7 and < 23 ? hour is >= 11.5 and < 12.5 ? 0.88 : 1 : 0.42,
            Shifts.Day => hour is >= 8 and < 18 ? hour is >= 12 and < 13.5 ? 0.72 : 1 : hour is >= 7 and < 8 or >= 18 and < 20 ? 0.55 : 0.22,
            _ => hour is >= 6 and < 9 or >= 11 and < 13.5 or >= 17 and < 22 ? 1 : 0.3,
        };
    }
}
