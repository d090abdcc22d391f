using System.Buffers;

namespace Luheng.PlanReading;

/// <summary>Finds the tables of a plain text: cells one below the other behind tabs, rows of tabs or bars, columns parted by wide blanks.</summary>
static class PlainTables
{
    const int FewestColumns = 2, FewestRows = 2;

    static readonly SearchValues<char> Rule = SearchValues.Create("|-:+= ");

    public static List<TextTable> Find(string text)
    {
        var found = new List<TextTable>();
        var lines = Lines(text);
        for (var i = 0; i < lines.Count;)
        {
            var (rows, next) = Stacked(text, lines, i);
            if (rows.Count < FewestRows) (rows, next) = Columns(text, lines, i);
            if (rows.Count < FewestRows)
            {
                i++;
                continue;
            }
            var end = lines[next - 1].End;
            found.Add(new(TitleAbove(text, lines, i), "", lines[i].Start, end, rows));
            i = next;
        }
        return found;
    }

    /// <summary>Every cell a line that begins with a tab, rows parted by an empty line; a line without a tab goes on with the cell before it.</summary>
    static (List<IReadOnlyList<TextCell>> Rows, int Next) Stacked(string text, List<(int Start, int End)> lines, int from)
    {
        var rows = new List<IReadOnlyList<TextCell>>();
        var row = new List<TextCell>();
        var (i, last, blank) = (from, from, false);
        for (; i < lines.Count; i++)
        {
            var (start, end) = lines[i];
            var tab = end > start && text[start] == '\t';
            if (tab)
            {
                if (blank && row.Count > 0) Flush();
                row.Add(Cell(text, start + 1, end));
                (last, blank) = (i + 1, false);
            }
            else if (IsBlank(text, start, end)) blank = true;
            else if (row.Count > 0 && i > from && end - start < 12 && text[start] is '/' or '／' or '(' or '（' && rows.Count + row.Count > 1) (row[^1], last, blank) = (Joined(text, row[^1], start, end), i + 1, false);
            else break;
        }
        Flush();
        // A box of prose has one cell to a row; a table has several.
        return rows.Count(r => r.Count >= FewestColumns) >= FewestRows ? (rows, last) : ([], from);

        void Flush()
        {
            if (row.Count > 0) rows.Add(row);
            row = [];
        }
    }

    static TextCell Joined(string text, TextCell cell, int start, int end) => new(cell.Text + text[start..end].Trim(), cell.Start, end - cell.Start);

    static (List<IReadOnlyList<TextCell>> Rows, int Next) Columns(string text, List<(int Start, int End)> lines, int from)
    {
        var rows = new List<IReadOnlyList<TextCell>>();
        var i = from;
        var gap = 0;
        for (; i < lines.Count; i++)
        {
            var cells = Cells(text, lines[i].Start, lines[i].End);
            if (cells is null && IsBlank(text, lines[i].Start, lines[i].End) && rows.Count > 0 && gap++ < 1) continue;
            if (cells is null && rows.Count > 0 && IsGroup(text, lines, i)) cells = [Cell(text, lines[i].Start, lines[i].End)];
            if (cells is null) break;
            gap = 0;
            if (cells.Count > 0) rows.Add(cells);
        }
        while (i > from && IsBlank(text, lines[i - 1].Start, lines[i - 1].End)) i--;
        return (rows, i);
    }

    /// <summary>A short line between the rows of a table names a group of them.</summary>
    static bool IsGroup(string text, List<(int Start, int End)> lines, int i)
    {
        const int Longest = 24;
        var (start, end) = lines[i];
        return end - start is > 1 and < Longest && i + 1 < lines.Count && text.AsSpan(start, end - start).IndexOfAny("。；，:：") < 0 && Cells(text, lines[i + 1].Start, lines[i + 1].End) is { Count: > 0 };
    }

    /// <summary>The cells of a line of a table; null where the line is none, empty for a rule of dashes.</summary>
    static List<TextCell>? Cells(string text, int start, int end)
    {
        var line = text.AsSpan(start, end - start);
        const int Longest = 400;
        if (line.Length is 0 or > Longest) return null;
        if (line.Count('|') >= FewestColumns) return line.IndexOfAnyExcept(Rule) < 0 ? [] : Parts(text, start, end, (t, i) => t[i] == '|' ? 1 : 0, bars: true);
        if (line.Trim().Contains('\t')) return AtLeast(Parts(text, start, end, (t, i) => t[i] == '\t' ? 1 : 0));
        if (line.Trim().Contains("  ", StringComparison.Ordinal) && line.IndexOfAny('。', '；') < 0) return AtLeast(Parts(text, start, end, WideBlank));
        return null;

        static List<TextCell>? AtLeast(List<TextCell> cells) => cells.Count > FewestColumns ? cells : null;
    }

    static int WideBlank(string text, int i)
    {
        var j = i;
        while (j < text.Length && text[j] is ' ' or '\u3000') j++;
        return j - i >= 2 ? j - i : 0;
    }

    static List<TextCell> Parts(string text, int start, int end, Func<string, int, int> mark, bool bars = false)
    {
        var cells = new List<TextCell>();
        if (bars)
        {
            while (start < end && text[start] is ' ' or '|') { if (text[start++] == '|') break; }
            while (end > start && text[end - 1] is ' ' or '|') { if (text[--end] == '|') break; }
        }
        else while (start < end && text[start] is ' ' or '\u3000') start++;
        var from = start;
        for (var i = start; i <= end;)
        {
            var width = i == end ? 1 : mark(text, i);
            if (width == 0)
            {
                i++;
                continue;
            }
            if (i < end || i > from || bars) cells.Add(Cell(text, from, i));
            from = i += width;
        }
        return cells;
    }

    static TextCell Cell(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new(text[start..end], start, end - start);
    }

    static string TitleAbove(string text, List<(int Start, int End)> lines, int at)
    {
        for (var i = at - 1; i >= 0 && at - i < 5; i--)
            if (!IsBlank(text, lines[i].Start, lines[i].End) && text[lines[i].Start..lines[i].End].Trim() is { Length: < 60 } title && !title.StartsWith("单位", StringComparison.Ordinal)) return title;
        return "";
    }

    static bool IsBlank(string text, int start, int end) => text.AsSpan(start, end - start).IsWhiteSpace();

    static List<(int Start, int End)> Lines(string text)
    {
        var lines = new List<(int, int)>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var feed ? feed : text.Length;
            lines.Add((start, end));
            start = end + 1;
        }
        return lines;
    }
}
