using Luheng.Packs;
using Luheng.Typed;

namespace Luheng.Returns;

/// <summary>Reads a filled form: one subject and period in its head, members down, measures across. Each value cell counts one.</summary>
sealed class GridSheet
{
    static readonly string[] Totals = ["合计", "总计", "小计", "能源合计", "total"];

    readonly Intake intake;
    readonly Values values;
    readonly GridLayout layout;
    readonly SheetPlace place;
    readonly Dictionary<string, Member> members = new(StringComparer.Ordinal);
    readonly int nameAt, codeAt, unitAt;
    Party? party;
    int period;
    bool stands, checkedHead;

    public GridSheet(Intake intake, Values values, GridLayout layout, SheetPlace place)
    {
        (this.intake, this.values, this.layout, this.place) = (intake, values, layout, place);
        foreach (var member in intake.Catalogue.Sets[layout.Form.RowSet!].Members)
            foreach (var name in new[] { member.Id, member.Name.Zh, member.Name.En })
                if (Words.Heading(name) is { Length: > 0 } heading) members.TryAdd(heading, member);
        int Column(Role role) => layout.Columns.TryGetValue(role, out var column) ? column : -1;
        (nameAt, codeAt, unitAt) = (Column(Role.RowName) is >= 0 and var name_ ? name_ : Column(Role.Name), Column(Role.RowCode), Column(Role.Unit));
    }

    public void Take(SheetRows row)
    {
        var (name, code) = (row[nameAt], row[codeAt]);
        if (name.IsBlank && code.IsBlank) return;
        var member = Find(code) ?? Find(name);
        if (member is null && Totals.Contains(Words.Heading(name.ToString())))
        {
            intake.Note(place, "total-row", "a row of totals; skipped, as totals are computed", row.Row, place.Column(nameAt), name.ToString());
            return;
        }
        foreach (var measure in layout.Measures)
        {
            var cell = row[measure.Column];
            if (cell.IsBlank) continue;
            var at = new Spot(place, row.Row, measure.Column);
            var use = member is null ? null : Use(measure, member, row[unitAt]);
            var isValue = values.TryRead(cell, use ?? intake.Uses.Of("", null), at, row.AllText, out var value, out var wrong);
            if (!isValue && !wrong) continue;
            Head();
            intake.Read++;
            var known = IsKnown(use, member, row, measure, at, cell);
            if (!isValue || !stands || !known || !values.Take(party!, period, use!, value, "", "", at, cell)) intake.Rejected++;
        }
    }

    /// <summary>Whether the row and column together are an item in a right unit; says what is wrong.</summary>
    bool IsKnown(ItemUse? use, Member? member, SheetRows row, GridColumn measure, in Spot at, in Cell cell)
    {
        if (use is null)
        {
            var text = row[codeAt].IsBlank ? row[nameAt].ToString() : row[codeAt].ToString();
            intake.Problems.Add(new(place, row.Row, codeAt >= 0 && !row[codeAt].IsBlank ? codeAt : nameAt), text, "unknown-item",
                NoRow(text));
            return false;
        }
        if (use.ItemFault is { } fault)
            intake.Problems.Add(at, cell.ToString(), fault.Rule, use.Item is null ? new($"{layout.Form.Id} 表里{member!.Name.Zh}没有{measure.Measure.Name.Zh}；这一格留空", $"form {layout.Form.Id} has no {measure.Measure.Name.Zh} of {member.Name.Zh}; leave this cell blank") : fault.Hint);
        if (use.UnitFault is { } unitFault)
            intake.Problems.Add(measure.Unit is null ? new(place, row.Row, unitAt) : at, unitFault.Value, unitFault.Rule, unitFault.Hint);
        return use.Stands;
    }

    Said NoRow(string text)
    {
        var near = SubjectSays.Near(text, intake.Catalogue.Sets[layout.Form.RowSet!].Members.SelectMany(m => new[] { m.Id, m.Name.Zh }));
        return new($"{layout.Form.Id} 表没有“{text}”这一行{near.Zh}", $"'{text}' is no row of form {layout.Form.Id}{near.En}");
    }

    /// <summary>The item of a cell in the unit above it, else in the row's where that is meant for it, else in its own.</summary>
    ItemUse Use(GridColumn measure, Member member, in Cell rowUnit)
    {
        var id = $"{measure.Measure.Item}.{member.Id}";
        var row = rowUnit.IsBlank ? null : rowUnit.ToString().Trim();
        if (measure.Unit is { } above)
            return intake.Uses.Of(id, !above.Contains(GridColumn.RowUnit, StringComparison.Ordinal) ? above : row is null ? null : above.Replace(GridColumn.RowUnit, row, StringComparison.Ordinal));
        return intake.Uses.Of(id, row is not null && IsMeantFor(member, id) ? row : null);
    }

    /// <summary>Whether a row's unit is the unit of this measure: a heat content beside an amount has another.</summary>
    bool IsMeantFor(Member member, string id) =>
        !member.Attributes.TryGetValue("unit", out var usual) || intake.Names.UnitOf(usual) is not { } unit
            || !intake.Catalogue.Items.TryGetValue(id, out var item) || unit.Measures(item.Unit);

    Member? Find(in Cell cell) => cell.IsBlank ? null : members.GetValueOrDefault(Words.Heading(cell.ToString()))
        ?? (Words.Halves(cell.ToString()) is ({ Length: > 0 } chinese, _) ? members.GetValueOrDefault(Words.Heading(chinese)) : null);

    void Head()
    {
        if (checkedHead) return;
        (checkedHead, stands) = (true, true);
        var subject = layout.Subject ?? new(Cell.Blank, 1, 0);
        party = intake.Parties.Read(subject.Value, Cell.Blank);
        if (party.Wrong is { } problem) Fault(subject, party.Rule, problem);
        var named = layout.Period ?? new(Cell.Blank, 1, 0);
        period = intake.Periods.Read(named.Value, out var interpreted, out var fault);
        if (fault is not null) Fault(named, fault.Rule, fault.Hint);
        else if (interpreted) intake.Coerce("period", new(place, named.Row, named.Column), named.Value, intake.Periods.All[period].ToString());
        if (stands && !party.Known) party.Met.Add(new(place, subject.Row, subject.Column));
    }

    void Fault(Label label, string rule, Said hint)
    {
        stands = false;
        intake.Problems.Add(new(place, label.Row, label.Column), label.Value.ToString(), rule, hint);
    }
}
