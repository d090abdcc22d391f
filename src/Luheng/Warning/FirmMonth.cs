using Luheng.Engine;
using Luheng.Judging.Warning;
using Luheng.Packs;
using Luheng.Time;

namespace Luheng.Warning;

/// <summary>Which month enterprises can be warned for.</summary>
public static class FirmMonth
{
    /// <summary>The last month before a day in which half of those who filed a year ago have filed; null for none.</summary>
    public static Period? Latest(World world, WarningScheme scheme, DateOnly asOf)
    {
        var item = Ratio.Of(world.Catalogue.Items[scheme.Item!])!.Over;
        for (var month = Period.Month(asOf.Year, asOf.Month); month.Year > asOf.Year - 2; month = Before(month))
            if (month.Last <= asOf && Filed(world, item, month) is > 0 and var filed && filed * 2 >= Filed(world, item, month.ShiftYears(-1))) return month;
        return null;
    }

    static Period Before(Period month) => month.First.AddDays(-1) is var day ? Period.Month(day.Year, day.Month) : month;

    static int Filed(World world, string item, Period month)
    {
        if (world.Columns.Of(item, month.Year) is not { } values) return 0;
        var count = 0;
        for (var cell = month.Last.Month - 1; cell < values.Length; cell += 12)
            if (!double.IsNaN(values[cell])) count++;
        return count;
    }
}
