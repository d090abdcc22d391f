namespace Luheng.PlanReading;

/// <summary>Joins a table that a page break parts: the same number of columns, and nothing between but blank lines, a page number or 续表.</summary>
static class TableJoin
{
    const int Furthest = 60;

    public static IReadOnlyList<TextTable> AcrossPages(string text, IReadOnlyList<TextTable> tables)
    {
        var joined = new List<TextTable>();
        foreach (var table in tables.OrderBy(t => t.Start))
            if (joined.Count > 0 && Continues(text, joined[^1], table)) joined[^1] = joined[^1] with { End = table.End, Rows = [.. joined[^1].Rows, .. table.Rows] };
            else joined.Add(table);
        return joined;
    }

    static bool Continues(string text, TextTable first, TextTable second)
    {
        if (second.Start < first.End || second.Start - first.End > Furthest || Widest(first) != Widest(second)) return false;
        var between = text[first.End..second.Start].Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0);
        return between.All(l => l.Contains('续', StringComparison.Ordinal) || l.All(c => char.IsDigit(c) || c is '-' or '—' or '－' or ' ' or '第' or '页' or '/' or '共'));
    }

    static int Widest(TextTable table) => table.Rows.Max(r => r.Count);
}
