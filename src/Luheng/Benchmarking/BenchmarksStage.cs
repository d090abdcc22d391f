using System.Globalization;
using Luheng.Engine;
using Luheng.Findings;
using Luheng.Judging;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Time;

namespace Luheng.Benchmarking;

/// <summary>Keeps as findings which product lines are below the baseline or over their norm, year by year, whenever figures or rules changed.</summary>
public sealed class BenchmarksStage : IStage
{
    const string SeenMark = "benchmarks.seen";
    const string RulesMark = "benchmarks.rules";

    public string Name => "benchmarks";

    public StageResult Run(ILedger ledger, Catalogue catalogue, Lazy<World> everyone, CancellationToken cancel)
    {
        var seen = long.TryParse(ledger.Mark(SeenMark), CultureInfo.InvariantCulture, out var mark) ? mark : 0;
        var changed = ledger.ChangedSince(seen, out var now);
        var rulesChanged = ledger.Mark(RulesMark) != catalogue.RulesHash;
        if (changed.Count == 0 && !rulesChanged) return new(Name, 0, false);

        var findings = new List<Finding>();
        var firms = 0;
        foreach (var year in everyone.Value.Frame.Years.ToList())
        {
            cancel.ThrowIfCancellationRequested();
            var table = BenchmarkTable.Of(everyone.Value, Period.Calendar(year));
            firms = table.Firms.Count;
            findings.AddRange(table.Lines.Select(l => Of(l, table.Period, catalogue)).OfType<Finding>());
        }
        ledger.SaveFindings(Name, null, findings);
        ledger.SetMark(SeenMark, now.ToString(CultureInfo.InvariantCulture));
        ledger.SetMark(RulesMark, catalogue.RulesHash);
        return new(Name, firms, true);
    }

    static Finding? Of(BenchmarkLine line, Period period, Catalogue catalogue)
    {
        var kind = line.Standing.Level switch { BenchmarkLevel.BelowBaseline => "benchmark-below-baseline", BenchmarkLevel.OverLimit => "benchmark-over-limit", _ => null };
        if (kind is null) return null;
        var (standing, limit) = (line.Standing, line.Standing.Level == BenchmarkLevel.OverLimit ? line.Standing.Limit : line.Standing.Baseline);
        var level = catalogue.FindingKinds.GetValueOrDefault(kind)?.Level ?? FindingLevel.Warning;
        return new(standing.Subject, period, kind, level,
            string.Create(CultureInfo.InvariantCulture, $"{standing.Product.Zh}：{standing.Value:0.##} {standing.Unit}，{(standing.Level == BenchmarkLevel.OverLimit ? "限额 3 级" : "基准水平")} {limit:0.##} {standing.Unit}（{standing.Source?.Document}）"),
            line.Item);
    }
}
