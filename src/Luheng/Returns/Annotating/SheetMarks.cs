namespace Luheng.Returns;

/// <summary>The cells of a sheet to be marked, row by row and column by column, with what to say at each.</summary>
sealed class SheetMarks
{
    readonly SortedDictionary<int, SortedDictionary<int, string>> rows = [];

    public IEnumerable<int> Rows => rows.Keys;
    public int Count { get; private set; }

    public IReadOnlyDictionary<int, string>? Row(int row) => rows.GetValueOrDefault(row);

    public void Add(int row, int column, string text)
    {
        if (!rows.TryGetValue(row, out var cells)) rows[row] = cells = [];
        if (cells.TryGetValue(column, out var before)) cells[column] = $"{before}\n{text}";
        else
        {
            cells[column] = text;
            Count++;
        }
    }

    /// <summary>The first cells up to a number, in the order of the sheet.</summary>
    public IEnumerable<(int Row, int Column, string Text)> First(int most) =>
        rows.SelectMany(r => r.Value.Select(c => (r.Key, c.Key, c.Value))).Take(most);

    /// <summary>The marks of a sheet; what concerns no cell stands at the first one, and so does a word on comments left out.</summary>
    public static SheetMarks Of(IEnumerable<ImportProblem> problems, int mostComments, string language)
    {
        var marks = new SheetMarks();
        foreach (var problem in problems)
            marks.Add(problem.Row ?? 1, problem.Row is null || problem.Column is null ? 0 : CellPosition.ColumnOf(problem.Column), Annotate.Say(problem, place: false, language));
        if (marks.Count > mostComments)
            marks.Add(1, 0, language is "en" ? $"{marks.Count - mostComments} more cells are coloured without a comment; the list of problems has them all" : $"另有 {marks.Count - mostComments} 格只涂色、没有批注；问题清单里都有");
        return marks;
    }
}
