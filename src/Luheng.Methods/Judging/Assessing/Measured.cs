using Luheng.Packs;

namespace Luheng.Judging.Assessing;

/// <summary>What is known of one measure of a subject: what was to be reached and what was; reductions are positive, shares of one.</summary>
/// <param name="Target">NaN where no target was set.</param>
/// <param name="Actual">Negative where the figure went the wrong way; NaN where there is none.</param>
/// <param name="Ask">What the figure can be asked by; empty where it has no address.</param>
public sealed record Measured(double Target, double Actual, string Ask = "")
{
    /// <summary>The unit of target and actual; empty where they are shares of one.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How what was to be reached follows from the target, in numbers; nothing where nobody said.</summary>
    public Said DueSays { get; init; } = Said.Nothing;

    /// <summary>Why a side is missing.</summary>
    public Said? Why { get; init; }

    /// <summary>The reduction as first published, where it was revised since (such as after a GDP revision); NaN where it was not.</summary>
    public double First { get; init; } = double.NaN;
}

/// <summary>Completion (完成率): the actual reduction over the target reduction; no figure where that would mean nothing.</summary>
/// <param name="Rate">1 for exactly reached, negative where consumption rose; NaN where it cannot be said.</param>
public readonly record struct Completion(double Rate, Said? Why)
{
    public bool Known => !double.IsNaN(Rate);

    /// <param name="overPlan">Whether the figure is held against a plan as a cap, and the rate says how far it is above.</param>
    public static Completion Of(Measured? measured, bool overPlan = false) => measured switch
    {
        null => Nothing("没有这项目标的数据", "nothing is known of this target"),
        { Target: double.NaN } => new(double.NaN, measured.Why ?? new("没有下达目标", "no target was set")),
        { Target: var target } when !double.IsFinite(target) || target <= 0 => Nothing($"目标降幅 {Share(target)} 不大于 0，完成率没有意义，须人工认定", $"a target reduction of {Share(target)} is not above 0: its completion means nothing and a person must decide"),
        { Actual: double.NaN } => new(double.NaN, measured.Why ?? new("没有全年数据", "there is no figure of the whole year")),
        { Actual: var actual } when !double.IsFinite(actual) => Nothing("数据不是一个数", "the figure is not a number"),
        _ => new(overPlan ? measured.Actual / measured.Target - 1 : measured.Actual / measured.Target, null),
    };

    static Completion Nothing(string zh, string en) => new(double.NaN, new(zh, en));

    /// <summary>With the digits that a ratio of two of them needs.</summary>
    internal static string Exact(double share) => (share * 100).ToString("0.#####", System.Globalization.CultureInfo.InvariantCulture) + " %";

    internal static string Share(double share) => (share * 100).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) + " %";
}
