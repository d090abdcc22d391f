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
            if (same.Select(f => Figure(f.Promise)).Distinct().Count() < 2) continue;
            var conflict = new Conflict([.. same]);
            foreach (var find in same) conflicts[find.Found.Id] = conflict;
        }
        return conflicts;
    }

    /// <summary>What makes two places the same target: what is measured, how, of whom, for which year.</summary>
    public static (string What, TargetKind? How, string Scope, int? Year) Key(Reviewed find) =>
        (find.Promise.Indicator ?? find.Promise.Name.Zh, find.Promise.Measure switch { TargetKind.AtLeast or TargetKind.AtMost => TargetKind.Level, var how => how }, find.Promise.Scope, find.Promise.Year);

    public static (double? By, double? Level, string Unit) Figure(Promise promise) => (promise.By, promise.Level, promise.Level is null ? promise.ChangeUnit : promise.Unit);
}
