using Luheng.Findings;
using Luheng.Time;

namespace Luheng.Tests.Monitoring;

/// <summary>The evidence of a finding about a stretch of readings, written and read.</summary>
public class MeterSpanTests
{
    static readonly long From = Instant.Of(new(2025, 10, 1, 0, 15, 0, TimeSpan.FromHours(8)));

    [Fact]
    public void A_stretch_is_written_with_Chinese_times_and_reads_back()
    {
        var span = new MeterSpan("M 1/电表", From, From + 900_000, "×10");
        Assert.Equal("M 1/电表 2025-10-01T00:15:00+08:00..2025-10-01T00:30:00+08:00 ×10", span.ToString());
        Assert.True(MeterSpan.TryParse(span.ToString(), out var read));
        Assert.Equal(span, read);
    }

    [Fact]
    public void Milliseconds_are_kept_and_the_detail_may_be_absent()
    {
        var span = new MeterSpan("a", From + 5, From + 10);
        Assert.True(MeterSpan.TryParse(span.ToString(), out var read));
        Assert.Equal(span, read);
    }

    [Theory]
    [InlineData("energy.consumed.electricity")]
    [InlineData("plan:demo/target")]
    [InlineData("m 2025-10-02T00:00:00+08:00..2025-10-01T00:00:00+08:00")]
    [InlineData("")]
    public void Other_evidence_is_not_a_stretch(string text) => Assert.False(MeterSpan.TryParse(text, out _));
}
