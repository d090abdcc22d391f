namespace Luheng.Packs;

/// <summary>Reads a form and checks that every cell it offers is an item that can be filed.</summary>
static class FormReader
{
    public static Form Read(PackPage page, IReadOnlyDictionary<string, Item> items, IReadOnlyDictionary<string, MemberSet> sets)
    {
        var (id, name, frequency) = (page.Text("id"), page.Said("name"), page.Optional("frequency") ?? "month");
        var (source, confidence) = (page.Source(), page.Choice("confidence", Confidence.Design));
        page.Optional("of");
        page.Said("note", required: false);
        string? rows = null;
        List<FormColumn> columns = [];
        if (page.Inner("layout") is { } layout)
        {
            rows = layout.Optional("rows");
            columns = rows is null
                ? [.. layout.Texts("items").Select(i => new FormColumn(i, items.GetValueOrDefault(i)?.Name ?? Said.Nothing))]
                : [.. layout.Inners("columns").Select(c => { var column = new FormColumn(c.Text("item"), c.Said("name")); c.Done(); return column; })];
            layout.Done();
        }
        else page.Report($"form '{id}' has no layout", "layout: {rows: carrier, columns: […]} or layout: {items: […]}");

        if (rows is not null && !sets.ContainsKey(rows)) page.Report($"'{rows}' is not a set", $"one of {string.Join(", ", sets.Keys)}", "layout");
        foreach (var column in columns)
        {
            var ids = rows is null ? [column.Item] : sets.GetValueOrDefault(rows)?.Members.Select(m => $"{column.Item}.{m.Id}") ?? [];
            if (!ids.Any(items.ContainsKey)) page.Report($"form '{id}': '{column.Item}' is not an item", "an item that can be filed", "layout");
            else if (ids.FirstOrDefault(i => items.GetValueOrDefault(i) is { IsIndicator: true }) is { } computed)
                page.Report($"form '{id}': '{computed}' is computed", "an item that can be filed", "layout");
        }
        var form = new Form(id, name, frequency, rows, columns, source, confidence) { Due = Due(page), Totals = page.Texts("totals"), Checks = [.. page.Inners("checks").Select(c => Check(c, items, columns, rows, sets))] };
        foreach (var total in form.Totals)
            if (items.GetValueOrDefault(total) is not { IsIndicator: true }) page.Report($"form '{id}': '{total}' is not an indicator", "an item with a formula", "totals");
        page.Done();
        return form;
    }

    static FormDue? Due(PackPage page)
    {
        if (page.Inner("due") is not { } due) return null;
        var (months, day) = (due.Number("months") ?? 1, due.Number("day"));
        if (day is not (>= 1 and <= 31)) due.Report("a day of the month is missing", "due: {months: 1, day: 10}");
        var read = new FormDue((int)months, (int)Math.Clamp(day ?? 1, 1, 31), due.Choice("confidence", Confidence.Design));
        due.Done();
        return read;
    }

    /// <summary>A check across cells: terms such as energy.purchased, -energy.consumed or "before energy.stock".</summary>
    static FormCheck Check(PackPage page, IReadOnlyDictionary<string, Item> items, List<FormColumn> columns, string? rows, IReadOnlyDictionary<string, MemberSet> sets)
    {
        bool Known(string item) => items.ContainsKey(item) || (rows is not null && sets.GetValueOrDefault(rows)?.Members.Any(m => items.ContainsKey($"{item}.{m.Id}")) == true);
        var (id, kind, of, terms) = (page.Text("id"), page.Choice("kind", FormCheckKind.Balance), page.Text("of"), new List<FormTerm>());
        foreach (var text in page.Texts("terms"))
        {
            var (before, rest) = text.StartsWith("before ", StringComparison.Ordinal) ? (true, text[7..]) : (false, text);
            var term = new FormTerm(rest.TrimStart('-'), rest.StartsWith('-') ? -1 : 1, before);
            if (columns.All(c => c.Item != term.Item)) page.Report($"'{term.Item}' is no column of the form", $"one of {string.Join(", ", columns.Select(c => c.Item))}", "terms");
            terms.Add(term);
        }
        if (!Known(of)) page.Report($"'{of}' is not an item", "a column of the form, or an item", "of");
        var check = new FormCheck(id, kind, page.Said("name"), of, terms, page.Number("tolerance") ?? 0, page.Flag("blocks"));
        page.Done();
        return check;
    }
}
