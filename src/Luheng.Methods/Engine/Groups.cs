using System.Collections.Concurrent;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Engine;

/// <summary>A stretch of months in which a row belongs to a group; months are counted as year × 12 + month − 1.</summary>
public readonly record struct Belonging(int Row, int From, int To);

/// <summary>Which rows of the frame belong to a group, and when.</summary>
public sealed class Groups(World world)
{
    readonly ConcurrentDictionary<SubjectId, Belonging[]> known = new();

    public IReadOnlyList<Belonging> Of(SubjectId group) => known.GetOrAdd(group, Find);

    Belonging[] Find(SubjectId group)
    {
        var found = new List<Belonging>();
        for (var row = 0; row < world.Frame.Rows.Count; row++)
            foreach (var placement in world.Frame.Rows[row].Placements)
            {
                // Membership of a month is decided on its last day; zones change membership by date, so they are asked at both ends.
                var (from, to) = (Count(placement.From ?? new(1901, 1, 1), start: true), Count(placement.To ?? new(2999, 12, 31), start: false));
                if (from <= to && (group.Kind == SubjectKind.Zone
                    ? world.Population.Belongs(placement, group, placement.To ?? new(2999, 12, 31))
                    : world.Population.Belongs(placement, group, default))) found.Add(new(row, from, to));
            }
        return [.. found];
    }

    static int Count(DateOnly day, bool start)
    {
        var whole = start || day == Period.Month(day.Year, day.Month).Last;
        return day.Year * 12 + day.Month - (whole ? 1 : 2);
    }
}
