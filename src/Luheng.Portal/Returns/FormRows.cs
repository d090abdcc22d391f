using Luheng.Packs;
using Luheng.Returns;

namespace Luheng.Portal.Returns;

/// <summary>A row of the paper form: its number, name and unit, and a cell for each measure it has.</summary>
/// <param name="Cells">Null where the form has no such measure of the row.</param>
sealed record FormRow(int Number, string Id, Said Name, string Unit, IReadOnlyList<Item?> Cells);

/// <summary>The rows of a form that an enterprise sees: those it used in the last two years, those with figures, and those it added.</summary>
sealed record FormRows(IReadOnlyList<Said> Columns, IReadOnlyList<FormRow> Shown, IReadOnlyList<FormRow> Others)
{
    const int Remembered = 24, AllOf = 8;

    public static FormRows Of(Catalogue catalogue, in ReturnKey key, ReturnHistory history, ReturnDraft draft)
    {
        var (all, (own, _)) = (All(catalogue, key.Form), (key, 0));
        var shown = all.Where(r => draft.Rows.Contains(r.Id) || r.Cells.Any(c => c is not null && (draft.Cells.ContainsKey(c.Id) || history.Uses(c.Id, own, Remembered)))).ToList();
        if (key.Form.RowSet is null && all.Count <= AllOf) shown = all;
        return new(ColumnsOf(key.Form), shown, [.. all.Except(shown)]);
    }

    /// <summary>Only the rows with figures, as a paper is shown.</summary>
    public static FormRows Of(Catalogue catalogue, Form form, params IReadOnlyDictionary<string, double>[] values) =>
        new(ColumnsOf(form), [.. All(catalogue, form).Where(r => r.Cells.Any(c => c is not null && values.Any(v => v.ContainsKey(c.Id))))], []);

    public IEnumerable<Item> Items => Shown.SelectMany(r => r.Cells).OfType<Item>();

    static IReadOnlyList<Said> ColumnsOf(Form form) => form.RowSet is null ? [Shell.Words.Value] : [.. form.Columns.Select(c => c.Name)];

    static List<FormRow> All(Catalogue catalogue, Form form)
    {
        Item? Known(string id) => catalogue.Items.TryGetValue(id, out var item) && !item.IsIndicator ? item : null;
        if (form.RowSet is null) return [.. form.Columns.Select((c, i) => (Item: Known(c.Item), i)).Where(c => c.Item is not null).Select(c => new FormRow(c.i + 1, c.Item!.Id, c.Item.Name, c.Item.Unit.Symbol, [c.Item]))];
        return [.. catalogue.Sets[form.RowSet].Members.Select((m, i) => new FormRow(i + 1, m.Id, m.Name, "", [.. form.Columns.Select(c => Known($"{c.Item}.{m.Id}"))]))
            .Where(r => r.Cells.Any(c => c is not null)).Select(r => r with { Unit = r.Cells.First(c => c is not null)!.Unit.Symbol })];
    }
}
