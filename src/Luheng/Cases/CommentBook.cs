using System.Collections.Concurrent;
using Luheng.Records;

namespace Luheng.Cases;

/// <summary>Every comment, by what it stands beside and by whom it calls; and which calls were seen.</summary>
public sealed class CommentBook
{
    const string Seen = "mention-seen";

    readonly ILedger ledger;
    readonly DocumentShelf<Comment> shelf;
    readonly ConcurrentDictionary<string, byte> seen;
    readonly Lock indexing = new();
    (int Changes, ILookup<string, Comment> About, ILookup<string, Comment> Calling)? index;

    public CommentBook(ILedger ledger)
    {
        this.ledger = ledger;
        shelf = new(ledger, Comment.Kind, CaseJson.Read<Comment>);
        seen = new(ledger.PassingOf(Seen).Select(d => KeyValuePair.Create(d.Id, (byte)1)), StringComparer.Ordinal);
    }

    public void Refresh() => shelf.Refresh();

    public Comment? Find(string id) => shelf.Find(id);

    /// <summary>The comments beside a thing, the oldest first.</summary>
    public IReadOnlyList<Comment> About(string about) => [.. Index().About[about].OrderBy(c => c.At)];

    /// <summary>The comments that call somebody and that they have not seen, the newest first.</summary>
    public IReadOnlyList<Comment> Calling(string account) => [.. Index().Calling[account].Where(c => !seen.ContainsKey(Key(account, c))).OrderByDescending(c => c.At)];

    /// <summary>Notes that somebody has seen the calls to them beside a thing.</summary>
    public void See(string account, string about)
    {
        foreach (var comment in Calling(account).Where(c => c.About == about))
            if (seen.TryAdd(Key(account, comment), 1)) ledger.SetPassing(Seen, Key(account, comment), "true");
    }

    public void Add(Comment comment, BatchDraft batch) =>
        shelf.Commit(batch with { Documents = [.. batch.Documents, comment.Write()], Expects = [new(Comment.Kind, comment.Id, null)] });

    /// <summary>Changes a comment's text; says what hinders it, or null. What it said before stays in the ledger.</summary>
    public CommentTrouble? Change(string id, string by, string text, IReadOnlyList<string> mentions, DateTimeOffset now, TimeSpan within, BatchDraft batch)
    {
        if (ledger.Find(Comment.Kind, id) is not { } version || shelf.Find(id) is not { } comment) return CommentTrouble.Gone;
        if (comment.By != by) return CommentTrouble.NotYours;
        if (now - comment.At > within) return CommentTrouble.TooLate;
        try
        {
            var changed = comment with { Text = text, Mentions = mentions, ChangedAt = now };
            shelf.Commit(batch with { Documents = [changed.Write()], Expects = [new(Comment.Kind, id, version.Batch.Id)] });
            return null;
        }
        catch (ConflictException)
        {
            return CommentTrouble.MovedOn;
        }
    }

    /// <summary>What a comment said before it was changed, the oldest first.</summary>
    public IReadOnlyList<Comment> Before(string id) => [.. ledger.Versions(Comment.Kind, id).SkipLast(1).Where(v => v.Document.Body is not "").Select(v => CaseJson.Read<Comment>(v.Document.Body))];

    static string Key(string account, Comment comment) => $"{account} {comment.Id}";

    (int Changes, ILookup<string, Comment> About, ILookup<string, Comment> Calling) Index()
    {
        lock (indexing)
        {
            var changes = shelf.Changes;
            if (index is { } known && known.Changes == changes) return known;
            var all = shelf.All.ToList();
            return (index = (changes, all.ToLookup(c => c.About), all.SelectMany(c => c.Mentions.Select(m => (m, c))).ToLookup(p => p.m, p => p.c))).Value;
        }
    }
}

/// <summary>Why a comment cannot be changed.</summary>
public enum CommentTrouble : byte { Gone, NotYours, TooLate, MovedOn }
