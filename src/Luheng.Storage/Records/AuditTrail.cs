using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Luheng.Records;

/// <summary>What an audit entry says was done: commit, undo or packs, with a digest of what was kept.</summary>
sealed record AuditNote(string Did, long? Batch = null, string? Title = null, int? Subjects = null, int? Observations = null, string? Pack = null, string? Digest = null,
    string? From = null, string? Why = null, string? About = null);

/// <summary>One line of the audit trail, its hash made from its own words and the hash before it.</summary>
sealed record AuditEntry(long Seq, long At, string Who, string What, byte[] Hash)
{
    public AuditNote Note => JsonSerializer.Deserialize(What, StoredJson.Form.AuditNote) ?? throw new JsonException("the note is null");

    public byte[] HashAfter(byte[] before) => AuditChain.Hash(before, Seq, At, Who, What);
}

/// <summary>Who did what, when: a chain in which no entry can change unnoticed. Its times strictly increase, its numbers have no gap.</summary>
sealed class AuditTrail(TimeProvider clock)
{
    /// <summary>Who and from where, in entries whose writer does not say.</summary>
    public (string Who, string From) Here { get; set; } = ("", "");

    static readonly byte[] Start = AuditChain.Start;

    /// <summary>The entry that comes next: a time after every other, even when the clock stands still.</summary>
    public (long Seq, long At) Next(DbConnection db)
    {
        var (seq, at) = db.QueryFirstOrDefault<(long, long)>("select seq, at from audit order by seq desc limit 1");
        return (seq + 1, Math.Max(Micros.Of(clock.GetUtcNow()), at + 1));
    }

    /// <summary>Adds an entry, with whom it concerns.</summary>
    public void Append(DbConnection db, (long Seq, long At) next, string who, AuditNote note, IEnumerable<string>? concerned = null)
    {
        if (who is "") who = Here.Who;
        if (note.From is null or "") note = note with { From = Here.From is "" ? null : Here.From };
        var before = db.ExecuteScalar<byte[]>("select hash from audit where seq = @seq", new { seq = next.Seq - 1 }) ?? Start;
        var entry = new AuditEntry(next.Seq, next.At, who, JsonSerializer.Serialize(note, StoredJson.Form.AuditNote), []);
        db.Execute("insert into audit (seq, at, who, what, hash) values (@Seq, @At, @Who, @What, @Hash)", entry with { Hash = entry.HashAfter(before) });
        ConcernRows.Add(db, next.Seq, ConcernRows.Named(note.About).Concat(concerned ?? []));
    }

    public static AuditEntry? Find(DbConnection db, long seq) => db.QueryFirstOrDefault<AuditEntry>("select seq, at, who, what, hash from audit where seq = @seq", new { seq });

    public static AuditLine Line(AuditEntry entry)
    {
        var note = entry.Note;
        return new(entry.Seq, Micros.At(entry.At), entry.Who, note.Did, note.From ?? "", note.Why, note.About, note.Batch, note.Title) { Hash = Convert.ToHexStringLower(entry.Hash), What = entry.What };
    }

    public static IReadOnlyList<AuditEntry> Entries(DbConnection db) =>
        db.Query<AuditEntry>("select seq, at, who, what, hash from audit order by seq").AsList();

    /// <summary>Every break in the chain, named by the entry that is wrong.</summary>
    public static IEnumerable<string> Breaks(IReadOnlyList<AuditEntry> entries)
    {
        var (stored, computed, at) = (Start, Start, long.MinValue);
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (entry.Seq != (i == 0 ? 1 : entries[i - 1].Seq + 1)) yield return $"audit entry {entry.Seq}: the entry before it is gone";
            var hash = entry.HashAfter(stored);
            // When only the hash before was changed, that entry is named, not this one.
            if (!entry.Hash.SequenceEqual(hash) && !entry.Hash.SequenceEqual(hash = entry.HashAfter(computed)))
                yield return $"audit entry {entry.Seq}: its hash does not fit what it says and the entry before it";
            if (entry.At <= at) yield return $"audit entry {entry.Seq}: its time is not after the entry before it";
            (stored, computed, at) = (entry.Hash, hash, entry.At);
        }
    }
}
