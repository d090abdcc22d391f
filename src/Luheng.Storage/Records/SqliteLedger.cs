using System.Data.Common;
using Luheng.Findings;
using Luheng.Observations;
using Luheng.Registry;

namespace Luheng.Records;

/// <summary>The ledger in one SQLite file, luheng.db in the data folder. Safe to use from many threads and beside other programs.</summary>
public sealed class SqliteLedger : ILedger
{
    readonly SqliteFile file;
    readonly AuditTrail audit;
    readonly TimeProvider clock;
    Words words = Words.None;

    SqliteLedger(SqliteFile file, TimeProvider clock) => (this.file, audit, this.clock) = (file, new(clock), clock);

    /// <summary>Opens the folder's ledger, or makes it. Another program's long write is waited for, half a minute at most.</summary>
    public static SqliteLedger Open(string dataFolder, TimeProvider clock) => Open(dataFolder, clock, TimeSpan.FromSeconds(30));

    internal static SqliteLedger Open(string dataFolder, TimeProvider clock, TimeSpan wait) => new(SqliteFile.Open(dataFolder, wait), clock);

    /// <summary>Who and from where, in the audit trail, wherever whoever writes does not say: a command's user and its name.</summary>
    public (string Who, string From) Here { get => audit.Here; set => audit.Here = value; }

    public IReadOnlyList<Batch> Batches() => file.Read(BatchRows.All);

    public Batch Commit(BatchDraft draft)
    {
        ReadBack.Check(draft);
        return file.Write(db => Commit(db, draft));
    }

    public string? Undo(long batch, string by, string from = "", string? why = null) => file.Write(db =>
    {
        if (BatchRows.Find(db, batch) is not { } known) return $"there is no batch {batch}";
        if (known.UndoneAt is { } at) return $"batch {batch} was already undone at {Time.China.Text(at)}";
        var entry = audit.Next(db);
        BatchRows.Undo(db, batch, entry);
        audit.Append(db, entry, by, new("undo", batch, known.Title, From: from is "" ? null : from, Why: why));
        return null;
    });

    public IReadOnlyList<Subject> Subjects(DateTimeOffset? knownBy = null) =>
        file.Read(db => DocumentRows.Subjects(db, BatchRows.Counting(db, knownBy)));

    public IReadOnlyList<Document> Documents(string kind, DateTimeOffset? knownBy = null) =>
        file.Read(db => DocumentRows.Read(db, kind, BatchRows.Counting(db, knownBy)));

    public IReadOnlyList<Document> DocumentsSince(string kind, long batch, out Tide now)
    {
        (var documents, now) = file.Read(db => (DocumentRows.Since(db, kind, batch), BatchRows.Tide(db)));
        return documents;
    }

    public DocumentVersion? Find(string kind, string id) => file.Read(db => DocumentRows.Find(db, kind, id));

    public IReadOnlyList<DocumentVersion> Versions(string kind, string id) => file.Read(db => DocumentRows.Versions(db, kind, id));

    public IReadOnlyList<AuditLine> Audit(int most, long before = long.MaxValue) => Audit(new AuditQuery(most, before));

    public IReadOnlyList<AuditLine> Audit(AuditQuery query) => file.Read(db => AuditSearch.Find(db, query).Select(AuditTrail.Line).ToList());

    public AuditLine? AuditOf(long seq) => file.Read(db => AuditTrail.Find(db, seq) is { } entry ? AuditTrail.Line(entry) : null);

    public IEnumerable<FieldChange> Changes(long seq, SubjectId? only = null) =>
        file.Stream(db => AuditTrail.Find(db, seq) is { } entry ? new ChangeRows(db, Known(db), file.Path).Of(entry, only) : []);

    public void Note(AuditDraft note) => Write(db => audit.Append(db, audit.Next(db), note.Who, new(note.Did, From: note.From, Why: note.Why, About: note.About)));

    public string? Passing(string kind, string id) => file.Read(db => PassingRows.Find(db, kind, id));

    public IReadOnlyList<Document> PassingOf(string kind) => file.Read(db => PassingRows.Of(db, kind));

    public void SetPassing(string kind, string id, string? body) => Write(db => PassingRows.Set(db, kind, id, body, Micros.Of(clock.GetUtcNow())));

    public int ForgetPassing(string kind, DateTimeOffset keptBefore) => file.Write(db => PassingRows.Forget(db, kind, Micros.Of(keptBefore)));

    public IReadOnlyList<string> PassingKinds() => file.Read(PassingRows.Kinds);

    public IEnumerable<Recorded> Observations(DateTimeOffset? knownBy = null, IReadOnlyCollection<SubjectId>? subjects = null)
    {
        foreach (var block in file.Stream(db => new ObservationRows(db, Known(db), file.Path).Of(BatchRows.Counting(db, knownBy), subjects)))
            foreach (var recorded in block)
                yield return recorded;
    }

    public IEnumerable<Recorded> Observations(long batch)
    {
        foreach (var block in file.Stream(db => new ObservationRows(db, Known(db), file.Path).Of(batch)))
            foreach (var recorded in block)
                yield return recorded;
    }

    /// <inheritdoc/>
    /// <remarks>A mark is the number of an audit entry: commits and undos each have one, and they only grow. 0 is before all.</remarks>
    public IReadOnlyCollection<string> ChangedSince(long mark, out long now)
    {
        (var subjects, now) = file.Read(db => (BatchRows.SubjectsSince(db, mark), audit.Next(db).Seq - 1));
        return subjects;
    }

    public void KeepPacks(string hash, byte[] content) => Write(db => PackRows.Keep(db, audit, hash, content));

    public (string Hash, byte[] Content)? PacksAt(DateTimeOffset? knownBy) => file.Read(db => PackRows.At(db, knownBy));

    public void SaveResults(string layout, IEnumerable<ResultBlock> blocks) => Write(db => ResultRows.Save(db, layout, blocks));

    public IEnumerable<ResultBlock> Results(string layout) => file.Stream(db => ResultRows.Read(db, layout));

    public void SaveFindings(string stage, IReadOnlyCollection<string>? subjects, IEnumerable<Finding> findings) =>
        Write(db => FindingRows.Replace(db, stage, subjects, findings));

    public IReadOnlyList<Finding> Findings(string? subject = null) => file.Read(db => FindingRows.Read(db, subject));

    public string? Mark(string name) => file.Read(db => MarkRows.Find(db, name));

    public void SetMark(string name, string value) => Write(db => MarkRows.Set(db, name, value));

    /// <summary>Everything that is wrong with what is kept, each naming its record: the audit chain, batches, blocks, documents, packs, and what has no history. Empty: all is well.</summary>
    public IReadOnlyList<string> Verify() => file.Read(db => new Verification(db, file.Path).Problems());

    /// <summary>Every hash (SHA-256) that stands in a record, with the record; some are those of files.</summary>
    public IReadOnlyList<NamedHash> HashesNamed() => file.Read(db => NamedHash.In(db).ToList());

    /// <summary>One hash over everything that has a history; a backup restores to the same.</summary>
    public string ContentHash() => file.Read(Records.ContentHash.Of);

    /// <summary>Writes a whole and consistent copy to a new file while others go on working.</summary>
    public void CopyTo(string path) => file.CopyTo(path);

    public void Dispose() => file.Dispose();

    Batch Commit(DbConnection db, BatchDraft draft)
    {
        foreach (var (kind, id, wanted) in draft.Expects)
            if (DocumentRows.Find(db, kind, id)?.Batch.Id != wanted) throw new ConflictException(kind, id);
        using var digest = new Digest();
        var entry = audit.Next(db);
        var subjects = draft.Subjects.GroupBy(s => s.Id).Select(versions => versions.Last()).ToList();
        var batch = new Batch(BatchRows.NextId(db), Micros.At(entry.At), draft.Title, draft.By is "" ? Here.Who : draft.By, subjects.Count, draft.Observations.Count, null);
        var intake = new WordIntake(Known(db));
        var documents = draft.Documents.GroupBy(d => (d.Kind, d.Id)).Select(versions => versions.Last()).ToList();
        DocumentRows.Save(db, batch.Id, DocumentRows.Of(subjects).Concat(documents), digest);
        ObservationIntake.Save(db, batch.Id, draft.Observations, intake, digest);
        intake.Save(db, batch.Id, digest);
        BatchRows.Add(db, batch, entry.Seq);
        audit.Append(db, entry, draft.By, new("commit", batch.Id, batch.Title, batch.Subjects, batch.Observations, Digest: digest.Text(),
            From: draft.From, Why: draft.Why, About: draft.About.Count == 0 ? null : string.Join(' ', draft.About.Select(s => s.Text).Distinct())), documents.SelectMany(ConcernRows.In));
        return batch;
    }

    /// <summary>The words known at this moment. Called before anything is written, so that none is kept of a batch that fails.</summary>
    Words Known(DbConnection db) => words = words.Refreshed(db);

    void Write(Action<DbConnection> work) => file.Write(db =>
    {
        work(db);
        return true;
    });
}
