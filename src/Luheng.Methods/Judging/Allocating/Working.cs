using System.Globalization;
using Luheng.Packs;

namespace Luheng.Judging.Allocating;

/// <summary>A column of a working: one number of every child, in the order of the branches; null where it is not known.</summary>
/// <param name="By">How each comes from the columns before it, or that it is what the working starts from.</param>
public sealed record WorkingColumn(string Id, Said Name, string Unit, IReadOnlyList<double?> Values, Said By);

/// <summary>How a method comes from every child's inputs to its effort (推算表): whoever has the columns and the order can make it again in a workbook.</summary>
/// <param name="Level">λ, the effort of a child whose pattern is 1 and whom no bound stops; null where all stand on a bound.</param>
/// <param name="Order">What is done, in the order it is done.</param>
public sealed record Working(IReadOnlyList<WorkingColumn> Columns, double? Level, IReadOnlyList<Said> Order)
{
    /// <summary>How near to a bound counts as standing on it.</summary>
    const double Touch = 1e-9;

    static readonly Said Input = new("推算由此起：本地的数，依据见上表和页末说明", "What the working starts from: the child's own, on the grounds of the table above and the notes");
    static readonly Said Levelled = new("r = p ÷ Σw·p", "r = p ÷ Σw·p");
    static readonly Said Bound = new("分解规则给出的，或另定的；见推算顺序里“上下限”一步", "Of the rules, or stated; see the step of bounds in the order");

    /// <param name="amount">The unit of what the target is about, and <paramref name="output"/> of what it is held against.</param>
    public static Working Of(Allocation a, AllocationRules rules, string amount = "", string output = "")
    {
        var (tree, ground) = (a.Tree, Ground.Of(a.Tree, rules));
        if (a.Children.Count == 0) return new([], null, []);
        var word = AllocationWords.Word(a.Method);
        double[] pattern = Patterns.Of(tree, a.Method, rules, ground.Weights).Pattern!;
        var free = Enumerable.Range(0, pattern.Length).Where(i => pattern[i] > 0 && a.Children[i].Effort > ground.Bounds[i].Least + Touch && a.Children[i].Effort < ground.Bounds[i].Most - Touch).ToList();
        var level = free.Count > 0 ? a.Children[free[0]].Effort / pattern[free[0]] : (double?)null;
        List<WorkingColumn> columns =
        [
            Column("base_amount", "基期量 E", "base amount E", amount, tree.Branches.Select(b => b.Amount), Input),
            .. tree.Branches.All(b => double.IsNaN(b.Output)) ? [] : (WorkingColumn[])[Made(tree, output)],
            Column("growth_times", "增长倍数 G", "growth G, times", "", tree.Branches.Select(b => b.Growth), Input),
            Column("weight", "权重 w", "weight w", "%", ground.Weights.Select(w => w * 100), new("w = E×G ÷ 各对象 E×G 之和", "w = E×G ÷ the sum of all E×G")),
            .. Inputs(tree, a.Method, rules, ground, output),
            Column($"{word}_pattern", "相对力度 r（Σw·r = 1）", "pattern r (Σw·r = 1)", "", pattern, Levelled),
            Column("least_effort", "下限", "least", "%", ground.Bounds.Select(b => b.Least * 100), Bound),
            Column("most_effort", "上限", "most", "%", ground.Bounds.Select(b => b.Most * 100), Bound),
            Column($"{word}_effort", tree.Shape == TreeShape.Rate ? "提高 d" : "降幅 d", "effort d", "%", a.Children.Select(c => c.Effort * 100), Effort(ground, level)),
        ];
        return new(columns, level, [.. Steps(a, rules, ground, level)]);
    }

    static WorkingColumn Made(TargetTree tree, string output) => tree.Shape == TreeShape.Rate ? Column("base_rate", "基期的率", "rate of the base year", "%", tree.Branches.Select(b => b.Output * 100), Input)
        : tree.ByOutputValue ? Column("output", "可比价产值 V", "output value V", output, tree.Branches.Select(b => b.Output), Input) : Column("output", "增加值 V", "value added V", output, tree.Branches.Select(b => b.Output), Input);

    /// <summary>What a method goes by besides amounts and growth; of the mix all of its parts, each levelled before it is mixed.</summary>
    static IEnumerable<WorkingColumn> Inputs(TargetTree tree, AllocationMethod method, AllocationRules rules, Ground ground, string output) => method switch
    {
        AllocationMethod.Proportional => [Raw(method, Patterns.Proportional(tree, rules), Pattern(method, rules))],
        AllocationMethod.Potential => [Column("potential", "潜力", "potential", "%", tree.Branches.Select(b => b.Potential * 100), Input), .. Patterns.Potential(tree, ground.Weights) is { } known ? [Raw(method, known, Pattern(method, rules))] : (WorkingColumn[])[]],
        AllocationMethod.Ability => [.. Able(tree, rules, output), Raw(method, Patterns.Ability(tree, rules), Pattern(method, rules))],
        AllocationMethod.Mix =>
        [
            .. Parts(rules).SelectMany(m => Inputs(tree, m.Key, rules, ground, output)),
            .. Parts(rules).Select(m => Column($"{AllocationWords.Word(m.Key)}_pattern", Inv($"{AllocationWords.Of(m.Key).Zh} r，混合权重 {m.Value:0.####}"), Inv($"{AllocationWords.Of(m.Key).En} r, in the mix {m.Value:0.####}"), "",
                Patterns.Of(tree, m.Key, rules, ground.Weights).Pattern ?? Enumerable.Repeat(1.0, tree.Branches.Count), Levelled)),
            Raw(method, Patterns.Mixed(tree, rules, ground.Weights), new("p = 各方法的 r 按混合权重相加", "p = the r of each method, added by its weight in the mix")),
        ],
        _ => [],
    };

    static IEnumerable<KeyValuePair<AllocationMethod, double>> Parts(AllocationRules rules) => rules.Mix.Where(m => m.Value > 0 && m.Key != AllocationMethod.Mix).OrderBy(m => m.Key);

    static IEnumerable<WorkingColumn> Able(TargetTree tree, AllocationRules rules, string output)
    {
        var (parts, rate) = (Patterns.AbilityParts(tree, rules), tree.Shape == TreeShape.Rate);
        yield return Column("recent_growth", "近年年均增速", "recent growth a year", "%", tree.Branches.Select(b => b.RecentGrowth * 100), Input);
        if (!rate) yield return new("structure", new("结构 V ÷ E", "structure V ÷ E"), output, parts[2].Values, new("V ÷ E", "V ÷ E"));
        string[] ids = ["rank_scale", "rank_growth", "rank_structure"];
        Said[] names = [rate ? new("规模（产生量）", "scale (amount)") : new("规模（V）", "scale (V)"), new("增速", "growth"), rate ? new("基期的率", "base rate") : new("结构", "structure")];
        for (var p = 0; p < parts.Count; p++) yield return new(ids[p], new(Inv($"{names[p].Zh}名次，权重 {parts[p].Weight:0.####}"), Inv($"rank of {names[p].En}, weight {parts[p].Weight:0.####}")), "", parts[p].Ranks, new("在各对象中的名次：0 最小、1 最大，其间等距，并列取平均", "Its place among all: 0 the least, 1 the most, even steps between, equals share theirs"));
        yield return Column("ability_score", "能力得分（名次加权平均）", "ability (weighted mean of ranks)", "", Patterns.Scores(parts, tree.Branches.Count), new("已知各项名次按权重的加权平均，都未知为 0.5", "The weighted mean of the ranks known, 0.5 where none is"));
    }

    static WorkingColumn Raw(AllocationMethod method, IEnumerable<double> values, Said by) => Column($"{AllocationWords.Word(method)}_raw", $"{AllocationWords.Of(method).Zh}原始值 p", $"{AllocationWords.Of(method).En}, raw p", "", values, by);

    static IEnumerable<Said> Steps(Allocation a, AllocationRules rules, Ground ground, double? level)
    {
        IEnumerable<AllocationMethod> methods = a.Method == AllocationMethod.Mix ? Parts(rules).Select(m => m.Key) : [a.Method];
        foreach (var method in methods) yield return Pattern(method, rules);
        yield return a.Method == AllocationMethod.Mix
            ? new("先混合：四种方法各自先化为 Σw·r = 1，再按混合权重相加为 p，再除以 Σw·p。混合在上下限之前。", "Mixed first: each method is levelled to Σw·r = 1, added by its weight in the mix to p, and divided by Σw·p. Mixing comes before the bounds.")
            : new("化为相对力度 r = p ÷ Σw·p。", "Levelled: r = p ÷ Σw·p.");
        yield return ground.Effort <= 0 ? new("不要求降低：各对象相同让度，不用上下限。", "Nothing is asked: all give way alike, without bounds.")
            : new(Inv($"再套上下限：d = λ·r，低于下限取下限、高于上限取上限；λ 使 Σw·d = {ground.Effort * 100:0.############} %，{(level is { } z ? Inv($"λ = {z * 100:0.############} %") : "各对象都取到上限或下限")}。没有另定的，上下限为平均降幅的 {rules.Least:0.####} 与 {rules.Most:0.####} 倍。r 不为 0 的都到上限时，其余平均分担。"),
                Inv($"Then bounds: d = λ·r, cut at least and most; λ makes Σw·d = {ground.Effort * 100:0.############} %, {(level is { } e ? Inv($"λ = {e * 100:0.############} %") : "all stand on a bound")}. Unless stated, bounds are {rules.Least:0.####} and {rules.Most:0.####} times the mean. Where all with r above 0 are full, the others fill evenly."));
        var step = rules.StepOf(a.Tree.Shape);
        yield return new(Inv($"最后取整：各对象先取较松的 {step:0.####} 的倍数，再按余数从大到小逐个收紧一步，到上级达到为止；不越上下限。"), Inv($"Rounded last: each to the weaker multiple of {step:0.####}, then those with the largest remainder one step stricter until the parent is met; never beyond a bound."));
    }

    static Said Effort(Ground ground, double? level) => ground.Effort <= 0 || level is not { } lambda ? new("见推算顺序里“上下限”一步", "See the step of bounds in the order")
        : new(Inv($"d = λ·r，λ = {lambda * 100:0.######} %；低于下限取下限，高于上限取上限"), Inv($"d = λ·r, λ = {lambda * 100:0.######} %; cut at least and most"));

    static Said Pattern(AllocationMethod method, AllocationRules rules) => method switch
    {
        AllocationMethod.Uniform => new("统一降幅：p = 1。", "Uniform: p = 1."),
        AllocationMethod.Proportional => new(Inv($"按基期量：p = (E ÷ E 的平均数) 的 {rules.ProportionalPower:0.####} 次方。"), Inv($"In proportion: p = (E ÷ the mean of E) to the power {rules.ProportionalPower:0.####}.")),
        AllocationMethod.Potential => new("按潜力：p = 潜力；未知的取已知潜力按 w 的加权平均数。", "By potential: p = the potential; where it is not known, the mean of the known ones weighted by w."),
        _ => new(Inv($"按能力：每项名次从 0（最小）到 1（最大），并列取平均；得分为已知各项名次的加权平均（都未知为 0.5）；p = 1 + {rules.AbilitySpread:0.####} × (2 × 得分 − 1)。"),
            Inv($"By ability: ranks go from 0 (least) to 1 (most), equals share theirs; the score is the weighted mean of the ranks that are known (0.5 where none is); p = 1 + {rules.AbilitySpread:0.####} × (2 × score − 1).")),
    };

    static WorkingColumn Column(string id, string zh, string en, string unit, IEnumerable<double> values, Said by) => Column(id, zh, en, unit, values.Select(v => double.IsFinite(v) ? v : (double?)null), by);

    static WorkingColumn Column(string id, string zh, string en, string unit, IEnumerable<double?> values, Said by) => new(id, new(zh, en), unit, [.. values], by);

    static string Inv(FormattableString said) => said.ToString(CultureInfo.InvariantCulture);
}
