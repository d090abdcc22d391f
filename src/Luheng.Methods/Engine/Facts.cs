using Luheng.Observations;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Engine;

/// <summary>A figure in effect that is not a firm's month: a group's, or one of another shape of period.</summary>
public sealed record Fact(Period Period, double Value, string Scope, Source Source, long Batch, int Row);

/// <summary>The figures in effect that do not fit the monthly frame, by subject and item.</summary>
public sealed class Facts
{
    readonly Dictionary<(SubjectId Subject, string Item), List<Fact>> all = [];
    readonly Dictionary<string, List<SubjectId>> byItem = [];
    readonly HashSet<SubjectId> subjects = [];

    public Facts()
    {
    }

    /// <summary>The same figures, to which others may be added without touching those before.</summary>
    public Facts(Facts before)
    {
        foreach (var (key, list) in before.all) all[key] = [.. list];
        foreach (var (item, holders) in before.byItem) byItem[item] = [.. holders];
        subjects.UnionWith(before.subjects);
    }

    public void Set(Recorded recorded)
    {
        var o = recorded.Observation;
        if (double.IsNaN(o.Value))
        {
            if (all.TryGetValue((o.Subject, o.Item), out var known)) known.RemoveAll(f => f.Period == o.Period && f.Scope == o.Scope && f.Source.Kind == o.Source.Kind);
            return;
        }
        if (!all.TryGetValue((o.Subject, o.Item), out var list))
        {
            all[(o.Subject, o.Item)] = list = [];
            if (!byItem.TryGetValue(o.Item, out var holders)) byItem[o.Item] = holders = [];
            holders.Add(o.Subject);
        }
        list.RemoveAll(f => f.Period == o.Period && f.Scope == o.Scope && f.Source.Kind == o.Source.Kind);
        list.Add(new(o.Period, o.Value, o.Scope, o.Source, recorded.Batch, o.Row));
        subjects.Add(o.Subject);
    }

    public IReadOnlyList<Fact> Of(SubjectId subject, string item) =>
        all.TryGetValue((subject, item), out var list) ? list : [];

    /// <summary>Whether a subject has any figure here at all.</summary>
    public bool Has(SubjectId subject) => subjects.Contains(subject);

    public IEnumerable<(SubjectId Subject, Fact Fact)> OfItem(string item) => byItem.TryGetValue(item, out var holders)
        ? holders.SelectMany(subject => all[(subject, item)].Select(fact => (subject, fact))) : [];

    public IEnumerable<(SubjectId Subject, string Item, Fact Fact)> All => all.SelectMany(f => f.Value.Select(fact => (f.Key.Subject, f.Key.Item, fact)));

    /// <summary>The figures for exactly this period; the preferred source first, one without a scope before one with.</summary>
    public IEnumerable<Fact> At(SubjectId subject, string item, Period period) => Of(subject, item)
        .Where(f => f.Period == period).OrderBy(f => f.Source.Kind).ThenBy(f => f.Scope.Length);

    /// <summary>The narrowest figure whose period holds the one asked for: a coefficient filed for the year covers its months.</summary>
    public Fact? Covering(SubjectId subject, string item, Period period) => Of(subject, item)
        .Where(f => f.Period.Contains(period)).OrderBy(f => f.Period.Days).ThenBy(f => f.Source.Kind).FirstOrDefault();
}
