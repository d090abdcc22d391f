using Luheng.Accounting;
using Luheng.Findings;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Tests.Engine;
using Luheng.Tests.Packs;
using Luheng.Time;

namespace Luheng.Tests.Accounting;

/// <summary>The journey from what came in to what is kept: only what changed is computed again.</summary>
public sealed class PipelineTests : IDisposable
{
    readonly MemoryLedger ledger = new();
    readonly SmallProvince province = new();
    readonly SubjectId a, b;

    public PipelineTests()
    {
        (a, b) = (province.Firm(1), province.Firm(2, SmallProvince.West));
        province.FileMonths(a, "energy.consumed.raw-coal", 2024, "100 t").FileMonths(b, "energy.consumed.raw-coal", 2024, "10 t");
        ledger.Commit(new("一月至十二月.csv", "王工", province.Subjects, province.Filings));
    }

    public void Dispose() => ledger.Dispose();

    Batch Commit(params Observation[] filed) => ledger.Commit(new("更正.csv", "王工", [], filed));

    static Observation Coal(SubjectId of, int month, double value) => new(of, "energy.consumed.raw-coal", Period.Month(2024, month), value, "", Source.Read("", false), 3);

    (int Firms, string Saved) Run(Catalogue? rules = null)
    {
        ledger.Saved.Clear();
        var stages = new Pipeline().Run(ledger, rules ?? RealPacks.Rules, cancel: TestContext.Current.CancellationToken);
        Assert.Equal(["accounts", "benchmarks", "grades", "lists", "plan-progress", "warnings"], stages.Select(s => s.Stage));
        return (stages[0].Subjects, string.Join(' ', ledger.Saved.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_first_run_computes_everyone_and_the_second_nothing()
    {
        Assert.Equal((2, $"{a} {b}"), Run());
        Assert.Equal((0, ""), Run());
        Assert.All(new Pipeline().Run(ledger, RealPacks.Rules, cancel: TestContext.Current.CancellationToken), s => Assert.False(s.Changed));
    }

    [Fact]
    public void A_correction_computes_only_its_firm()
    {
        Run();
        Commit(Coal(b, 3, 20));
        Assert.Equal((1, b.Text), Run());
    }

    [Fact]
    public void A_changed_factor_computes_everyone()
    {
        Run();
        var changed = PackLoader.Load(RealPacks.Changed("cn/energy/factors/coefficients.yaml", "from: 2021-04-01, value: 0.7143,", "from: 2021-04-01, value: 0.8,"));
        Assert.Equal((2, $"{a} {b}"), Run(changed));
        Assert.Equal((0, ""), Run(changed));
    }

    [Fact]
    public void What_was_undone_does_not_stay_among_the_results()
    {
        Run();
        var late = Commit(new Observation(a, "energy.consumed.raw-coal", Period.Month(2025, 1), 5, "", Source.Read("", false), 2));
        Run();
        Assert.NotEmpty(ledger.Results("accounts-1").Single(r => r.Subject == a.Text && r.Year == 2025).Values);
        ledger.Undo(late.Id, "王工");
        Run();
        Assert.Empty(ledger.Results("accounts-1").Single(r => r.Subject == a.Text && r.Year == 2025).Values);
        Assert.NotEmpty(ledger.Results("accounts-1").Single(r => r.Subject == a.Text && r.Year == 2024).Values);
    }

    [Fact]
    public void A_coefficient_of_the_enterprise_computes_its_sites_again()
    {
        var site = SubjectId.OfEnterprise(a.Text, "一厂");
        ledger.Commit(new("厂区.csv", "王工", [new(site, "一厂", [new(null, null, SmallProvince.East, "3011")])], [Coal(site, 3, 7)]));
        Run();
        Commit(new Observation(a, "energy.coefficient.raw-coal", Period.Calendar(2024), 0.5, "", Source.Read("", false), 2));
        Assert.Equal($"{a} {site}", Run().Saved);
    }

    [Fact]
    public void A_block_holds_the_twelve_months_of_each_indicator_that_has_any()
    {
        Run();
        var block = ledger.Results("accounts-1").Single(r => r.Subject == a.Text).Values;
        var kept = AccountsStage.Kept(RealPacks.Rules).Select(i => i.Id).ToHashSet();
        var found = new Dictionary<string, double>();
        for (var at = 0; at < block.Length;)
        {
            var length = block[at];
            found[System.Text.Encoding.UTF8.GetString(block, at + 1, length)] = BitConverter.ToDouble(block, at + 1 + length);
            at += 1 + length + 96;
        }
        Assert.Subset(kept, found.Keys.ToHashSet());
        Assert.Equal(71.43, found["energy.comprehensive"], 1e-9);
        Assert.DoesNotContain("water.total_use", found.Keys);
    }

    [Fact]
    public void An_annual_figure_that_its_months_do_not_add_up_to_is_a_finding()
    {
        Commit(new Observation(a, "energy.consumed.raw-coal", Period.Calendar(2024), 1300, "", Source.Read("", false), 2), new Observation(b, "energy.consumed.raw-coal", Period.Calendar(2024), 120.3, "", Source.Read("", false), 3));
        Run();
        var finding = Assert.Single(ledger.Findings(), f => f.Kind == "annual-differs");
        Assert.Equal((a, FindingLevel.Warning, Period.Calendar(2024)), (finding.Subject, finding.Level, finding.Period));
        Assert.Contains("1,300 t", finding.Text, StringComparison.Ordinal);
        Assert.Contains("1,200 t", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_left_out_between_others_is_a_finding_until_it_is_filed()
    {
        var c = SubjectId.OfEnterprise(SmallProvince.Code(3));
        ledger.Commit(new("c.csv", "王工", [new(c, "企业3", [new(null, null, SmallProvince.East, "3011")])], [Coal(c, 1, 1), Coal(c, 2, 1), Coal(c, 4, 1)]));
        Run();
        Assert.Contains("2024-03", Assert.Single(ledger.Findings(c.Text)).Text, StringComparison.Ordinal);
        Commit(Coal(c, 3, 1));
        Run();
        Assert.Empty(ledger.Findings(c.Text));
    }

    [Fact]
    public void A_target_that_was_missed_is_a_finding_of_its_region_which_opens()
    {
        ledger.SetMark(StandingDay.Mark, "2021-06-30");
        Run();
        var missed = Assert.Single(ledger.Findings("000000"), f => f.Evidence == "plan:national-2016-2020/energy-intensity");
        Assert.Equal(("target-missed", FindingLevel.Severe), (missed.Kind, missed.Level));
    }
}
