using Luheng.Packs;

namespace Luheng.PlanReading.Confirming;

/// <summary>A reading as it stands: the text, every find with what was decided, and what does not agree.</summary>
public sealed record PlanReview(PlanUpload Upload, PlanText Text, IReadOnlyList<Reviewed> Finds, IReadOnlyList<Decision> Decisions)
{
    readonly Dictionary<string, Reviewed> byId = Finds.ToDictionary(f => f.Found.Id, StringComparer.Ordinal);

    public int LastNumber => Decisions.Count == 0 ? 0 : Decisions[^1].Number;

    /// <summary>Places that state the same target with other numbers, by the id of each find among them.</summary>
    public required IReadOnlyDictionary<string, Conflict> Conflicts { get; init; }

    public Reviewed? Find(string id) => byId.GetValueOrDefault(id);

    public int Count(FindState state) => Finds.Count(f => f.State == state);

    public int Decided => Finds.Count(f => f.State != FindState.Open);

    public int Asking => Finds.Count(f => f.Asks);

    public int Clashing => Finds.Count(f => f.Held.Count > 0);

    /// <summary>Who decided something in it, the latest first.</summary>
    public IReadOnlyList<(string Name, DateTimeOffset At, int Count)> People =>
        [.. Decisions.GroupBy(d => d.By).Select(g => (g.Last().ByName, g.Last().At, g.Count())).OrderByDescending(p => p.At)];

    public static PlanReview Of(PlanUpload upload, PlanReadingResult result, IReadOnlyList<Decision> decisions, Catalogue catalogue)
    {
        var byFind = decisions.ToLookup(d => d.Find);
        var added = decisions.Where(d => d is { Kind: DecisionKind.Add, Added: not null, Held: false }).Select(d => d.Added!).ToList();
        List<Reviewed> finds = [.. result.Finds.Concat(added).Select(f => Reviewed.Of(f, [.. byFind[f.Id]], catalogue))
            .Where(f => !f.IsAdded || f.State != FindState.Open) // a place that was added and taken back is none
            .OrderBy(f => f.Found.Start).ThenBy(f => f.Found.Id, StringComparer.Ordinal)];
        return new(upload, result.Text, finds, decisions) { Conflicts = Conflict.Of(finds) };
    }

    /// <summary>What can be accepted together: as sure as is asked, open, asking nothing, agreeing with every other place, and fit to be published.</summary>
    public IReadOnlyList<Reviewed> Sure(double least, Catalogue catalogue) =>
        [.. Finds.Where(f => f.State == FindState.Open && f.Found.Confidence >= least && f.Found.Ask.Count == 0 && f.Held.Count == 0 && !Conflicts.ContainsKey(f.Found.Id) && PromiseCheck.Wrong(f.Promise, Upload.Frame, catalogue).Count == 0)];
}
