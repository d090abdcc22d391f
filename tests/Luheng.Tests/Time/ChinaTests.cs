using Luheng.Time;

namespace Luheng.Tests.Time;

public class ChinaTests
{
    [Theory]
    [InlineData("2024-05-01T10:00", "2024-05-01T02:00:00Z")]
    [InlineData("2024-05-01T10:00:00+08:00", "2024-05-01T02:00:00Z")]
    [InlineData("2024-05-01T02:00:00Z", "2024-05-01T02:00:00Z")]
    [InlineData("2024-05-01 10:00:00", "2024-05-01T02:00:00Z")]
    public void A_time_without_an_offset_is_Chinese_time(string text, string expected)
    {
        Assert.True(China.TryInstant(text, out var instant));
        Assert.Equal(DateTimeOffset.Parse(expected, null), instant);
    }

    [Fact]
    public void A_bare_day_means_its_end()
    {
        Assert.True(China.TryInstant("2024-05-01", out var instant));
        Assert.Equal(new DateTimeOffset(2024, 5, 2, 0, 0, 0, China.Offset).AddMicroseconds(-1), instant);
    }

    [Theory]
    [InlineData("12:30")]
    [InlineData("May")]
    [InlineData("")]
    [InlineData("2024-02-30"), InlineData("9999-12-31"), InlineData("0001-01-01T00:00:00+08:00")]
    public void A_text_without_a_date_that_can_be_meant_is_no_instant(string text) => Assert.False(China.TryInstant(text, out _));

    [Fact]
    public void Today_begins_at_midnight_in_Shanghai() =>
        Assert.Equal(new DateOnly(2024, 5, 2), new Standing(new(2024, 5, 1, 16, 0, 0, TimeSpan.Zero)).Today());

    [Fact]
    public void An_instant_is_read_back_from_what_it_prints()
    {
        var instant = new DateTimeOffset(2024, 5, 1, 3, 4, 5, TimeSpan.Zero).AddMicroseconds(123456);
        Assert.True(China.TryInstant(China.Text(instant), out var back));
        Assert.Equal(instant, back);
        Assert.Equal("2024-05-01T11:04:05.123456+08:00", China.Text(instant));
    }

    sealed class Standing(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
