using Luheng.Quantities;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>A load over time: the mean power of each quarter-hour (负荷, kW) and its energy (kWh), of several meters together. NaN where not known.</summary>
/// <param name="From">The beginning of the first step, in milliseconds.</param>
/// <param name="Step">Milliseconds of a step: a quarter-hour, or an hour where a meter is read more seldom.</param>
/// <param name="Past">Steps that are over; later ones are not missing.</param>
public sealed record LoadCurve(IReadOnlyList<Meter> Meters, long From, long Step, double[] Kw, double[] Kwh, int Past)
{
    public bool Any => Kwh.Any(v => !double.IsNaN(v));

    /// <summary>Steps of the past in which every meter is covered.</summary>
    public int Known => Kw.Take(Past).Count(v => !double.IsNaN(v));
    public double Coverage => Past == 0 ? 0 : (double)Known / Past;
    public long TimeOf(int step) => From + step * Step;

    /// <summary>Hours of the past that are not fully known.</summary>
    public double MissingHours => (Past - Known) * (Step / (double)Instant.Hour);

    /// <summary>What an enterprise draws from the grid: its electricity meters at the boundary.</summary>
    public static LoadCurve Of(Station station, SubjectId enterprise, Period period) =>
        Of(station, Boundary(station.Book, enterprise), Instant.StartOf(period.First), Instant.StartOf(period.Last.AddDays(1)));

    public static IReadOnlyList<Meter> Boundary(MeterBook book, SubjectId enterprise)
    {
        var intakes = book.Of(enterprise).Where(m => m is { Carrier: BalanceCarriers.Electricity, Flow: Flow.Intake }).ToList();
        var ids = intakes.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        return [.. intakes.Where(m => m.Parent is null || !ids.Contains(m.Parent))];
    }

    /// <summary>The load of some meters together between two times, each at a whole hour.</summary>
    public static LoadCurve Of(Station station, IReadOnlyList<Meter> meters, long from, long to)
    {
        var now = Instant.Of(station.Clock.GetUtcNow());
        var due = meters.Where(m => (m.From is not { } since || Instant.Of(since) < to) && (m.To is not { } until || Instant.Of(until) > from)).ToList();
        var resolution = due.Any(m => m.Interval > 900) ? Resolution.Hour : Resolution.Quarter;
        var step = resolution == Resolution.Hour ? Instant.Hour : Instant.Hour / 4;
        var (kw, kwh) = (new double[(to - from) / step], new double[(to - from) / step]);
        Array.Fill(kwh, double.NaN);
        if (due.Count == 0) Array.Fill(kw, double.NaN);
        foreach (var meter in due)
        {
            var factor = InKwh(station.Catalogue.Units, meter);
            var buckets = RollUp.Of(meter, station.Readings, station.Book.NumberOf(meter), resolution, from, to, now, units: station.Catalogue.Units);
            for (var i = 0; i < kw.Length; i++)
            {
                var amount = buckets[i].Amount * factor;
                // A step half covered has no mean power: what was drawn in the rest of it is not known.
                kw[i] += buckets[i].Coverage > 0.99 ? amount / (step / (double)Instant.Hour) : double.NaN;
                if (!double.IsNaN(amount)) kwh[i] = (double.IsNaN(kwh[i]) ? 0 : kwh[i]) + amount;
            }
        }
        return new(due, from, step, kw, kwh, (int)Math.Clamp((now - from) / step, 0, kw.Length));
    }

    /// <summary>kWh in one of a meter's amounts; NaN for a unit that is none of energy.</summary>
    static double InKwh(UnitTable units, Meter meter) =>
        Amounts.UnitOf(units, meter) is { } own && own.Measures(units["kWh"]) ? own.To(units["kWh"]) : double.NaN;
}

/// <summary>A month's load against what was agreed: the highest demand (最大需量, kW), the mean, and how even it was (负荷率).</summary>
/// <param name="Agreed">Contract demand in kW, or null.</param>
/// <param name="PeakAt">The beginning of the step of the highest demand, in milliseconds; 0 where none is known.</param>
public sealed record LoadMonth(LoadCurve Curve, double Peak, long PeakAt, double Mean, double? Agreed, IReadOnlyList<Contract> Contracts)
{
    public double Factor => Mean / Peak;

    /// <summary>The peak over what was agreed.</summary>
    public double Used => Agreed is { } agreed and > 0 ? Peak / agreed : double.NaN;

    public static LoadMonth Of(LoadCurve curve, IReadOnlyList<Contract> contracts)
    {
        var (peak, at, sum, count) = (double.NaN, 0L, 0.0, 0);
        for (var i = 0; i < curve.Past; i++)
        {
            if (double.IsNaN(curve.Kw[i])) continue;
            (sum, count) = (sum + curve.Kw[i], count + 1);
            if (!(curve.Kw[i] <= peak)) (peak, at) = (curve.Kw[i], curve.TimeOf(i));
        }
        var demands = contracts.Where(c => c.Basis == ChargeBasis.Demand).Select(c => c.Demand).OfType<double>().ToList();
        return new(curve, peak, at, count == 0 ? double.NaN : sum / count, demands.Count == 0 ? null : demands.Sum(), contracts);
    }

    /// <summary>The highest steps, each at least an hour from a higher one.</summary>
    public IReadOnlyList<(long At, double Kw)> Peaks(int count)
    {
        var peaks = new List<(long At, double Kw)>();
        foreach (var (kw, i) in Curve.Kw.Select((kw, i) => (kw, i)).Where(s => !double.IsNaN(s.kw)).OrderByDescending(s => s.kw))
        {
            if (peaks.Count == count) break;
            if (peaks.All(p => Math.Abs(p.At - Curve.TimeOf(i)) >= Instant.Hour)) peaks.Add((Curve.TimeOf(i), kw));
        }
        return peaks;
    }
}
