using Luheng.Packs;

namespace Luheng.PlanReading.Confirming;

/// <summary>Where a find stands.</summary>
public enum FindState : byte { Open, Accepted, Corrected, Rejected }

/// <summary>A find with everything that was decided about it.</summary>
/// <param name="Promise">What it promises by the last decision; as found where there is none.</param>
/// <param name="Version">The number of the last decision about it, 0 where there is none: what a further decision must have seen.</param>
/// <param name="Held">Decisions that came after somebody else's and wait beside it.</param>
public sealed record Reviewed(Find Found, Promise Promise, FindState State, int Version, IReadOnlyList<Decision> History, IReadOnlyList<Decision> Held)
{
    /// <summary>The decision in effect; null while it is open.</summary>
    public Decision? By { get; init; }

    public bool IsConfirmed => State is FindState.Accepted or FindState.Corrected;
    public bool IsAdded => Found.Id.StartsWith("add-", StringComparison.Ordinal);

    /// <summary>Whether it waits for an answer that the text does not give.</summary>
    public bool Asks => State == FindState.Open && Found.Ask.Count > 0;

    /// <summary>Folds the decisions about one find, in their order.</summary>
    public static Reviewed Of(Find find, IReadOnlyList<Decision> history, Catalogue catalogue)
    {
        find = UnitPer.Proposed(find, catalogue);
        var (standing, settled, version) = (new Stack<Decision>(), new HashSet<int>(), 0);
        foreach (var decision in history)
        {
            if (decision.Held) continue;
            version = decision.Number;
            switch (decision.Kind)
            {
                case DecisionKind.Undo:
                    if (standing.TryPop(out var gone) && gone is { Kind: DecisionKind.Take, Of: { } back }) settled.Remove(back);
                    break;
                case DecisionKind.Drop:
                    settled.Add(decision.Of ?? 0);
                    break;
                default:
                    if (decision is { Kind: DecisionKind.Take, Of: { } taken }) settled.Add(taken);
                    standing.Push(decision);
                    break;
            }
        }
        var found = Promise.Of(find, catalogue);
        var last = standing.TryPeek(out var top) ? top : null;
        var state = last switch { null => FindState.Open, { Promise: null } => FindState.Rejected, { Kind: DecisionKind.Accept } => FindState.Accepted, { Kind: DecisionKind.Take } taken => taken.Promise == found ? FindState.Accepted : FindState.Corrected, _ => FindState.Corrected };
        return new(find, last?.Promise ?? found, state, version, history, [.. history.Where(d => d.Held && !settled.Contains(d.Number))]) { By = last };
    }
}
