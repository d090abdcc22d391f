namespace Luheng.PlanReading;

/// <summary>What two places of a plan say differently, or what it leaves out.</summary>
public enum ConflictKind
{
    /// <summary>The same target for the same year with another number or another unit.</summary>
    OtherNumber,

    /// <summary>A change without the year it is counted from.</summary>
    NoBaseYear,

    /// <summary>A stated base, aim and change that do not agree.</summary>
    Arithmetic,
}

/// <summary>A conflict inside a plan, the finds it is between, and what to ask.</summary>
public sealed record PlanConflict(ConflictKind Kind, IReadOnlyList<Find> Between, string Words);

/// <summary>Finds what contradicts itself in the finds of a plan, for the page where they are confirmed.</summary>
public static class PlanConflicts
{
    /// <summary>Percent are stated to one or two places: how far a change may be from its own two levels.</summary>
    const double Rounding = 0.51;

    public static IReadOnlyList<PlanConflict> In(IReadOnlyList<Find> finds)
    {
        var targets = finds.Where(f => f.Kind == FindKind.Target).ToList();
        return [.. Different(targets), .. targets.Where(LacksBase).Select(t => new PlanConflict(ConflictKind.NoBaseYear, [t], $"“{t.Words}”没有写基期")), .. targets.Where(DoesNotAdd).Select(t => new PlanConflict(ConflictKind.Arithmetic, [t], $"“{t.Phrase}”的起点、目标和变化不一致"))];
    }

    static bool LacksBase(Find target) => target is { By: not null, BaseYear: null, Base: null, Measure: null or Packs.TargetKind.Change or Packs.TargetKind.Points };

    static bool DoesNotAdd(Find target) => target is { Base: { } from and not 0, Level: { } to, By: { } by } && target.ChangeUnit switch
    {
        "%" => Math.Abs((to / from - 1) * 100 - by) > Rounding,
        "百分点" => Math.Abs(to - from - by) > Rounding,
        var unit => unit == target.Unit && Math.Abs(to - from - by) > Math.Abs(from) / 1000,
    };

    static IEnumerable<PlanConflict> Different(List<Find> targets)
    {
        foreach (var same in targets.Where(t => t.Level is not null || t.By is not null).GroupBy(t => (Name: t.Indicator ?? t.Phrase, t.Year, ByChange: t.Level is null, Scope: t.Scope)))
            if (same.Key.Name.Length > 2 && same.Select(t => t.Level is null ? (t.By, t.ChangeUnit) : (t.Level, t.Unit)).Distinct().Count() > 1 && !IsStretched([.. same]))
                yield return new(ConflictKind.OtherNumber, [.. same], $"“{same.First().Phrase}”{same.Key.Year}年写了{string.Join("、", same.Select(Figure).Distinct())}");
    }

    /// <summary>下降17%以上，力争下降18% states two aims in one breath.</summary>
    static bool IsStretched(List<Find> same)
    {
        const int OneBreath = 40;
        return same.Max(t => t.Start) - same.Min(t => t.Start) < OneBreath;
    }

    static string Figure(Find target) => FormattableString.Invariant($"{target.Level ?? target.By}{(target.Level is null ? target.ChangeUnit : target.Unit)}");
}
