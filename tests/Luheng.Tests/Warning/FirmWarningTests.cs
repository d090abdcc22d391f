using Luheng.Engine;
using Luheng.Findings;
using Luheng.Judging;
using Luheng.Judging.Warning;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Tests.Demo;
using Luheng.Tests.Engine;
using Luheng.Time;
using Luheng.Warning;
using static Luheng.Tests.Packs.RealPacks;

namespace Luheng.Tests.Warning;

/// <summary>Enterprises against the path of their own unit consumption.</summary>
public class FirmWarningTests(DemoFixture demo)
{
    static WarningScheme Scheme => Rules.WarningFor(WarningOf.Enterprises)!;

    static Judgement Judge(SmallProvince province, SubjectId firm, int month = 12) => new FirmWatch(province.World(), Scheme, 2025).Judge(month).Single(j => j.Subject == firm);

    /// <summary>Last year 100 t and 100 万元 a month; this year so much coal for the same output.</summary>
    static (SmallProvince Province, SubjectId Firm) Of(string coal, string output = "100 万元")
    {
        var province = new SmallProvince(Rules);
        var firm = province.Firm(1);
        foreach (var (year, burnt, made) in ((int, string, string)[])[(2024, "100 t", "100 万元"), (2025, coal, output)])
            province.FileMonths(firm, "energy.consumed.raw-coal", year, burnt).FileMonths(firm, "output_value.comparable_price", year, made);
        return (province, firm);
    }

    /// <summary>The demo plan asks for −2.97 % a year, so the same figure as last year lies 3.06 % above its path.</summary>
    [Theory]
    [InlineData("97 t", "green", -0.03)]
    [InlineData("100 t", "yellow", 3.06)]
    [InlineData("107 t", "orange", 10.28)]
    [InlineData("120 t", "red", 23.67)]
    public void The_level_is_that_of_the_deviation_from_the_path(string coal, string level, double deviation)
    {
        var (province, firm) = Of(coal);
        var judgement = Judge(province, firm);
        Assert.Equal((level, "warn", "%"), (judgement.Level, judgement.Kind, judgement.Unit));
        Assert.Equal(deviation, judgement.Value!.Value, 0.01);
        Assert.True(judgement.Margin >= 0);
        Assert.Equal(3, judgement.Because.Count);
    }

    [Fact]
    public void More_output_with_more_energy_is_watched_not_red()
    {
        var (province, firm) = Of("140 t", "145 万元");
        var judgement = Judge(province, firm);
        Assert.Equal("yellow", judgement.Level);
        Assert.Contains(judgement.Because, b => b is { Rule: "enterprise/energy.comprehensive", Held: false });
    }

    [Fact]
    public void What_was_not_filed_is_not_judged_and_says_which_month()
    {
        var province = new SmallProvince(Rules);
        var firm = province.Firm(1);
        province.FileMonths(firm, "energy.consumed.raw-coal", 2024, "100 t").FileMonths(firm, "output_value.comparable_price", 2024, "100 万元");
        province.FileMonths(firm, "energy.consumed.raw-coal", 2025, "100 t", 1, 2, 4).FileMonths(firm, "output_value.comparable_price", 2025, "100 万元");
        var judgement = Judge(province, firm, 4);
        Assert.Equal(("not-judged", null, null), (judgement.Level, judgement.Value, judgement.Margin));
        Assert.Contains("缺 2025 年 3 月", judgement.Because[0].Says.Zh);
        Assert.Equal("yellow", Judge(province, firm, 2).Level);
    }

    [Fact]
    public void An_output_of_zero_is_not_divided_by()
    {
        var (province, firm) = Of("100 t", "0 万元");
        Assert.Contains("为零", Judge(province, firm).Because[0].Says.Zh);
    }

    [Fact]
    public void One_that_files_by_quarter_is_not_judged_and_says_so()
    {
        var province = new SmallProvince(Rules);
        var firm = province.Firm(1);
        foreach (var quarter in (string[])["2024-Q1", "2025-Q1"]) province.File(firm, "energy.consumed.raw-coal", quarter, "100 t").File(firm, "output_value.comparable_price", quarter, "100 万元");
        Assert.Contains("合并填报", Judge(province, firm, 3).Because[0].Says.Zh);
    }

    [Fact]
    public void Sites_are_summed_and_a_site_that_has_not_filed_is_waited_for()
    {
        var province = new SmallProvince(Rules);
        var firm = province.Firm(1);
        SubjectId[] sites = [province.Site(firm, "东厂"), province.Site(firm, "西厂")];
        foreach (var site in sites)
            foreach (var year in (int[])[2024, 2025])
                foreach (var month in Enumerable.Range(1, year == 2025 && site == sites[1] ? 5 : 6))
                    province.FileMonths(site, "energy.consumed.raw-coal", year, year == 2025 ? "120 t" : "100 t", month).FileMonths(site, "output_value.comparable_price", year, "100 万元", month);
        Assert.Equal("red", Judge(province, firm, 5).Level);
        Assert.Equal("not-judged", Judge(province, firm, 6).Level);
    }

    [Fact]
    public void A_figure_is_the_one_that_asking_gives()
    {
        var all = new FirmWatch(demo.World, Scheme, 2025).Judge(10, TestContext.Current.CancellationToken);
        var period = Period.YearToDate(2025, 10);
        foreach (var judgement in all.Where(j => j.Value is not null).Where((_, i) => i % 25 == 0))
        {
            double Unit(int back) => Asker.Ask(demo.World, "energy.per_output_value", judgement.Subject, period.ShiftYears(-back)).Value;
            var rate = PlanPace.Of(Rules, Rules.Plans["demo-14fyp"], "energy.comprehensive")!.Rate;
            Assert.Equal((Unit(0) / (Unit(1) * (1 + rate)) - 1) * 100, judgement.Value!.Value, 1e-6);
        }
    }

    [Fact]
    public void Everyone_has_a_judgement_and_shuffling_changes_none()
    {
        var all = new FirmWatch(demo.World, Scheme, 2025).Judge(10, TestContext.Current.CancellationToken);
        Assert.Equal(600, all.Count);
        var shuffled = World.Of(demo.Catalogue, demo.Subjects.Values.OrderByDescending(s => s.Id.Text[^3..], StringComparer.Ordinal), demo.Observations);
        Assert.Equal(JudgementJson.Write(all), JudgementJson.Write(new FirmWatch(shuffled, Scheme, 2025).Judge(10, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void The_last_month_that_most_have_filed_is_the_one_warned_for() =>
        Assert.Equal(Period.Month(2025, 10), FirmMonth.Latest(demo.World, Scheme, new(2025, 11, 20)));

    [Fact]
    public void Forecasts_of_all_enterprises_hold_what_they_promise_and_can_be_stopped()
    {
        var forecasts = new FirmForecasts(demo.World, Period.Month(2025, 10));
        var done = new List<double>();
        var taken = 0;
        var sweep = forecasts.Run(_ => Interlocked.Increment(ref taken), new Collected(done), TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine($"{sweep.Series} series, points {sweep.Points.Share:0.000}, sums {sweep.Sums.Share:0.000}, error {sweep.Error:0.00} of the year before");
        Assert.Equal((3000, sweep.Known), (sweep.Series, taken));
        Assert.InRange(sweep.Points.Share, 0.7, 0.9);
        Assert.InRange(sweep.Sums.Share, 0.7, 0.9);
        Assert.True(sweep.Error < 1, "better than repeating the year before");
        Assert.Equal(1, done[^1], 1e-9);
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => forecasts.Run(_ => stop.Cancel(), cancel: stop.Token));
    }

    [Fact]
    public void One_enterprise_is_forecast_as_among_all()
    {
        var forecasts = new FirmForecasts(demo.World, Period.Month(2025, 10));
        var firm = demo.World.Frame.Rows.First(r => r.Id.Kind == SubjectKind.Enterprise).Id;
        var all = new System.Collections.Concurrent.ConcurrentBag<FirmForecast>();
        forecasts.Run(all.Add, cancel: TestContext.Current.CancellationToken);
        foreach (var one in forecasts.Of(firm).Where(f => f.Forecast.IsKnown))
            Assert.Equal(all.Single(f => f.Subject == firm && f.Item == one.Item).Forecast.Values, one.Forecast.Values);
    }

    [Fact]
    public void The_stage_keeps_warnings_as_findings_and_runs_again_only_after_a_change_or_on_another_day()
    {
        var (province, firm) = Of("130 t");
        using var ledger = new MemoryLedger();
        ledger.SetMark("as-of", "2026-01-20");
        ledger.Commit(new("两年.csv", "王工", province.Subjects, province.Filings));
        ledger.SetMark("as-of", "2025-12-31");
        StageResult Run() => new Pipeline().Run(ledger, Rules, cancel: TestContext.Current.CancellationToken).Single(s => s.Stage == "warnings");
        Assert.True(Run().Changed);
        var finding = Assert.Single(ledger.Findings(firm.Text), f => f.Kind == "warning-enterprise");
        Assert.Equal(FindingLevel.Severe, finding.Level);
        Assert.False(Run().Changed);
        ledger.SetMark("as-of", "2026-01-31");
        Assert.True(Run().Changed);
        Assert.False(Run().Changed);
    }

    sealed class Collected(List<double> into) : IProgress<double>
    {
        public void Report(double value) => into.Add(value);
    }
}
