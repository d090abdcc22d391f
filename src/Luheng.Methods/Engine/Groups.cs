using System.Collections.Concurrent;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Engine;

/// <summary>A stretch of months in which a row belongs to a group; months are counted as year × 12 + month − 1.</summary>
public readonly record struct Belonging(int Row, int From, int To);

/// <summary>Which rows of the frame belong to a group, and when.</summary>
public sealed class Groups(World world)
{
    readonly ConcurrentDictionary<SubjectId, Lazy<Belonging[]>> known = new();

    public IReadOnlyList<Belonging> Of(SubjectId group) => known.GetOrAdd(group, _ => new(() => group.Kind == SubjectKind.Zone ? InZone(group) : Find(group))).Value;

    Belonging[] Find(SubjectId group)
    {
        var (found, places) = (new List<Belonging>(), new Dictionary<(string, string, string?), bool>());
        for (var row = 0; row < world.Frame.Rows.Count; row++)
            foreach (var placement in world.Frame.Rows[row].Placements)
            {
                var place = (placement.Region, placement.Industry, placement.Park);
                if (!places.TryGetValue(place, out var belongs)) places[place] = belongs = world.Population.Belongs(placement, group, default);
                if (belongs && Months(placement.From, placement.To) is var (from, to) && from <= to) found.Add(new(row, from, to));
            }
        return [.. found];
    }

    /// <summary>Of a zone while the county belongs to it.</summary>
    Belonging[] InZone(SubjectId zone)
    {
        var found = new List<Belonging>();
        for (var row = 0; row < world.Frame.Rows.Count; row++)
            foreach (var placement in world.Frame.Rows[row].Placements)
            {
                var (from, to) = Months(placement.From, placement.To);
                var spells = world.Population.Regions.SpellsInZone(placement.Region, zone.Local).Select(s => Months(s.From, s.To)).Select(s => (From: Math.Max(from, s.From), To: Math.Min(to, s.To)));
                var end = int.MinValue;
                foreach (var spell in spells.Where(s => s.From <= s.To).OrderBy(s => s.From))
                {
                    // A county that is in a zone by itself and by its city is in it once.
                    if (spell.To > end) found.Add(new(row, Math.Max(spell.From, end + 1), spell.To));
                    end = Math.Max(end, spell.To);
                }
            }
        return [.. found];
    }

    /// <summary>Membership of a month is decided on its last day.</summary>
    static (int From, int To) Months(DateOnly? from, DateOnly? to) => (Count(from ?? new(1901, 1, 1), start: true), Count(to ?? new(2999, 12, 31), start: false));

    static int Count(DateOnly day, bool start)
    {
        var whole = start || day == Period.Month(day.Year, day.Month).Last;
        return day.Year * 12 + day.Month - (whole ? 1 : 2);
    }
}
