using Luheng.Packs;

namespace Luheng.PlanReading.Confirming;

/// <summary>The same target, stated in several places of one plan with other numbers. None of them is chosen for the officer.</summary>
public sealed record Conflict(IReadOnlyList<Reviewed> Places)
{
    /// <summary>Every find that another contradicts. What was rejected contradicts nothing.</summary>
    public static IReadOnlyDictionary<string, Conflict> Of(IEnumerable<Reviewed> finds)
    {
        var conflicts = new Dictionary<string, Conflict>(StringComparer.Ordinal);
        foreach (var same in finds.Where(f => f is { State: not FindState.Rejected, Promise.Kind: FindKind.Target }).GroupBy(Key))
        {
            var figures = same.Select(f => f.Promise).DistinctBy(p => (p.By, p.ChangeUnit, p.Level, p.Unit)).ToList();
            if (!figures.Any(a => figures.Any(b => !Agree(a, b)))) continue;
            var conflict = new Conflict([.. same]);
            foreach (var find in same) conflicts[find.Found.Id] = conflict;
        }
        return conflicts;
    }

    /// <summary>What makes two places the same target: what is measured, how, of whom, for which year.</summary>
    public static (string What, TargetKind? How, string Scope, int? Year) Key(Reviewed find) =>
        (find.Promise.Indicator ?? find.Promise.Name.Zh, find.Promise.Measure switch { TargetKind.AtLeast or TargetKind.AtMost => TargetKind.Level, var how => how }, find.Promise.Scope, find.Promise.Year);

    /// <summary>Whether two statements say the same: equal levels agree, also where only one says by how much; without levels the changes must be equal.</summary>
    public static bool Agree(Promise a, Promise b) => (a.Level, b.Level) switch
    {
        (null, null) => (a.By, a.ChangeUnit) == (b.By, b.ChangeUnit),
        ({ } x, { } y) => x == y && a.Unit == b.Unit && (a.By is null || b.By is null || a.ChangeUnit != b.ChangeUnit || a.By == b.By),
        _ => false,
    };
}
