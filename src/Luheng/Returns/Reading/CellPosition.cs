namespace Luheng.Returns;

/// <summary>Where a pass over a sheet part stands; rows and cells without a reference follow the one before.</summary>
struct CellPosition
{
    public CellPosition() { }

    /// <summary>Counted from 1.</summary>
    public int RowNumber { get; private set; }

    /// <summary>Counted from 0.</summary>
    public int Column { get; private set; } = -1;

    public void Row(string? reference)
    {
        RowNumber = int.TryParse(reference, out var row) ? row : RowNumber + 1;
        Column = -1;
    }

    public void Cell(string? reference) => Column = reference is { Length: > 0 } ? ColumnOf(reference) : Column + 1;

    /// <summary>The column of a reference such as AB12, counted from 0.</summary>
    public static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var c in reference)
            if (char.IsAsciiLetter(c)) column = column * 26 + (char.ToUpperInvariant(c) - 'A' + 1);
            else break;
        return column - 1;
    }

    /// <summary>The letters of a column counted from 0.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (column++; column > 0; column = (column - 1) / 26) letters = (char)('A' + (column - 1) % 26) + letters;
        return letters;
    }
}
