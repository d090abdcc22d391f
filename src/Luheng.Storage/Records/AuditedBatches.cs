using System.Data.Common;
using System.Text.Json;

namespace Luheng.Records;

/// <summary>A batch as its row has it, whatever that says.</summary>
readonly record struct BatchRow(long Id, long At, string Title, string By, long Subjects, long Observations, long CommittedIn, long? UndoneAt, long? UndoneIn)
{
    public static IReadOnlyList<BatchRow> All(DbConnection db)
    {
        using var select = new Statement(db, "select id, recorded_at, title, recorded_by, subjects, observations, committed_in, undone_at, undone_in from batch order by id");
        using var rows = select.Rows();
        var all = new List<BatchRow>();
        while (rows.Read())
            all.Add(new(rows.GetInt64(0), rows.GetInt64(1), rows.GetString(2), rows.GetString(3), rows.GetInt64(4), rows.GetInt64(5), rows.GetInt64(6), rows.IsDBNull(7) ? null : rows.GetInt64(7), rows.IsDBNull(8) ? null : rows.GetInt64(8)));
        return all;
    }
}

/// <summary>Holds batches against what the audit trail says of them.</summary>
sealed class AuditedBatches(List<string> problems, Dictionary<long, Digest> digests, Dictionary<long, (int Subjects, int Observations)> counts)
{
    public void Compare(IReadOnlyList<AuditEntry> entries, IReadOnlyList<BatchRow> batches)
    {
        foreach (var entry in entries.Where(e => !Legible(e))) problems.Add($"audit entry {entry.Seq}: what it says cannot be read");
        var commits = Notes(entries, "commit").ToLookup(n => n.Note.Batch);
        var undos = Notes(entries, "undo").ToLookup(n => n.Note.Batch);
        foreach (var batch in batches)
        {
            Committed(batch, [.. commits[batch.Id]]);
            var undone = undos[batch.Id].Select(n => n.Entry).ToList();
            if (undone.Count > 1 || (undone is [var undo] ? batch.UndoneAt != undo.At || batch.UndoneIn != undo.Seq : batch.UndoneAt is not null || batch.UndoneIn is not null))
                problems.Add($"batch {batch.Id}: the audit trail disagrees on whether and when it was undone");
        }
        var known = batches.Select(b => b.Id).ToHashSet();
        foreach (var gone in commits.Concat(undos).Where(notes => notes.Key is not { } id || !known.Contains(id)).SelectMany(notes => notes))
            problems.Add($"audit entry {gone.Entry.Seq}: batch {gone.Note.Batch} which it speaks of is gone");
        foreach (var orphan in digests.Keys.Where(id => !known.Contains(id)))
            problems.Add($"batch {orphan}: it is gone, but what it brought is still there");
    }

    public static IEnumerable<(AuditEntry Entry, AuditNote Note)> Notes(IEnumerable<AuditEntry> entries, string did) =>
        entries.Where(Legible).Select(e => (e, e.Note)).Where(n => n.Note.Did == did);

    void Committed(BatchRow batch, (AuditEntry Entry, AuditNote Note)[] said)
    {
        if (said is not [var (entry, note)])
        {
            problems.Add($"batch {batch.Id}: the audit trail has {said.Length} entries for it, not one");
            return;
        }
        if (entry.At != batch.At || entry.Seq != batch.CommittedIn || entry.Who != batch.By || note.Title != batch.Title
            || note.Subjects != batch.Subjects || note.Observations != batch.Observations)
            problems.Add($"batch {batch.Id}: it is not what audit entry {entry.Seq} says");
        var (subjects, observations) = counts.GetValueOrDefault(batch.Id);
        if (subjects != batch.Subjects) problems.Add($"batch {batch.Id}: {batch.Subjects} subjects are announced, {subjects} are there");
        if (observations != batch.Observations) problems.Add($"batch {batch.Id}: {batch.Observations} observations are announced, {observations} are there");
        using var nothing = new Digest();
        if (digests.GetValueOrDefault(batch.Id, nothing).Text() != note.Digest)
            problems.Add($"batch {batch.Id}: what it brought has changed since audit entry {entry.Seq} was written");
    }

    static bool Legible(AuditEntry entry)
    {
        try
        {
            return entry.Note.Did is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
