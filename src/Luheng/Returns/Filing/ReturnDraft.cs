using System.Text.Json;
using Luheng.Cases;
using Luheng.Records;

namespace Luheng.Returns;

/// <summary>A return while it is typed: the text of each cell as it stands, right or wrong.</summary>
/// <param name="Cells">By item id; only what is not blank.</param>
/// <param name="Rows">Rows added beyond those the enterprise uses.</param>
/// <param name="Version">Grows with each change; whoever saves says which one was seen.</param>
public sealed record ReturnDraft(Dictionary<string, string> Cells, Dictionary<string, string> Words, List<string> Rows, int Version, string By, string Name, DateTimeOffset At)
{
    public static ReturnDraft Nothing { get; } = new([], [], [], 0, "", "", default);

    /// <summary>What cells held before they were changed, so that two who type at once can be told apart cell by cell.</summary>
    public DraftPast Past { get; init; } = new([]);

    public bool Says(ReturnDraft other) => Same(Cells, other.Cells) && Same(Words, other.Words) && Rows.SequenceEqual(other.Rows);

    /// <summary>The items whose text differs.</summary>
    public IReadOnlyList<string> Differences(ReturnDraft other) =>
        [.. Cells.Keys.Union(other.Cells.Keys).Where(i => Cells.GetValueOrDefault(i, "") != other.Cells.GetValueOrDefault(i, "")).Order(StringComparer.Ordinal)];

    static bool Same(Dictionary<string, string> a, Dictionary<string, string> b) => a.Count == b.Count && a.All(p => b.GetValueOrDefault(p.Key) == p.Value);
}

/// <summary>What came of saving a draft: the version kept, or the other one that stands in the way. Of two, what only one of them changed is taken from that one.</summary>
public sealed record DraftSaved(ReturnDraft Kept, ReturnDraft? Theirs = null);

/// <summary>Drafts that leave no history, one per return. Nothing typed is lost: what collides is kept beside, under its writer's name.</summary>
public sealed class DraftBox(ILedger ledger, TimeProvider clock)
{
    /// <summary>The kind of passing record they are kept as.</summary>
    public const string Kind = "return-draft";

    static readonly Lock[] Gates = [.. Enumerable.Range(0, 64).Select(_ => new Lock())];

    public ReturnDraft? Find(string matter) => Read(ledger.Passing(Kind, matter));

    /// <summary>What somebody typed that collided with another's draft, or null.</summary>
    public ReturnDraft? Aside(string matter, string account) => Read(ledger.Passing(Kind, $"{matter}|{account}"));

    /// <summary>Keeps a draft. Where another window or person saved meanwhile, both are joined; where both changed one cell, nothing is written over and both are given.</summary>
    /// <param name="seen">The version that its writer saw; null: write over whatever stands.</param>
    /// <param name="start">What was shown before there was any draft.</param>
    public DraftSaved Save(string matter, ReturnDraft draft, int? seen, ReturnDraft? start = null)
    {
        lock (Gates[(uint)matter.GetHashCode(StringComparison.Ordinal) % Gates.Length])
        {
            var there = Find(matter) ?? ReturnDraft.Nothing;
            if (there.Says(draft)) return new(there);
            if (there.Version > 0 && seen is { } version && version != there.Version)
            {
                (draft, var clash) = there.Past.Join(draft, there, version);
                if (clash)
                {
                    ledger.SetPassing(Kind, $"{matter}|{draft.By}", CaseJson.Write(draft with { At = clock.GetUtcNow() }));
                    return new(draft, there);
                }
                if (there.Says(draft)) return new(there);
            }
            var kept = draft with { Version = there.Version + 1, At = clock.GetUtcNow() };
            kept = kept with { Past = there.Past.With(there.Version == 0 && start is not null ? start : there, kept) };
            ledger.SetPassing(Kind, matter, CaseJson.Write(kept));
            if (ledger.Passing(Kind, $"{matter}|{draft.By}") is not null) ledger.SetPassing(Kind, $"{matter}|{draft.By}", null);
            return new(kept);
        }
    }

    public void Forget(string matter) => ledger.SetPassing(Kind, matter, null);

    static ReturnDraft? Read(string? body)
    {
        try
        {
            return body is null ? null : CaseJson.Read<ReturnDraft>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
