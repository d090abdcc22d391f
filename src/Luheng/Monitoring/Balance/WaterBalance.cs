using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>An enterprise's water hour by hour, in m³ (取用耗排): taken in, metered at its uses, used again, drained; NaN where the meters of a kind do not all say.</summary>
/// <param name="From">The beginning of the first hour, in milliseconds.</param>
public sealed record WaterBalance(SubjectId Enterprise, Period Period, long From, double[] Intake, double[] Used, double[] Reused, double[] Drained, IReadOnlyList<Meter> Meters)
{
    public int Hours => Intake.Length;

    /// <summary>What neither drains nor is accounted for otherwise: evaporated, in the product, lost, or stored.</summary>
    public double Consumed(int hour) => Intake[hour] - Drained[hour];

    /// <summary>The sum of the hours that are known of a column; NaN where none is.</summary>
    public static double Total(double[] column) => column.Aggregate(double.NaN, (sum, v) => double.IsNaN(v) ? sum : (double.IsNaN(sum) ? 0 : sum) + v);

    public static double Coverage(double[] column) => column.Length == 0 ? 0 : (double)column.Count(v => !double.IsNaN(v)) / column.Length;

    public bool Has(string carrier) => Meters.Any(m => m.Carrier == carrier);

    /// <summary>重复利用率: used again over used again and taken in (GB/T 12452).</summary>
    public double ReuseRate => Total(Reused) / (Total(Reused) + Total(Intake));

    /// <summary>The hours of a period that have begun.</summary>
    public static WaterBalance Of(Station station, SubjectId enterprise, Period period)
    {
        var now = Instant.Of(station.Clock.GetUtcNow());
        var from = Instant.StartOf(period.First);
        var to = Math.Min(Instant.StartOf(period.Last.AddDays(1)), RollUp.Floor(now, Resolution.Hour));
        var meters = station.Book.Of(enterprise).Where(m => BalanceCarriers.IsWater(m.Carrier) && Amounts.Due(m, period.First, period.Last)).ToList();
        if (to <= from) return new(enterprise, period, from, [], [], [], [], meters);
        var ids = meters.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        bool Top(Meter m) => m.Parent is null || !ids.Contains(m.Parent);
        double[] Sum(Func<Meter, bool> of) => SumOf(station, [.. meters.Where(of)], from, to, now);
        return new(enterprise, period, from,
            Sum(m => m.Carrier == BalanceCarriers.FreshWater && m.Flow == Flow.Intake && Top(m)),
            Sum(m => m.Carrier == BalanceCarriers.FreshWater && m.Flow == Flow.Use && m.Level <= 2),
            Sum(m => m.Carrier == BalanceCarriers.ReusedWater && Top(m)),
            Sum(m => m.Carrier == BalanceCarriers.WasteWater && Top(m)), meters);
    }

    static double[] SumOf(Station station, IReadOnlyList<Meter> meters, long from, long to, long now)
    {
        var sums = new double[(to - from) / Instant.Hour];
        Array.Fill(sums, double.NaN);
        var unit = station.Catalogue.Units["m³"];
        for (var m = 0; m < meters.Count; m++)
        {
            var factor = Amounts.UnitOf(station.Catalogue.Units, meters[m]) is { } own && own.Measures(unit) ? own.To(unit) : double.NaN;
            var buckets = RollUp.Of(meters[m], station.Readings, station.Book.NumberOf(meters[m]), Resolution.Hour, from, to, now, units: station.Catalogue.Units);
            for (var h = 0; h < sums.Length; h++)
            {
                // An hour half covered is no hour's amount: one meter without it leaves the sum unknown.
                var amount = buckets[h].Coverage > 0.99 ? buckets[h].Amount * factor : double.NaN;
                sums[h] = m == 0 ? amount : sums[h] + amount;
            }
        }
        return sums;
    }
}
