using Luheng.Access;
using Luheng.Monitoring;
using Luheng.Portal.Shell;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Monitoring;

/// <summary>A meter in its place in the tree, with the reading it last gave.</summary>
/// <param name="Depth">0 at the boundary.</param>
public sealed record MeterLine(Meter Meter, int Depth, Reading? Last, bool Overdue);

/// <summary>An enterprise with meters: how many of each level, how many whose calibration is overdue.</summary>
public sealed record MeterOwner(SubjectId Id, string Name, int Meters, int First, int Second, int Third, int Overdue);

/// <summary>The register of metering points as a page shows it: the owners, or one owner's tree.</summary>
public sealed record MeterList(IReadOnlyList<MeterOwner> Owners, SubjectId? Of, IReadOnlyList<MeterLine> Lines)
{
    internal static MeterList Read(Reader reader, Station station, SubjectId? of)
    {
        var desk = reader.Desk;
        var today = station.Clock.Today();
        var owners = station.Book.Owners.Where(o => reader.Sees(o, Act.SeeReadings)).Select(id => (Id: id, Meters: station.Book.Of(id).ToList())).Select(o => new MeterOwner(o.Id, desk.World.Population.NameOf(o.Id), o.Meters.Count,
            o.Meters.Count(m => m.Level == 1), o.Meters.Count(m => m.Level == 2), o.Meters.Count(m => m.Level == 3), o.Meters.Count(m => IsOverdue(m, today)))).OrderByDescending(o => o.Meters).ThenBy(o => o.Name, StringComparer.Ordinal).ToList();
        return new(owners, of, of is { } id && reader.Sees(id, Act.SeeReadings) ? Tree(station, id, today) : []);
    }

    public static bool IsOverdue(Meter meter, DateOnly today) => meter.CalibrationDue is { } due && due < today;

    static List<MeterLine> Tree(Station station, SubjectId owner, DateOnly today)
    {
        var (lines, own) = (new List<MeterLine>(), station.Book.Of(owner).ToList());
        var ids = own.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        void Add(Meter meter, int depth)
        {
            lines.Add(new(meter, depth, station.Readings.Latest(station.Book.NumberOf(meter))?.Reading, IsOverdue(meter, today)));
            foreach (var below in station.Book.Under(meter).OrderBy(m => m.Id, StringComparer.Ordinal)) Add(below, depth + 1);
        }

        foreach (var root in own.Where(m => m.Parent is null || !ids.Contains(m.Parent))
            .OrderBy(m => m.Id.Contains('/', StringComparison.Ordinal)).ThenBy(m => m.Carrier, StringComparer.Ordinal).ThenBy(m => m.Id, StringComparer.Ordinal)) Add(root, 0); // fields of pollutant monitors, which are many, last
        return lines;
    }
}
