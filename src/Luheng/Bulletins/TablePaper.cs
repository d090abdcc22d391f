using System.Globalization;
using Luheng.Packs;

namespace Luheng.Bulletins;

/// <summary>Any table, and a list of enterprises (名单), in the layout of an official paper.</summary>
public static class TablePaper
{
    /// <summary>More columns than these lie across.</summary>
    const int Upright = 6;

    public static Paper Of(IReadOnlyList<(string Name, Table Table)> tables, Said title, IReadOnlyList<(Said Label, string Text)> notes) =>
        new(title.Zh, [.. tables.Select(t => Sheet(t.Table, tables.Count > 1 ? t.Name : "")), .. notes.Select(n => new Paragraph([$"{n.Label.Zh}：{n.Text}"], Small: true))])
        {
            Across = tables.Any(t => t.Table.Columns.Count > Upright),
            Foot = $"本表 SHA-256 {tables.MaxBy(t => t.Table.Rows.Count * t.Table.Columns.Count).Table.Hash()}",
        };

    static Sheet Sheet(Table table, string caption)
    {
        var decimals = table.Columns.Select((c, i) => Decimals(table.Rows.Select(r => i < r.Length ? Table.Number(r[i]) : null))).ToArray();
        SheetColumn[] columns = [new("序号", false, 4), .. table.Columns.Select((c, i) => new SheetColumn(c.Heading, table.Rows.Any(r => i < r.Length && Table.Number(r[i]) is not null), Wide(table, i)))];
        var rows = table.Rows.Select((row, number) => (IReadOnlyList<Run>)[(number + 1).ToString(CultureInfo.InvariantCulture), .. row.Select((cell, i) => new Run(Show(table.Columns[i], cell, decimals[i])))]).ToList();
        return new(caption, "", columns, rows);
    }

    static string Show(Column column, object? cell, int decimals) => Table.Number(cell) is not { } value ? Table.Said(cell)
        : column.Kind switch
        {
            ColumnKind.Ordinal => value.ToString("0.######", CultureInfo.InvariantCulture),
            ColumnKind.Share => Write(value * 100, 1) + "%",
            _ => Write(value, decimals),
        };

    /// <summary>A figure with the decimals of its column, and with as many more as it has itself.</summary>
    static string Write(double value, int decimals) =>
        value.ToString("#,0." + new string('0', decimals) + new string('#', Math.Max(0, Own(value) - decimals)), CultureInfo.InvariantCulture);

    /// <summary>The decimals that a figure has: all of one that was stated, six digits of one that was reckoned.</summary>
    static int Own(double value)
    {
        const int Stated = 10, Reckoned = 6, Most = 15;
        var size = Math.Abs(value);
        if (size is 0 or >= 1e15) return 0;
        var whole = (int)Math.Floor(Math.Log10(size)) + 1;
        for (var own = 0; own <= Math.Clamp(Stated - whole, 0, Most); own++)
            if (Math.Abs(Math.Round(size, own) - size) <= size * 1e-12) return own;
        return Math.Clamp(Reckoned - whole, 0, Most);
    }

    static int Decimals(IEnumerable<double?> values)
    {
        var (whole, most) = (true, 0.0);
        foreach (var value in values)
            if (value is { } v) (whole, most) = (whole && v == Math.Floor(v), Math.Max(most, Math.Abs(v)));
        return whole ? 0 : most >= 1000 ? 0 : most >= 10 ? 2 : most >= 1 ? 3 : 6;
    }

    static double Wide(Table table, int index) =>
        Math.Clamp(table.Rows.Take(100).Select(r => index < r.Length ? Table.Number(r[index]) is { } n ? 8 : Table.Said(r[index]).Sum(c => c > 255 ? 2.0 : 1.1) : 0).Append(table.Columns[index].Heading.Length).Max(), 4, 24);
}
