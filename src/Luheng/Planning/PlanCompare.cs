using Luheng.Packs;

namespace Luheng.Planning;

/// <summary>How an entry of one plan compares with the other's of the same meaning.</summary>
public enum Sameness { Equal, Different, OnlyHere, OnlyThere }

/// <summary>A target of one plan beside the same target of another, with every field in which they differ.</summary>
public sealed record ComparedTarget(Target? Here, Target? There, Sameness Sameness, IReadOnlyList<Said> Differences)
{
    public Target Shown => Here ?? There!;
}

/// <summary>Holds two statements of one plan against each other, such as one that officers confirmed and one that was written by hand: the same target is the same indicator, kind and year.</summary>
public static class PlanCompare
{
    public static IReadOnlyList<ComparedTarget> Of(Plan here, Plan there)
    {
        var (left, pairs) = (there.Targets.ToList(), new List<ComparedTarget>());
        foreach (var target in here.Targets)
        {
            var match = left.Where(o => Likeness(here, target, there, o) > 0).MaxBy(o => Likeness(here, target, there, o));
            if (match is null) pairs.Add(new(target, null, Sameness.OnlyHere, [WhyAlone(target, there)]));
            else
            {
                left.Remove(match);
                var differences = Differences(here, target, there, match).ToList();
                pairs.Add(new(target, match, differences.Count == 0 ? Sameness.Equal : Sameness.Different, differences));
            }
        }
        return [.. pairs, .. left.Select(o => new ComparedTarget(null, o, Sameness.OnlyThere, [WhyAlone(o, here)]))];
    }

    static Said WhyAlone(Target target, Plan other) =>
        other.Statements.FirstOrDefault(s => Overlap(s.Words, target.Words)) is { } statement ? new($"{other.Id} 记作说明而不是目标：{statement.Name.Zh}", $"{other.Id} has it as a statement, not as a target: {statement.Name.In("en")}")
        : target.Indicator is null ? new($"没有对应指标，{other.Id} 里也没有数值和原文相符的目标", $"it has no indicator, and {other.Id} has no target of the same figure and words")
        : other.Targets.Any(t => t.Indicator == target.Indicator) ? new($"{other.Id} 里这个指标的目标已与别的一条对应", $"{other.Id} has a target of this indicator, which stands beside another one")
        : new($"{other.Id} 里没有这个指标的目标", $"{other.Id} has no target of this indicator");

    /// <summary>Whether two targets mean the same: the same indicator measured alike; without one, the same figure or overlapping words of the text.</summary>
    static int Likeness(Plan a, Target x, Plan b, Target y)
    {
        if (x.Indicator is not null && y.Indicator is not null && x.Indicator != y.Indicator) return 0;
        var same = (x.Indicator is not null && x.Indicator == y.Indicator ? 4 : 0) + (SameFigure(x, y) ? 3 : 0) + (Kind(x) == Kind(y) ? 1 : 0) + (Year(a, x) == Year(b, y) ? 1 : 0) + (Overlap(x.Words, y.Words) ? 2 : 0);
        return x.Indicator is not null && x.Indicator == y.Indicator ? same : SameFigure(x, y) && Overlap(x.Words, y.Words) || (x.Aim is null && y.Aim is null && Kind(x) == Kind(y) && Year(a, x) == Year(b, y)) ? same : 0;
    }

    static IEnumerable<Said> Differences(Plan a, Target x, Plan b, Target y)
    {
        if (x.Indicator != y.Indicator) yield return new($"指标：{x.Indicator ?? "无"} / {y.Indicator ?? "无"}", $"indicator: {x.Indicator ?? "none"} / {y.Indicator ?? "none"}");
        if (Kind(x) != Kind(y)) yield return new($"类型：{PlanJson.Word(x.Kind)} / {PlanJson.Word(y.Kind)}", $"kind: {PlanJson.Word(x.Kind)} / {PlanJson.Word(y.Kind)}");
        if (!SameFigure(x, y)) yield return new($"数值：{x.Aim?.ToString() ?? "—"} / {y.Aim?.ToString() ?? "—"}", $"figure: {x.Aim?.ToString() ?? "—"} / {y.Aim?.ToString() ?? "—"}");
        if (x.Comparator != y.Comparator) yield return new($"符号：{x.Comparator} / {y.Comparator}", $"sign: {x.Comparator} / {y.Comparator}");
        if (Year(a, x) != Year(b, y)) yield return new($"年份：{Year(a, x)} / {Year(b, y)}", $"year: {Year(a, x)} / {Year(b, y)}");
        if (x.Kind is TargetKind.Change or TargetKind.Points or TargetKind.NewCount && (x.BaseYear ?? a.BaseYear) != (y.BaseYear ?? b.BaseYear)) yield return new($"基期：{x.BaseYear ?? a.BaseYear} / {y.BaseYear ?? b.BaseYear}", $"base year: {x.BaseYear ?? a.BaseYear} / {y.BaseYear ?? b.BaseYear}");
        if (x.Base is null != y.Base is null) yield return new($"基数：{x.Base?.ToString() ?? "没有写入"} / {y.Base?.ToString() ?? "没有写入"}", $"base: {x.Base?.ToString() ?? "not entered"} / {y.Base?.ToString() ?? "not entered"}");
        if (x.Basis != y.Basis) yield return new($"电力折算：{x.Basis} / {y.Basis}", $"basis: {x.Basis} / {y.Basis}");
        if (!Overlap(x.Scope.Zh, y.Scope.Zh) && x.Scope.Zh != y.Scope.Zh) yield return new($"口径：{(x.Scope.Zh is "" ? "未写" : x.Scope.Zh)} / {(y.Scope.Zh is "" ? "未写" : y.Scope.Zh)}", $"scope: {(x.Scope.Zh is "" ? "none" : x.Scope.Zh)} / {(y.Scope.Zh is "" ? "none" : y.Scope.Zh)}");
    }

    static bool SameFigure(Target x, Target y) => (x.Aim, y.Aim) switch
    {
        (null, null) => true,
        ({ } a, { } b) => a.Unit.Measures(b.Unit) && Math.Abs(a.Amount - b.In(a.Unit).Amount) <= 1e-9 * Math.Max(1, Math.Abs(a.Amount)),
        _ => false,
    };

    /// <summary>Levels are said in several ways; what is aimed at is the same.</summary>
    static TargetKind Kind(Target target) => target.Kind is TargetKind.AtLeast or TargetKind.AtMost or TargetKind.CapacityShare or TargetKind.Balance or TargetKind.Amount or TargetKind.Count ? TargetKind.Level : target.Kind;

    static int Year(Plan plan, Target target) => target.Year ?? plan.To;

    static bool Overlap(string a, string b) => a is not "" && b is not "" && (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal) || Pairs(a).Overlaps(Pairs(b)) && Pairs(a).Intersect(Pairs(b)).Count() * 3 >= Math.Min(Pairs(a).Count, Pairs(b).Count));

    static HashSet<string> Pairs(string text) => [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2))];
}
