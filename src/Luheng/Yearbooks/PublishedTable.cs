using Luheng.Typed;

namespace Luheng.Yearbooks;

/// <summary>A table as it was published: title, line of units, rows of headings, labels, figures, footnotes.</summary>
/// <param name="Sheet">Where it stands in its file; empty where the file holds one table.</param>
/// <param name="Cells">Every cell as text; rows may differ in length.</param>
public sealed record PublishedTable(string Sheet, IReadOnlyList<IReadOnlyList<string>> Cells)
{
    static readonly string[] Footnotes = ["注", "说明", "资料来源", "数据来源", "来源", "*", "备注", "note", "source"];

    /// <summary>The first row of figures; there is none where it equals the number of rows.</summary>
    public int FirstFigures { get; private init; }

    /// <summary>The first row of headings.</summary>
    public int FirstHeading { get; private init; }

    /// <summary>The leading columns that hold labels.</summary>
    public int Labels { get; private init; } = 1;

    /// <summary>The words above the headings.</summary>
    public string Title { get; private init; } = "";

    /// <summary>The unit that a line above the headings gives to the whole table; empty where there is none.</summary>
    public string Unit { get; private init; } = "";

    public int Width => Cells.Count == 0 ? 0 : Cells.Max(r => r.Count);

    public bool HasFigures => FirstFigures < Cells.Count;

    public string At(int row, int column) => row >= 0 && row < Cells.Count && column >= 0 && column < Cells[row].Count ? Cells[row][column].Trim() : "";

    /// <summary>A cell as a spreadsheet names it: B7.</summary>
    public static string Place(int row, int column)
    {
        var letters = "";
        for (var c = column + 1; c > 0; c = (c - 1) / 26) letters = (char)('A' + (c - 1) % 26) + letters;
        return FormattableString.Invariant($"{letters}{row + 1}");
    }

    /// <summary>Finds the parts of a table among its cells.</summary>
    public static PublishedTable Of(string sheet, IReadOnlyList<IReadOnlyList<string>> cells)
    {
        var table = new PublishedTable(sheet, cells);
        var first = Enumerable.Range(0, cells.Count).FirstOrDefault(table.IsFigures, cells.Count);
        var heading = first;
        while (heading > 0 && table.IsHeading(heading - 1)) heading--;
        var above = Enumerable.Range(0, heading).SelectMany(r => cells[r].Select(c => c.Trim()).Where(c => c is not "").Distinct()).ToList();
        var unit = above.Select(UnitIn).FirstOrDefault(u => u is not "") ?? "";
        return table with { FirstFigures = first, FirstHeading = heading, Labels = table.LabelColumns(first), Title = string.Join(" ", above.Where(a => UnitIn(a) is "" || a.Length > UnitIn(a).Length + 6)), Unit = unit };
    }

    /// <summary>The rows of figures: without blanks and footnotes.</summary>
    public IEnumerable<int> Rows => Enumerable.Range(FirstFigures, Math.Max(0, Cells.Count - FirstFigures)).Where(r => Cells[r].Any(c => c.Trim() is not "") && !IsFootnote(r));

    public IEnumerable<int> Columns => Enumerable.Range(Labels, Math.Max(0, Width - Labels)).Where(c => Heading(c) is not "" || Rows.Any(r => At(r, c) is not ""));

    /// <summary>The headings above a column, the outermost first; what a merged cell says holds for all it covers.</summary>
    public string Heading(int column)
    {
        var parts = new List<string>();
        for (var row = FirstHeading; row < FirstFigures; row++)
        {
            var text = At(row, column);
            // A merged heading is written once, at the left; the lowest row of headings stands for itself.
            for (var c = column - 1; text is "" && row < FirstFigures - 1 && c >= Labels; c--) text = At(row, c);
            if (text is not "" && !parts.Contains(text)) parts.Add(text);
        }
        return string.Join("·", parts);
    }

    /// <summary>The labels before a row, the outermost first; what a merged label says holds for all its rows.</summary>
    public string Label(int row)
    {
        var parts = new List<string>();
        for (var column = 0; column < Labels; column++)
        {
            var text = At(row, column);
            for (var r = row - 1; text is "" && column < Labels - 1 && r >= FirstFigures; r--) text = At(r, column);
            if (text is not "" && !parts.Contains(text)) parts.Add(text);
        }
        return string.Join("·", parts);
    }

    /// <summary>What the table says of itself, first above its headings, then in its footnotes.</summary>
    public IEnumerable<(int Row, int Column, string Text)> Statements =>
        from row in Enumerable.Range(0, Cells.Count)
        where row < FirstHeading || row >= FirstFigures && IsFootnote(row)
        from column in Enumerable.Range(0, Cells[row].Count)
        where At(row, column) is not ""
        select (row, column, At(row, column));

    static bool IsFigure(string text) => text is not "" && (Numbers.IsMissing(Words.Plain(text)) || Numbers.Read(YearbookCells.Bare(text), out _) is not (NumberForm.Wrong or NumberForm.Missing));

    /// <summary>At least one figure beside a label, and not a row of years.</summary>
    bool IsFigures(int row)
    {
        var filled = Enumerable.Range(1, Math.Max(0, Cells[row].Count - 1)).Select(c => At(row, c)).Where(t => t is not "").ToList();
        return At(row, 0) is not "" && !IsFootnote(row) && filled.Exists(IsFigure) && !filled.TrueForAll(t => PeriodWords.IsYear(t) || !IsFigure(t));
    }

    /// <summary>Several headings in a row, or years; a title and a line of units are one cell each.</summary>
    bool IsHeading(int row) => Cells[row].Select(c => c.Trim()).Where(c => c is not "").Distinct().ToList() is { Count: > 1 } filled && filled.TrueForAll(t => UnitIn(t) is "");

    bool IsFootnote(int row)
    {
        var filled = Cells[row].Select(c => c.Trim()).Where(c => c is not "").ToList();
        // One text over several columns is merged: a note, or the name of a part of the table.
        return filled.Distinct().Count() == 1 && (filled.Count > 1 && !IsFigure(filled[0]) || Array.Exists(Footnotes, f => filled[0].StartsWith(f, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The first column, and those after it that hold words in every row of figures.</summary>
    int LabelColumns(int first)
    {
        var rows = Enumerable.Range(first, Cells.Count - first).Where(IsFigures).ToList();
        var labels = 1;
        while (labels < Width - 1 && rows.Count > 0 && rows.TrueForAll(r => !IsFigure(At(r, labels))) && rows.Exists(r => At(r, labels) is not "")) labels++;
        return labels;
    }

    /// <summary>The unit that a line such as 单位：万吨标准煤 gives; empty where it is none.</summary>
    static string UnitIn(string text)
    {
        foreach (var word in (string[])["计量单位", "单位", "Unit"])
            if (text.IndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && text[(at + word.Length)..].TrimStart() is [':' or '：', .. var rest])
                return rest.Trim(' ', '　', '）', ')');
        return "";
    }
}
