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
}

/// <summary>A version of a record that is neither a subject nor a figure: a meter, a monitor, a key, a call. An empty body takes it back.</summary>
/// <param name="Body">JSON.</param>
public sealed record Document(string Kind, string Id, string Body);

/// <summary>A computed year of a subject: one row of values per indicator, in the order of the year's months. Missing is NaN.</summary>
public sealed record ResultBlock(string Subject, int Year, byte[] Values);

/// <summary>Everything ever learnt. Nothing is overwritten: a correction is a later batch, and every question may be asked as known by a time.</summary>
public interface ILedger : IDisposable
{
    IReadOnlyList<Batch> Batches();

    /// <summary>Records a batch, its audit entry in the same transaction. Recorded times strictly increase.</summary>
    Batch Commit(BatchDraft draft);

    /// <summary>Takes a batch back as a unit; it stays readable as known before. Returns what is wrong, or null.</summary>
    string? Undo(long batch, string by);

    /// <summary>The subjects as last registered by a time (null: now).</summary>
    IReadOnlyList<Subject> Subjects(DateTimeOffset? knownBy = null);

    /// <summary>The records of a kind as last written by a time (null: now), without those taken back, in the order of their ids.</summary>
    IReadOnlyList<Document> Documents(string kind, DateTimeOffset? knownBy = null);

    /// <summary>Every version of every figure by a time, oldest batch first within a subject; the last one of a key is in effect.</summary>
    /// <param name="subjects">Only these (null: all).</param>
    IEnumerable<Recorded> Observations(DateTimeOffset? knownBy = null, IReadOnlyCollection<SubjectId>? subjects = null);

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
