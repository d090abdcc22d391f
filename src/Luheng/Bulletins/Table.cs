using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Luheng.Packs;

namespace Luheng.Bulletins;

/// <summary>How the figures of a column are written in a workbook; what is no number stays text whatever its column.</summary>
public enum ColumnKind : byte
{
    Text,
    Number,

    /// <summary>A number that counts or names, such as a year: never with separators.</summary>
    Ordinal,

    /// <summary>A part of one, shown in per cent.</summary>
    Share,
}

/// <summary>A column of a table: its id, which programs rely on, and what people read above it.</summary>
public sealed record Column(string Id, Said Name, string Unit = "", ColumnKind Kind = ColumnKind.Number)
{
    public string Heading => Unit is "" ? Name.Zh : $"{Name.Zh}（{Unit}）";

    public static implicit operator Column(string id) => ColumnWords.Of(id);
}

/// <summary>A table once described, to be had as .csv, .xlsx and .docx: figures unrounded, missing empty.</summary>
public sealed class Table(params IReadOnlyList<Column> columns)
{
    readonly List<object?[]> rows = [];

    public IReadOnlyList<Column> Columns { get; } = columns;
    public IReadOnlyList<object?[]> Rows => rows;

    /// <summary>Whether it holds commercial secrets, so that whoever takes it along is noted.</summary>
    public bool Confidential { get; init; }

    public Table Row(params object?[] cells)
    {
        rows.Add(cells);
        return this;
    }

    /// <summary>Its beginning, up to so many rows.</summary>
    public Table First(int most)
    {
        if (rows.Count <= most) return this;
        var first = new Table(Columns) { Confidential = Confidential };
        first.rows.AddRange(rows.Take(most));
        return first;
    }

    /// <summary>UTF-8 with its mark, as Excel opens it in Chinese; one header row of ids.</summary>
    public byte[] Csv() => Csv([("", this)]);

    /// <summary>Several below each other, each under its name, with an empty line between; one alone without a name.</summary>
    public static byte[] Csv(IReadOnlyList<(string Name, Table Table)> tables)
    {
        var text = new StringBuilder();
        foreach (var (name, table) in tables)
        {
            if (text.Length > 0) text.Append(Line([]));
            if (tables.Count > 1) text.Append(Line([name]));
            text.Append(Line(table.Columns.Select(c => c.Id)));
            foreach (var row in table.rows) text.Append(Line(row.Select(Text)));
        }
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>SHA-256 of the table as .csv, by which two exports are compared.</summary>
    public string Hash() => Hash([("", this)]);

    /// <summary>The same of several.</summary>
    public static string Hash(IReadOnlyList<(string Name, Table Table)> tables) => Convert.ToHexStringLower(SHA256.HashData(Csv(tables)));

    /// <summary>The number in a cell; null where it holds none.</summary>
    internal static double? Number(object? cell) => cell switch
    {
        double d => double.IsFinite(d) ? d : null,
        int or long or short or byte or float or decimal or uint or ulong => Convert.ToDouble(cell, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>What a cell without a number says.</summary>
    internal static string Said(object? cell) => cell switch
    {
        null => "",
        double d when double.IsNaN(d) => "",
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    static string Text(object? cell) => cell switch
    {
        double d => double.IsNaN(d) ? "" : Plain(d),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => Harmless(cell?.ToString() ?? ""),
    };

    /// <summary>All digits of a number and no power of ten, which some programs take for text: 0.000097, not 9.7E-05.</summary>
    static string Plain(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (text.Split('E') is not [var digits, var power]) return text;
        var (sign, shift) = (digits[0] == '-' ? "-" : "", int.Parse(power, CultureInfo.InvariantCulture));
        var (whole, part) = digits.TrimStart('-').Split('.') is [var before, var after] ? (before, after) : (digits.TrimStart('-'), "");
        return shift < 0 ? $"{sign}0.{new string('0', -shift - 1)}{whole}{part}" : sign + whole + part.PadRight(shift, '0');
    }

    static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted)) + "\r\n";

    static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Text that a spreadsheet would run as a formula is kept as text.</summary>
    static string Harmless(string cell) => cell.Length > 0 && cell[0] is '=' or '+' or '@' or '\t' ? "'" + cell : cell;
}
