using System.Globalization;

namespace Luheng.Packs;

/// <summary>Reads the rows of benchmarks.csv: printed levels, each with where it was printed.</summary>
static class BenchmarkRows
{
    static readonly (string Ending, BenchmarkRung Rung)[] Endings =
        [("标杆水平", BenchmarkRung.Advanced), ("基准水平", BenchmarkRung.Baseline), ("1级", BenchmarkRung.Level1), ("2级", BenchmarkRung.Level2), ("3级", BenchmarkRung.Level3), ("政策目标", BenchmarkRung.Aim), ("政策限值", BenchmarkRung.Cap)];

    public static BenchmarkRow? Read(Func<string, string> row, Place at, PackReading reading)
    {
        var (id, level, direction) = (row("id"), row("edition_or_level"), row("direction"));
        var known = Endings.Where(e => level.EndsWith(e.Ending, StringComparison.Ordinal)).Select(e => (BenchmarkRung?)e.Rung).FirstOrDefault();
        if (id is "") reading.Report(at, "a row has no id", "id, such as B0001");
        if (known is null) reading.Report(at, $"'{level}' is not a level", "…标杆水平, …基准水平, 1级, 2级, 3级, 政策目标 or 政策限值");
        if (direction is not ("lower_better" or "higher_better")) reading.Report(at, $"'{direction}' is not a direction", "lower_better or higher_better");
        if (!Enum.TryParse<Confidence>(row("confidence"), true, out var confidence)) reading.Report(at, $"'{row("confidence")}' is not a confidence", "confirmed, secondary, recalled, derived or design");
        if (row("policy_or_standard") is "") reading.Report(at, $"row {id} has no document", "the document that prints it");
        if (!double.TryParse(row("value"), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            reading.Report(at, $"'{row("value")}' is not a number", "the printed level; a level that is not printed has no row");
            return null;
        }
        return known is { } rung && id is not ""
            ? new(id, row("sector"), row("product"), row("condition"), row("metric"), row("unit"), rung, value, direction == "higher_better", new(row("policy_or_standard"), row("clause_table")), confidence, row("note"))
            : null;
    }
}
