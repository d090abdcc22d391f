using System.Text.Json;

namespace Luheng.Records;

/// <summary>Holds batches against what the audit trail says of them.</summary>
sealed class AuditedBatches(List<string> problems, Dictionary<long, Digest> digests, Dictionary<long, (int Subjects, int Observations)> counts)
{
    public void Compare(IReadOnlyList<AuditEntry> entries, IReadOnlyList<Batch> batches)
    {
        foreach (var entry in entries.Where(e => !Legible(e))) problems.Add($"audit entry {entry.Seq}: what it says cannot be read");
        var commits = Notes(entries, "commit").ToLookup(n => n.Note.Batch);
        var undos = Notes(entries, "undo").ToLookup(n => n.Note.Batch);
        foreach (var batch in batches)
        {
            Committed(batch, [.. commits[batch.Id]]);
            var undone = undos[batch.Id].Select(n => Micros.At(n.Entry.At)).ToList();
            if (undone.Count > 1 || (undone is [var at] ? batch.UndoneAt != at : batch.UndoneAt is not null))
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

    void Committed(Batch batch, (AuditEntry Entry, AuditNote Note)[] said)
    {
        if (said is not [var (entry, note)])
        {
            problems.Add($"batch {batch.Id}: the audit trail has {said.Length} entries for it, not one");
            return;
        }
        if (Micros.At(entry.At) != batch.RecordedAt || entry.Who != batch.By || note.Title != batch.Title
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
