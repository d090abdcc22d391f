using Luheng.Packs;
using Luheng.Readings;

namespace Luheng.Monitoring;

/// <summary>Which item of the statistics a carrier at the boundary of a firm belongs to, and in which unit.</summary>
static class MonitoredItems
{
    public static Item? Of(Catalogue catalogue, string carrier)
    {
        string[] names = carrier switch
        {
            BalanceCarriers.FreshWater => ["water.fresh"],
            BalanceCarriers.WasteWater => ["water.drained"],
            _ => [$"energy.consumed.{carrier}", $"output.{carrier}"],
        };
        return names.Select(n => catalogue.Items.GetValueOrDefault(n)).OfType<Item>().FirstOrDefault(i => !i.IsIndicator);
    }

    /// <summary>The factor from a meter's amounts to the item's unit; null where they measure different things.</summary>
    public static double? Factor(Catalogue catalogue, Meter meter, Item item) =>
        Amounts.UnitOf(catalogue.Units, meter) is { } unit && unit.Measures(item.Unit) ? unit.To(item.Unit) : null;

    /// <summary>Whether a meter stands at the boundary (进出用能单位) and counts towards the firm's figure; what goes out counts against it, save waste water.</summary>
    public static int Sign(Meter meter) => meter.Level != 1 ? 0
        : meter.Carrier == BalanceCarriers.WasteWater ? 1
        : meter.Flow switch
        {
            Flow.Intake => 1,
            Flow.Output => -1,
            _ => 0,
        };
}
