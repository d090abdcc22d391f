using System.Text;

namespace Luheng.Returns;

/// <summary>Copies a text file row by row as it stands, in UTF-8, with what is wrong in a last column.</summary>
static class TextAnnotation
{
    public static void Write(string file, string to, IReadOnlyList<ImportProblem> problems, string language, CancellationToken cancel)
    {
        var byRow = problems.ToLookup(p => p.Row ?? 1);
        using var book = new CsvBook(file, new());
        using var writer = new StreamWriter(to, false, new UTF8Encoding(true), 1 << 16);
        var width = Widest(file);
        var separator = book.Separator[0];
        book.NextSheet();
        for (var first = true; book.NextRow(); first = false)
        {
            cancel.ThrowIfCancellationRequested();
            writer.Write(book.Raw.AsSpan().TrimEnd("\r\n"));
            var said = string.Join(language is "en" ? "; " : "；", byRow[book.Row].Select(p => Annotate.Say(p, place: true, language)));
            if (first) said = said is "" ? Annotate.ProblemColumn : $"{Annotate.ProblemColumn}: {said}";
            if (said is not "")
            {
                for (var i = book.Width; i <= width; i++) writer.Write(separator);
                writer.Write('"');
                writer.Write(said.Replace("\"", "\"\"", StringComparison.Ordinal));
                writer.Write('"');
            }
            writer.Write("\r\n");
        }
    }

    static int Widest(string file)
    {
        using var book = new CsvBook(file, new());
        var width = 0;
        for (book.NextSheet(); book.NextRow();) width = Math.Max(width, book.Width);
        return width;
    }
}
