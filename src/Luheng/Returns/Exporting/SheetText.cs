namespace Luheng.Returns;

/// <summary>How a cell of a template looks.</summary>
enum Look : uint { Plain, Title, Note, Heading, Code, Entry, Text }

/// <summary>One cell of a template: a text, a number, or an empty place to write in.</summary>
readonly record struct Place(Look Look, string? Text = null, double? Number = null);

/// <summary>A sheet of a template before it is written as a workbook or as text.</summary>
sealed class SheetText(string name)
{
    public string Name { get; } = name;
    public List<List<Place>> Rows { get; } = [];
    public List<double> Widths { get; } = [];

    /// <summary>Rows and columns that stay in sight.</summary>
    public (int Rows, int Columns) Frozen { get; init; }

    public void Add(params IEnumerable<Place> cells) => Rows.Add([.. cells]);

    public static Place Say(string text, Look look = Look.Text) => new(look, text);

    public static Place Value(double? number) => new(Look.Entry, null, number);
}
