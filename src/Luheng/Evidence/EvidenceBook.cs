using Luheng.Cases;
using Luheng.Records;

namespace Luheng.Evidence;

/// <summary>Which files were put to which case, by whom and when.</summary>
public sealed class EvidenceBook(ILedger ledger)
{
    readonly DocumentShelf<EvidenceFile> shelf = new(ledger, EvidenceFile.Kind, CaseJson.Read<EvidenceFile>);
    readonly Lock indexing = new();
    (int Changes, ILookup<string, EvidenceFile> ByCase)? index;

    public void Refresh() => shelf.Refresh();

    /// <summary>A file of a case, or null.</summary>
    public EvidenceFile? Find(string matter, string hash) => shelf.Find($"{matter}/{hash}");

    /// <summary>The files of a case, the oldest first.</summary>
    public IReadOnlyList<EvidenceFile> Of(string matter)
    {
        lock (indexing)
        {
            var changes = shelf.Changes;
            if (index is not { } known || known.Changes != changes) index = known = (changes, shelf.All.ToLookup(f => f.Case));
            return [.. known.ByCase[matter].OrderBy(f => f.At).ThenBy(f => f.Name, StringComparer.Ordinal)];
        }
    }

    /// <summary>Records files that belong to no step.</summary>
    public Batch Add(BatchDraft batch) => shelf.Commit(batch);
}
