using System.Globalization;
using Luheng.Cases;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Returns;

/// <summary>What an act changed, where it was a step of a return: cell by cell against what stood before that step. A return is written down when it is checked, so that filing it as checked changes no cell; a correction is held against the figures that it is to replace.</summary>
public static class ReturnChanges
{
    /// <summary>A step of a return stands among the first rows of its act.</summary>
    const int LookedAt = 4_000;

    public static IEnumerable<FieldChange> Of(ILedger ledger, long seq, SubjectId? only = null)
    {
        using var rows = ledger.Changes(seq, only).GetEnumerator();
        var (first, step) = (new List<FieldChange>(), (FieldChange?)null);
        while (step is null && first.Count < LookedAt && rows.MoveNext())
        {
            first.Add(rows.Current);
            if (rows.Current is { Kind: Step.Kind, Path: "move", Old: null } move && move.Id.StartsWith(ReturnKey.Prefix, StringComparison.Ordinal)) step = move;
            else if (rows.Current.Kind == FieldChange.Figure) break;
        }
        var cells = step is not null && ledger.AuditOf(seq) is { Batch: { } batch } ? Cells(ledger, step.Id[..step.Id.LastIndexOf('#')], step.New ?? "", batch) : null;
        foreach (var change in cells ?? []) yield return change;
        foreach (var change in first)
            if (cells is null || change.Kind != ReturnPaper.Kind) yield return change;
        while (rows.MoveNext()) yield return rows.Current;
    }

    /// <summary>Each cell that a step changed; null where what was written down says it already.</summary>
    static List<FieldChange>? Cells(ILedger ledger, string matter, string move, long batch)
    {
        var papers = ledger.Versions(ReturnPaper.Kind, matter).Where(v => v.Batch.Id <= batch && v.Document.Body is not "").ToList();
        ReturnPaper? At(long? by) => papers.FindLast(v => v.Batch.Id <= by) is { } found ? ReturnPaper.Read(found.Document.Body) : null;
        var (before, now) = (At(batch - 1), At(batch));
        return move switch
        {
            ReturnProcedure.AskCorrection => Differing(matter, "proposed", before, now?.Proposed, "words", now),
            ReturnProcedure.RefuseCorrection or ReturnProcedure.DropCorrection => Differing(matter, "proposed", before is null ? null : before with { Values = before.Proposed ?? before.Values }, now?.Values, ""),
            ReturnProcedure.AcceptCorrection => Differing(matter, "values", before, now?.Values, ""),
            _ => null,
        };

        List<FieldChange> Differing(string id, string path, ReturnPaper? old, SortedDictionary<string, double>? fresh, string words, ReturnPaper? said = null) =>
            [.. Of(id, path, Texts(old?.Values), Texts(fresh)), .. words is "" ? [] : Of(id, words, old?.Words, (said ?? now)?.Words)];
    }

    static SortedDictionary<string, string> Texts(SortedDictionary<string, double>? values) => new((values ?? []).ToDictionary(v => v.Key, v => v.Value.ToString("R", CultureInfo.InvariantCulture)), StringComparer.Ordinal);

    static IEnumerable<FieldChange> Of(string id, string path, SortedDictionary<string, string>? old, SortedDictionary<string, string>? fresh)
    {
        foreach (var item in (old?.Keys ?? Enumerable.Empty<string>()).Concat(fresh?.Keys ?? Enumerable.Empty<string>()).Distinct().Order(StringComparer.Ordinal))
            if ((old?.GetValueOrDefault(item), fresh?.GetValueOrDefault(item)) is var (was, now) && was != now) yield return new(ReturnPaper.Kind, id, $"{path}.{item}", was, now);
    }
}
