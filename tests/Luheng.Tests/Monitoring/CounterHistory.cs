using FsCheck;
using FsCheck.Fluent;
using Luheng.Monitoring;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Tests.Monitoring;

/// <summary>An invented counter whose consumption is known: what it showed, what happened to it, and what passed through it.</summary>
sealed record CounterHistory(Meter Meter, IReadOnlyList<(long Time, double Value)> Readings, double Consumed, IReadOnlyList<(MeterEventKind Kind, long After)> Happened)
{
    public const int Interval = 900;
    const int Top = 1_000_000, Least = 50_000, MostToReset = 800_000, MostOfNew = 40_000;

    enum Step { Plain, Reset, Swap, SwapAtReading, Multiplier, Gap }

    static readonly Gen<Step> AnyStep = Gen.Frequency((40, Gen.Constant(Step.Plain)), (1, Gen.Constant(Step.Reset)), (1, Gen.Constant(Step.Swap)), (1, Gen.Constant(Step.SwapAtReading)), (1, Gen.Constant(Step.Multiplier)), (1, Gen.Constant(Step.Gap)));

    /// <summary>Somewhere from the end of 2023 to the spring of 2024, so that year, month and leap day lie within.</summary>
    static readonly Gen<long> AnyBeginning =
        from day in Gen.Choose(-3, 70)
        from quarter in Gen.Choose(0, 95)
        from jitter in Gen.Elements(0, 0, 37_000)
        select Instant.StartOf(new(2024, 1, 1)) + day * Instant.Day + quarter * Instant.Hour / 4 + jitter;

    public static readonly Gen<CounterHistory> Any =
        from begin in AnyBeginning
        from first in Gen.Choose(Least, Top - 1)
        from steps in Gen.ListOf(from step in AnyStep from size in Gen.Choose(0, 2000) from more in Gen.Choose(1, 40) select (step, size, more), 400)
        select Of(begin, first, steps);

    /// <summary>Works in hundredths, so that the truth is exact.</summary>
    static CounterHistory Of(long begin, int first, IEnumerable<(Step, int, int)> steps)
    {
        var (time, figure, factor, consumed) = (begin, first, 1.0, 0.0);
        List<(long, double)> readings = [(time, figure / 100.0)];
        List<(MeterEventKind, long)> happened = [];
        List<Swap> swaps = [];
        List<Multiplier> multipliers = [new(null, 1)];
        var swapped = false; // at the last reading, which was still of the old device
        foreach (var (step, size, more) in steps)
        {
            var was = figure;
            time += 1000L * Interval * (step == Step.Gap ? 1 + more : 1);
            consumed += size / 100.0 * factor;
            figure = (was + size) % Top;
            if (step == Step.Gap) happened.Add((MeterEventKind.Gap, time));
            if (swapped) happened.Add((MeterEventKind.Swap, time));
            swapped = false;
            if (step == Step.Reset && was is > Least and < MostToReset)
            {
                figure = size;
                happened.Add((MeterEventKind.Reset, time));
            }
            else if (step == Step.Swap && was + size / 2 < Top)
            {
                swaps.Add(new(Instant.At(time - more * 1000), (was + size / 2) / 100.0, more * 1000 / 100.0));
                figure = more * 1000 + size - size / 2;
                happened.Add((MeterEventKind.Swap, time));
            }
            else if (figure < was) happened.Add((MeterEventKind.Rollover, time));
            else if (step == Step.SwapAtReading && figure > 2 * MostOfNew)
            {
                swaps.Add(new(Instant.At(time), figure / 100.0, more * 1000 / 100.0));
                readings.Add((time, figure / 100.0));
                (figure, swapped) = (more * 1000, true);
                continue;
            }
            if (step == Step.Multiplier)
            {
                factor = factor.Equals(1) ? more + 1 : 1;
                multipliers.Add(new(Instant.At(time), factor));
                happened.Add((MeterEventKind.Multiplier, time));
            }
            readings.Add((time, figure / 100.0));
        }
        var meter = new Meter("M1", SubjectId.Parse("91510400204360956E"), "electricity", MeterKind.Counter, "kWh")
        {
            Rollover = Top / 100,
            Interval = Interval,
            Swaps = swaps,
            Multipliers = multipliers,
        };
        return new(meter, readings, consumed, happened);
    }
}
