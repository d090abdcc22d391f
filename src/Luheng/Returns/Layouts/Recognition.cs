using Luheng.Packs;
using Luheng.Typed;

namespace Luheng.Returns;

/// <summary>Recognises what kind of sheet lies before us from its first rows.</summary>
sealed class Recognition(Catalogue catalogue, ItemNames names)
{
    public const string Accepted =
        "a registry (credit_code, name, region, industry), observations (subject, item, period, value, unit), a wide table (credit_code, period and a column per item), or a filled form";

    static readonly string[] ReadmeNames = ["说明", "填报说明", "填表说明", "使用说明", "readme", "instructions", "说明readme"];

    public static bool IsReadme(string? sheet) => sheet is not null && ReadmeNames.Contains(Words.Heading(sheet));

    /// <summary>The layout of a sheet, or null when nothing fits.</summary>
    public Layout? Of(Head head)
    {
        if (head.Labels.ContainsKey(Role.Subject) && Grid(head) is { } form) return form;
        for (var r = 0; r < head.Rows.Count; r++)
            if (head.ColumnsOf(r) is { Count: > 1 } columns && (Registry(head, r, columns) ?? Long(head, r, columns) ?? (Layout?)Wide(head, r, columns)) is { } table)
                return table;
        return Grid(head);
    }

    static RegistryLayout? Registry(Head head, int row, Dictionary<Role, int> columns)
    {
        if (columns.ContainsKey(Role.Value) || columns.ContainsKey(Role.Period) || !columns.TryGetValue(Role.Subject, out var subject)) return null;
        if (!columns.ContainsKey(Role.Region) || !columns.ContainsKey(Role.Industry)) return null;
        if (columns.TryGetValue(Role.RowName, out var name)) columns.TryAdd(Role.Name, name);
        return columns.ContainsKey(Role.Name) ? new(FirstAfter(head, row, subject), Headings(head, row), columns) : null;
    }

    static LongLayout? Long(Head head, int row, Dictionary<Role, int> columns)
    {
        var subject = columns.ContainsKey(Role.Subject) ? null : head.Labels.GetValueOrDefault(Role.Subject);
        var period = columns.ContainsKey(Role.Period) ? null : head.Labels.GetValueOrDefault(Role.Period);
        var item = columns.TryGetValue(Role.Item, out var id) ? id : columns.GetValueOrDefault(Role.ItemName, -1);
        var complete = item >= 0 && columns.ContainsKey(Role.Value)
            && (columns.ContainsKey(Role.Subject) || subject is not null) && (columns.ContainsKey(Role.Period) || period is not null);
        return complete ? new(FirstAfter(head, row, item), Headings(head, row), columns, subject, period) : null;
    }

    WideLayout? Wide(Head head, int row, Dictionary<Role, int> columns)
    {
        var period = columns.ContainsKey(Role.Period) ? null : head.Labels.GetValueOrDefault(Role.Period);
        if (!columns.TryGetValue(Role.Subject, out var subject) || (period is null && !columns.ContainsKey(Role.Period)) || columns.ContainsKey(Role.Value)) return null;
        var last = LastHeading(head, row, subject, columns.GetValueOrDefault(Role.Period, -1));
        var items = new WideHeadings(head, names, Math.Max(0, row - 2), row, last).Columns(columns.Values.ToHashSet());
        return items.Any(i => i.Item is not null || ItemNames.LooksLikeId(i.Heading))
            ? new(RowAfter(head, last), items.ToDictionary(i => i.Column, i => i.Heading), columns, items, period) : null;
    }

    GridLayout? Grid(Head head)
    {
        var (best, bestRow, most) = ((GridLayout?)null, -1, 0);
        var named = head.Labels.TryGetValue(Role.Form, out var label) ? catalogue.Forms.GetValueOrDefault(Words.Plain(label.Value.ToString())) : null;
        foreach (var form in named is { RowSet: not null } ? [named] : catalogue.Forms.Values.Where(f => f.RowSet is not null))
            for (var r = 0; r < head.Rows.Count; r++)
            {
                var columns = head.ColumnsOf(r);
                if (!columns.ContainsKey(Role.RowName) && !columns.ContainsKey(Role.RowCode) && !columns.ContainsKey(Role.Name)) continue;
                var measures = Measures(head, r, form);
                if (measures.Count <= most) continue;
                (most, bestRow) = (measures.Count, r);
                best = new(RowAfter(head, r + (IdRow(head, r + 1, form) ? 1 : 0)), Headings(head, r), columns, form, measures,
                    head.Labels.GetValueOrDefault(Role.Subject), head.Labels.GetValueOrDefault(Role.Period));
            }
        return best is not null && (named is not null || most >= Math.Min(2, best.Form.Columns.Count)) ? best : null;
    }

    List<GridColumn> Measures(Head head, int row, Form form)
    {
        var found = new List<GridColumn>();
        for (var c = 0; c < head.Rows[row].Cells.Length; c++)
        {
            var texts = new[] { head.TextAt(row + 1, c), head.TextAt(row, c) };
            var measure = form.Columns.FirstOrDefault(m => texts.Any(t => Means(t, m)));
            if (measure is null || found.Any(f => f.Measure == measure)) continue;
            var unit = texts.SelectMany(t => t.Split('\n')).Select(t => ItemNames.Unbracket(t).Unit).FirstOrDefault(u => u is not null && (names.IsUnit(u) || u.Contains(GridColumn.RowUnit, StringComparison.Ordinal)));
            found.Add(new(c, measure, unit));
        }
        return found;
    }

    static bool IdRow(Head head, int row, Form form) => row < head.Rows.Count
        && head.Rows[row].Cells.Any(c => c.Kind == CellKind.Text && form.Columns.Any(m => m.Item == c.Text!.Trim()));

    static bool Means(string text, FormColumn column)
    {
        if (text is "") return false;
        if (text == column.Item) return true;
        return text.Split('\n').Append(text).Select(t => ItemNames.Unbracket(t).Name).SelectMany(t => new[] { t, Words.Halves(t).Chinese })
            .Select(Words.Heading).Any(t => t is not "" && (t == Words.Heading(column.Name.Zh) || t == Words.Heading(column.Name.En)));
    }

    /// <summary>The last row of a wide table's headings: rows below the first whose key cell is another heading, or that hold neither key, period nor number.</summary>
    static int LastHeading(Head head, int row, int key, int period)
    {
        var last = row;
        while (last + 1 < head.Rows.Count && last - row < 4 && IsHeading(head, last + 1, key, period)) last++;
        return last;
    }

    static bool IsHeading(Head head, int row, int key, int period)
    {
        if (Roles.Of(head.At(row, key)) != Role.None) return true;
        if (!head.At(row, key).IsBlank || (period >= 0 && Periods.TryRead(head.At(row, period), out _, out _))) return false;
        return head.Rows[row].Cells.Any(c => !c.IsBlank)
            && head.Rows[row].Cells.All(c => c.IsBlank || (c.Kind == CellKind.Text && (c.Text!.Trim() is "1" || Numbers.Read(c.Text, out _) == NumberForm.Wrong)));
    }

    /// <summary>The first row of data below a heading that may be said again in another language.</summary>
    static int FirstAfter(Head head, int row, int key)
    {
        var last = row;
        while (last + 1 < head.Rows.Count && Roles.Of(head.At(last + 1, key)) != Role.None) last++;
        return RowAfter(head, last);
    }

    static int RowAfter(Head head, int row) => head.Rows[Math.Min(row, head.Rows.Count - 1)].Row + 1;

    static Dictionary<int, string> Headings(Head head, int row) => Enumerable.Range(0, head.Rows[row].Cells.Length)
        .Where(c => head.TextAt(row, c) is not "").ToDictionary(c => c, c => Words.Plain(head.TextAt(row, c)));
}
