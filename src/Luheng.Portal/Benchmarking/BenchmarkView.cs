using Luheng.Engine;
using Luheng.Judging;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Benchmarking;

/// <summary>A row of the page of benchmarks; null figures where they would reveal an enterprise that the reader may not see.</summary>
public sealed record ShownShare(BenchmarkShare Share, bool Shown);

/// <summary>Where everybody stands against benchmarks in a period, as a reader may have it: lines of those they may see, and sums that reveal nobody else.</summary>
public sealed record BenchmarkView(BenchmarkTable Table, IReadOnlyList<Period> Periods, IReadOnlyList<BenchmarkLine> Seen, IReadOnlyList<ShownShare> Rows, IReadOnlyList<ShownShare> Sectors, BenchmarkShare Whole)
{
    public Period Period => Table.Period;

    /// <summary>Whether this reader may see every line of a benchmark.</summary>
    public bool SeesAll(string benchmark) => !hidden.Contains(benchmark);

    readonly HashSet<string> hidden = HiddenIn(Table, Seen);

    static HashSet<string> HiddenIn(BenchmarkTable table, IReadOnlyList<BenchmarkLine> seen)
    {
        var sees = seen.Select(l => l.Firm.Id).ToHashSet();
        return [.. table.Lines.Where(l => !sees.Contains(l.Firm.Id)).Select(l => l.Standing.Benchmark)];
    }

    /// <summary>The share of capacity at benchmark that is aimed at, 0–1.</summary>
    public double Aim => BenchmarkTable.Number(Table.World.Catalogue, AimName);

    internal const string AimName = "share_target";

    internal static BenchmarkView Of(Reader reader)
    {
        var periods = PeriodsOf(reader.Desk.Whole);
        var period = reader.Query("in") is { Length: > 0 } asked ? Period.Parse(asked) : periods.FirstOrDefault(Period.Calendar(reader.Desk.AsOf.Year));
        var table = TableOf(reader.Desk, period);
        var seen = table.Lines.Where(l => reader.Sees(l.Firm.Id)).ToList();
        var sees = seen.Select(l => l.Firm.Id).ToHashSet();
        var harmless = Harmless(table, sees);
        var sectors = BenchmarkShare.BySector(table.Lines).Select(s => new ShownShare(s, harmless.Contains((Grouping.Sector, s.Id)))).ToList();
        var rows = BenchmarkShare.ByBenchmark(table.Lines, table.World.Catalogue).Select(r => new ShownShare(r, harmless.Contains((Grouping.Benchmark, r.Id)))).ToList();
        var shown = rows.Where(r => r.Shown).Select(r => r.Share.Id).ToHashSet();
        return new(table, periods, seen, rows, sectors, BenchmarkShare.Together(table.Lines.Where(l => shown.Contains(l.Standing.Benchmark))));
    }

    /// <summary>For administration, whoever asks: figures for statistics alone judge nobody.</summary>
    internal static BenchmarkTable TableOf(Desk desk, Period period) => desk.Whole.Remember<BenchmarkTable>($"benchmarks {period}", () => BenchmarkTable.Of(desk.Whole.World, period));

    /// <summary>Years with figures, the latest first.</summary>
    static IReadOnlyList<Period> PeriodsOf(Desk desk) => [.. desk.World.Frame.Years.OrderDescending().Select(Period.Calendar)];

    /// <summary>What lines are added up by.</summary>
    enum Grouping { Sector, Benchmark }

    /// <summary>The sums that reveal nobody unseen beside one another: a sector less the products of it that are shown is looked at too. The whole is the sum of the products shown.</summary>
    static IReadOnlySet<(Grouping, string)> Harmless(BenchmarkTable table, HashSet<SubjectId> sees)
    {
        var unseen = table.Lines.Select((line, row) => (line, row)).Where(l => !sees.Contains(l.line.Firm.Id)).ToList();
        List<((Grouping, string) Group, int[] Rows)> Sets(Grouping by, Func<BenchmarkLine, string?> of) =>
            [.. table.Lines.Select(of).OfType<string>().Distinct().Select(id => ((by, id), unseen.Where(l => of(l.line) == id).Select(l => l.row).ToArray()))];
        return DisclosureAudit.Of([.. Sets(Grouping.Sector, l => l.Rule?.Sector), .. Sets(Grouping.Benchmark, l => l.Standing.Benchmark)],
            unseen.ToDictionary(l => l.row, l => l.line is { Judged: true, Main: true } ? Math.Abs(l.line.Energy) : 0), row => table.Lines[row].Firm.Id, DisclosureLimits.Of(table.World.Catalogue));
    }
}

/// <summary>One benchmark: the lines that a reader may see, the best first, and where the levels lie.</summary>
public sealed record ProductView(BenchmarkView View, string Id, IReadOnlyList<BenchmarkLine> Lines)
{
    internal static ProductView? Of(Reader reader, string id)
    {
        var view = BenchmarkView.Of(reader);
        var known = view.Rows.Any(r => r.Share.Id == id) || view.Table.World.Catalogue.Benchmarks.Find(id) is not null;
        var level = reader.Query("level");
        if (!known) return null;
        var all = view.Seen.Where(l => l.Standing.Benchmark == id).OrderBy(l => double.IsNaN(l.Standing.Value)).ThenBy(l => l.Standing.HigherIsBetter ? -l.Standing.Value : l.Standing.Value).ToList();
        return new(view, id, [.. all.Where(l => level is "" || Is(l, level))]) { All = all };
    }

    /// <summary>Below baseline or over the norm, in addresses.</summary>
    public const string Failing = "failing";

    /// <summary>Every line that was judged, in addresses.</summary>
    public const string JudgedLines = "judged";

    /// <summary>What an address's level may mean.</summary>
    internal static readonly string[] Levels = [JudgedLines, Failing, .. BenchmarkLevel.All];

    /// <summary>The lines of every level, whichever one is asked for.</summary>
    public IReadOnlyList<BenchmarkLine> All { get; private init; } = [];

    /// <summary>How many lines an address's level means.</summary>
    internal int Count(string level) => All.Count(l => Is(l, level));

    static bool Is(BenchmarkLine line, string level) => level switch
    {
        JudgedLines => line.Judged,
        Failing => line.Standing.Level is BenchmarkLevel.BelowBaseline or BenchmarkLevel.OverLimit,
        _ => line.Standing.Level == level,
    };

    public BenchmarkShare? Share => View.Rows.FirstOrDefault(r => r.Share.Id == Id) is { Shown: true } row ? row.Share : null;
}
