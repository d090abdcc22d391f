using System.Globalization;

namespace Luheng.Returns;

enum CellKind : byte { Blank, Text, Number, Percent, Date, Boolean, Error, NoValue }

/// <summary>What stands in one cell. A percent-formatted 0.12 is Percent 12; a date is kept as its serial day.</summary>
readonly record struct Cell(CellKind Kind, double Number, string? Text)
{
    public static readonly Cell Blank = new(CellKind.Blank, 0, null);

    /// <summary>A formula whose result was never saved.</summary>
    public static readonly Cell NoValue = new(CellKind.NoValue, 0, null);

    public bool IsBlank => Kind == CellKind.Blank;

    public static Cell Of(string? text) => string.IsNullOrWhiteSpace(text) ? Blank : new(CellKind.Text, 0, text);

    public static Cell Of(double number) => new(CellKind.Number, number, null);

    public static Cell Of(DateTime date) => new(CellKind.Date, date.ToOADate(), null);

    public static Cell Of(bool truth) => new(CellKind.Boolean, truth ? 1 : 0, null);

    public static Cell Error(string text) => new(CellKind.Error, 0, text);

    public DateOnly Day => DateOnly.FromDateTime(DateTime.FromOADate(Number));

    /// <summary>The cell as a person would read it.</summary>
    public override string ToString() => Kind switch
    {
        CellKind.Text or CellKind.Error => Text!,
        CellKind.Number => Number.ToString("R", CultureInfo.InvariantCulture),
        CellKind.Percent => Number.ToString("R", CultureInfo.InvariantCulture) + "%",
        CellKind.Date => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CellKind.Boolean => Number != 0 ? "TRUE" : "FALSE",
        CellKind.NoValue => "(formula without a value)",
        _ => "",
    };
}
