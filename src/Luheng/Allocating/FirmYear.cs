using Luheng.Engine;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Allocating;

/// <summary>What enterprises filed of an item in a whole year: a sum for each that has all its months, and who lacks some.</summary>
sealed class FirmYear
{
    readonly Dictionary<SubjectId, double> whole = [];
    readonly List<SubjectId> partly = [];

    FirmYear()
    {
    }

    public IReadOnlyDictionary<SubjectId, double> Whole => whole;

    /// <summary>Enterprises that filed some months of the year but not all.</summary>
    public IReadOnlyList<SubjectId> Partly => partly;

    public static FirmYear Of(World world, string item, int year)
    {
        var found = new FirmYear();
        var annual = world.Columns.AnnualFilers(item);
        var values = world.Columns.Of(item, year);
        var sites = new Dictionary<SubjectId, (double Sum, int Least)>();
        for (var row = 0; row < world.Frame.Rows.Count; row++)
        {
            var id = world.Frame.Rows[row].Id;
            if (annual.Contains(row)) Ask(world, item, id.Enterprise, year, found);
            if (values is null || annual.Contains(row)) continue;
            var (sum, months) = (0.0, 0);
            for (var cell = row * 12; cell < row * 12 + 12; cell++)
                if (!double.IsNaN(values[cell])) (sum, months) = (sum + values[cell], months + 1);
            if (months == 0) continue;
            if (id.Kind == SubjectKind.Enterprise) found.Take(id, sum, months);
            else if (id.Kind == SubjectKind.Site) sites[id.Enterprise] = sites.TryGetValue(id.Enterprise, out var so) ? (so.Sum + sum, Math.Min(so.Least, months)) : (sum, months);
        }
        foreach (var (firm, (sum, months)) in sites)
            if (!found.whole.ContainsKey(firm) && !found.partly.Contains(firm)) found.Take(firm, sum, months);
        return found;
    }

    void Take(SubjectId firm, double sum, int months)
    {
        if (months == 12) whole[firm] = sum;
        else partly.Add(firm);
    }

    static void Ask(World world, string item, SubjectId firm, int year, FirmYear found)
    {
        if (found.whole.ContainsKey(firm)) return;
        var answer = Asker.Ask(world, item, firm, Period.Calendar(year));
        if (answer.Missing) return;
        if (answer.Coverage.Whole) found.whole[firm] = answer.Value;
        else found.partly.Add(firm);
    }
}
