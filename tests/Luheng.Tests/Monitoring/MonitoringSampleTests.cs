using Luheng.Monitoring.Hj212;
using Luheng.Tests.Packs;

namespace Luheng.Tests.Monitoring;

public sealed class MonitoringSampleTests
{
    [Fact]
    public void The_samples_go_in_together_and_a_second_time_change_nothing()
    {
        using var bed = new MeterBed();
        string[] files = [.. new[] { "readings", "swaps", "meters", "monitors", "registry" }.Select(n => Path.Combine(RealPacks.Root, "samples", "monitoring", n + ".csv"))];
        var first = bed.Run(files);
        Assert.Empty(first.Problems);
        Assert.Equal((first.Read, 0), (first.Accepted, first.Corrected));
        var again = bed.Run(files);
        Assert.Equal((0, first.Read), (again.Accepted, again.Unchanged));
        Assert.Equal(2, bed.Meter("S-E0").Multipliers.Count);
        Assert.Single(bed.Meter("S-G0").Swaps);
        Assert.Equal(8, bed.SeriesOf("S-E0").Count);
        Assert.Single(MonitorBook.Read(bed.Ledger).Monitors);
    }
}
