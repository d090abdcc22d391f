using Luheng.Packs;

namespace Luheng.Planning;

/// <summary>How a target compares with another plan's.</summary>
public enum Verdict { Stronger, Equal, Weaker, NotComparable }

/// <summary>A target beside another plan's: both figures stand, neither is merged into the other.</summary>
/// <param name="Value">In the unit; NaN where there is no figure.</param>
public sealed record AlignedPair(string TargetId, Target Target, Target? Other, double Value, double OtherValue, string Unit, string OtherUnit, Verdict Verdict, Said Why);

/// <summary>Lays one plan beside another, target by target.</summary>
public static class PlanAlign
{
    public static IReadOnlyList<AlignedPair> Of(Plan plan, Plan with)
    {
        var pairs = new List<AlignedPair>();
        foreach (var target in plan.Targets.Where(t => t.Region == plan.Region))
        {
            var marks = target.NotComparable.Where(n => n.Plan == with.Id).ToDictionary(n => n.Target, n => n.Why);
            foreach (var back in with.Targets.Where(o => o.NotComparable.Any(n => n.Plan == plan.Id && n.Target == target.Id)))
                marks.TryAdd(back.Id, back.NotComparable.First(n => n.Plan == plan.Id && n.Target == target.Id).Why);
            var same = with.Targets.FirstOrDefault(o => o.Id == target.Id && o.Region == with.Region);
            if (same is not null && !marks.ContainsKey(same.Id)) pairs.Add(Compare(plan, target, with, same));
            foreach (var (id, why) in marks)
                if (with.Targets.FirstOrDefault(o => o.Id == id) is { } other) pairs.Add(Pair(target, other, Verdict.NotComparable, why));
            if (same is null && marks.Count == 0) pairs.Add(Pair(target, null, Verdict.NotComparable, new($"{with.Name.Zh}没有对应目标", $"{with.Name.En} has no such target")));
        }
        return pairs;
    }

    static AlignedPair Pair(Target target, Target? other, Verdict verdict, Said why) =>
        new(target.Id, target, other, target.Aim?.Amount ?? double.NaN, other?.Aim is { } o ? (target.Aim is { } t && o.Unit.Measures(t.Unit) ? o.In(t.Unit).Amount : o.Amount) : double.NaN,
            target.Aim?.Unit.Symbol ?? "", other?.Aim?.Unit.Symbol ?? "", verdict, why);

    static AlignedPair Compare(Plan plan, Target target, Plan with, Target other)
    {
        if (target.Aim is not { } mine || other.Aim is not { } theirs)
            return Pair(target, other, Verdict.NotComparable, new("至少一方没有数值", "one side states no figure"));
        if (target.Kind == TargetKind.Change != (other.Kind == TargetKind.Change) || target.Kind == TargetKind.Points != (other.Kind == TargetKind.Points) || !mine.Unit.Measures(theirs.Unit))
            return Pair(target, other, Verdict.NotComparable, new($"一个是{Word(target)}（{mine}），一个是{Word(other)}（{theirs}）", $"one is a {target.Kind}, the other a {other.Kind}"));
        var (myBase, theirBase) = (target.BaseYear ?? plan.BaseYear, other.BaseYear ?? with.BaseYear);
        var (myYear, theirYear) = (target.Year ?? plan.To, other.Year ?? with.To);
        if (target.Kind is TargetKind.Change or TargetKind.Points && (myBase, myYear) != (theirBase, theirYear))
            return Pair(target, other, Verdict.NotComparable, new($"基期和目标年不同：{myBase}→{myYear} 与 {theirBase}→{theirYear}", $"different base and target years: {myBase}→{myYear} and {theirBase}→{theirYear}"));
        if (target.Kind is TargetKind.Count or TargetKind.NewCount or TargetKind.Amount && plan.Region != with.Region)
            return Pair(target, other, Verdict.NotComparable, new("数量目标随地区大小而定，不能比强弱", "an amount depends on the size of the region"));
        if (target.Kind is TargetKind.Count or TargetKind.NewCount && target.Kind != other.Kind)
            return Pair(target, other, Verdict.NotComparable, new("一个是总数，一个是新增数", "one is a total, the other an increase"));

        var lower = target.Kind is TargetKind.Change or TargetKind.Points ? mine.Amount < 0 : target.LowerIsBetter;
        var (a, b) = (mine.Amount, theirs.In(mine.Unit).Amount);
        var verdict = Math.Abs(a - b) < 1e-9 ? Verdict.Equal : a < b == lower ? Verdict.Stronger : Verdict.Weaker;
        var years = myYear == theirYear ? "" : $"（{myYear} 年对 {theirYear} 年）";
        return Pair(target, other, verdict, verdict == Verdict.Equal
            ? new($"两者相同{years}", "both are the same")
            : new($"{mine} 对 {theirs}，{(lower ? "越低越严" : "越高越严")}{years}", $"{mine} against {theirs}; {(lower ? "lower" : "higher")} is stricter"));
    }

    static string Word(Target target) => target.Kind switch
    {
        TargetKind.Change => "变化率",
        TargetKind.Points => "提高百分点",
        TargetKind.NewCount => "新增数",
        TargetKind.Count => "总数",
        _ => "水平值",
    };
}
