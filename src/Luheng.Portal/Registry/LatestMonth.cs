using Luheng.Engine;
using Luheng.Time;

namespace Luheng.Portal.Registry;

/// <summary>The last month that enterprises have filed energy for, which the pages speak of as now.</summary>
static class LatestMonth
{
    /// <summary>At least this share of those who file must be in, so that one early bird does not move everyone's "now".</summary>
    const double Enough = 0.5;

    public static Period? Of(World world)
    {
        foreach (var year in world.Frame.Years.Reverse())
        {
            if (world.Columns.Of(Items.Energy, year) is not { } values) continue;
            var filed = new int[12];
            for (var cell = 0; cell < values.Length; cell++)
                if (!double.IsNaN(values[cell])) filed[cell % 12]++;
            var most = filed.Max();
            for (var month = 12; month >= 1; month--)
                if (filed[month - 1] > 0 && filed[month - 1] >= most * Enough) return Period.Month(year, month);
        }
        return null;
    }
}

/// <summary>The items that the pages name themselves; everything else comes from the packs.</summary>
static class Items
{
    public const string Energy = "energy.comprehensive";
    public const string EnergyChange = "energy.comprehensive.change_on_year";
    public const string PerOutput = "energy.per_output_value";
    public const string PerOutputChange = "energy.per_output_value.change_on_year";
    public const string Output = "output_value.comparable_price";
    public const string Water = "water.fresh";
    public const string WaterChange = "water.change_on_year";
    public const string Co2 = "co2.total";
    public const string Co2Change = "co2.total.change_on_year";

    /// <summary>The groups of the energy mix; they add up to the total.</summary>
    public static readonly string[] Mix = ["energy.coal", "energy.oil", "energy.gas", "energy.electricity", "energy.heat", "energy.other"];
}
