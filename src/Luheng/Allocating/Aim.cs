using Luheng.Judging.Allocating;
using Luheng.Packs;

namespace Luheng.Allocating;

/// <summary>A plan's target as something that can be handed down: its shape, its years, the items it is about.</summary>
/// <param name="Asked">As <see cref="TargetTree.Asked"/>; of a rate that rises by points the rise (0.08).</param>
/// <param name="Above">The items of the amount and <paramref name="Below"/> those of the output; none for a total.</param>
sealed record Aim(TreeShape Shape, double Asked, bool Rise, string Unit, int BaseYear, int Year, IReadOnlyList<string> Above, IReadOnlyList<string> Below)
{
    public int Years => Year - BaseYear;

    /// <summary>Null with the reason where a target of its kind is not handed down.</summary>
    public static (Aim? Aim, Said? Why) Of(Catalogue catalogue, Plan plan, Target target)
    {
        var (year, from) = (target.Year ?? plan.To, target.BaseYear ?? plan.BaseYear);
        if (target.Indicator is not { } id || target.Aim is not { } aim) return (null, target.WhyNoIndicator ?? new("没有数值或没有对应指标", "it has no figure or no indicator"));
        if (year <= from) return (null, new($"目标年 {year} 不晚于基期 {from}", $"its year {year} is not after the base year {from}"));
        var indicator = catalogue.Items[id];
        var (share, parts) = (aim.Amount * aim.Unit.InBase, AtPrice(catalogue, target, RatioParts.Of(indicator)));
        return target.Kind switch
        {
            TargetKind.Change when parts is not null && share < 0 && !IsShare(indicator) => (new(TreeShape.Intensity, share, false, "%", from, year, parts.Above, parts.Below), null),
            TargetKind.Change when indicator.Additive => (new(TreeShape.Total, share, true, indicator.Unit.Symbol, from, year, [id], []), null),
            TargetKind.Level or TargetKind.AtMost or TargetKind.Amount when indicator.Additive => (new(TreeShape.Total, aim.In(indicator.Unit).Amount, false, indicator.Unit.Symbol, from, year, [id], []), null),
            TargetKind.Level or TargetKind.AtLeast when parts is not null && IsShare(indicator) && share is > 0 and <= 1 => (new(TreeShape.Rate, share, false, "%", from, year, parts.Above, parts.Below), null),
            TargetKind.Points when parts is not null && IsShare(indicator) && aim.Amount > 0 => (new(TreeShape.Rate, aim.Amount / 100, true, "%", from, year, parts.Above, parts.Below), null),
            _ => (null, new("这类目标不向下分解：它不是两个可加数之比，也不是总量", "a target of this kind is not handed down: it is neither a ratio of sums nor a total")),
        };
    }

    /// <summary>The output at the price that the target names, where the indicator is written at another.</summary>
    static RatioParts? AtPrice(Catalogue catalogue, Target target, RatioParts? parts)
    {
        if (parts is not { Below: [var output] } || target.PriceBase is not { } price || output.LastIndexOf(".price-", StringComparison.Ordinal) is not (> 0 and var at)) return parts;
        return catalogue.Items.ContainsKey($"{output[..at]}.price-{price}") ? parts with { Below = [$"{output[..at]}.price-{price}"] } : parts;
    }

    static bool IsShare(Item indicator) => indicator.Unit.Symbol == "%";
}
