using System.Globalization;
using Luheng.Packs;
using Luheng.Typed;

namespace Luheng.Returns;

/// <summary>Reads amounts from cells and takes them in, or says what is wrong with them.</summary>
sealed class Values(Intake intake)
{
    /// <summary>The amount of a cell in the item's own unit. Returns false for a missing one and for a wrong one; wrong says which.</summary>
    public bool TryRead(in Cell cell, ItemUse use, in Spot at, bool allText, out double value, out bool wrong)
    {
        (value, wrong) = (0, false);
        var fault = cell.Kind switch
        {
            CellKind.Blank => null,
            CellKind.Number => Keep(cell.Number, out value),
            CellKind.Percent => Percent(cell, cell.Number, use, at, out value),
            CellKind.Text => Text(cell, use, at, allText, out value),
            CellKind.Error when cell.Text is "#N/A" => Missing(cell, at, out value),
            CellKind.Error => new("error-cell", new($"单元格是错误值 {cell.Text}；改好公式，或直接填数", $"the cell holds the error {cell.Text}; mend the formula or type the number")),
            CellKind.NoValue => PeriodBook.NoValue,
            CellKind.Date => new("not-a-number", new("这里应是数，单元格却是日期；填数，并把单元格格式改为常规", "the cell holds a date where a number should stand; type the number and set the cell's format to general")),
            _ => new("not-a-number", new("这里应是数", "a number should stand here")),
        };
        if (fault is null && (cell.IsBlank || double.IsNaN(value))) return false;
        if (fault is null && use.Item is { } item) fault = use.Stands ? ItemLimits.Wrong(item, value *= use.Scale) : (value < 0 && item.Minimum == 0) || ItemLimits.IsTooLarge(value) ? ItemLimits.Wrong(item, value) : null;
        if (fault is null) return true;
        wrong = true;
        intake.Problems.Add(at, cell.ToString(), fault.Rule, fault.Hint);
        return false;
    }

    const string Capacity = "capacity[product]";

    /// <summary>Takes a figure in; false when its subject or key does not allow it, which is then reported.</summary>
    public bool Take(Party party, int period, ItemUse use, double value, string scope, string source, in Spot at, in Cell cell)
    {
        var item = use.Item!;
        if (item.IsIndicator && !party.Id.IsGroup)
            return Refuse(at, cell, "computed-item", new($"{item.Name.Zh}由系统为企业计算，不填报；只收地区、行业等的官方数", $"{item.Id} ({item.Name.Zh}) is computed for an enterprise and cannot be filed; only official figures of regions, sectors and other groups are"));
        if (item.Of.Count > 0 && !item.Of.Contains(party.Id.Kind))
            return Refuse(at, cell, "of-kind", new($"{item.Name.Zh}不用于这类对象；换一个指标", $"{item.Id} is not filed for {Word(party)}; it is for {string.Join(", ", item.Of.Select(k => k.ToString().ToLowerInvariant()).Order())}"));
        var first = intake.Figures.Add(new()
        {
            Subject = party.Number,
            Period = period,
            Source = intake.SourceOf(source, party.Id.IsGroup),
            Row = at.Row,
            Item = use.Number,
            Scope = intake.ScopeOf(scope),
            Sheet = (short)at.Sheet.Index,
            Column = (short)at.Column,
            Value = value,
        });
        if (first < 0 && value == 0 && item.Family is Capacity)
            intake.Note(at.Sheet, "zero-capacity", $"a registered capacity of zero ({item.Name.Zh}) is read as none: the share at benchmark of the product is then weighed by output; leave it blank where there is none", at.Row, at.Sheet.Column(at.Column), cell.ToString());
        if (first < 0) return true;
        var other = intake.Figures[first];
        var place = intake.Sheets[other.Sheet].At(other.Row, other.Column);
        return Refuse(at, cell, "duplicate-row", new(string.Create(CultureInfo.InvariantCulture, $"{party.Id} {intake.Periods.All[period]} 的{item.Name.Zh}已在 {place}，{(other.Value == value ? "数相同" : $"是 {other.Value:R} {item.Unit}")}；两处留一处"), string.Create(CultureInfo.InvariantCulture,
            $"{party.Id} {item.Id} {intake.Periods.All[period]} already stands at {place} with {(other.Value == value ? "the same value" : $"{other.Value:R} {item.Unit}")}; keep one of the two")));
    }

    bool Refuse(in Spot at, in Cell cell, string rule, Said hint)
    {
        intake.Problems.Add(at, cell.ToString(), rule, hint);
        return false;
    }

    static string Word(Party party) => party.Id.Kind.ToString().ToLowerInvariant() switch { "enterprise" => "an enterprise", var word => $"a {word}" };

    static Fault? Keep(double number, out double value)
    {
        value = number;
        return null;
    }

    Fault? Missing(in Cell cell, in Spot at, out double value)
    {
        value = double.NaN;
        intake.Coerce("missing", at, cell, "missing, not zero");
        return null;
    }

    Fault? Text(in Cell cell, ItemUse use, in Spot at, bool allText, out double value)
    {
        var form = Numbers.Read(cell.Text!, out value);
        switch (form)
        {
            case NumberForm.Plain when allText: return null;
            case NumberForm.Missing: return Missing(cell, at, out value);
            case NumberForm.Percent: return Percent(cell, value, use, at, out value);
            case NumberForm.Wrong:
                var end = cell.Text!.Trim();
                return new("not-a-number", end.Length > 1 && char.IsDigit(end[0]) && !char.IsDigit(end[^1])
                    ? new("这里只填数，单位另有位置", "a number should stand here alone; the unit has its own place") : new("这里应是数；没有数的留空", "a number should stand here; leave the cell blank where there is none"));
        }
        intake.Coerce(form switch { NumberForm.Thousands => "thousands-separator", NumberForm.FullWidth => "full-width-digits", _ => "text-number" },
            at, cell, value.ToString("R", CultureInfo.InvariantCulture));
        return null;
    }

    Fault? Percent(in Cell cell, double percent, ItemUse use, in Spot at, out double value)
    {
        var unit = use.Unit;
        value = unit.InBase == 0.01 ? percent : percent * 0.01 / unit.InBase;
        if (!unit.Dimension.IsNone && use.Stands) return new("unit-dimension", new($"填的是百分数，单位却是 {unit}；按 {unit} 填数", $"the value is a percentage, but the unit is {unit} ({unit.Dimension}); write the amount in {unit}"));
        intake.Coerce("percent", at, cell, string.Create(CultureInfo.InvariantCulture, $"{value:R}{(unit.Symbol is "1" ? "" : " " + unit.Symbol)}"));
        return null;
    }
}
