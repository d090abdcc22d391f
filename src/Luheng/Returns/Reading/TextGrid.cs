namespace Luheng.Returns;

/// <summary>A sheet as a person reads it: every cell as text.</summary>
/// <param name="Sheet">Empty for a file that has none.</param>
public sealed record TextGrid(string Sheet, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    const int MostRows = 5_000, MostColumns = 500;

    /// <summary>The visible sheets of a workbook or text file.</summary>
    /// <exception cref="FormatException">The file cannot be read; says why and what would be right.</exception>
    public static IReadOnlyList<TextGrid> Read(string file, CancellationToken cancel = default)
    {
        try
        {
            using var book = Book.Open(file, new(), cancel);
            var sheets = new List<TextGrid>();
            while (book.NextSheet())
            {
                var rows = new List<IReadOnlyList<string>>();
                while (book.NextRow())
                {
                    if (book.Row > MostRows || book.Width > MostColumns) throw new FormatException($"{book.Sheet ?? Path.GetFileName(file)}: more than {MostRows} rows or {MostColumns} columns; a published table is smaller, cut out the part that is meant");
                    while (rows.Count < book.Row - 1) rows.Add([]);
                    rows.Add([.. Enumerable.Range(0, Math.Max(book.Width, 0)).Select(c => book[c].ToString().Trim())]);
                }
                if (!book.Hidden && rows.Exists(r => r.Any(c => c is not ""))) sheets.Add(new(book.Sheet ?? "", rows));
            }
            return sheets;
        }
        catch (UnreadableException e)
        {
            throw new FormatException($"{Path.GetFileName(file)}: {e.Rule}: {e.Hint}", e);
        }
    }
}
