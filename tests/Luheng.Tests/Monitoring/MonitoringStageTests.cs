using Luheng.Engine;
using Luheng.Findings;
using Luheng.Judging.Grading;
using Luheng.Monitoring;
using Luheng.Observations;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Tests.Packs;
using Luheng.Time;

namespace Luheng.Tests.Monitoring;

/// <summary>Readings become monitored figures beside filed ones; what does not suffice or does not fit becomes a finding.</summary>
public sealed class MonitoringStageTests : IDisposable
{
    static readonly SubjectId Firm = SampleSeries.Owner;
    static readonly Period March = Period.Month(2025, 3);
    readonly MemoryLedger ledger = new();
    readonly MemoryReadings readings = new();

    public void Dispose()
    {
        ledger.Dispose();
        readings.Dispose();
    }

    Station Bed(Action<Series>? change = null, params Observation[] filed) => Bed(null, change, filed);

    Station Bed(DateTimeOffset? since, Action<Series>? change = null, params Observation[] filed)
    {
        var meter = new Meter("E1", Firm, "electricity", MeterKind.Amount, "kWh") { Interval = 3600, From = since };
        ledger.Commit(new("register", "", [new(Firm, "示例", [new(null, null, "510400", "3120")])], filed) { Documents = [MeterBook.Write(meter)] });
        var series = new Series();
        var dice = new Random(3);
        for (var at = Instant.StartOf(March.First) + Instant.Hour; at <= Instant.StartOf(March.Last.AddDays(1)); at += Instant.Hour)
            series.Add(at, Math.Round(1000 * (Instant.At(at).Hour is >= 8 and < 20 ? 1 : 0.4) * (1 + 0.1 * dice.NextDouble()), 2), ReadingQuality.Good);
        change?.Invoke(series);
        var batch = new ReadingBatch();
        var number = readings.Number(["E1"])[0];
        for (var i = 0; i < series.Count; i++) batch.Add(number, series.Times[i], series.Values[i]);
        readings.Append(batch).AsTask().Wait();
        return new(ledger, readings, RealPacks.Rules, new FixedClock(new(2025, 5, 2, 8, 0, 0, TimeSpan.FromHours(8))));
    }

    StageResult Run(Station station) => new MonitoringStage(station).Run(ledger, RealPacks.Rules, new(() => World.Read(ledger, RealPacks.Rules)), TestContext.Current.CancellationToken);

    IEnumerable<Observation> Monitored => ledger.Observations().Select(o => o.Observation).Where(o => o.Source.Kind == SourceKind.Monitored && !o.Item.StartsWith("monitoring.", StringComparison.Ordinal));

    static void Remove(Series series, int from, int count)
    {
        series.Times.RemoveRange(from, count);
        series.Values.RemoveRange(from, count);
        series.Qualities.RemoveRange(from, count);
    }

    [Fact]
    public void A_whole_month_becomes_a_monitored_figure_in_the_items_unit()
    {
        var sum = 0.0;
        Run(Bed(s => sum = s.Values.Sum()));
        var figure = Assert.Single(Monitored);
        Assert.Equal(("energy.consumed.electricity", March, LegalBasis.Monitoring), (figure.Item, figure.Period, figure.Source.Basis));
        Assert.Equal(sum / 1e4, figure.Value, 9);
        Assert.StartsWith("在线监测", figure.Source.Document, StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_within_which_metering_began_makes_no_figure_of_the_month()
    {
        Run(Bed(Instant.At(Instant.StartOf(new(2025, 3, 13))), s => Remove(s, 0, 12 * 24 - 1)));
        Assert.Empty(Monitored);
        Assert.Contains(ledger.Findings(Firm.Text), f => f.Kind == "month-incomplete" && f.Text.Contains("744 小时中有 288 小时没有在用的计量点", StringComparison.Ordinal));
    }

    [Fact]
    public void A_figure_whose_month_turns_out_not_to_be_whole_is_withdrawn()
    {
        var station = Bed();
        Run(station);
        Assert.Single(Monitored, o => !double.IsNaN(o.Value));
        ledger.Commit(new("register", "", [], []) { Documents = [MeterBook.Write(station.Book.Find("E1")! with { From = Instant.At(Instant.StartOf(new(2025, 3, 13))) })] });
        Run(new(ledger, readings, RealPacks.Rules, station.Clock));
        Assert.True(double.IsNaN(World.Read(ledger, RealPacks.Rules).Frame.Value("energy.consumed.electricity", 0, March)));
    }

    [Fact]
    public void What_is_kept_of_a_months_arrivals_is_what_counting_its_readings_gives()
    {
        var station = Bed(s => Remove(s, 100, 30));
        var counted = GradedMonitoring.Of(station, World.Read(ledger, RealPacks.Rules), Firm, March);
        Run(station);
        using var nothing = new MemoryReadings();
        var kept = GradedMonitoring.Of(new(ledger, nothing, RealPacks.Rules, station.Clock), World.Read(ledger, RealPacks.Rules), Firm, March);
        Assert.Equal(714.0 / 744, counted!.Completeness, 12);
        Assert.Equal(counted, kept);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Before_it_was_connected_there_is_no_rate_and_a_year_counts_from_that_day(bool kept)
    {
        var station = Bed(s => Remove(s, 0, 14 * 24));
        if (kept) Run(station);
        MonitoringShare? Of(string period) => GradedMonitoring.Of(station, World.Read(ledger, RealPacks.Rules), Firm, Period.Parse(period));
        foreach (var before in (string[])["2024", "2025-02"]) Assert.Equal(new(double.NaN, "自 2025-03-15 才接入"), Of(before));
        Assert.Equal(new(1, "本平台计量数据，自 2025-03-15 接入起", 17 * 24, 17 * 24), Of("2025-03"));
        Assert.Equal(Of("2025-03")!.Completeness, Of("2025-Q1")!.Completeness);
        Assert.Equal(0, Of("2025-04")!.Completeness);
    }

    [Fact]
    public void A_second_run_records_nothing_and_looks_at_nobody()
    {
        var station = Bed();
        Run(station);
        var batches = ledger.Batches().Count;
        Assert.False(Run(station).Changed);
        Assert.Equal(batches, ledger.Batches().Count);
    }

    [Fact]
    public void A_filed_figure_stays_in_the_accounts_and_the_monitored_one_stands_beside_it()
    {
        Run(Bed(null, new Observation(Firm, "energy.consumed.electricity", March, 80, "", new(SourceKind.Filed, LegalBasis.Administrative, "return"), 2)));
        var world = World.Read(ledger, RealPacks.Rules);
        var answer = Asker.Ask(world, "energy.consumed.electricity", Firm, March);
        Assert.Equal(80, answer.Value);
        Assert.Contains(answer.Because.Besides, b => b.Kind == "monitored");
        var finding = Assert.Single(ledger.Findings(Firm.Text), f => f.Kind == "filed-differs-from-monitored");
        Assert.Contains("80", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_with_too_few_readings_is_incomplete_and_makes_no_figure()
    {
        Run(Bed(s => Remove(s, 100, 200)));
        Assert.Empty(Monitored);
        Assert.Contains(ledger.Findings(Firm.Text), f => f.Kind == "month-incomplete");
        var missing = Assert.Single(ledger.Findings(Firm.Text), f => f.Kind == "missing");
        Assert.True(MeterSpan.TryParse(missing.Evidence, out var span));
        Assert.Equal(("E1", Instant.StartOf(March.First) + 101 * Instant.Hour, Instant.StartOf(March.First) + 301 * Instant.Hour), (span.Meter, span.From, span.To));
    }

    [Fact]
    public void A_short_gap_is_bridged_said_so_and_never_taken_for_nothing()
    {
        var (whole, gone) = (0.0, 0.0);
        Run(Bed(s =>
        {
            (whole, gone) = (s.Values.Sum(), s.Values.Skip(300).Take(3).Sum());
            Remove(s, 300, 3);
        }));
        var figure = Assert.Single(Monitored);
        Assert.InRange(figure.Value * 1e4, whole - 0.4 * gone, whole + gone);
        Assert.Contains("替代", figure.Source.Document, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stretch_ten_times_too_high_is_found_and_does_not_enter_the_month()
    {
        var whole = 0.0;
        Run(Bed(s =>
        {
            whole = s.Values.Sum();
            for (var i = 400; i < 420; i++) s.Values[i] *= 10;
        }));
        Assert.Contains(ledger.Findings(Firm.Text), f => f.Kind == "scale-10");
        Assert.InRange(Assert.Single(Monitored).Value * 1e4, whole * 0.97, whole * 1.03);
    }

    [Fact]
    public void Who_sends_no_more_is_late_since_the_last_reading()
    {
        Run(Bed());
        var late = Assert.Single(ledger.Findings(Firm.Text), f => f.Kind == "data-late");
        Assert.Contains("2025-04-01 00:00", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_finding_of_the_stage_is_of_a_known_kind()
    {
        Run(Bed(s => Remove(s, 100, 200)));
        Assert.NotEmpty(ledger.Findings());
        Assert.All(ledger.Findings(), f => Assert.Contains(f.Kind, RealPacks.Rules.FindingKinds.Keys));
    }

    sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
