using Luheng.Packs;

namespace Luheng.Returns;

/// <summary>Everything found wrong, up to a limit with its place, beyond it counted by rule.</summary>
sealed class ProblemList(int most)
{
    readonly List<(int Sheet, ImportProblem Problem)> kept = [];
    readonly SortedDictionary<string, int> beyond = new(StringComparer.Ordinal);

    public void Add(in Spot at, string? value, string rule, Said hint)
    {
        if (kept.Count < most) kept.Add((at.Sheet.Index, new(at.Sheet.FileName, at.Sheet.Sheet, at.Row, at.Sheet.Column(at.Column), Short(value), rule, hint.En) { Zh = hint.Zh }));
        else beyond[rule] = beyond.GetValueOrDefault(rule) + 1;
    }

    public void AddSheet(SheetPlace sheet, string rule, Said hint, string? value = null) =>
        kept.Add((sheet.Index, new(sheet.FileName, sheet.Sheet, null, null, value, rule, hint.En) { Zh = hint.Zh }));

    public void AddFile(string file, string rule, Said hint, string? value = null) =>
        kept.Add((-1, new(Path.GetFileName(file), null, null, null, value, rule, hint.En) { Zh = hint.Zh }));

    /// <summary>Files that cannot be read first, then sheet by sheet and row by row, whenever each was found.</summary>
    public IReadOnlyList<ImportProblem> All() =>
    [
        .. kept.OrderBy(k => k.Sheet).ThenBy(k => k.Problem.Row ?? 0).Select(k => k.Problem),
        .. beyond.Select(b => new ImportProblem("", null, null, null, null, b.Key, $"{b.Value} more of this rule are not listed; mend the ones listed and import again") { Zh = $"同类问题还有 {b.Value} 个没有列出；改好列出的再导入" }),
    ];

    static string? Short(string? value) => value is { Length: > 200 } ? value[..200] + "…" : value;
}
