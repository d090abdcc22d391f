using System.Text.Json.Serialization;
using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Returns;

/// <summary>How to import: try without storing, store what is right although something is wrong, and in whose name.</summary>
public sealed record ImportOptions
{
    public bool DryRun { get; init; }
    public bool Partial { get; init; }
    public string By { get; init; } = "";

    /// <summary>The day before which the aggregates are under embargo; null where they are not.</summary>
    public DateOnly? Embargo { get; init; }

    /// <summary>By which door and from where; a command need not say.</summary>
    public string From { get; init; } = "";
    public ReadingLimits Limits { get; init; } = new();

    /// <summary>What the batch is called; the names of its files unless said.</summary>
    public string? Title { get; init; }

    /// <summary>The reason given.</summary>
    public string? Why { get; init; }

    /// <summary>Why whoever imports may not register a subject or place it so; null where they may, or nobody asks.</summary>
    public Func<SubjectId, Placement, Said?>? Refuses { get; init; }

    /// <summary>Why whoever imports may not file figures; null where they may.</summary>
    public Said? NoFigures { get; init; }
}

/// <summary>How far an import has come.</summary>
public sealed record ImportProgress(string File, string? Sheet, int Rows);

/// <summary>Something wrong in a file, the rule it breaks and what would be right. Row and column are null when it concerns the whole file.</summary>
/// <param name="Column">The letters of a workbook's column; the heading of a text file's.</param>
public sealed record ImportProblem(string File, string? Sheet, int? Row, string? Column, string? Value, string Rule, string Hint)
{
    /// <summary>What would be right, in Chinese; empty where it is said in one language alone.</summary>
    public string Zh { get; init; } = "";

    /// <summary>What would be right, for a reader.</summary>
    [JsonIgnore]
    public Said Says => new(Zh is "" ? Hint : Zh, Hint);

    public override string ToString() =>
        $"{File}{(Sheet is null ? "" : $" [{Sheet}]")}{(Row is null ? "" : $" row {Row}")}{(Column is null ? "" : $" column {Column}")}: {(Value is null ? "" : $"'{Value}' ")}{Rule}: {Hint}";
}

/// <summary>What an import found. Every row or value read is accepted, unchanged or rejected; the corrected are part of the accepted.</summary>
/// <param name="Batch">The batch it was stored as; null when nothing was.</param>
/// <param name="Coerced">What was read although it was not written as it should be.</param>
/// <param name="Notes">What is worth knowing and hinders nothing, such as a skipped sheet.</param>
public sealed record ImportResult(int Read, int Accepted, int Unchanged, int Corrected, int Rejected, long? Batch,
    IReadOnlyList<Coercion> Coerced, IReadOnlyList<ImportProblem> Problems, IReadOnlyList<ImportProblem> Notes)
{
    /// <summary>The subjects that are new or would differ, as they would stand.</summary>
    [JsonIgnore]
    public IReadOnlyList<Subject> Subjects { get; init; } = [];

    /// <summary>What was registered of them before.</summary>
    [JsonIgnore]
    public IReadOnlyList<Subject> Before { get; init; } = [];

    /// <summary>Whether somebody changed the same subjects while this was read, so that nothing was stored.</summary>
    [JsonIgnore]
    public bool Overtaken { get; init; }
}
