using Luheng.Monitoring.Faults;
using Luheng.Readings;
using Luheng.Tests.Packs;

namespace Luheng.Tests.Monitoring;

/// <summary>Faults are found where they were planted, with seeds that the limits were not set on, and hardly any where none were.</summary>
public class FaultFinderTests(ITestOutputHelper output)
{
    static readonly FaultRules Rules = FaultRules.Of(RealPacks.Rules);
    static readonly MeterKind[] Kinds = [MeterKind.Amount, MeterKind.Counter, MeterKind.Gauge];

    [Fact]
    public void Faults_in_simulated_months_are_found()
    {
        var score = new FaultScore();
        for (var seed = 50_000; seed < 50_060; seed++) score.Add(FaultPlanter.Plant(SampleSeries.Invented(seed, seed % 4 == 0 ? 3 : 1), seed), Rules);
        output.WriteLine(score.ToString());
        Assert.True(score.Recall >= 0.95, $"recall\n{score}\n{string.Join('\n', score.Missed)}");
        Assert.True(score.Precision >= 0.90, $"precision\n{score}\n{string.Join('\n', score.Wrong)}");
    }

    [Fact]
    public void Faults_in_the_steel_works_real_year_are_found()
    {
        Assert.SkipWhen(SampleSeries.SteelFile() is null, "the steel works' file is not at hand");
        var file = SampleSeries.SteelFile()!;
        var score = new FaultScore();
        for (var seed = 60_000; seed < 60_009; seed++)
            score.Add(FaultPlanter.Plant([SampleSeries.Steel(file, 1, Kinds[seed % 3]), SampleSeries.SecondLine(file, Kinds[seed % 3])], seed, 24), Rules);
        output.WriteLine(score.ToString());
        Assert.True(score.Recall >= 0.95, $"recall\n{score}\n{string.Join('\n', score.Missed)}");
        Assert.True(score.Precision >= 0.90, $"precision\n{score}\n{string.Join('\n', score.Wrong)}");
    }

    [Theory]
    [InlineData(MeterKind.Amount)]
    [InlineData(MeterKind.Counter)]
    [InlineData(MeterKind.Gauge)]
    public void The_clean_year_of_the_steel_works_gives_no_more_than_a_handful_of_alarms(MeterKind kind)
    {
        Assert.SkipWhen(SampleSeries.SteelFile() is null, "the steel works' file is not at hand");
        var found = FaultFinder.Find([SampleSeries.Steel(SampleSeries.SteelFile()!, 1, kind)], Rules);
        Assert.True(found.Count <= 3, string.Join('\n', found));
    }

    [Fact]
    public void Clean_simulated_months_give_next_to_none()
    {
        var found = Enumerable.Range(70_000, 20).SelectMany(seed => FaultFinder.Find(SampleSeries.Invented(seed, 2), Rules)).ToList();
        Assert.True(found.Count <= 5, string.Join('\n', found));
    }

    [Fact]
    public void The_same_seed_plants_the_same()
    {
        var clean = SampleSeries.Invented(5, 1);
        Assert.Equal(FaultPlanter.Plant(clean, 7).Labels, FaultPlanter.Plant(clean, 7).Labels);
    }

    [Fact]
    public void What_is_planted_leaves_the_clean_series_as_they_were()
    {
        var clean = SampleSeries.Invented(5, 1);
        var before = clean.Select(c => c.Readings.Values.ToArray()).ToList();
        FaultPlanter.Plant(clean, 7);
        Assert.Equal(before, clean.Select(c => c.Readings.Values.ToArray()));
    }

    [Fact]
    public void Every_kind_of_fault_is_a_kind_of_finding_in_the_packs() =>
        Assert.All(FaultKinds.All, kind => Assert.Contains(kind.Id(), RealPacks.Rules.FindingKinds.Keys));
}
