using System.Globalization;
using Luheng.Problems;

namespace Luheng.Returns;

/// <summary>A row of a file as people read it.</summary>
/// <param name="Number">As a spreadsheet counts it, from 1.</param>
public sealed record TextRow(int Number, IReadOnlyList<string> Cells);

/// <summary>The first sheet of a text file or workbook as rows of text, whatever it is about.</summary>
public static class TextTable
{
    /// <exception cref="ProblemsException">The file cannot be read.</exception>
    public static IReadOnlyList<TextRow> Read(string file, CancellationToken cancel = default)
    {
        try
        {
            using var book = Book.Open(file, new(), cancel);
            var rows = new List<TextRow>();
            if (!book.NextSheet()) return rows;
            while (book.NextRow())
            {
                cancel.ThrowIfCancellationRequested();
                string[] cells = [.. Enumerable.Range(0, book.Width).Select(c => Text(book[c]))];
                if (cells.Any(c => c is not "")) rows.Add(new(book.Row, cells));
            }
            return rows;
        }
        catch (UnreadableException wrong)
        {
            throw new ProblemsException([new(file, wrong.Hint, "")]);
        }
    }

    static string Text(Cell cell) => cell.Kind == CellKind.Date ? DateTime.FromOADate(cell.Number).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : cell.ToString().Trim();
}
