using System.Globalization;
using Luheng.Packs;

namespace Luheng.Judging;

/// <summary>The levels of a benchmark that are in force on a day, and what there is to say of the editions that are not.</summary>
sealed record LevelsInForce(IReadOnlyList<(BenchmarkRow Row, BenchmarkEdition Edition)> Rows, IReadOnlyList<JudgedBy> Others)
{
    static bool IsNorm(BenchmarkRow row) => row.Rung is BenchmarkRung.Level1 or BenchmarkRung.Level2 or BenchmarkRung.Level3;

    public static LevelsInForce On(Benchmark benchmark, BenchmarkBook book, DateOnly day)
    {
        var (rows, others) = (new List<(BenchmarkRow, BenchmarkEdition)>(), new List<JudgedBy>());
        foreach (var kind in benchmark.Rows.GroupBy(IsNorm))
        {
            var editions = kind.GroupBy(book.EditionOf).OrderBy(e => e.Key.From).ToList();
            var holding = editions.LastOrDefault(e => e.Key.Holds(day));
            if (holding is not null) rows.AddRange(holding.OrderBy(r => r.Rung).Select(r => (r, holding.Key)));
            foreach (var edition in editions.Where(e => e.Key != holding?.Key))
                if (holding is null || edition.Key.From > day) others.Add(Aside(benchmark, edition.Key, day));
            if (kind.Key && holding is not null)
                foreach (var absent in (BenchmarkRung[])[BenchmarkRung.Level1, BenchmarkRung.Level2, BenchmarkRung.Level3])
                    if (holding.All(r => r.Rung != absent)) others.Add(Absent(benchmark, holding.Key, absent));
        }
        return new(rows, others);
    }

    /// <summary>An edition that is not yet, or no longer, in force: it is named and judges nothing.</summary>
    static JudgedBy Aside(Benchmark benchmark, BenchmarkEdition edition, DateOnly day)
    {
        var (from, to) = (Day(edition.From), edition.To is { } end ? Day(end) : "");
        var says = edition.From > day
            ? new Said($"{edition.Document}：{from} 起实施，本期末尚未生效，不据以判定；此前版本未收录则不判限额", $"{edition.Document} comes into force on {from}; it does not judge this period")
            : new Said($"{edition.Document}：{to} 起不再有效，不据以判定", $"{edition.Document} was in force until {to}; it judges nothing any more");
        return new($"{benchmark.Id}/{edition.Id}", says, null, null, benchmark.Unit.Symbol, null, new(edition.Document, ""), edition.Confidence);
    }

    static JudgedBy Absent(Benchmark benchmark, BenchmarkEdition edition, BenchmarkRung rung)
    {
        var name = BenchmarkLevel.Name(rung);
        return new($"{benchmark.Id}/{edition.Id}/{rung.ToString().ToLowerInvariant()}", new($"{name.Zh}：{edition.Document}未规定（—），不推算", $"{name.En}: {edition.Document} prints none (—), and none is made up"),
            null, null, benchmark.Unit.Symbol, null, new(edition.Document, ""), edition.Confidence);
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
