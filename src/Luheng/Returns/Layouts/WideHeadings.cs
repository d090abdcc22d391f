using Luheng.Typed;

namespace Luheng.Returns;

/// <summary>Makes one heading of several rows: the item and the unit above each column of a wide table.</summary>
/// <param name="top">The first row that may hold headings; rows above the main one count only when they name an item.</param>
sealed class WideHeadings(Head head, ItemNames names, int top, int main, int last)
{
    public List<WideColumn> Columns(IReadOnlySet<int> taken)
    {
        var width = Enumerable.Range(top, last - top + 1).Max(r => head.Rows[r].Cells.Length);
        var columns = new List<WideColumn>();
        for (var c = 0; c < width; c++)
            if (!taken.Contains(c) && Column(c) is { } column) columns.Add(column);
        return columns;
    }

    WideColumn? Column(int column)
    {
        (WideColumn? found, string? unit) = (null, null);
        for (var r = last; r >= top; r--)
        {
            var text = head.TextAt(r, column);
            if (text is "") continue;
            if (r >= main && Roles.Of(text) == Role.Ignored) return null;
            var (item, inside) = names.Heading(text);
            if (item is null && Merged(r, column) is { } above) (item, inside) = names.Heading(above + text);
            if (item is not null && (found is null || text == item.Id)) found = new(column, item, inside ?? found?.Unit, item.Id, head.Rows[r].Row);
            else if (item is null && r > main && names.IsUnit(text)) unit ??= text;
            else if (item is null && r > main && ItemNames.Unbracket("x" + Bracketed(text)).Unit is { } bare && names.IsUnit(bare)) unit ??= bare;
        }
        if (found is not null) return found with { Unit = found.Unit ?? unit ?? InBrackets(column) };
        for (var r = last; r >= main; r--)
            if (head.TextAt(r, column) is { Length: > 0 } text && !names.IsUnit(text))
                return new(column, null, unit, Words.Plain(ItemNames.Unbracket(text).Name), head.Rows[r].Row);
        return null;
    }

    /// <summary>The text of a merged heading above: the nearest one to the left in the row above.</summary>
    string? Merged(int row, int column)
    {
        if (row == top) return null;
        for (var c = column; c >= 0; c--)
            if (head.TextAt(row - 1, c) is { Length: > 0 } text) return Roles.Of(text) == Role.None ? text : null;
        return null;
    }

    string? InBrackets(int column)
    {
        for (var r = last; r >= top; r--)
            if (ItemNames.Unbracket(head.TextAt(r, column)).Unit is { } unit && names.IsUnit(unit)) return unit;
        return null;
    }

    static string Bracketed(string text) => text.StartsWith('(') || text.StartsWith('（') || text.StartsWith('[') ? text : "";
}
