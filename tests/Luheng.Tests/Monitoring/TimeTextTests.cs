using System.Globalization;
using System.Text;
using Luheng.Monitoring;

namespace Luheng.Tests.Monitoring;

public class TimeTextTests
{
    static TimeFault Read(string text, out long time) => new TimeText().Read(Encoding.UTF8.GetBytes(text), out time);

    [Theory]
    [InlineData("2025-11-20T10:15:00+08:00", "2025-11-20T02:15:00.000Z")]
    [InlineData("2025-11-20T10:15:00Z", "2025-11-20T10:15:00.000Z")]
    [InlineData("2025-11-20t10:15:00z", "2025-11-20T10:15:00.000Z")]
    [InlineData("2025-11-20 10:15+0800", "2025-11-20T02:15:00.000Z")]
    [InlineData("2025-11-20T10:15:00.1239+08:00", "2025-11-20T02:15:00.123Z")]
    [InlineData("2025-11-20T10:15:00.5-05:30", "2025-11-20T15:45:00.500Z")]
    [InlineData("2025-11-20T10:15:00+08", "2025-11-20T02:15:00.000Z")]
    [InlineData("2025-11-20T24:00:00+08:00", "2025-11-20T16:00:00.000Z")]
    [InlineData("2024-02-29T00:00:00+08:00", "2024-02-28T16:00:00.000Z")]
    public void Times_with_an_offset_are_read_to_the_millisecond(string text, string utc)
    {
        Assert.Equal(TimeFault.None, Read(text, out var time));
        Assert.Equal(utc, DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("2025-11-20", 2)]
    [InlineData("20/11/2025 10:15+08:00", 2)]
    [InlineData("2025-11-20T10:15:00+8:00", 2)]
    [InlineData("2025-11-20T10:15:00+08:00 ", 2)]
    [InlineData("2025-11-20T10:15:00+19:00", 2)]
    [InlineData("2025-11-20T10:15:00", 3)]
    [InlineData("2025-11-20T10:15", 3)]
    [InlineData("2025-02-29T10:15:00+08:00", 4)]
    [InlineData("2025-13-01T10:15:00+08:00", 4)]
    [InlineData("2025-11-20T24:00:01+08:00", 4)]
    [InlineData("2025-11-20T23:59:60+08:00", 4)]
    [InlineData("0000-01-01T00:00:00+08:00", 4)]
    public void What_is_wrong_with_a_time_is_said(string text, int fault) => Assert.Equal((TimeFault)fault, Read(text, out _));

    [Fact]
    public void Every_second_of_random_days_agrees_with_the_general_parser()
    {
        var (random, reader) = (new Random(3), new TimeText());
        for (var i = 0; i < 100_000; i++)
        {
            var expected = new DateTimeOffset(random.NextInt64(DateTimeOffset.MinValue.Ticks + TimeSpan.TicksPerDay, DateTimeOffset.MaxValue.Ticks - TimeSpan.TicksPerDay) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
            var text = (i % 2 == 0 ? expected.ToOffset(TimeSpan.FromHours(8)) : expected.ToOffset(TimeSpan.FromMinutes(random.Next(-840, 840)))).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
            Assert.Equal(TimeFault.None, reader.Read(Encoding.UTF8.GetBytes(text), out var time));
            Assert.Equal(expected.ToUnixTimeMilliseconds(), time);
        }
    }

    [Fact]
    public void The_day_remembered_is_not_taken_for_another()
    {
        var reader = new TimeText();
        foreach (var text in (string[])["2025-11-20T10:15:00+08:00", "2025-11-21T10:15:00+08:00", "2025-12-20T10:15:00+08:00", "2024-11-20T10:15:00+08:00"])
        {
            Assert.Equal(TimeFault.None, reader.Read(Encoding.UTF8.GetBytes(text), out var time));
            Assert.Equal(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), time);
        }
        Assert.NotEqual(TimeFault.None, new TimeText().Read(new byte[11].Concat("10:15:00+08:00"u8.ToArray()).ToArray(), out _));
    }
}
