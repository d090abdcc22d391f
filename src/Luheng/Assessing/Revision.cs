using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Assessing;

/// <summary>Whether figures of regions for a year were revised after they were first recorded, such as by a GDP revision (增加值修订).</summary>
public static class Revision
{
    /// <summary>What the figures of a plan's targets are made of.</summary>
    public static IReadOnlySet<string> ItemsOf(Catalogue catalogue, Plan plan)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(plan.Targets.Select(t => t.Indicator).OfType<string>().SelectMany(i => new[] { i, i + ".change" }));
        while (open.TryPop(out var id))
            if (catalogue.Items.TryGetValue(id, out var item) && all.Add(id)) foreach (var part in item.MadeOf) open.Push(part);
        return all;
    }

    /// <summary>The moment just before the first revision; null where nothing was revised.</summary>
    /// <param name="items">The items whose revision matters.</param>
    public static DateTimeOffset? Before(ILedger ledger, IReadOnlyCollection<SubjectId> subjects, IReadOnlySet<string> items, int year)
    {
        if (subjects.Count == 0) return null;
        var first = new Dictionary<Observations.ObservationKey, double>();
        long? revising = null;
        foreach (var one in ledger.Observations(subjects: subjects))
        {
            var o = one.Observation;
            if (!items.Contains(o.Item) || o.Period.Year != year) continue;
            if (first.TryAdd(o.Key, o.Value) || first[o.Key].Equals(o.Value)) continue;
            if (revising is null || one.Batch < revising) revising = one.Batch;
        }
        return revising is { } batch && ledger.Batches().FirstOrDefault(b => b.Id == batch) is { } found ? found.RecordedAt.AddTicks(-1) : null;
    }
}
