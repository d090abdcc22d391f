using System.Text;

namespace Luheng.PlanReading;

/// <summary>A text while it is put together: paragraphs, and tables whose cells know where they stand.</summary>
sealed class TextDraft
{
    readonly StringBuilder text = new();
    readonly List<TextTable> tables = [];

    public List<string> Remarks { get; } = [];

    /// <summary>The paragraph before, which names the table that follows.</summary>
    public string LastLine { get; private set; } = "";

    public void Paragraph(string words)
    {
        var line = words.Replace('\n', ' ');
        text.Append(line).Append('\n');
        const int LongestTitle = 60;
        LastLine = line.Length < LongestTitle ? line.Trim() : "";
    }

    /// <summary>A table: a line for each row, its cells parted by tabs.</summary>
    public void Table(string title, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var start = text.Length;
        var placed = new List<IReadOnlyList<TextCell>>();
        foreach (var row in rows)
        {
            var cells = new List<TextCell>();
            foreach (var cell in row)
            {
                if (cells.Count > 0) text.Append('\t');
                var flat = cell.Replace('\n', ' ').Replace('\t', ' ');
                cells.Add(new(flat, text.Length, flat.Length));
                text.Append(flat);
            }
            text.Append('\n');
            placed.Add(cells);
        }
        tables.Add(new(title, "", start, text.Length, placed));
    }

    public (string Text, IReadOnlyList<TextTable> Tables) Done() => (text.ToString(), tables);
}
