using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Engine;

/// <summary>A factor for one year: one number for everyone, or a column where regions, months or own measurements differ.</summary>
readonly record struct FactorColumn(double Scalar, double[]? Column);

/// <summary>Lays a factor out over the rows and months of a year.</summary>
static class FactorColumns
{
    public static FactorColumn Of(World world, Factor factor, int year)
    {
        var months = Enumerable.Range(1, 12).Select(m => new DateOnly(year, m, 1)).ToArray();
        var national = months.Select(day => factor.On(day, [])?.Value ?? double.NaN).ToArray();
        var measured = factor.MeasuredBy is { } by ? Measured(world, factor, by, year).ToList() : [];
        var same = national.All(v => v.Equals(national[0]));
        if (!factor.IsRegional && measured.Count == 0 && same) return new(national[0], null);

        var column = new double[world.Frame.Cells];
        if (factor.IsRegional) FillRegional(world, factor, months, column);
        else for (var cell = 0; cell < column.Length; cell++) column[cell] = national[cell % 12];
        foreach (var (cell, value) in measured) column[cell] = value;
        return new(double.NaN, column);
    }

    static void FillRegional(World world, Factor factor, DateOnly[] months, double[] column)
    {
        var byRegion = new Dictionary<string, double[]>();
        for (var row = 0; row < world.Frame.Rows.Count; row++)
            for (var m = 0; m < 12; m++)
            {
                var region = world.Frame.Rows[row].On(months[m].AddMonths(1).AddDays(-1))?.Region ?? "";
                if (!byRegion.TryGetValue(region, out var values))
                    byRegion[region] = values = [.. months.Select(day => factor.On(day, world.Population.Regions.Upwards(region))?.Value ?? double.NaN)];
                column[row * 12 + m] = values[m];
            }
    }

    /// <summary>Every cell for which a firm filed its own value, the widest period first so that a narrower one overrides it.</summary>
    static IEnumerable<(int Cell, double Value)> Measured(World world, Factor factor, string item, int year)
    {
        var scale = world.Catalogue.Items[item].Unit.To(factor.Unit);
        foreach (var (subject, fact) in world.Facts.OfItem(item).OrderByDescending(f => f.Fact.Period.Days))
            foreach (var row in Rows(world, subject))
                for (var m = 1; m <= 12; m++)
                    if (fact.Period.Contains(Period.Month(year, m))) yield return (row * 12 + m - 1, fact.Value * scale);
        if (world.Frame.Values(item, year) is not { } filed) yield break;
        for (var cell = 0; cell < filed.Length; cell++)
            if (!double.IsNaN(filed[cell])) yield return (cell, filed[cell] * scale);
    }

    /// <summary>A coefficient filed by an enterprise is also its sites'.</summary>
    static IEnumerable<int> Rows(World world, SubjectId subject)
    {
        if (world.Frame.RowOf(subject) is >= 0 and var own) yield return own;
        foreach (var site in world.Population.SitesOf(subject))
            if (world.Frame.RowOf(site.Id) is >= 0 and var row) yield return row;
    }
}
