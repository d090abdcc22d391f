using Luheng.Packs;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>What was drawn in a band of a tariff and what it cost, in 元.</summary>
public sealed record BillLine(TariffBand Band, double Kwh, double Price)
{
    public double Cost => Kwh * Price;
}

/// <summary>A month's electricity by the bands of a tariff (分时电量电费). Only what was measured is billed; what is missing is said beside it.</summary>
/// <param name="Unbilled">kWh on days or minutes for which the tariff says nothing.</param>
/// <param name="Fixed">元 for demand or capacity; NaN where the contract or the price is not known.</param>
/// <param name="MissingHours">Hours of the past without full data.</param>
/// <param name="HolidaysKnown">Whether a pack describes the holidays of the year, where the tariff tells days apart.</param>
public sealed record Bill(Tariff Tariff, IReadOnlyList<BillLine> Lines, double Unbilled, double Fixed, double MissingHours, bool HolidaysKnown)
{
    /// <summary>All that was measured: the bands and what is in none.</summary>
    public double Kwh => Lines.Sum(l => l.Kwh) + Unbilled;
    public double EnergyCost => Lines.Sum(l => l.Cost);
    public double Total => EnergyCost + Fixed;

    /// <summary>元 per kWh, without what is paid for demand or capacity.</summary>
    public double MeanPrice => EnergyCost / Lines.Sum(l => l.Kwh);

    /// <summary>What moving a share of the dear hours' energy (尖 and 峰) into the valley would save, in 元.</summary>
    public double Saving(double share) => Tariff.Prices.TryGetValue(TariffBand.Valley, out var valley)
        ? Lines.Where(l => l.Band is TariffBand.Sharp or TariffBand.Peak).Sum(l => l.Kwh * share * (l.Price - valley)) : double.NaN;

    /// <summary>Sorts a load's energy into the bands. A step longer than a band's edge counts to the band that it begins in.</summary>
    public static Bill Of(LoadMonth month, Tariff tariff, WorkCalendar calendar)
    {
        var curve = month.Curve;
        var sums = new double[Enum.GetValues<TariffBand>().Length];
        var unbilled = 0.0;
        for (var i = 0; i < curve.Kwh.Length; i++)
        {
            if (double.IsNaN(curve.Kwh[i])) continue;
            var day = Instant.DayOf(curve.TimeOf(i));
            var minute = (int)((curve.TimeOf(i) - Instant.StartOf(day)) / 60_000);
            if (tariff.Holds(day) && tariff.BandAt(day.Month, calendar.IsWorkday(day), minute) is { } band) sums[(int)band] += curve.Kwh[i];
            else unbilled += curve.Kwh[i];
        }
        if (!curve.Any) // nothing was measured: what was drawn is not known, and is not nothing
        {
            Array.Fill(sums, double.NaN);
            unbilled = double.NaN;
        }
        var lines = tariff.Prices.OrderBy(p => p.Key).Where(p => sums[(int)p.Key] > 0 || tariff.Hours.Any(h => h.Band == p.Key && h.Months.Contains(Instant.DayOf(curve.From).Month)))
            .Select(p => new BillLine(p.Key, sums[(int)p.Key], p.Value)).ToList();
        var apart = tariff.Hours.Any(h => h.Days != DayKind.Every);
        return new(tariff, lines, unbilled, FixedCharge(month, tariff), curve.MissingHours, !apart || calendar.Knows(Instant.DayOf(curve.From).Year));
    }

    /// <summary>By demand: the highest that was measured; by capacity: what is installed.</summary>
    static double FixedCharge(LoadMonth month, Tariff tariff)
    {
        if (month.Contracts.Count == 0) return double.NaN;
        var sum = 0.0;
        foreach (var contract in month.Contracts)
            sum += contract.Basis == ChargeBasis.Capacity
                ? (contract.Capacity ?? double.NaN) * (tariff.CapacityPrice ?? double.NaN)
                : month.Peak / month.Contracts.Count(c => c.Basis == ChargeBasis.Demand) * (tariff.DemandPrice ?? double.NaN);
        return sum;
    }

    /// <summary>The bills of a month by the tariffs of its contracts; a contract whose tariff is not known is not billed.</summary>
    public static Bill? Of(Station station, LoadMonth month)
    {
        var tariffs = LoadDocuments.Tariffs(station.Ledger, station.Catalogue);
        return month.Contracts.Select(c => tariffs.GetValueOrDefault(c.Tariff)).FirstOrDefault(t => t is not null) is { } tariff ? Of(month, tariff, station.Catalogue.Calendar) : null;
    }
}
