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
        page.Done();
        return new(id, name, frequency, rows, columns, source, confidence);
    }
}
