namespace Luheng.Returns;

/// <summary>The data rows of a sheet: those kept as its head first, then the rest as it is read.</summary>
sealed class SheetRows(Head head, Book book, int firstRow)
{
    int at = -1;
    Cell[]? kept;

    public int Row => kept is null ? book.Row : head.Rows[at].Row;
    public int Width => kept?.Length ?? book.Width;
    public bool AllText => book.AllText;

    public Cell this[int column] => column < 0 ? Cell.Blank
        : kept is null ? book[column] : column < kept.Length ? kept[column] : Cell.Blank;

    public bool Next()
    {
        while (at + 1 < head.Rows.Count)
        {
            kept = head.Rows[++at].Cells;
            if (head.Rows[at].Row >= firstRow) return true;
        }
        kept = null;
        while (book.NextRow())
            if (book.Row >= firstRow) return true;
        return false;
    }
}
