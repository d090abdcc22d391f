using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>A stretch of days, both included.</summary>
public readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    public int Days => Last.DayNumber - First.DayNumber + 1;
}

/// <summary>The days on which someone belonged to a park, region or other group: a firm that moves counts on each side for its days.</summary>
public static class Membership
{
    /// <summary>The spells within a period, in order. A site belongs where it is registered itself, else where its enterprise is.</summary>
    public static IReadOnlyList<DaySpan> Of(Population population, SubjectId subject, SubjectId group, Period period)
    {
        if (subject.IsGroup) return OfGroup(population, subject, group, period);
        if ((population.Find(subject) ?? population.Find(subject.Enterprise)) is not { } known) return [];
        var spells = new List<DaySpan>();
        foreach (var placement in known.Placements.OrderBy(p => p.From ?? DateOnly.MinValue))
        {
            var first = Later(placement.From ?? DateOnly.MinValue, period.First);
            var last = Earlier(placement.To ?? DateOnly.MaxValue, period.Last);
            if (first > last || !population.Belongs(placement, group, first)) continue;
            if (spells.Count > 0 && spells[^1].Last.AddDays(1) >= first) spells[^1] = spells[^1] with { Last = Later(spells[^1].Last, last) };
            else spells.Add(new(first, last));
        }
        return spells;
    }

    /// <summary>The days that both have.</summary>
    public static IReadOnlyList<DaySpan> Both(IReadOnlyList<DaySpan> one, IReadOnlyList<DaySpan> other) =>
        [.. from a in one from b in other let both = new DaySpan(Later(a.First, b.First), Earlier(a.Last, b.Last)) where both.First <= both.Last select both];

    /// <summary>A park's own meters belong to it, and to the region that its firms lie in.</summary>
    static IReadOnlyList<DaySpan> OfGroup(Population population, SubjectId subject, SubjectId group, Period period) =>
        subject == group || (subject.Kind == SubjectKind.Park && group.Kind == SubjectKind.Region
            && population.Subjects.FirstOrDefault(s => s.Latest.Park == subject.Local) is { } member && population.Regions.Within(member.Latest.Region, group.Text))
            ? [new(period.First, period.Last)] : [];

    static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
