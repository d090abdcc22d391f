using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Registering;

/// <summary>Somebody who belongs to a group in one of two years and not in the same months of the other (口径变化).</summary>
/// <param name="Joined">Whether it came; else it left.</param>
/// <param name="Within">Whether what it filed went on inside the group, under a successor or predecessor, so that sums stay comparable.</param>
public sealed record ScopeChange(Subject Subject, DateOnly On, bool Joined, bool Within, Said Why)
{
    /// <summary>Who makes a group's period another one than the same period a year before.</summary>
    public static IReadOnlyList<ScopeChange> Of(Population population, SubjectId group, Period period)
    {
        var days = period.MonthsWithin().Select(m => (Now: m.Last, Then: m.ShiftYears(-1).Last)).ToList();
        var changes = new List<ScopeChange>();
        foreach (var subject in population.Subjects)
        {
            if (subject.Id.Kind != SubjectKind.Enterprise || subject.Placements is [{ From: null, To: null }]) continue;
            var (now, then) = (days.Any(d => In(subject, d.Now)), days.Any(d => In(subject, d.Then)));
            if (days.All(d => In(subject, d.Now) == In(subject, d.Then)) || (!now && !then)) continue;
            if (Edge(subject) is { } edge) changes.Add(edge);
        }
        return [.. changes.OrderBy(c => c.On).ThenBy(c => c.Subject.Id.Text, StringComparer.Ordinal)];

        bool In(Subject subject, DateOnly day) => subject.On(day) is { } placement && population.Belongs(placement, group, day);

        // The newest day between the two years on which it came or went.
        ScopeChange? Edge(Subject subject)
        {
            var (first, last) = (days[0].Then, days[^1].Now);
            foreach (var placement in subject.Placements.Reverse())
            {
                if (placement.From is { } from && from > first.AddDays(-31) && from <= last && In(subject, from) && !In(subject, from.AddDays(-1))) return At(subject, from, true);
                if (placement.To is { } to && to >= first.AddDays(-31) && to < last && In(subject, to) && !In(subject, to.AddDays(1))) return At(subject, to.AddDays(1), false);
            }
            return null;
        }

        ScopeChange At(Subject subject, DateOnly on, bool joined)
        {
            var side = joined ? RelationSide.Predecessor : RelationSide.Successor;
            var ties = subject.Relations.Where(r => r.On == on && r.Side == side).ToList();
            var within = ties.Count > 0 && ties.All(t => population.Find(t.Other) is { } other && In(other, joined ? on.AddDays(-1) : on));
            return new(subject, on, joined, within, ties.Count > 0 ? EntryChange.Word(ties[0])
                : joined ? subject.On(on.AddDays(-1)) is null ? new("新登记", "newly registered") : new("迁入", "moved in")
                : subject.On(on) is null ? new("退出登记", "left the register") : new("迁出", "moved out"));
        }
    }

    /// <summary>What makes an enterprise's own period another one than the same period a year before: whom it took in, what it gave off.</summary>
    public static IReadOnlyList<Relation> Of(Subject subject, Period period) =>
        [.. subject.Relations.Where(r => r.Kind != RelationKind.Recoding && r.On > period.ShiftYears(-1).First && r.On <= period.Last)];
}
