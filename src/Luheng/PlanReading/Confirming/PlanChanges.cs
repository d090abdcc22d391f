using Luheng.Packs;

namespace Luheng.PlanReading.Confirming;

/// <summary>What a version of a plan says that the one before did not.</summary>
public static class PlanChanges
{
    public static IReadOnlyList<Said> Of(Plan? before, Plan after)
    {
        if (before is null) return [new($"第一版：{after.Targets.Count} 项目标，{after.Outcomes.Count} 项成效，{after.Statements.Count} 项说明，{after.Tasks.Count} 项任务", $"first version: {after.Targets.Count} targets, {after.Outcomes.Count} outcomes, {after.Statements.Count} statements, {after.Tasks.Count} tasks")];
        return
        [
            .. Lines("目标", "target", before.Targets.ToDictionary(t => t.Id, t => (t.Name, Says(t))), after.Targets.ToDictionary(t => t.Id, t => (t.Name, Says(t)))),
            .. Lines("成效", "outcome", before.Outcomes.ToDictionary(o => o.Row, o => (o.Name, $"{o.Comparator} {o.Value} {o.In}")), after.Outcomes.ToDictionary(o => o.Row, o => (o.Name, $"{o.Comparator} {o.Value} {o.In}"))),
            .. Lines("说明", "statement", before.Statements.ToDictionary(s => s.Id, s => (s.Name, string.Join(' ', s.Values))), after.Statements.ToDictionary(s => s.Id, s => (s.Name, string.Join(' ', s.Values)))),
            .. Lines("任务", "task", before.Tasks.ToDictionary(t => t.Id, t => (t.Name, $"{t.Due:yyyy-MM-dd} {t.Owner}")), after.Tasks.ToDictionary(t => t.Id, t => (t.Name, $"{t.Due:yyyy-MM-dd} {t.Owner}"))),
        ];
    }

    static string Says(Target target) => $"{target.Indicator ?? "—"} {target.Kind} {target.Comparator} {target.Aim} {target.BaseYear}→{target.Year} {target.Scope.Zh} {target.Basis}".Replace("  ", " ", StringComparison.Ordinal);

    static IEnumerable<Said> Lines(string zh, string en, Dictionary<string, (Said Name, string Says)> before, Dictionary<string, (Said Name, string Says)> after)
    {
        foreach (var (id, entry) in after)
            if (!before.TryGetValue(id, out var old)) yield return new($"新增{zh}：{entry.Name.Zh} {entry.Says}", $"new {en}: {entry.Name.In("en")} {entry.Says}");
            else if (old.Says != entry.Says || old.Name.Zh != entry.Name.Zh) yield return new($"改{zh}：{entry.Name.Zh}，{old.Says} → {entry.Says}", $"{en} changed: {entry.Name.In("en")}, {old.Says} → {entry.Says}");
        foreach (var (id, entry) in before)
            if (!after.ContainsKey(id)) yield return new($"去掉{zh}：{entry.Name.Zh} {entry.Says}", $"{en} gone: {entry.Name.In("en")} {entry.Says}");
    }
}
