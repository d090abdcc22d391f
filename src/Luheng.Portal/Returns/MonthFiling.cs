using Luheng.Portal.Access;
using Luheng.Time;

namespace Luheng.Portal.Returns;

/// <summary>How many of those who should have filed the returns of a month had, as the boards count them.</summary>
public sealed record MonthFiling(Period Month, int Filed, int Expected)
{
    public double Share => Expected == 0 ? double.NaN : (double)Filed / Expected;

    /// <summary>Of the enterprises that a reader sees. Who filed is no figure: counted of everyone's returns, whatever the reader may read in them.</summary>
    internal static IReadOnlyList<MonthFiling> Of(Desk desk, Office? office, Horizon? sight)
    {
        if (desk.Month is not { } last) return [];
        var (whole, rows) = (desk.Whole, desk.Whole.World.Frame.Rows);
        var returns = MonthlyReturns.Of(whole);
        var (begun, seen) = (office is null ? null : returns.Begun(office), Enumerable.Range(0, rows.Count).Where(r => sight?.Sees(rows[r].Id) != false).ToList());
        var months = new List<MonthFiling>();
        foreach (var year in whole.World.Frame.Years.Where(y => y <= last.Year))
            for (var month = 1; month <= (year == last.Year ? last.Last.Month : 12); month++)
            {
                var (filed, expected, marks) = (0, 0, returns.Of(Period.Month(year, month), begun));
                foreach (var row in seen)
                {
                    if (marks[row] == 0) continue;
                    expected++;
                    if (marks[row] == MonthlyReturns.Filed) filed++;
                }
                months.Add(new(Period.Month(year, month), filed, expected));
            }
        return [.. months.SkipWhile(m => m.Filed == 0)];
    }
}
