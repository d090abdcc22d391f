using Luheng.Packs;

namespace Luheng.PlanReading.Confirming;

/// <summary>吨钢综合能耗535千克标准煤: the unit leaves out the ton that the name says. It is proposed and asked for.</summary>
static class UnitPer
{
    /// <summary>How much less sure a find is that asks.</summary>
    const double Doubt = 0.15;

    public static Find Proposed(Find find, Catalogue catalogue)
    {
        if (find is not { Kind: FindKind.Target, Level: not null, Indicator: { } id } || catalogue.Items.GetValueOrDefault(id) is not { } item || !catalogue.Units.TryUnit(find.Unit, out var said) || said.Measures(item.Unit)) return find;
        var stroke = item.Unit.Symbol.IndexOf('/', StringComparison.Ordinal);
        if (stroke < 0) return find;
        var unit = $"{find.Unit}/{AsPlansSay(item.Unit.Symbol[(stroke + 1)..], catalogue)}";
        if (!catalogue.Units.TryUnit(unit, out var whole) || !whole.Measures(item.Unit)) return find;
        return find with
        {
            Unit = unit,
            Ask = [.. find.Ask, new("Unit", find.Words, [unit])],
            Because = [.. find.Because, $"原文的单位只写“{find.Unit}”，而该指标以 {item.Unit} 计：建议 {unit}，请确认"],
            Confidence = Math.Round(Math.Max(0, find.Confidence - Doubt), 2),
        };
    }

    /// <summary>t is written 吨.</summary>
    static string AsPlansSay(string symbol, Catalogue catalogue) => !catalogue.Units.TryUnit(symbol, out var unit) ? symbol
        : catalogue.PlanWords.Of(WordRole.Unit).SelectMany(w => w.Words).FirstOrDefault(w => catalogue.Units.TryUnit(w, out var other) && other == unit) ?? symbol;
}
