using System.Collections.Concurrent;

namespace Luheng.Records;

/// <summary>The records of one kind as they are in effect now, read once and then only what is new. Safe for many threads.</summary>
public sealed class DocumentShelf<T> where T : class
{
    readonly ILedger ledger;
    readonly string kind;
    readonly Func<string, T> read;
    readonly ConcurrentDictionary<string, T> items = new(StringComparer.Ordinal);
    readonly Lock refreshing = new();
    Tide seen;
    int changes;

    public DocumentShelf(ILedger ledger, string kind, Func<string, T> read)
    {
        (this.ledger, this.kind, this.read) = (ledger, kind, read);
        Refresh();
    }

    public IEnumerable<T> All => items.Values;

    /// <summary>Grows whenever something may have changed.</summary>
    public int Changes => Volatile.Read(ref changes);

    public T? Find(string id) => items.GetValueOrDefault(id);

    /// <summary>Reads what was written since, by this program or another.</summary>
    public void Refresh()
    {
        lock (refreshing)
        {
            var fresh = ledger.DocumentsSince(kind, seen.Batch, out var now);
            if (now.Undone != seen.Undone && !items.IsEmpty)
            {
                fresh = ledger.DocumentsSince(kind, 0, out now);
                items.Clear();
                Interlocked.Increment(ref changes);
            }
            seen = now;
            foreach (var document in fresh) items[document.Id] = read(document.Body);
            if (fresh.Count > 0) Interlocked.Increment(ref changes);
        }
    }

    /// <summary>Records a batch and reads what it brought.</summary>
    /// <exception cref="ConflictException">Something expected is no longer so; nothing was recorded.</exception>
    public Batch Commit(BatchDraft draft)
    {
        var kept = ledger.Commit(draft);
        Refresh();
        return kept;
    }
}
