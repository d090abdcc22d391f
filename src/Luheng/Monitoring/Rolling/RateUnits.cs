using Luheng.Quantities;
using Luheng.Readings;

namespace Luheng.Monitoring;

/// <summary>Which units are rates, and what a rate taken times hours is measured in.</summary>
public static class RateUnits
{
    /// <summary>Whether an amount follows from a unit by taking it times hours, as kWh from kW. Without a table of units none is known to be one.</summary>
    public static bool IsRate(string unit, UnitTable? units) => units is not null && units.TryUnit(unit, out var known) && known.Dimension.PowerOf("time") == -1;

    /// <summary>The unit of a meter's amounts; null where it has none.</summary>
    public static string? OfAmount(Meter meter, UnitTable? units) =>
        meter.Kind != MeterKind.Gauge ? meter.Unit
        : !IsRate(meter.Unit, units) ? null
        : meter.Unit.EndsWith("/h", StringComparison.Ordinal) ? meter.Unit[..^2]
        : meter.Unit.EndsWith('W') ? meter.Unit + "h"
        : meter.Unit + "·h";

    /// <summary>The unit of a meter's mean, least and greatest.</summary>
    public static string OfMean(Meter meter) => meter.Kind == MeterKind.Gauge ? meter.Unit : meter.Unit.EndsWith("Wh", StringComparison.Ordinal) ? meter.Unit[..^1] : meter.Unit + "/h";
}
