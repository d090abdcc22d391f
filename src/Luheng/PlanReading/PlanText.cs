namespace Luheng.PlanReading;

/// <summary>A plan document as read: its characters as an officer sees them, its outline, its tables.</summary>
/// <param name="Name">The file's name as it came.</param>
/// <param name="Hash">SHA-256 of the file's bytes, in hex.</param>
/// <param name="Text">The whole text; paragraphs end in a line feed. Every offset counts into this text.</param>
public sealed record PlanText(string Name, string Hash, string Text)
{
    /// <summary>The document's own title, or the file's name where none is found.</summary>
    public string Title { get; init; } = Name;

    /// <summary>章, 节, 一、(一)1. in the order of the text; a heading ends where the next of its level or above begins.</summary>
    public IReadOnlyList<Heading> Outline { get; init; } = [];

    public IReadOnlyList<TextTable> Tables { get; init; } = [];

    /// <summary>What an officer must know of the reading: macros and links left out, pages without text, characters that could not be read.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>A heading of the outline, and the stretch of text under it.</summary>
/// <param name="Clause">The clause as one cites it, such as 一（二） or 专栏1 (3).</param>
/// <param name="Level">1 for the outermost.</param>
public sealed record Heading(string Clause, string Title, int Level, int Start, int End);

/// <summary>A table, or a box (专栏), in the text.</summary>
public sealed record TextTable(string Title, string Clause, int Start, int End, IReadOnlyList<IReadOnlyList<TextCell>> Rows);

/// <summary>A cell of a table: its characters and where they stand in the text.</summary>
public sealed record TextCell(string Text, int Start, int Length);
