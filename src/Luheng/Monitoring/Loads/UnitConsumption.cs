using Luheng.Packs;
using Luheng.Quantities;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>The unit consumption of a product at a process in a shift against plan, from the hours in which energy and output are both known.</summary>
/// <param name="Shift">Null for all hours together.</param>
/// <param name="Energy">In the numerator of the unit.</param>
/// <param name="Output">In the denominator of the unit.</param>
/// <param name="Hours">The hours it rests on, of those that have passed.</param>
/// <param name="Why">Why there is no figure; or null.</param>
public sealed record ShiftConsumption(EnergyPlan Plan, Shift? Shift, double Energy, double Output, double Hours, double HoursDue, Said? Why)
{
    /// <summary>Energy over output; missing where there is no output to divide by.</summary>
    public double Actual => Output > 0 ? Energy / Output : double.NaN;

    /// <summary>The actual above the plan, as a share of the plan.</summary>
    public double Variance => Plan.Planned > 0 ? Actual / Plan.Planned - 1 : double.NaN;
    public double Coverage => HoursDue > 0 ? Hours / HoursDue : 0;
}

/// <summary>Unit consumption per product, process and shift against plan (班次单耗).</summary>
public static class UnitConsumption
{
    static readonly Said NoOutput = new("没有产量计量点", "no meter of the product");
    static readonly Said NoEnergy = new("该工序没有能源计量点", "no energy meter at the process");
    static readonly Said BadUnit = new("单位不能与计量点的单位相配", "the unit does not fit the meters");
    static readonly Said NoCarrier = new("能源品种没有折标系数", "a carrier has no coefficient");

    /// <summary>Every plan of the enterprise that the period lies in, each for all hours and for each shift.</summary>
    public static IReadOnlyList<ShiftConsumption> Of(Station station, SubjectId enterprise, Period period)
    {
        var plans = LoadDocuments.Plans(station.Ledger).Where(p => p.Enterprise == enterprise && Period.TryParse(p.Period, out var of) && of.Contains(period))
            .GroupBy(p => (p.Place, p.Product, p.Carrier)).Select(g => g.OrderBy(p => Period.Parse(p.Period).Days).First());
        var shifts = LoadDocuments.Shifts(station.Ledger).Where(s => s.Enterprise == enterprise && s.From <= period.Last).OrderBy(s => s.From).LastOrDefault();
        return [.. plans.SelectMany(p => Of(station, p, shifts?.Shifts ?? [], period))];
    }

    public static IEnumerable<ShiftConsumption> Of(Station station, EnergyPlan plan, IReadOnlyList<Shift> shifts, Period period)
    {
        var shown = shifts.Cast<Shift?>().Prepend(null).ToList();
        var (energy, output, why) = Columns(station, plan, period);
        var from = Instant.StartOf(period.First);
        var past = Math.Clamp((Instant.Of(station.Clock.GetUtcNow()) - from) / Quarter, 0, energy.Length);
        foreach (var shift in shown)
        {
            var (used, made, hours, due) = (0.0, 0.0, 0.0, 0.0);
            for (var i = 0; i < past; i++)
            {
                if (shift is not null && !shift.Holds(i % 96 * 15)) continue;
                due += 0.25;
                if (double.IsNaN(energy[i] + output[i])) continue;
                (used, made, hours) = (used + energy[i], made + output[i], hours + 0.25);
            }
            yield return new(plan, shift, hours > 0 ? used : double.NaN, hours > 0 ? made : double.NaN, hours, due, why);
        }
    }

    const long Quarter = Instant.Hour / 4;

    /// <summary>Energy and output by quarter-hour, in the parts of the plan's unit; NaN where one meter does not say.</summary>
    static (double[] Energy, double[] Output, Said? Why) Columns(Station station, EnergyPlan plan, Period period)
    {
        var steps = period.Days * 96;
        var none = Enumerable.Repeat(double.NaN, steps).ToArray();
        var (units, slash) = (station.Catalogue.Units, plan.Unit.IndexOf('/', StringComparison.Ordinal));
        if (slash < 0 || !units.TryUnit(plan.Unit[..slash], out var above) || !units.TryUnit(plan.Unit[(slash + 1)..], out var below)) return (none, none, BadUnit);
        var products = Top(station, plan, m => m.Carrier == plan.Product);
        if (products.Count == 0) return (none, none, NoOutput);
        var energies = Top(station, plan, m => m.Flow is not (Flow.Output or Flow.Generated)
            && (plan.Carrier is { } one ? m.Carrier == one : BalanceCarriers.IsEnergy(station.Catalogue, m.Carrier)));
        if (energies.Count == 0) return (none, none, NoEnergy);
        var (energy, output) = (new double[steps], new double[steps]);
        foreach (var meter in products)
        {
            if (Amounts.UnitOf(units, meter) is not { } own || !own.Measures(below)) return (none, none, BadUnit);
            Add(station, meter, period, own.To(below), output);
        }
        var coefficients = Coefficients.Of(station, plan.Enterprise);
        foreach (var meter in energies)
        {
            if (Amounts.UnitOf(units, meter) is not { } own) return (none, none, BadUnit);
            var factor = plan.Carrier is null ? InStandardCoal(station.Catalogue, coefficients, meter, own, above, period.Last) : own.Measures(above) ? own.To(above) : double.NaN;
            if (double.IsNaN(factor)) return (none, none, plan.Carrier is null ? NoCarrier : BadUnit);
            Add(station, meter, period, factor, energy);
        }
        return (energy, output, null);
    }

    static double InStandardCoal(Catalogue catalogue, Coefficients coefficients, Meter meter, Unit own, Unit above, DateOnly day) =>
        coefficients.On(meter.Carrier, day) is { } tce && BalanceCarriers.UnitOf(catalogue, meter.Carrier) is { } unit && own.Measures(unit) && catalogue.Units["tce"].Measures(above)
            ? own.To(unit) * tce.PerUnit * catalogue.Units["tce"].To(above) : double.NaN;

    /// <summary>The meters of a process that have none of the same process and carrier above them, so that nothing counts twice.</summary>
    static List<Meter> Top(Station station, EnergyPlan plan, Func<Meter, bool> of)
    {
        var meters = station.Book.Of(plan.Enterprise).Where(m => of(m) && (plan.Place is "" || m.Place == plan.Place || m.Place.StartsWith(plan.Place + "/", StringComparison.Ordinal))).ToList();
        var ids = meters.Select(m => (m.Id, m.Carrier)).ToHashSet();
        return [.. meters.Where(m => m.Parent is null || !ids.Contains((m.Parent, m.Carrier)))];
    }

    /// <summary>Adds a meter's quarter-hours; of one read by the hour, each quarter of it.</summary>
    static void Add(Station station, Meter meter, Period period, double factor, double[] into)
    {
        var hourly = meter.Interval > 900;
        var buckets = RollUp.Of(meter, station.Readings, station.Book.NumberOf(meter), hourly ? Resolution.Hour : Resolution.Quarter,
            Instant.StartOf(period.First), Instant.StartOf(period.Last.AddDays(1)), Instant.Of(station.Clock.GetUtcNow()), units: station.Catalogue.Units);
        var least = station.Catalogue.Rules["unit-consumption"].Numbers["coverage_at_least"];
        for (var i = 0; i < into.Length; i++)
        {
            var bucket = buckets[hourly ? i / 4 : i];
            into[i] += bucket.Coverage >= least ? bucket.Amount * factor / (hourly ? 4 : 1) : double.NaN;
        }
    }
}
