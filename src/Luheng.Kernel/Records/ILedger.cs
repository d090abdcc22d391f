using Luheng.Findings;
using Luheng.Observations;
using Luheng.Registry;

namespace Luheng.Records;

/// <summary>One act of learning: what came in together, when, from whom; it can be undone as a unit.</summary>
public sealed record Batch(long Id, DateTimeOffset RecordedAt, string Title, string By, int Subjects, int Observations, DateTimeOffset? UndoneAt);

/// <summary>What is to be recorded together.</summary>
public sealed record BatchDraft(string Title, string By, IReadOnlyCollection<Subject> Subjects, IReadOnlyCollection<Observation> Observations)
{
    public IReadOnlyCollection<Document> Documents { get; init; } = [];

    /// <summary>By which door and from where it came, such as a page and an address; empty from the command line.</summary>
    public string From { get; init; } = "";

    /// <summary>The reason given for it.</summary>
    public string? Why { get; init; }

    /// <summary>Whom it concerns, beside the subjects it registers, those of its figures and the enterprises its records name.</summary>
    public IReadOnlyCollection<SubjectId> About { get; init; } = [];

    /// <summary>What must still be as the writer saw it; otherwise nothing is recorded.</summary>
    public IReadOnlyCollection<Expected> Expects { get; init; } = [];
}

/// <summary>That a document's version in effect is the one of a batch (null: that there is none).</summary>
public sealed record Expected(string Kind, string Id, long? Batch);

/// <summary>Somebody else wrote a document first.</summary>
public sealed class ConflictException(string kind, string id) : Exception($"{kind} {id} was changed by somebody else meanwhile")
{
    public string Kind { get; } = kind;
    public string Id { get; } = id;
}

/// <summary>A version of a record that is neither a subject nor a figure: a meter, a monitor, a key, a call. An empty body takes it back.</summary>
/// <param name="Body">JSON.</param>
public sealed record Document(string Kind, string Id, string Body);

/// <summary>How far a ledger has come: its newest batch, and how many batches were ever taken back.</summary>
public readonly record struct Tide(long Batch, int Undone);

/// <summary>A version of a document, with the act of learning that brought it.</summary>
public sealed record DocumentVersion(Document Document, Batch Batch);

/// <summary>A line of the audit trail: who did what, when, from where, why.</summary>
/// <param name="Did">What was done: commit, undo, packs, or what a note says, such as sign-in.</param>
/// <param name="About">Whom or what it concerned, where it was no batch.</param>
public sealed record AuditLine(long Seq, DateTimeOffset At, string Who, string Did, string From, string? Why, string? About, long? Batch, string? Title)
{
    /// <summary>The hash that stands for this line and every one before it.</summary>
    public string Hash { get; init; } = "";

    /// <summary>All that it says, as it is kept.</summary>
    public string What { get; init; } = "";
}

/// <summary>Something done that records nothing else: a sign-in, a look at what is confidential, an export.</summary>
public sealed record AuditDraft(string Who, string Did, string About, string From, string? Why = null);

/// <summary>A computed year of a subject: one row of values per indicator, in the order of the year's months. Missing is NaN.</summary>
public sealed record ResultBlock(string Subject, int Year, byte[] Values);

/// <summary>Everything ever learnt. Nothing is overwritten: a correction is a later batch, and every question may be asked as known by a time.</summary>
public interface ILedger : IDisposable
{
    IReadOnlyList<Batch> Batches();

    /// <summary>Records a batch, its audit entry in the same transaction. Recorded times strictly increase.</summary>
    /// <exception cref="ConflictException">Something expected is no longer so; nothing was recorded.</exception>
    Batch Commit(BatchDraft draft);

    /// <summary>Takes a batch back as a unit; it stays readable as known before. Returns what is wrong, or null.</summary>
    string? Undo(long batch, string by, string from = "", string? why = null);

    /// <summary>The subjects as last registered by a time (null: now).</summary>
    IReadOnlyList<Subject> Subjects(DateTimeOffset? knownBy = null);

    /// <summary>The records of a kind as last written by a time (null: now), without those taken back, in the order of their ids.</summary>
    IReadOnlyList<Document> Documents(string kind, DateTimeOffset? knownBy = null);

    /// <summary>The records of a kind that batches after one (0: all) brought and that are in effect now, in the order of their ids; and how far the ledger has come.</summary>
    IReadOnlyList<Document> DocumentsSince(string kind, long batch, out Tide now);

    /// <summary>A record's version in effect now, or null.</summary>
    DocumentVersion? Find(string kind, string id);

    /// <summary>Every version of a record, the oldest first; those of batches undone since included.</summary>
    IReadOnlyList<DocumentVersion> Versions(string kind, string id);

    /// <summary>The newest lines of the audit trail before one (exclusive), the newest first.</summary>
    IReadOnlyList<AuditLine> Audit(int most, long before = long.MaxValue);

    /// <summary>The newest lines that answer a question.</summary>
    IReadOnlyList<AuditLine> Audit(AuditQuery query);

    /// <summary>A line by its number, or null.</summary>
    AuditLine? AuditOf(long seq);

    /// <summary>What an act changed, field by field, in the order of kind, id and path, figures last: each with what was in effect before it and after it. Secrets are masked. Read row by row: take no more than is shown.</summary>
    /// <param name="only">Only what concerns this subject.</param>
    IEnumerable<FieldChange> Changes(long seq, SubjectId? only = null);

    /// <summary>Adds a line to the audit trail.</summary>
    void Note(AuditDraft note);

    /// <summary>What is true for a while and leaves no history, such as a session or a form half filled in; null where there is none.</summary>
    string? Passing(string kind, string id);

    IReadOnlyList<Document> PassingOf(string kind);

    /// <summary>Keeps it, or forgets it (null).</summary>
    void SetPassing(string kind, string id, string? body);

    /// <summary>Forgets what passes and was last kept before a time; says how many.</summary>
    int ForgetPassing(string kind, DateTimeOffset keptBefore);

    /// <summary>The kinds of what passes.</summary>
    IReadOnlyList<string> PassingKinds();

    /// <summary>Every version of every figure by a time, oldest batch first within a subject; the last one of a key is in effect.</summary>
    /// <param name="subjects">Only these (null: all).</param>
    IEnumerable<Recorded> Observations(DateTimeOffset? knownBy = null, IReadOnlyCollection<SubjectId>? subjects = null);

    /// <summary>The figures that one batch brought.</summary>
    IEnumerable<Recorded> Observations(long batch);

    /// <summary>Subjects touched by batches after the one named, including batches undone since.</summary>
    IReadOnlyCollection<string> ChangedSince(long mark, out long now);

    /// <summary>Keeps the packs that are in force from now on; does nothing when they are already.</summary>
    void KeepPacks(string hash, byte[] content);

    /// <summary>The packs in force at a time: the newest kept by then.</summary>
    (string Hash, byte[] Content)? PacksAt(DateTimeOffset? knownBy);

    void SaveResults(string layout, IEnumerable<ResultBlock> blocks);

    IEnumerable<ResultBlock> Results(string layout);

    /// <summary>Replaces the findings of the stage named for these subjects (null: for all).</summary>
    void SaveFindings(string stage, IReadOnlyCollection<string>? subjects, IEnumerable<Finding> findings);

    IReadOnlyList<Finding> Findings(string? subject = null);

    string? Mark(string name);

    void SetMark(string name, string value);
}
