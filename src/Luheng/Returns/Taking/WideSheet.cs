using Luheng.Typed;

namespace Luheng.Returns;

/// <summary>Reads a table with one column per item and one row per subject and period. Each value cell that is not blank counts one.</summary>
sealed class WideSheet
{
    readonly Intake intake;
    readonly Values values;
    readonly WideLayout layout;
    readonly SheetPlace place;
    readonly (WideColumn Column, ItemUse Use)[] items;
    readonly bool[] told;
    readonly int subjectAt, siteAt, periodAt, scopeAt, sourceAt;

    public WideSheet(Intake intake, Values values, WideLayout layout, SheetPlace place)
    {
        (this.intake, this.values, this.layout, this.place) = (intake, values, layout, place);
        items = [.. layout.Items.Select(i => (i, i.Item is null ? intake.Uses.Of(i.Heading, i.Unit) : intake.Uses.Of(i.Item, i.Unit)))];
        told = new bool[items.Length];
        int Column(Role role) => layout.Columns.TryGetValue(role, out var column) ? column : -1;
        (subjectAt, siteAt, periodAt, scopeAt, sourceAt) = (Column(Role.Subject), Column(Role.Site), Column(Role.Period), Column(Role.Scope), Column(Role.Source));
    }

    public void Take(SheetRows row)
    {
        var (subjectCell, periodCell) = (row[subjectAt], layout.Period?.Value ?? row[periodAt]);
        var (party, period, stands, checkedHead) = ((Party?)null, -1, true, false);
        var (scope, source) = (row[scopeAt].ToString(), row[sourceAt].ToString());
        for (var i = 0; i < items.Length; i++)
        {
            var (column, use) = items[i];
            var cell = row[column.Column];
            if (cell.IsBlank || (use.Item is null && cell.Kind == CellKind.Text && Numbers.Read(cell.Text!, out _) is NumberForm.Missing)) continue;
            var at = new Spot(place, row.Row, column.Column);
            var isValue = values.TryRead(cell, use, at, row.AllText, out var value, out var wrong);
            if (!isValue && !wrong) continue;
            if (!checkedHead) (checkedHead, stands) = (true, Head(row, subjectCell, periodCell, out party, out period));
            intake.Read++;
            if (!use.Stands) Tell(i);
            if (!isValue || !stands || !use.Stands || !values.Take(party!, period, use, value, scope, source, at, cell)) intake.Rejected++;
        }
        if (checkedHead && stands && !party!.Known) party.Met.Add(new(place, row.Row, subjectAt));
        if (!checkedHead && !subjectCell.IsBlank) Head(row, subjectCell, periodCell, out _, out _);
    }

    /// <summary>Reads subject and period of a row, each problem told once per row.</summary>
    bool Head(SheetRows row, in Cell subjectCell, in Cell periodCell, out Party? party, out int period)
    {
        var stands = true;
        party = intake.Parties.Read(subjectCell, row[siteAt]);
        if (party.Wrong is { } problem)
        {
            intake.Problems.Add(new(place, row.Row, subjectAt), subjectCell.ToString(), party.Rule, problem);
            stands = false;
        }
        period = intake.Periods.Read(periodCell, out var interpreted, out var fault);
        var spot = layout.Period is { } label ? new Spot(place, label.Row, label.Column) : new Spot(place, row.Row, periodAt);
        if (fault is not null)
        {
            intake.Problems.Add(spot, periodCell.ToString(), fault.Rule, fault.Hint);
            stands = false;
        }
        else if (interpreted) intake.Coerce("period", spot, periodCell, intake.Periods.All[period].ToString());
        return stands;
    }

    /// <summary>Says once what is wrong with a column's heading.</summary>
    void Tell(int index)
    {
        if (told[index]) return;
        told[index] = true;
        var (column, use) = items[index];
        foreach (var fault in new[] { use.ItemFault, use.UnitFault })
            if (fault is not null) intake.Problems.Add(new(place, column.HeadingRow, column.Column), fault.Value ?? column.Heading, fault.Rule, new($"{fault.Hint.Zh}（这一列的数都没有收）", $"{fault.Hint.En} (every value of this column is rejected)"));
    }
}
