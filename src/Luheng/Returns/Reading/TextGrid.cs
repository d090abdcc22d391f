namespace Luheng.Returns;

/// <summary>A sheet as a person reads it: every cell as text.</summary>
/// <param name="Sheet">Empty for a file that has none.</param>
public sealed record TextGrid(string Sheet, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    const int MostRows = 5_000, MostColumns = 500;

    /// <summary>The visible sheets of a workbook or text file.</summary>
    /// <param name="name">The file as its sender named it.</param>
    /// <exception cref="UnreadableTableException">The file cannot be read; says why and what would be right.</exception>
    public static IReadOnlyList<TextGrid> Read(string file, string name, CancellationToken cancel = default)
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
                    if (book.Row > MostRows || book.Width > MostColumns) throw new UnreadableTableException(name, new($"{book.Sheet}超过 {MostRows} 行或者 {MostColumns} 列；公布的表没有这么大，只留下要用的部分", $"{book.Sheet} more than {MostRows} rows or {MostColumns} columns; a published table is smaller, cut out the part that is meant".TrimStart()));
                    while (rows.Count < book.Row - 1) rows.Add([]);
                    rows.Add([.. Enumerable.Range(0, Math.Max(book.Width, 0)).Select(c => book[c].ToString().Trim())]);
                }
                if (!book.Hidden && rows.Exists(r => r.Any(c => c is not ""))) sheets.Add(new(book.Sheet ?? "", rows));
            }
            return sheets;
        }
        catch (UnreadableException e)
        {
            throw UnreadableTableException.Of(name, e);
        }
    }
}
