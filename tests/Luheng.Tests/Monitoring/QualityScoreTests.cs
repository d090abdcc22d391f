using System.Text.Json;
using Luheng.Monitoring;
using Luheng.Monitoring.Faults;
using Luheng.Readings;
using Luheng.Tests.Packs;
using Luheng.Time;

namespace Luheng.Tests.Monitoring;

/// <summary>The score of data quality: the same on the platform as in the enterprise's own check, and every point lost has its reason.</summary>
public class QualityScoreTests
{
    static readonly TrustRules Rules = new(RealPacks.Rules);
    static readonly long Now = Instant.Of(new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));

    static QualityScore Score(Period month, IReadOnlyList<MeterSeries> series) => QualityScore.Of(SampleSeries.Owner, month, series, Rules, Now, RealPacks.Rules.Units);

    static Period MonthOf(MeterSeries series) => Instant.DayOf(series.Readings.Times[0] - 1) is var day ? Period.Month(day.Year, day.Month) : default;

    [Fact]
    public void The_enterprise_finds_the_score_of_the_platform_on_generated_months()
    {
        for (var seed = 80_000; seed < 80_025; seed++)
        {
            var planted = FaultPlanter.Plant(SampleSeries.Invented(seed, 1), seed).Series.Where(s => s.Meter.Interval >= 900).ToList();
            if (planted.Count == 0) continue;
            var month = MonthOf(planted[0]);
            var platform = new PlatformReadings(planted);
            Assert.Equal(JsonSerializer.Serialize(QualityJson.Of(Score(month, planted))), JsonSerializer.Serialize(QualityJson.Of(QualityScore.Of(platform.Station, SampleSeries.Owner, month))));
        }
    }

    [Fact]
    public void A_clean_month_loses_nothing()
    {
        var series = SampleSeries.Invented(81_000, 1, MeterKind.Amount);
        var score = Score(MonthOf(series[0]), series);
        Assert.Equal((100.0, 1.0, true), (score.Score, score.Completeness, score.Meets));
        Assert.Empty(score.Lost);
    }

    [Fact]
    public void Readings_left_out_cost_their_share_and_say_where()
    {
        var clean = SampleSeries.Invented(81_001, 1, MeterKind.Amount)[0];
        var kept = new Series();
        for (var i = 0; i < clean.Readings.Count; i++)
            if (i < clean.Readings.Count / 4 || i >= clean.Readings.Count / 2) kept.Add(clean.Readings.Times[i], clean.Readings.Values[i], ReadingQuality.Good);
        var score = Score(MonthOf(clean), [clean with { Readings = kept }]);
        Assert.False(score.Meets);
        Assert.Equal(0.75, score.Completeness, 2);
        var lost = Assert.Single(score.Lost, l => l.Part == "completeness");
        Assert.Equal(Rules.PointsCompleteness * (1 - score.Completeness), lost.Points, 6);
        Assert.Equal(clean.Readings.Times[clean.Readings.Count / 2], lost.Where!.Value.To);
    }

    [Fact]
    public void The_points_lost_add_up_to_what_is_not_scored()
    {
        for (var seed = 82_000; seed < 82_015; seed++)
        {
            var planted = FaultPlanter.Plant(SampleSeries.Invented(seed, 1), seed).Series;
            var score = Score(MonthOf(planted[0]), planted);
            Assert.Equal(100 - Math.Min(100, score.Lost.Sum(l => l.Points)), score.Score, 4);
        }
    }

    /// <summary>A platform that holds these readings.</summary>
    sealed class PlatformReadings
    {
        public PlatformReadings(IReadOnlyList<MeterSeries> series)
        {
            var (ledger, readings) = (new MemoryLedger(), new MemoryReadings());
            ledger.Commit(new("register", "", [], []) { Documents = [.. series.Select(s => MeterBook.Write(s.Meter))] });
            foreach (var (meter, values) in series)
            {
                var batch = new ReadingBatch();
                for (var i = 0; i < values.Count; i++) batch.Add(readings.Number([meter.Id])[0], values.Times[i], values.Values[i], values.Qualities[i]);
                readings.Append(batch).AsTask().Wait();
            }
            Station = new(ledger, readings, RealPacks.Rules, new Then());
        }

        public Station Station { get; }
    }

    sealed class Then : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Instant.At(Now).ToUniversalTime();
    }
}
