using Luheng.Judging.Allocating;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Allocating;

/// <summary>How each number of a working table came about, with the numbers of its row and the sums over all rows that it came from.</summary>
sealed class WorkingSays(Reader reader, Working of)
{
    const int Digits = 6;

    string Comma => reader.English ? ", " : "、";

    public string By(WorkingColumn column, int row)
    {
        var says = reader[column.By];
        if (Numbers(column, row) is not { Length: > 0 } numbers) return says;
        return $"{says.TrimEnd('。', '.')}{(reader.English ? "; here " : "；这里")}{numbers}";
    }

    /// <summary>How the figure before rounding comes from the effort, with that.</summary>
    public string Figure(TreeShape shape, int row)
    {
        var says = reader[AllocatingWords.FigureOf(shape)];
        return of.Columns.LastOrDefault(c => c.Id.EndsWith("_effort", StringComparison.Ordinal) && !c.Id.StartsWith("least", StringComparison.Ordinal) && !c.Id.StartsWith("most", StringComparison.Ordinal)) is { } effort ? $"{says.TrimEnd('。', '.')}{(reader.English ? "; here " : "；这里")}{Named([effort], row)}" : says;
    }

    string Numbers(WorkingColumn column, int row) => column.Id switch
    {
        "weight" => $"{At("base_amount", row)} × {At("growth_times", row)} ÷ {Text(Sum("base_amount", "growth_times"))}",
        "structure" => $"{At("output", row)} ÷ {At("base_amount", row)}",
        "ability_score" => Named(of.Columns.Where(c => c.Id.StartsWith("rank_", StringComparison.Ordinal)), row),
        "proportional_raw" => reader.Say(Words.WorkedMeanOf, At("base_amount", row), Text(Find("base_amount")!.Values.Average(v => v ?? double.NaN))),
        "potential_raw" => Named(Known("potential"), row),
        "ability_raw" => Named(Known("ability_score"), row),
        "mix_raw" => Named(Before(column).Where(c => c.Id.EndsWith("_pattern", StringComparison.Ordinal)), row),
        _ when column.Id.EndsWith("_pattern", StringComparison.Ordinal) && Find(column.Id.Replace("_pattern", "_raw", StringComparison.Ordinal)) is { } raw => $"{Text(raw.Values[row])} ÷ {Text(Sum("weight", raw.Id) / 100)}",
        _ when column.Id.EndsWith("_effort", StringComparison.Ordinal) => Effort(column, column.Id.Replace("_effort", "_pattern", StringComparison.Ordinal), row),
        _ => "",
    };

    /// <summary>λ·r, and whether a bound stopped it.</summary>
    string Effort(WorkingColumn column, string pattern, int row)
    {
        var r = Named(Known(pattern), row);
        if (of.Level is not { } level || Find(pattern)?.Values[row] is not { } relative || column.Values[row] is not { } effort) return r;
        var product = level * 100 * relative;
        return $"{r}{Comma}λ·r = {Text(product)}{(Math.Abs(product - effort) > 1e-6 ? reader.Say(Words.WorkedBound, Text(effort)) : "")}";
    }

    WorkingColumn? Find(string id) => of.Columns.FirstOrDefault(c => c.Id == id);

    IEnumerable<WorkingColumn> Known(string id) => Find(id) is { } column ? [column] : [];

    IEnumerable<WorkingColumn> Before(WorkingColumn column) => of.Columns.TakeWhile(c => c != column);

    string At(string id, int row) => Text(Find(id)?.Values[row]);

    double Sum(string one, string other) => Find(one) is { } a && Find(other) is { } b ? a.Values.Zip(b.Values, (x, y) => (x ?? double.NaN) * (y ?? double.NaN)).Sum() : double.NaN;

    string Named(IEnumerable<WorkingColumn> columns, int row) => string.Join(Comma, columns.Select(c => $"{reader[c.Name]} {Text(c.Values[row])}{(c.Unit is "" ? "" : " " + c.Unit)}"));

    string Text(double? value) => value is { } known ? Figures.Plain(known, Digits) : reader[AllocatingWords.Unknown];
}
