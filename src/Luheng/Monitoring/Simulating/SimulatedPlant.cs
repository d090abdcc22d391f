using Luheng.Chance;
using Luheng.Monitoring.Faults;
using Luheng.Quantities;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring.Simulating;

/// <summary>Makes up what the meters of one enterprise would say: loads by shift, week and season, sub-meters that add up to the main one but for a small loss. The same seed gives the same.</summary>
public sealed class SimulatedPlant
{
    const ulong Luck = 0x51B0_0001;
    const double LowestLoss = 0.01;
    const double HighestLoss = 0.03;

    readonly UnitTable units;
    readonly int seed;
    readonly List<Meter> meters;
    readonly Dictionary<string, Meter> byId;

    public SimulatedPlant(IEnumerable<Meter> meters, UnitTable units, int seed)
    {
        (this.units, this.seed) = (units, seed);
        this.meters = [.. meters];
        byId = this.meters.ToDictionary(m => m.Id, StringComparer.Ordinal);
    }

    /// <summary>The readings of every meter between two times (from not included, to included), each at the grid of its interval.</summary>
    public IReadOnlyList<MeterSeries> Between(long from, long to)
    {
        var start = Floor(from);
        var flows = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var meter in meters.OrderBy(Depth)) flows[meter.Id] = Flow(meter, flows, start, to);
        return [.. meters.Select(m => new MeterSeries(m, Say(m, flows[m.Id], start, from, to)))];
    }

    static long Floor(long time) => Instant.StartOf(Instant.DayOf(time));

    int Depth(Meter meter)
    {
        var depth = 0;
        for (var at = Above(meter); at is not null && depth < 8; at = Above(at)) depth++;
        return depth;
    }

    /// <summary>The meter upstream, where it measures the same.</summary>
    Meter? Above(Meter meter) => meter.Parent is { } id && byId.TryGetValue(id, out var parent) && Amount(parent) is { } above && Amount(meter) is { } own && own.Measures(above) ? parent : null;

    /// <summary>The unit of an amount that passes a meter; null where it shows a state, such as a temperature.</summary>
    Unit? Amount(Meter meter)
    {
        if (!units.TryUnit(meter.Unit, out var unit)) return null;
        if (meter.Kind != MeterKind.Gauge) return unit;
        return unit.Dimension.ToString().Split('/') is [_, var below] && below.Contains("time", StringComparison.Ordinal) && units.TryUnit("h", out var hour)
            ? new(meter.Unit + "·h", unit.Dimension.Times(hour.Dimension), unit.InBase * hour.InBase) : null;
    }

    /// <summary>What passes in each quarter of an hour from a day on, in the unit of its amount; of a state its level.</summary>
    double[] Flow(Meter meter, Dictionary<string, double[]> flows, long start, long to)
    {
        var quarters = (int)((to - start) / Workday.Quarter) + 1;
        var dice = Dice.For(Luck, Who(meter));
        if (Amount(meter) is not { } unit) return State(meter, start, quarters);
        if (Above(meter) is { } parent) return Part(meter, parent, flows[parent.Id], Amount(parent)!.To(unit), start);
        var shifts = (Shifts)(Who(Main(meter)) % 3);
        var rough = dice.Between(0.02, 0.05);
        var hourly = (meter.Capacity ?? Math.Exp(dice.Between(Math.Log(40), Math.Log(4000)))) * dice.Between(0.35, 0.55);
        var flow = new double[quarters];
        for (var q = 0; q < quarters;)
        {
            var day = Instant.DayOf(start + q * Workday.Quarter);
            var weights = Workday.Month(Period.Month(day.Year, day.Month), shifts, Who(meter), rough);
            var at = (int)((start + q * Workday.Quarter - Instant.StartOf(new(day.Year, day.Month, 1))) / Workday.Quarter);
            var whole = hourly * weights.Length / 4 * Season(day.Month, meter.Carrier);
            for (; at < weights.Length && q < quarters; at++, q++) flow[q] = weights[at] * whole;
        }
        return flow;
    }

    /// <summary>The part of its parent that passes a sub-meter; all of them leave a small loss.</summary>
    double[] Part(Meter meter, Meter parent, double[] whole, double times, long start)
    {
        var siblings = meters.Where(m => m.Parent == parent.Id && Above(m) == parent && Doubles(m) is null).ToList();
        var asked = Doubles(meter) ?? meter;
        var place = siblings.IndexOf(asked);
        Span<double> parts = stackalloc double[siblings.Count];
        for (var s = 0; s < parts.Length; s++) parts[s] = Dice.For(Luck + 1, Who(siblings[s])).Between(0.4, 1.6);
        var seen = 1 - Dice.For(Luck + 2, Who(parent)).Between(LowestLoss, HighestLoss);
        Span<double> shares = stackalloc double[siblings.Count];
        var flow = new double[whole.Length];
        for (var q = 0; q < flow.Length; q++)
        {
            if (q % 4 == 0) Workday.Split(parts, Who(parent) / 8, (int)((start + q * Workday.Quarter) / Instant.Hour), shares);
            flow[q] = whole[q] * seen * shares[place] * times;
        }
        return flow;
    }

    /// <summary>The counter that a gauge beside it shows the rate of: it would otherwise be counted twice.</summary>
    Meter? Doubles(Meter meter) => meter.Kind != MeterKind.Gauge ? null
        : meters.FirstOrDefault(m => m.Kind != MeterKind.Gauge && m.Parent == meter.Parent && m.Carrier == meter.Carrier && m.Place is not "" && m.Place == meter.Place);

    double[] State(Meter meter, long start, int quarters)
    {
        var (low, high) = (meter.Low ?? 0, meter.High ?? 100);
        var middle = meter.High is null ? low + 0.7 * (high - low) : low + 0.5 * (high - low);
        var flow = new double[quarters];
        for (var q = 0; q < quarters; q++)
        {
            var slot = (int)(start / Workday.Quarter) + q;
            flow[q] = middle + (high - low) * 0.08 * (0.7 * Dice.For(Luck + 3, Who(meter), slot / 8).Bell() + 0.3 * Dice.For(Luck + 4, Who(meter), slot).Bell());
        }
        return flow;
    }

    static double Season(int month, string carrier) => carrier switch
    {
        "heat" or "natural-gas" => 1 + 0.25 * Math.Cos((month - 1) / 6.0 * Math.PI),
        "electricity" => 1 + 0.08 * Math.Cos((month - 8) / 6.0 * Math.PI),
        _ => 1,
    };

    Meter Main(Meter meter)
    {
        for (var at = meter; ; at = Above(at)!)
            if (Above(at) is null) return at;
    }

    Series Say(Meter meter, double[] flow, long start, long from, long to)
    {
        var series = new Series();
        var (step, state) = (meter.Interval * 1000L, Amount(meter) is null);
        var total = meter.Kind == MeterKind.Counter ? Dice.For(Luck + 5, Who(meter)).Between(0.02, 0.6) * Math.Min(meter.Rollover ?? 1e6, 1e6) : 0;
        var at = start;
        for (var time = start + step; time <= to; at = time, time += step)
        {
            var passed = state ? 0 : Passed(flow, at - start, time - start);
            total += passed / meter.FactorAt(time - 1);
            if (time <= from) continue;
            series.Add(time, meter.Kind switch
            {
                MeterKind.Counter => Math.Round(total % (meter.Rollover ?? double.MaxValue), 2),
                MeterKind.Amount => Math.Round(passed / meter.FactorAt(time - 1), 2),
                _ when state => Math.Round(flow[(int)Math.Min(flow.Length - 1, (time - 1 - start) / Workday.Quarter)], 2),
                _ => Math.Round(passed * Instant.Hour / step / meter.FactorAt(time - 1), 2),
            }, ReadingQuality.Good);
        }
        return series;
    }

    /// <summary>What passes between two moments, spread evenly inside a quarter of an hour.</summary>
    static double Passed(double[] flow, long from, long to)
    {
        var sum = 0.0;
        for (var q = (int)(from / Workday.Quarter); q * Workday.Quarter < to && q < flow.Length; q++)
            sum += flow[q] * (Math.Min(to, (q + 1) * Workday.Quarter) - Math.Max(from, q * Workday.Quarter)) / Workday.Quarter;
        return sum;
    }

    /// <summary>Whose luck it is, the same on every run and machine.</summary>
    int Who(Meter meter)
    {
        var hash = (uint)seed * 2_654_435_761u;
        foreach (var c in meter.Id) hash = (hash ^ c) * 16_777_619u;
        return (int)(hash & 0x0FFF_FFFF);
    }
}
