using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Lists;

/// <summary>The register of every list: all entries as they are in effect now. Safe for many threads.</summary>
public sealed class ListBook
{
    readonly DocumentShelf<ListEntry> shelf;
    readonly Lock making = new();
    (int Changes, ILookup<string, ListEntry> ByList, ILookup<SubjectId, ListEntry> BySubject)? index;

    public ListBook(ILedger ledger, Catalogue catalogue)
    {
        (Ledger, Catalogue) = (ledger, catalogue);
        shelf = new(ledger, ListEntry.Kind, ListEntry.Read);
    }

    public ILedger Ledger { get; }
    public Catalogue Catalogue { get; }

    /// <summary>Grows whenever something may have changed.</summary>
    public int Changes => shelf.Changes;

    public void Refresh() => shelf.Refresh();

    public ListEntry? Find(string list, string id) => shelf.Find($"{list}/{id}");

    /// <summary>The entries of a list in the order of their day and name.</summary>
    public IEnumerable<ListEntry> Of(string list) => Index().ByList[list];

    /// <summary>Every stay of a subject on any list.</summary>
    public IEnumerable<ListEntry> About(SubjectId subject) => Index().BySubject[subject];

    public IEnumerable<ListEntry> All => Index().ByList.SelectMany(g => g);

    /// <summary>Every version of an entry, the oldest first.</summary>
    public IReadOnlyList<DocumentVersion> Versions(ListEntry entry) => Ledger.Versions(ListEntry.Kind, entry.Key);

    /// <summary>Writes entries as one batch, expecting that nobody changed them meanwhile.</summary>
    /// <exception cref="ConflictException">Somebody did; nothing was recorded.</exception>
    public Batch Commit(IReadOnlyList<ListEntry> entries, BatchDraft draft)
    {
        var expects = entries.Select(e => new Expected(ListEntry.Kind, e.Key, Ledger.Find(ListEntry.Kind, e.Key)?.Batch.Id)).ToList();
        var kept = shelf.Commit(draft with
        {
            Documents = [.. draft.Documents, .. entries.Select(e => e.Write())],
            About = [.. draft.About, .. entries.Select(e => e.Subject).OfType<SubjectId>().Distinct()],
            Expects = [.. draft.Expects, .. expects],
        });
        Recount();
        return kept;
    }

    /// <summary>Reads what was written and brings the numbers of members up to date, so that plans move with them.</summary>
    public void Recount()
    {
        shelf.Refresh();
        new ListsStage().Run(Ledger, Catalogue, new(() => throw new InvalidOperationException("counting asks no figures")), CancellationToken.None);
    }

    (int Changes, ILookup<string, ListEntry> ByList, ILookup<SubjectId, ListEntry> BySubject) Index()
    {
        lock (making)
        {
            var changes = shelf.Changes;
            if (index is { } made && made.Changes == changes) return made;
            var all = shelf.All.OrderBy(e => e.Since ?? DateOnly.MinValue).ThenBy(e => e.Member, StringComparer.Ordinal).ThenBy(e => e.Id, StringComparer.Ordinal).ToList();
            var fresh = (changes, all.ToLookup(e => e.List, StringComparer.Ordinal), all.Where(e => e.Subject is not null).ToLookup(e => e.Subject!.Value));
            index = fresh;
            return fresh;
        }
    }
}
