using Luheng.Engine;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Registry;

/// <summary>One division of industry in the site's region: how many enterprises, their energy, against the year before.</summary>
public sealed record SectorRow(string Code, string Name, bool EnergyIntensive, int Enterprises, Answer Energy, Answer Change);

/// <summary>The divisions of industry in the site's region, the largest first.</summary>
public sealed record SectorTable(IReadOnlyList<SectorRow> Rows, Period? Period)
{
    /// <param name="region">The region whose divisions are shown; empty for all there is.</param>
    internal static SectorTable Of(Desk desk, string region, Func<SubjectId, bool> sees) => desk.Remember<SectorTable>($"sectors {region}", () =>
    {
        if (desk.Month is not { } month) return new([], null);
        var (world, period) = (desk.World, Luheng.Time.Period.YearToDate(month.Year, month.Last.Month));
        var counts = world.Population.Subjects.Where(s => s.Id.Kind == SubjectKind.Enterprise && s.Latest.Industry.Length >= 2
            && (region is "" || world.Population.Regions.Within(s.Latest.Region, region))).CountBy(s => s.Latest.Industry[..2]).ToDictionary();
        var within = region is "" ? null : region;
        return new([.. world.Population.Industries.Divisions.Where(d => counts.ContainsKey(d.Code) && sees(SubjectId.Sector(d.Code, within)))
            .Select(d => new SectorRow(d.Code, d.Name, d.EnergyIntensive, counts[d.Code],
                Asker.Ask(world, Items.Energy, SubjectId.Sector(d.Code, within), period), Asker.Ask(world, Items.EnergyChange, SubjectId.Sector(d.Code, within), period)))
            .OrderByDescending(r => r.Energy.Missing ? double.NegativeInfinity : r.Energy.Value)], period);
    });
}
