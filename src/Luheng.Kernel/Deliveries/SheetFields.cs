using Luheng.Typed;

namespace Luheng.Deliveries;

/// <summary>The headings that the fields of a kind of sheet go by.</summary>
/// <param name="words">For each field what people call it, with commas between.</param>
public sealed class SheetFields<T>(params IEnumerable<(T Field, string Words)> words)
    where T : struct, Enum
{
    readonly Dictionary<string, T> known = words.SelectMany(f => f.Words.Split(',').Select(w => (Words.Heading(w), f.Field))).ToDictionary(StringComparer.Ordinal);

    /// <summary>Where the fields stand in a sheet; null where one of those needed does not.</summary>
    public SheetColumns<T>? In(SheetHead head, params ReadOnlySpan<T> needed)
    {
        var columns = new Dictionary<T, int>();
        for (var c = 0; c < head.Headings.Count; c++)
            if (known.TryGetValue(Words.Heading(head.Headings[c]), out var field)) columns.TryAdd(field, c);
        foreach (var field in needed)
            if (!columns.ContainsKey(field)) return null;
        return new(head.Sheet, columns);
    }
}

/// <summary>Where the fields of a sheet stand.</summary>
public sealed class SheetColumns<T>(int sheet, IReadOnlyDictionary<T, int> columns)
    where T : struct, Enum
{
    public bool Has(T field) => columns.ContainsKey(field);

    /// <summary>What a row says in a field; empty where it has none.</summary>
    public string Text(SheetRow row, T field) => columns.TryGetValue(field, out var c) && c < row.Cells.Count ? row.Cells[c].Trim() : "";

    /// <summary>Whether a row says nothing in any field.</summary>
    public bool IsBlank(SheetRow row) => columns.Values.All(c => c >= row.Cells.Count || row.Cells[c] is "");

    public SheetProblem Problem(SheetRow row, T field, string found, string rule, string hint) => new(sheet, row.Number, columns.GetValueOrDefault(field), found, rule, hint);
}
