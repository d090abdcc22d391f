using Luheng.Engine;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Registry;

/// <summary>One additive item of every enterprise over a period, from the columns: what a ranking sorts by.</summary>
sealed class Totals
{
    readonly Dictionary<SubjectId, (double Value, int Months)> of = [];

    public (double Value, int Months) Of(SubjectId enterprise) => of.GetValueOrDefault(enterprise, (double.NaN, 0));

    public static Totals Of(World world, string item, Period period)
    {
        var totals = new Totals();
        var months = period.MonthsWithin().Select(m => (m.Year, Index: m.Last.Month - 1)).ToArray();
        var columns = months.Select(m => m.Year).Distinct().ToDictionary(y => y, y => world.Columns.Of(item, y));
        var rows = world.Frame.Rows;
        for (var row = 0; row < rows.Count; row++)
        {
            var (sum, count) = (0.0, 0);
            foreach (var (year, index) in months)
                if (columns[year] is { } values && values[row * 12 + index] is var value && !double.IsNaN(value)) (sum, count) = (sum + value, count + 1);
            if (count > 0) totals.Add(world, rows[row].Id, sum, count);
        }
        foreach (var subject in rows.Where(r => r.Id.Kind == SubjectKind.Enterprise && totals.Of(r.Id).Months < months.Length && world.Facts.Has(r.Id)))
            if (Asker.Ask(world, item, subject.Id, period) is { Missing: false } whole) totals.of[subject.Id] = (whole.Value, (int)Math.Round(whole.Coverage.Share * months.Length));
        return totals;
    }

    /// <summary>A site counts for its enterprise where the enterprise itself files nothing of the item.</summary>
    void Add(World world, SubjectId id, double sum, int months)
    {
        if (id.Kind == SubjectKind.Enterprise) of[id] = (sum, months);
        else if (id.Kind == SubjectKind.Site && world.Population.Find(id.Enterprise) is not null && (!of.TryGetValue(id.Enterprise, out var had) || had.Months < 0 || sites.Contains(id.Enterprise)))
        {
            sites.Add(id.Enterprise);
            of[id.Enterprise] = (had.Value + sum, Math.Max(had.Months, months));
        }
    }

    readonly HashSet<SubjectId> sites = [];
}
