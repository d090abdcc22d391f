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

    /// <summary>Every cell for which a firm filed its own value, in the order in which they override each other: the enterprise's for its sites, then a row's own; the widest period first.</summary>
    static IEnumerable<(int Cell, double Value)> Measured(World world, Factor factor, string item, int year)
    {
        var scale = world.Catalogue.Items[item].Unit.To(factor.Unit);
        var filed = world.Frame.Values(item, year);
        var facts = world.Facts.OfItem(item).OrderByDescending(f => f.Fact.Period.Days).ThenByDescending(f => f.Fact.Source.Kind)
            .Select(f => (Row: world.Frame.RowOf(f.Subject), f.Fact)).Where(f => f.Row >= 0).ToList();
        foreach (var (row, fact) in facts)
            foreach (var site in SitesOf(world, row))
                foreach (var month in Within(fact.Period, year)) yield return (site * 12 + month, fact.Value * scale);
        for (var cell = 0; cell < filed?.Length; cell++)
            if (!double.IsNaN(filed[cell]))
                foreach (var site in SitesOf(world, cell / 12)) yield return (site * 12 + cell % 12, filed[cell] * scale);
        foreach (var (row, fact) in facts)
            foreach (var month in Within(fact.Period, year)) yield return (row * 12 + month, fact.Value * scale);
        for (var cell = 0; cell < filed?.Length; cell++)
            if (!double.IsNaN(filed[cell])) yield return (cell, filed[cell] * scale);
    }

    static IEnumerable<int> Within(Period period, int year) => Enumerable.Range(0, 12).Where(m => period.Contains(Period.Month(year, m + 1)));

    /// <summary>A coefficient filed by an enterprise is also its sites' and processes'.</summary>
    static IEnumerable<int> SitesOf(World world, int row)
    {
        if (world.Frame.Rows[row].Id is not { Kind: SubjectKind.Enterprise } enterprise) yield break;
        for (var next = row + 1; next < world.Frame.Rows.Count && world.Frame.OwnerOf(next) == row; next++) yield return next;
    }
}
