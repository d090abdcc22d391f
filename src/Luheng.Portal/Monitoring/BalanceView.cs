using Luheng.Findings;
using Luheng.Monitoring;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Monitoring;

/// <summary>One enterprise's balance of a carrier in a month, its energy flow, its water and what there is to notice.</summary>
public sealed record BalanceView(Subject Subject, Period Month, IReadOnlyList<string> Carriers, CarrierBalance? Balance, BalanceRules Rules, EnergyFlow Flow, WaterBalance? Water, DateOnly? WaterDay, IReadOnlyList<Finding> Findings)
{
    /// <summary>The view; a carrier that is not metered here is the first that is.</summary>
    public static BalanceView Of(Desk desk, Station station, Subject subject, string carrier, Period month, DateOnly? day)
    {
        var amounts = new Amounts(station);
        var carriers = CarrierBalance.CarriersOf(station, subject.Id);
        var chosen = carriers.Contains(carrier) ? carrier : carriers.Count > 0 ? carriers[0] : null;
        var water = carriers.Any(BalanceCarriers.IsWater) ? WaterBalance.Of(station, subject.Id, month) : null;
        var all = carrier is "" && carriers.Any(c => BalanceCarriers.IsEnergy(desk.World.Catalogue, c));
        return new(subject, month, carriers, chosen is null ? null : CarrierBalance.Of(amounts, subject.Id, chosen, month), BalanceRules.In(station.Catalogue),
            EnergyFlow.Of(amounts, subject.Id, subject.Name, all ? null : chosen, month), water, WaterDayOf(water, day), BalanceFindings.In(station, subject.Id, month));
    }

    /// <summary>The day asked for, else the last with water in it.</summary>
    static DateOnly? WaterDayOf(WaterBalance? water, DateOnly? asked)
    {
        if (water is null || water.Hours == 0) return null;
        if (asked is { } day && water.Period.Contains(day) && (day.DayNumber - water.Period.First.DayNumber) * 24 < water.Hours) return day;
        var last = Array.FindLastIndex(water.Intake, v => !double.IsNaN(v));
        return water.Period.First.AddDays((last < 0 ? water.Hours - 1 : last) / 24);
    }
}
