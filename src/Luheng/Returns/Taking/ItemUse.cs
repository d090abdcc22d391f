using Luheng.Packs;
using Luheng.Quantities;

namespace Luheng.Returns;

/// <summary>A rule broken and what would be right.</summary>
sealed record Fault(string Rule, Said Hint, string? Value = null);

/// <summary>An item in the unit it is written in: what its amounts are multiplied by, or what is wrong with either.</summary>
sealed record ItemUse(Item? Item, short Number, Unit Unit, double Scale, Fault? ItemFault, Fault? UnitFault)
{
    public bool Stands => ItemFault is null && UnitFault is null;

    /// <summary>Whether it is the use of an energy carrier, whose coefficient may have to be measured.</summary>
    public Factor? Coefficient { get; init; }
}

/// <summary>Every item in every unit that the files write it in, worked out once.</summary>
sealed class ItemUses(Catalogue catalogue, ItemNames names)
{
    const string Consumed = "energy.consumed.";
    readonly Dictionary<(string, string?), ItemUse> byText = [];
    readonly Numbered<string> numbers = new();

    public IReadOnlyList<string> Ids => numbers.All;

    public int Find(string id) => numbers.Find(id);

    /// <summary>The number of an item, whether or not it was met before.</summary>
    public short NumberOf(string id) => (short)numbers[id];

    /// <param name="unit">As written; empty when a unit should stand here and does not; null when none is asked for.</param>
    public ItemUse Of(string item, string? unit)
    {
        if (byText.TryGetValue((item, unit), out var use)) return use;
        return byText[(item, unit)] = Make(names.Find(item, out _), item, unit);
    }

    public ItemUse Of(Item item, string? unit)
    {
        if (byText.TryGetValue((item.Id, unit), out var use)) return use;
        return byText[(item.Id, unit)] = Make(item, item.Id, unit);
    }

    ItemUse Make(Item? item, string text, string? unit)
    {
        var number = item is null ? (short)-1 : NumberOf(item.Id);
        var fault = item is null ? (text is "" ? new Fault("missing-item", new("这里应填指标代码或名称", "an item id stands here; list them with: luheng items")) : new("unknown-item", names.Hint(text)))
            : item.IsIndicator && !item.Official ? new("computed-item", new($"{item.Name.Zh}由系统计算，不填报；填计算它的各项", $"{item.Id} ({item.Name.Zh}) is computed from {item.Formula} and cannot be filed; file what it is computed from")) : null;
        var (written, unitFault) = UnitOf(item, unit);
        var scale = unitFault is null && item is not null ? written.To(item.Unit) : 1;
        return new(item, number, written, scale, fault, unitFault) { Coefficient = item is null ? null : CoefficientOf(item) };
    }

    (Unit, Fault?) UnitOf(Item? item, string? text)
    {
        if (text is null) return (item?.Unit ?? Unit.One, null);
        if (text.Trim() is "")
            return item is null || item.Unit.Dimension.IsNone && item.Unit.InBase == 1 ? (Unit.One, null)
                : (Unit.One, new("missing-unit", new($"缺单位；{item.Name.Zh}用 {item.Unit} 或可以换算的单位", $"the unit is missing; {item.Id} is in {item.Unit} or a unit of the same kind")));
        if (names.UnitOf(text) is not { } unit)
            return (Unit.One, new("unknown-unit", new($"“{text.Trim()}”不是已知的单位{(item is null ? "" : $"；{item.Name.Zh}用 {item.Unit} 或可以换算的单位")}", catalogue.Units.Unknown(text.Trim()) + (item is null ? "" : $"; {item.Id} is in {item.Unit}")), text));
        return item is null || unit.Measures(item.Unit) ? (unit, null)
            : (unit, new("unit-dimension", new($"{unit} 不能换算成{item.Name.Zh}的单位；按 {item.Unit} 填", $"{unit} is {unit.Dimension}, but {item.Id} ({item.Name.Zh}) is {item.Unit.Dimension}; write it in {item.Unit}"), text));
    }

    Factor? CoefficientOf(Item item) =>
        item.Id.StartsWith(Consumed, StringComparison.Ordinal) && catalogue.FactorOf($"coefficient.{item.Id[Consumed.Length..]}") is { MeasuredBy: not null } factor
            && factor.Values.Any(v => v.Value is null) ? factor : null;
}
