using System.Globalization;
using Luheng.Engine;
using Luheng.Findings;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Accounting;

/// <summary>What is odd about what a firm filed: an annual figure that its months do not add up to, or months left out between others.</summary>
static class FilingFindings
{
    /// <summary>The rule that says from which share on two figures are not the same figure, rounded.</summary>
    const string Rule = "filing";

    public static IEnumerable<Finding> In(World world, HashSet<string> firms)
    {
        foreach (var (subject, item, fact) in world.Facts.All)
            if (firms.Contains(subject.Text) && fact.Period.Kind == PeriodKind.Year && world.Catalogue.Items[item] is { OverTime: OverTime.Sum, Additive: true } filed
                && Annual(world, subject, filed, fact) is { } finding) yield return finding;

        foreach (var year in world.Frame.Years)
            foreach (var item in world.Frame.Items.Where(i => world.Catalogue.Items[i] is { OverTime: OverTime.Sum, Additive: true }))
                if (world.Frame.Values(item, year) is { } values)
                    for (var row = 0; row < world.Frame.Rows.Count; row++)
                        if (firms.Contains(world.Frame.Rows[row].Id.Text) && Gap(world, item, year, row, values.AsSpan(row * 12, 12)) is { } finding) yield return finding;
    }

    static Finding? Annual(World world, SubjectId subject, Item item, Fact fact)
    {
        var months = fact.Period.MonthsWithin().Select(m => world.Frame.Value(item.Id, world.Frame.RowOf(subject), m)).ToList();
        if (months.Any(double.IsNaN)) return null;
        var sum = months.Sum();
        return Math.Abs(sum - fact.Value) <= Rounding(world) * Math.Max(Math.Abs(sum), Math.Abs(fact.Value)) ? null
            : new(subject, fact.Period, "annual-differs", FindingLevel.Warning,
                string.Create(CultureInfo.InvariantCulture, $"{item.Name.Zh}：全年填报 {fact.Value:#,0.##} {item.Unit}，12 个月合计 {sum:#,0.##} {item.Unit}，以月度为准"), item.Id);
    }

    static double Rounding(World world) => world.Catalogue.Rules.GetValueOrDefault(Rule)?.Numbers.GetValueOrDefault("annual_differs_beyond") ?? 0;

    /// <summary>A month missing between two that were filed.</summary>
    static Finding? Gap(World world, string item, int year, int row, ReadOnlySpan<double> months)
    {
        var (first, last, there) = (-1, -1, 0);
        for (var m = 0; m < 12; m++)
            if (!double.IsNaN(months[m])) (first, last, there) = (first < 0 ? m : first, m, there + 1);
        if (first < 0 || there == last - first + 1) return null;
        var absent = new List<string>();
        for (var m = first; m <= last; m++) if (double.IsNaN(months[m])) absent.Add(Period.Month(year, m + 1).ToString());
        return new(world.Frame.Rows[row].Id, Period.Calendar(year), "months-missing", FindingLevel.Notice,
            $"{world.Catalogue.Items[item].Name.Zh}：缺 {string.Join("、", absent)}", item);
    }
}
