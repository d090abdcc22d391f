namespace Luheng.Returns;

/// <summary>Reads observations, one per row.</summary>
sealed class LongSheet(Intake intake, Values values, LongLayout layout, SheetPlace place)
{
    readonly int subjectAt = Column(layout, Role.Subject), siteAt = Column(layout, Role.Site), itemAt = Column(layout, Role.Item), nameAt = Column(layout, Role.ItemName),
        periodAt = Column(layout, Role.Period), valueAt = Column(layout, Role.Value), unitAt = Column(layout, Role.Unit), scopeAt = Column(layout, Role.Scope), sourceAt = Column(layout, Role.Source);

    public void Take(SheetRows row)
    {
        var (itemCell, valueCell) = (ItemCell(row), row[valueAt]);
        var subjectCell = layout.Subject?.Value ?? row[subjectAt];
        if (itemCell.IsBlank && valueCell.IsBlank && (layout.Subject is not null || subjectCell.IsBlank)) return;

        var use = intake.Uses.Of(itemCell.ToString().Trim(), unitAt < 0 && layout.Subject is not null ? null : row[unitAt].ToString());
        var isValue = values.TryRead(valueCell, use, new(place, row.Row, valueAt), row.AllText, out var value, out var wrong);
        if (!isValue && !wrong) return;
        intake.Read++;
        var stands = isValue;
        var party = intake.Parties.Read(subjectCell, row[siteAt]);
        var subjectSpot = layout.Subject is { } label ? new Spot(place, label.Row, label.Column) : new Spot(place, row.Row, subjectAt);
        if (party.Wrong is { } problem) stands = Fault(subjectSpot, subjectCell, new(party.Rule, problem));
        var period = intake.Periods.Read(layout.Period?.Value ?? row[periodAt], out var interpreted, out var periodFault);
        var periodSpot = layout.Period is { } head ? new Spot(place, head.Row, head.Column) : new Spot(place, row.Row, periodAt);
        if (periodFault is not null) stands = Fault(periodSpot, layout.Period?.Value ?? row[periodAt], periodFault);
        else if (interpreted) intake.Coerce("period", periodSpot, layout.Period?.Value ?? row[periodAt], intake.Periods.All[period].ToString());
        if (use.ItemFault is { } itemFault) stands = Fault(new(place, row.Row, itemAt >= 0 ? itemAt : nameAt), itemCell, itemFault);
        else if (itemCell.Kind == CellKind.Text && use.Item!.Id != itemCell.Text!.Trim()) intake.Coerce("item-name", new(place, row.Row, itemAt), itemCell, use.Item.Id);
        if (use.UnitFault is { } unitFault) stands = Fault(new(place, row.Row, unitAt), row[unitAt], unitFault);

        stands = stands && values.Take(party, period, use, value, row[scopeAt].ToString(), row[sourceAt].ToString(), new(place, row.Row, valueAt), valueCell);
        if (!stands) intake.Rejected++;
        else if (!party.Known) party.Met.Add(subjectSpot);
    }

    Cell ItemCell(SheetRows row) => itemAt >= 0 && !row[itemAt].IsBlank ? row[itemAt] : row[nameAt];

    bool Fault(in Spot at, in Cell cell, Fault fault)
    {
        intake.Problems.Add(at, cell.ToString(), fault.Rule, fault.Hint);
        return false;
    }

    static int Column(LongLayout layout, Role role) => layout.Columns.TryGetValue(role, out var column) ? column : -1;
}
