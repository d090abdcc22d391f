using Luheng.Benchmarking;
using Luheng.Engine;
using Luheng.Findings;
using Luheng.Judging;
using Luheng.Tests.Demo;
using Luheng.Tests.Engine;
using Luheng.Tests.Packs;
using Luheng.Time;

namespace Luheng.Tests.Judging;

/// <summary>The stage keeps what is below the baseline or over a norm, and the demo province shows every level.</summary>
public sealed class BenchmarksStageTests(DemoFixture demo) : IDisposable
{
    readonly MemoryLedger ledger = new();

    public void Dispose() => ledger.Dispose();

    StageResult Run() => new BenchmarksStage().Run(ledger, RealPacks.Rules, new(() => World.Read(ledger, RealPacks.Rules)), TestContext.Current.CancellationToken);

    [Fact]
    public void What_is_over_a_norm_is_a_finding_until_it_is_corrected_and_a_second_run_does_nothing()
    {
        var province = new SmallProvince();
        var (over, fine) = (province.Firm(1), province.Firm(2));
        province.File(over, "energy.product.cement-clinker", "2025", "12000 tce").File(over, "output.cement-clinker", "2025", "100000 t");
        province.File(fine, "energy.product.cement-clinker", "2025-03", "9000 tce").File(fine, "output.cement-clinker", "2025-03", "100000 t");
        ledger.Commit(new("月报.csv", "王工", province.Subjects, province.Filings));
        Assert.True(Run().Changed);
        var finding = Assert.Single(ledger.Findings());
        Assert.Equal((over, Period.Calendar(2025), "benchmark-over-limit", FindingLevel.Severe, "product.unit_energy.cement-clinker"), (finding.Subject, finding.Period, finding.Kind, finding.Level, finding.Evidence));
        Assert.Contains("120 kgce/t", finding.Text, StringComparison.Ordinal);
        Assert.False(Run().Changed);
        Assert.Single(ledger.Findings());
        ledger.Commit(new("更正.csv", "王工", [], [province.Filings[0] with { Value = 10500 }]));
        Assert.True(Run().Changed);
        Assert.Empty(ledger.Findings());
    }

    [Fact]
    public void The_demo_province_has_works_at_every_level()
    {
        var table = BenchmarkTable.Of(demo.World, Period.Parse("2024"));
        Assert.All((string[])[BenchmarkLevel.Advanced, BenchmarkLevel.Between, BenchmarkLevel.OverLimit, BenchmarkLevel.NotJudged], level => Assert.Contains(table.Lines, l => l.Standing.Level == level));
        Assert.InRange(BenchmarkShare.Together(table.Lines).Share, 0.02, 0.6);
        Assert.Equal(600, table.Judgements.Count());
    }
}
