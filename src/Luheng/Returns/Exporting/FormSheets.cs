using Luheng.Packs;
using Luheng.Quantities;
using Luheng.Registry;
using Luheng.Time;
using static Luheng.Returns.SheetText;

namespace Luheng.Returns;

/// <summary>Lays out a form: as its own grid or list for one subject, or as one wide table for many.</summary>
sealed class FormSheets(Catalogue catalogue, Form form)
{
    /// <summary>The form as it stands on paper, for one subject and period.</summary>
    /// <param name="values">The values in effect by item id.</param>
    public SheetText ForOne(SubjectId? subject, string name, Period? period, IReadOnlyDictionary<string, double> values)
    {
        var sheet = new SheetText(Tab(form.Id)) { Frozen = (form.RowSet is null ? 5 : 6, 3) };
        sheet.Add(Say(form.Name.Zh, Look.Title));
        sheet.Add(Say(form.Name.En, Look.Note), new(Look.Plain), new(Look.Plain), Say("表号 Form", Look.Heading), Say(form.Id, Look.Code));
        sheet.Add(Say("统一社会信用代码 Credit code", Look.Heading), Say(subject?.Text ?? "", Look.Code), new(Look.Plain), Say("企业名称 Name", Look.Heading), Say(name));
        sheet.Add(Say("报告期 Period", Look.Heading), Say(period?.ToString() ?? "", Look.Code));
        if (form.RowSet is null) List(sheet, values);
        else Grid(sheet, values);
        return sheet;
    }

    /// <summary>One row per enterprise and period, one column per item.</summary>
    public SheetText ForMany()
    {
        var items = form.ItemIds(catalogue).Select(id => catalogue.Items[id]).Where(i => !i.IsIndicator).ToList();
        var sheet = new SheetText(Tab(form.Id)) { Frozen = (3, 3) };
        sheet.Add(items.Select(i => Say(Both(i.Name), Look.Heading)).Prepend(Say("报告期\nPeriod", Look.Heading)).Prepend(Say("企业名称\nName", Look.Heading)).Prepend(Say("统一社会信用代码\nCredit code", Look.Heading)));
        sheet.Add(items.Select(i => Say(i.Id, Look.Heading)).Prepend(Say("period", Look.Heading)).Prepend(Say("name", Look.Heading)).Prepend(Say("credit_code", Look.Heading)));
        sheet.Add(items.Select(i => Say(i.Unit.Symbol, Look.Heading)).Prepend(new(Look.Heading)).Prepend(new(Look.Heading)).Prepend(Say("计量单位 Unit", Look.Heading)));
        sheet.Widths.AddRange([24, 28, 12, .. items.Select(i => Math.Clamp(i.Id.Length * 0.9, 14, 34))]);
        return sheet;
    }

    /// <summary>What the person who fills it in must know.</summary>
    public SheetText Readme()
    {
        var sheet = new SheetText("说明 Readme");
        sheet.Widths.Add(110);
        sheet.Add(Say($"{form.Name.Zh}（{form.Id}）", Look.Title));
        foreach (var line in new[]
        {
            $"依据：{form.Source}", "没有的数据请留空，不要填 0；“-”按缺失处理。", "计量单位可以改为同类单位（如 kg、万t），导入时自动换算。", "报告期写作 2024-03、2024年3月、2024-Q1 或 2024。",
            "灰色底的格子请勿改动；其余工作表之外的内容不会被读取。", "",
            $"Source: {form.Source}", "Leave blank what you do not have; never write 0 for it. A dash counts as missing.", "Units may be changed to others of the same kind (kg, 万t); they are converted on import.",
            "Write periods as 2024-03, 2024-Q1 or 2024.", "Do not change the grey cells.",
        }) sheet.Add(Say(line));
        return sheet;
    }

    void Grid(SheetText sheet, IReadOnlyDictionary<string, double> values)
    {
        var members = catalogue.Sets[form.RowSet!].Members.Where(m => form.Columns.Any(c => Fileable(c, m) is not null)).ToList();
        var units = members.ToDictionary(m => m.Id, RowUnit);
        var above = form.Columns.Select(c => ColumnUnit(c, members, units)).ToList();
        sheet.Add(form.Columns.Select((c, i) => Say(above[i] is { } unit ? $"{c.Name.Zh} ({unit})\n{c.Name.En} ({unit})" : Both(c.Name), Look.Heading))
            .Prepend(Say("计量单位\nUnit", Look.Heading)).Prepend(Say("代码\nCode", Look.Heading)).Prepend(Say("名称\nName", Look.Heading)));
        sheet.Add(form.Columns.Select(c => Say(c.Item, Look.Heading)).Prepend(new(Look.Heading)).Prepend(new(Look.Heading)).Prepend(new(Look.Heading)));
        foreach (var member in members)
            sheet.Add(form.Columns.Select((c, i) => Fileable(c, member) is { } item ? Cell(item, UnitAt(above[i], units[member.Id], item), values) : new(Look.Heading))
                .Prepend(Say(units[member.Id].Symbol, Look.Heading)).Prepend(Say(member.Id, Look.Heading)).Prepend(Say($"{member.Name.Zh} {member.Name.En}", Look.Heading)));
        sheet.Widths.AddRange([34, 24, 12, .. form.Columns.Select(_ => 18d)]);
    }

    void List(SheetText sheet, IReadOnlyDictionary<string, double> values)
    {
        sheet.Add(Say("指标名称\nItem name", Look.Heading), Say("指标代码\nItem", Look.Heading), Say("计量单位\nUnit", Look.Heading), Say("数值\nValue", Look.Heading));
        foreach (var item in form.ItemIds(catalogue).Select(id => catalogue.Items[id]).Where(i => !i.IsIndicator))
            sheet.Add(Say($"{item.Name.Zh} {item.Name.En}", Look.Heading), Say(item.Id, Look.Heading), Say(item.Unit.Symbol, Look.Heading), Cell(item, item.Unit, values));
        sheet.Widths.AddRange([44, 34, 12, 18]);
    }

    Item? Fileable(FormColumn column, Member member) => catalogue.Items.TryGetValue($"{column.Item}.{member.Id}", out var item) && !item.IsIndicator ? item : null;

    /// <summary>The unit most measures of a row are in; a column in another says so itself.</summary>
    Unit RowUnit(Member member) => form.Columns.Select(c => Fileable(c, member)?.Unit).OfType<Unit>().GroupBy(u => u.Symbol)
        .OrderByDescending(g => member.Attributes.GetValueOrDefault("unit") == g.Key).ThenByDescending(g => g.Count()).First().First();

    /// <summary>The unit that stands above a column where the row's does not serve: one for all, or one per row unit such as tce/计量单位.</summary>
    string? ColumnUnit(FormColumn column, List<Member> members, Dictionary<string, Unit> rowUnits)
    {
        var cells = members.Select(m => (Row: rowUnits[m.Id], Fileable(column, m)?.Unit)).Where(c => c.Unit is not null).ToList();
        if (cells.All(c => c.Unit!.Measures(c.Row))) return null;
        if (cells.All(c => c.Unit!.Symbol == cells[0].Unit!.Symbol)) return cells[0].Unit!.Symbol;
        var above = cells.Select(c => c.Unit!.Symbol.EndsWith("/" + c.Row.Symbol, StringComparison.Ordinal) ? c.Unit.Symbol[..^c.Row.Symbol.Length] : "").Distinct().ToList();
        return above is [{ Length: > 0 } one] ? one + GridColumn.RowUnit : null;
    }

    Unit UnitAt(string? above, Unit row, Item item) =>
        above is null ? row.Measures(item.Unit) ? row : item.Unit
        : catalogue.Units[above.Replace(GridColumn.RowUnit, row.Symbol, StringComparison.Ordinal)];

    static Place Cell(Item item, Unit unit, IReadOnlyDictionary<string, double> values) =>
        values.TryGetValue(item.Id, out var value) ? Value(item.Unit == unit ? value : value * item.Unit.To(unit)) : Value(null);

    static string Both(Said said) => said.En is "" ? said.Zh : $"{said.Zh}\n{said.En}";

    static string Tab(string id) => string.Concat(id.Select(c => "[]:*?/\\".Contains(c, StringComparison.Ordinal) ? '-' : c)) is { Length: > 31 } longer ? longer[..31] : string.Concat(id.Select(c => "[]:*?/\\".Contains(c, StringComparison.Ordinal) ? '-' : c));
}
