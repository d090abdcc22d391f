using Luheng.Packs;

namespace Luheng.Judging.Allocating;

/// <summary>How the effort is spread over the children: the same rate for all, with base-year energy, with potential, with ability, or a stated mix of these.</summary>
public enum AllocationMethod { Uniform, Proportional, Potential, Ability, Mix }

/// <summary>What kind of figure is handed down.</summary>
public enum TreeShape
{
    /// <summary>The change of an amount per value added (强度下降率), in per cent.</summary>
    Intensity,

    /// <summary>An amount not to be exceeded (总量), in its unit.</summary>
    Total,

    /// <summary>A rate to be reached, such as waste utilisation (利用率), in per cent.</summary>
    Rate,

    /// <summary>Energy to be saved by enterprises (节能量), in tce.</summary>
    Saving,
}

/// <summary>The words of methods.</summary>
public static class AllocationWords
{
    public static string Word(AllocationMethod method) => method.ToString().ToLowerInvariant();

    public static bool TryMethod(string text, out AllocationMethod method) => Enum.TryParse(text, true, out method) && Enum.IsDefined(method) && !text.Any(char.IsAsciiDigit);

    public static Said Of(AllocationMethod method) => method switch
    {
        AllocationMethod.Uniform => new("统一降幅", "Uniform"),
        AllocationMethod.Proportional => new("按基期量", "In proportion to base-year amounts"),
        AllocationMethod.Potential => new("按潜力", "By potential"),
        AllocationMethod.Ability => new("按能力", "By ability"),
        _ => new("综合法", "Mix"),
    };
}
