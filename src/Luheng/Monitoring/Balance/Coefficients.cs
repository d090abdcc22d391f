using Luheng.Observations;
using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Monitoring;

/// <summary>What one unit of a carrier is worth in tce (当量值), and who says so.</summary>
/// <param name="PerUnit">tce in one of the carrier's statistical unit.</param>
/// <param name="Filed">Whether the enterprise filed it as measured; otherwise it is the default in force.</param>
public sealed record Coefficient(double PerUnit, bool Filed, Citation Source, Confidence Confidence);

/// <summary>The coefficients to standard coal of an enterprise: what it filed as measured comes first, then the default of the packs; a published range is none.</summary>
public sealed class Coefficients(Catalogue catalogue, IReadOnlyList<Observation> filed)
{
    public static Coefficients Of(Station station, SubjectId enterprise) =>
        new(station.Catalogue, [.. station.Ledger.Observations(null, [enterprise]).Select(r => r.Observation).Where(o => station.Catalogue.Factors.Values.Any(f => f.MeasuredBy == o.Item))]);

    /// <summary>The coefficient on a day; null where there is none, as for a medium or a published range.</summary>
    public Coefficient? On(string carrier, DateOnly day)
    {
        if (!BalanceCarriers.IsEnergy(catalogue, carrier) || BalanceCarriers.UnitOf(catalogue, carrier) is not { } unit) return null;
        if (catalogue.FactorOf($"coefficient.{carrier}.calorific") is not { } factor) return null;
        var tce = catalogue.Units["tce"];
        if (!unit.Dimension.Times(factor.Unit.Dimension).Equals(tce.Dimension)) return null;
        if (factor.MeasuredBy is { } item && filed.LastOrDefault(o => o.Item == item && o.Period.Contains(day)) is { Item: not null } own && !double.IsNaN(own.Value))
            return new(unit.InBase * own.Value * catalogue.Items[item].Unit.InBase / tce.InBase, true, new(own.Source.ToString(), ""), Confidence.Confirmed);
        return factor.On(day, []) is { Value: { } value } from ? new(unit.InBase * value * factor.Unit.InBase / tce.InBase, false, from.Source, from.Confidence) : null;
    }
}
