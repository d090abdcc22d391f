using System.Text;

namespace Luheng.PlanReading;

/// <summary>A text while it is put together: paragraphs, and tables whose cells know where they stand.</summary>
sealed class TextDraft
{
    readonly StringBuilder text = new();
    readonly List<TextTable> tables = [];

    public List<string> Remarks { get; } = [];

    public int Length => text.Length;

    public void Paragraph(string words)
    {
        text.Append(words.Replace('\n', ' ')).Append('\n');
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
