namespace Luheng.Returns;

/// <summary>A sheet of a file, and how its columns are named in problems.</summary>
sealed class SheetPlace(int index, string file, string? sheet, IReadOnlyDictionary<int, string>? headings)
{
    public int Index { get; } = index;
    public string File { get; } = file;
    public string FileName { get; } = Path.GetFileName(file);
    public string? Sheet { get; } = sheet;

    /// <summary>The letters of a workbook's column; the heading of a text file's where it has one.</summary>
    public string Column(int column) =>
        Sheet is null && headings is not null && headings.TryGetValue(column, out var heading) ? heading : CellPosition.Letters(column);

    public string At(int row, int column) => $"{(Sheet is null ? FileName : $"{FileName} {Sheet}")} {CellPosition.Letters(column)}{row}";
}

/// <summary>A row or cell that something is to be said about.</summary>
readonly record struct Spot(SheetPlace Sheet, int Row, int Column);
