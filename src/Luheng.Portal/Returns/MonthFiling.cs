using Luheng.Portal.Access;
using Luheng.Portal.Registry;
using Luheng.Time;

namespace Luheng.Portal.Returns;

/// <summary>How many of those who file energy at all had filed a month.</summary>
public sealed record MonthFiling(Period Month, int Filed, int Expected)
{
    public double Share => Expected == 0 ? double.NaN : (double)Filed / Expected;

    internal static IReadOnlyList<MonthFiling> Of(Desk desk, Horizon? sight) => desk.Remember<IReadOnlyList<MonthFiling>>($"months/{sight?.Key}", () =>
    {
        if (desk.Month is not { } last) return [];
        var filers = desk.World.Columns.Filers(Items.Energy);
        var months = new List<MonthFiling>();
        foreach (var year in desk.World.Frame.Years.Where(y => y <= last.Year))
            if (desk.World.Columns.Of(Items.Energy, year) is { } values)
                for (var month = 1; month <= (year == last.Year ? last.Last.Month : 12); month++)
                {
                    var (filed, expected, day) = (0, 0, Period.Month(year, month).Last);
                    for (var row = 0; row < filers.Length; row++)
                    {
                        if (!filers[row] || sight?.Sees(desk.World.Frame.Rows[row].Id) == false || desk.World.Frame.Rows[row].On(day) is null) continue;
                        expected++;
                        if (!double.IsNaN(values[row * 12 + month - 1])) filed++;
                    }
                    months.Add(new(Period.Month(year, month), filed, expected));
                }
        return [.. months.SkipWhile(m => m.Filed == 0)];
    });
}
