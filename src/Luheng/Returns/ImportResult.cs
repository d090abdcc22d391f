namespace Luheng.Returns;

/// <summary>How to import: try without storing, store what is right although something is wrong, and in whose name.</summary>
public sealed record ImportOptions
{
    public bool DryRun { get; init; }
    public bool Partial { get; init; }
    public string By { get; init; } = "";

    /// <summary>By which door and from where; a command need not say.</summary>
    public string From { get; init; } = "";
    public ReadingLimits Limits { get; init; } = new();
}

/// <summary>How far an import has come.</summary>
public sealed record ImportProgress(string File, string? Sheet, int Rows);

/// <summary>Something wrong in a file, the rule it breaks and what would be right. Row and column are null when it concerns the whole file.</summary>
/// <param name="Column">The letters of a workbook's column; the heading of a text file's.</param>
public sealed record ImportProblem(string File, string? Sheet, int? Row, string? Column, string? Value, string Rule, string Hint)
{
    public override string ToString() =>
        $"{File}{(Sheet is null ? "" : $" [{Sheet}]")}{(Row is null ? "" : $" row {Row}")}{(Column is null ? "" : $" column {Column}")}: {(Value is null ? "" : $"'{Value}' ")}{Rule}: {Hint}";
}

/// <summary>What an import found. Every row or value read is accepted, unchanged or rejected; the corrected are part of the accepted.</summary>
/// <param name="Batch">The batch it was stored as; null when nothing was.</param>
/// <param name="Coerced">What was read although it was not written as it should be.</param>
/// <param name="Notes">What is worth knowing and hinders nothing, such as a skipped sheet.</param>
public sealed record ImportResult(int Read, int Accepted, int Unchanged, int Corrected, int Rejected, long? Batch,
    IReadOnlyList<Coercion> Coerced, IReadOnlyList<ImportProblem> Problems, IReadOnlyList<ImportProblem> Notes);
