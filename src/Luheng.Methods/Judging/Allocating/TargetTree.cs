using System.Globalization;
using Luheng.Packs;
using Luheng.Problems;
using Luheng.Registry;

namespace Luheng.Judging.Allocating;

/// <summary>A child among whom a target is broken down (分解对象), and what its part rests on.</summary>
/// <param name="Amount">What the target is about in the base year: energy in tce, CO2 in t, water in m³, waste in t.</param>
/// <param name="Output">Value added in the base year (产出); for a rate the share of the amount already reached, 0–1.</param>
/// <param name="Growth">The output of the target year over that of the base year, such as 1.34.</param>
public sealed record Branch(SubjectId Subject, double Amount, double Output, double Growth)
{
    /// <summary>The part of its amount that reaching the benchmark would save, 0–1; null where none is known.</summary>
    public double? Potential { get; init; }

    /// <summary>Where the potential is from, or why there is none.</summary>
    public Said PotentialFrom { get; init; } = Said.Nothing;

    /// <summary>Growth of output in a year, as last observed; null where unknown.</summary>
    public double? RecentGrowth { get; init; }

    /// <summary>The least and most effort of its own, as shares of its amount; null: as the rules say.</summary>
    public double? Least { get; init; }
    public double? Most { get; init; }

    /// <summary>The amount in the target year if nothing were done.</summary>
    public double Unchanged => Amount * Growth;
}

/// <summary>A target and those it is to be broken down to.</summary>
/// <param name="Asked">Of an intensity the change as a share (−0.14), of a total the amount, of a rate the rate (0.57), of a saving the share of energy to be saved (0.06).</param>
/// <param name="Unit">The unit of the figures handed down.</param>
public sealed record TargetTree(TreeShape Shape, double Asked, string Unit, IReadOnlyList<Branch> Branches)
{
    /// <summary>The year by whose end the change is counted (2023: it runs over 2024 and after); 0 where it is of no stretch of years.</summary>
    public int From { get; init; }

    /// <summary>The item of output value, which enterprises file.</summary>
    public const string OutputValue = "output_value.comparable_price";

    /// <summary>Whether the output of the branches is output value at comparable prices (产值), as enterprises file it, and not value added.</summary>
    public bool ByOutputValue { get; init; }

    /// <summary>Everything that keeps it from being broken down, with whom.</summary>
    public IReadOnlyList<Problem> Problems()
    {
        var problems = new List<Problem>();
        if (!double.IsFinite(Asked)) problems.Add(new("target", "the target has no figure", "a number to be broken down") { Zh = "目标没有数值，应是要分解的数" });
        if (Shape == TreeShape.Intensity && Asked is >= 0 or <= -1) problems.Add(new("target", $"a change of {Asked:P1}", "a decline between 0 and −100 %") { Zh = $"目标变化 {Share(Asked)}，应是 0 与 −100 % 之间的下降" });
        if (Shape == TreeShape.Total && Asked <= 0) problems.Add(new("target", $"a total of {Asked}", "an amount above zero") { Zh = $"总量 {Asked}，应大于 0" });
        if (Branches.Count == 0) problems.Add(new("children", "there are none", "at least one child") { Zh = "没有分解对象，至少要有一个" });
        foreach (var twice in Branches.GroupBy(b => b.Subject).Where(g => g.Count() > 1))
            problems.Add(new(twice.Key.Text, $"stands {twice.Count()} times among the children", "every child once") { Zh = $"出现 {twice.Count()} 次，每个对象只应出现一次" });
        foreach (var branch in Branches) problems.AddRange(Wrong(branch));
        return problems;
    }

    static string Bound(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:P2}") : "whatever the rules say";

    static string Share(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known * 100:0.##} %") : "未定";

    IEnumerable<Problem> Wrong(Branch b)
    {
        var where = b.Subject.Text;
        if (double.IsNaN(b.Amount)) yield return new(where, "no base-year figure", "the amount of the base year") { Zh = "没有基期量" };
        else if (!(b.Amount >= 0) || double.IsInfinity(b.Amount) || (b.Amount == 0 && Shape != TreeShape.Saving)) yield return new(where, $"a base-year figure of {b.Amount}", "an amount above zero") { Zh = $"基期量 {b.Amount}，应大于 0" };
        if (Shape == TreeShape.Intensity && double.IsNaN(b.Output)) yield return new(where, "no base-year value added", "the output of the base year") { Zh = "没有基期增加值" };
        else if (Shape == TreeShape.Intensity && !(b.Output > 0)) yield return new(where, $"a base-year value added of {b.Output}", "an output above zero: nothing can be divided by it") { Zh = $"基期增加值 {b.Output}，应大于 0，否则无法相除" };
        if (Shape == TreeShape.Rate && b.Output is not (>= 0 and <= 1)) yield return new(where, double.IsNaN(b.Output) ? "no base-year rate" : $"a base-year rate of {b.Output:P1}", "between 0 and 100 %") { Zh = double.IsNaN(b.Output) ? "没有基期的率" : $"基期的率 {Share(b.Output)}，应在 0 与 100 % 之间" };
        if (!(b.Growth > 0) || double.IsInfinity(b.Growth)) yield return new(where, $"a growth of output to {b.Growth} times", "a factor above zero, such as 1.34") { Zh = $"增长到 {b.Growth} 倍，应大于 0，如 1.34" };
        if (b.Potential is { } potential && potential is not (>= 0 and <= 1)) yield return new(where, $"a potential of {potential}", "between 0 and 1") { Zh = $"潜力 {potential}，应在 0 与 1 之间" };
        if (b.Least is < 0 or > 1 || b.Most is < 0 || b.Least > b.Most) yield return new(where, $"bounds from {Bound(b.Least)} to {Bound(b.Most)}", "a least effort between 0 and 100 % and not above the most") { Zh = $"降幅下限 {Share(b.Least)}、上限 {Share(b.Most)}；下限应在 0 与 100 % 之间、不大于上限" };
    }
}
