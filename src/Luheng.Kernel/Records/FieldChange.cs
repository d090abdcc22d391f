using Luheng.Observations;
using Luheng.Registry;

namespace Luheng.Records;

/// <summary>What one field was and what it is: a path in a record, or a figure by its key. Null where it was not there.</summary>
/// <param name="Kind">The record's kind; <see cref="Figure"/> for an observation, whose id is its subject.</param>
/// <param name="Path">Where in the record, such as placements[0].region; for a figure its item, period, scope and kind of source.</param>
public sealed record FieldChange(string Kind, string Id, string Path, string? Old, string? New)
{
    public const string Figure = "figure";

    /// <summary>The legal basis of a figure's source; null where it is no figure.</summary>
    public LegalBasis? Basis { get; init; }
}

/// <summary>Which lines of the audit trail are wanted; what is null is not asked for. The newest come first, unless all after one are asked for.</summary>
public sealed record AuditQuery(int Most = 100, long Before = long.MaxValue)
{
    /// <summary>The oldest first, from the line after this one on; the newest first where it is null.</summary>
    public long? After { get; init; }

    public string? Who { get; init; }

    /// <summary>What was done: commit, undo, packs, or what a note says.</summary>
    public string? Did { get; init; }

    /// <summary>Whom it concerned.</summary>
    public SubjectId? Subject { get; init; }

    /// <summary>A kind of record that it wrote; <see cref="FieldChange.Figure"/> for figures.</summary>
    public string? Kind { get; init; }
    public DateTimeOffset? From { get; init; }

    /// <summary>The time before which it was done.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Words in its title, reason, place or whom it concerned; case counts.</summary>
    public string? Text { get; init; }
}
