using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Shell;

/// <summary>A table as a .csv that Excel opens in Chinese: UTF-8 with its mark, one header row, figures unrounded, missing empty.</summary>
public sealed class Csv(params string[] header)
{
    readonly StringBuilder text = new(Line(header));

    public Csv Row(params object?[] cells)
    {
        text.Append(Line(cells.Select(c => c switch
        {
            double d => double.IsNaN(d) ? "" : d.ToString("R", CultureInfo.InvariantCulture),
            IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
            _ => Harmless(c?.ToString() ?? ""),
        })));
        return this;
    }

    public IResult As(string name) =>
        Results.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", $"{name}.csv");

    static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted)) + "\r\n";

    static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Text that a spreadsheet would run as a formula is kept as text.</summary>
    static string Harmless(string cell) => cell.Length > 0 && cell[0] is '=' or '+' or '@' or '\t' ? "'" + cell : cell;
}
