using Luheng.Problems;
using Luheng.Registry;

namespace Luheng.Judging.Allocating;

/// <summary>A line that is added in one child in the target year, such as a smelter of 300 000 t.</summary>
/// <param name="Amount">What it adds to the amount: energy in tce.</param>
/// <param name="Output">What it adds to value added, at the price of the plan.</param>
public sealed record NewLine(SubjectId Where, double Amount, double Output)
{
    /// <summary>From what is made and what a tonne takes, in kgce/t, and gives, in the unit of value added.</summary>
    public static NewLine Of(SubjectId where, double tonnes, double perTonne, double addedPerTonne) => new(where, tonnes * perTonne / KilogramsInTonne, tonnes * addedPerTonne);

    const double KilogramsInTonne = 1000;
}

/// <summary>What a new line does to a breakdown of an intensity.</summary>
/// <param name="CityFigure">The city's change with the line, if the rest of it does what it was given, in %.</param>
/// <param name="CityRest">What the rest of the city must do for the city to reach its own figure, in %; null where it cannot.</param>
/// <param name="ParentFigure">The parent's change if everybody does what they were given, in %.</param>
/// <param name="InHand">What the parent then has in hand, in points; below zero it falls short.</param>
/// <param name="OthersMore">What every other child must add for the parent to reach its target, in points; null where that is impossible or there are none.</param>
public sealed record WhatIf(double CityWas, double CityFigure, double? CityRest, double ParentWas, double ParentFigure, double InHand, double? OthersMore)
{
    /// <param name="figures">The figures handed down, in %, in the order of the branches.</param>
    public static WhatIf Of(TargetTree tree, IReadOnlyList<double> figures, NewLine line)
    {
        var at = tree.Branches.ToList().FindIndex(b => b.Subject == line.Where);
        var problems = tree.Problems().ToList();
        if (tree.Shape != TreeShape.Intensity) problems.Add(new("target", "a what-if of a new line is about an intensity", "the target of energy, CO2 or water per value added") { Zh = "新增项目试算只用于强度类目标，应是单位增加值能耗、二氧化碳排放或用水" });
        if (at < 0) problems.Add(new(line.Where.Text, "is not among the children", "one of them") { Zh = "不是这次分解的对象，应选其中一个" });
        if (!(line.Amount >= 0) || !double.IsFinite(line.Amount)) problems.Add(new("amount", $"a new line that uses {line.Amount}", "an amount of at least zero") { Zh = $"新增量 {line.Amount}，应不小于 0" });
        if (!(line.Output >= 0) || !double.IsFinite(line.Output)) problems.Add(new("value added", $"a new line that adds {line.Output}", "value added of at least zero") { Zh = $"新增增加值 {line.Output}，应不小于 0" });
        if (problems.Count > 0) throw new ProblemsException(problems);

        var b = tree.Branches;
        var city = b[at];
        double Left(int i) => b[i].Unchanged * (1 + figures[i] / 100);
        var (amount, output) = (Sum.Of(b, x => x.Amount), Sum.Of(b, x => x.Output));
        var (left, made) = (Sum.Of(Enumerable.Range(0, b.Count).Select(Left)), Sum.Of(b, x => x.Output * x.Growth));
        var (cityLeft, cityMade, cityBase) = (Left(at), city.Output * city.Growth, city.Amount / city.Output);
        double Change(double ofAmount, double ofOutput, double before) => (ofAmount / ofOutput / before - 1) * 100;
        var parent = Change(left + line.Amount, made + line.Output, amount / output);
        var may = cityBase * (1 + figures[at] / 100) * (cityMade + line.Output) - line.Amount;
        var others = left - cityLeft;
        var over = left + line.Amount - (1 + tree.Asked) * amount / output * (made + line.Output);
        var unchanged = Sum.Of(b.Where((_, i) => i != at).Select(x => x.Unchanged));
        return new(Change(cityLeft, cityMade, cityBase), Change(cityLeft + line.Amount, cityMade + line.Output, cityBase), may > 0 ? (may / city.Unchanged - 1) * 100 : null,
            Change(left, made, amount / output), parent, tree.Asked * 100 - parent,
            unchanged > 0 && over < others ? Math.Max(0, over) / unchanged * 100 : null);
    }
}
