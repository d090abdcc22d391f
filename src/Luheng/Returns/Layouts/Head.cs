using Luheng.Registry;
using Luheng.Typed;

namespace Luheng.Returns;

/// <summary>The first rows of a sheet, kept so that its layout can be recognised before they are read as data.</summary>
sealed class Head
{
    public const int Most = 40;
    const int Widest = 16_384;

    public Head(Book book)
    {
        while (Rows.Count < Most && book.NextRow())
        {
            var cells = new Cell[Math.Min(book.Width, Widest)];
            for (var c = 0; c < cells.Length; c++) cells[c] = book[c];
            Rows.Add((book.Row, cells));
        }
        RoleOf = [.. Rows.Select(r => Array.ConvertAll(r.Cells, c => Roles.Of(c)))];
        foreach (var (r, c) in Places()) ReadLabel(r, c);
    }

    public List<(int Row, Cell[] Cells)> Rows { get; } = [];
    public IReadOnlyList<Role[]> RoleOf { get; }
    public Dictionary<Role, Label> Labels { get; } = [];
    public bool IsEmpty => Rows.All(r => r.Cells.All(c => c.IsBlank));

    public Cell At(int row, int column) => row >= 0 && row < Rows.Count && column < Rows[row].Cells.Length ? Rows[row].Cells[column] : Cell.Blank;

    public string TextAt(int row, int column) => At(row, column) is { Kind: CellKind.Text } cell ? cell.Text!.Trim() : "";

    /// <summary>The columns of a row by role; the first of a role counts, and a label with its value is not a heading.</summary>
    public Dictionary<Role, int> ColumnsOf(int row)
    {
        var columns = new Dictionary<Role, int>();
        for (var c = 0; c < RoleOf[row].Length; c++)
            if (RoleOf[row][c] is not (Role.None or Role.Ignored) and var role && !IsLabel(row, c)) columns.TryAdd(role, c);
        return columns;
    }

    /// <summary>The headings of a sheet nobody understands: its fullest row of texts.</summary>
    public string Found() => Rows.Select(r => r.Cells.Where(c => c.Kind == CellKind.Text).Select(c => Words.Plain(c.Text!)).ToArray())
        .MaxBy(t => t.Length) is { Length: > 0 } texts ? string.Join(", ", texts.Take(20)) + (texts.Length > 20 ? " …" : "") : "no text";

    IEnumerable<(int Row, int Column)> Places() =>
        from r in Enumerable.Range(0, Rows.Count) from c in Enumerable.Range(0, Rows[r].Cells.Length) select (r, c);

    bool IsLabel(int row, int column) => RoleOf[row][column] is Role.Subject or Role.Period or Role.Form
        && Right(row, column) is { } next && IsValueOf(RoleOf[row][column], next.Value);

    void ReadLabel(int row, int column)
    {
        var role = RoleOf[row][column];
        if (role is Role.Subject or Role.Period or Role.Form or Role.Name)
        {
            if (Right(row, column) is { } next && IsValueOf(role, next.Value)) Keep(role, next);
            else if (role is Role.Subject or Role.Period && ColumnsBeside(row) == 0 && BlankRight(row, column) is { } place) Labels.TryAdd(role, place);
        }
        else if (role == Role.None && TextAt(row, column) is var text && text.IndexOfAny([':', '：']) is > 0 and var colon)
            if (Roles.Of(text[..colon]) is (Role.Subject or Role.Period or Role.Form) and var inside && text[(colon + 1)..].Trim() is { Length: > 0 } value)
                Keep(inside, new(Cell.Of(value), Rows[row].Row, column));
    }

    void Keep(Role role, Label label)
    {
        if (!Labels.TryGetValue(role, out var known) || known.Value.IsBlank) Labels[role] = label;
    }

    int ColumnsBeside(int row) => RoleOf[row].Count(r => r is Role.Item or Role.ItemName or Role.Value or Role.Region or Role.Industry or Role.Unit);

    Label? BlankRight(int row, int column) => At(row, column + 1).IsBlank ? new(Cell.Blank, Rows[row].Row, column + 1) : null;

    Label? Right(int row, int column)
    {
        for (var c = column + 1; c < Math.Min(column + 4, Rows[row].Cells.Length); c++)
            if (!At(row, c).IsBlank) return RoleOf[row][c] == Role.None ? new(At(row, c), Rows[row].Row, c) : null;
        return null;
    }

    static bool IsValueOf(Role role, in Cell value) => role switch
    {
        Role.Subject => value.Kind is CellKind.Text or CellKind.Number && Words.Plain(value.ToString()) is var text
            && (SubjectId.TryParse(text, out _, out _) || (text.Length is >= 15 and <= 24 && text.All(char.IsAsciiLetterOrDigit))),
        Role.Period => Periods.TryRead(value, out _, out _) || (value.Kind == CellKind.Text && Words.Plain(value.Text!) is [>= '0' and <= '9', ..]),
        Role.Form => value.Kind is CellKind.Text or CellKind.Number,
        _ => false,
    };
}
