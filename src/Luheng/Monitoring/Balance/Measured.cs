using Luheng.Quantities;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>What was measured in a stretch of time: the amount known of it (NaN where nothing is), and the share of the stretch that it rests on.</summary>
public readonly record struct Measured(double Amount, double Coverage, ReadingQuality Quality)
{
    public static readonly Measured Nothing = new(double.NaN, 0, ReadingQuality.Good);

    public bool Known => !double.IsNaN(Amount);
}

/// <summary>Amounts of meters over whole days, in the unit asked for, rolled up from their readings.</summary>
public sealed class Amounts(Station station)
{
    readonly Dictionary<(string Meter, DateOnly First, DateOnly Last), Measured> known = [];
    readonly long now = Instant.Of(station.Clock.GetUtcNow());

    public Station Station => station;

    /// <summary>The end of the past, in milliseconds.</summary>
    public long Now => now;

    /// <summary>The amount of the days from one to another, both included, in the unit of the meter's amounts.</summary>
    public Measured Of(Meter meter, DateOnly first, DateOnly last)
    {
        if (known.TryGetValue((meter.Id, first, last), out var before)) return before;
        var months = first.Day == 1 && last.AddDays(1).Day == 1;
        var buckets = RollUp.Of(meter, station.Readings, station.Book.NumberOf(meter), months ? Resolution.Month : Resolution.Day,
            Instant.StartOf(first), Instant.StartOf(last.AddDays(1)), now, units: station.Catalogue.Units);
        return known[(meter.Id, first, last)] = Sum(meter, buckets, now);
    }

    public Measured Of(Meter meter, Period period) => Of(meter, period.First, period.Last);

    /// <summary>The amount in a unit; nothing where the meter's cannot be expressed in it.</summary>
    public Measured Of(Meter meter, DateOnly first, DateOnly last, Unit unit)
    {
        if (UnitOf(meter) is not { } own || !own.Measures(unit)) return Measured.Nothing;
        var amount = Of(meter, first, last);
        return amount with { Amount = amount.Amount * own.To(unit) };
    }

    /// <summary>The unit of a meter's amounts: of a gauge that of its rate times hours; null where the table does not know it.</summary>
    public Unit? UnitOf(Meter meter) => UnitOf(station.Catalogue.Units, meter);

    internal static Unit? UnitOf(UnitTable units, Meter meter) =>
        units.TryUnit(meter.Kind == MeterKind.Gauge ? meter.Unit + "·h" : meter.Unit, out var unit) ? unit : null;

    /// <summary>Whether readings were due at any time of the days.</summary>
    public static bool Due(Meter meter, DateOnly first, DateOnly last) =>
        (meter.From is not { } from || Instant.Of(from) < Instant.StartOf(last.AddDays(1))) && (meter.To is not { } to || Instant.Of(to) > Instant.StartOf(first));

    /// <summary>Adds up buckets: what is known of them, and the share of the time due that it covers.</summary>
    internal static Measured Sum(Meter meter, IEnumerable<Bucket> buckets, long now)
    {
        var (amount, covered, due, quality) = (double.NaN, 0.0, 0.0, ReadingQuality.Good);
        foreach (var bucket in buckets)
        {
            var from = Math.Max(bucket.Start, meter.From is { } since ? Instant.Of(since) : bucket.Start);
            var to = Math.Min(Math.Min(bucket.End, now), meter.To is { } until ? Instant.Of(until) : bucket.End);
            if (to > from)
            {
                due += to - from;
                covered += (to - from) * bucket.Coverage;
            }
            if (double.IsNaN(bucket.Amount)) continue;
            amount = (double.IsNaN(amount) ? 0 : amount) + bucket.Amount;
            if (bucket.Quality > quality) quality = bucket.Quality;
        }
        return new(amount, due > 0 ? covered / due : 0, quality);
    }
}
