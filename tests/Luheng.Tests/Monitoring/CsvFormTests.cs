using Luheng.Monitoring;
using Luheng.Readings;

namespace Luheng.Tests.Monitoring;

public class CsvFormTests
{
    readonly FormBench bench = new();

    Intake Read(string body, DoorLimits? limits = null) => bench.Read("text/csv", body, limits);

    [Fact]
    public void Lines_are_read_and_a_bad_one_costs_no_good_one()
    {
        var intake = Read("""
            meter,time,value,quality
            a-1,2025-11-20T10:15:00+08:00,12.5,good
            x-1,2025-11-20T10:15:00+08:00,12.5,
            a-1,2025-11-20T10:30:00,NaN,odd

            b-9,2025-11-20T10:30:00+08:00,1,
            a-2,2025-11-20T02:30:00Z,1e-3,D
            a-2,2025-11-20T02:45:00Z,
            """);
        Assert.Equal([(1, "2025-11-20 10:15:00.000", 12.5, ReadingQuality.Good), (2, "2025-11-20 10:30:00.000", 0.001, ReadingQuality.Fault)], FormBench.Rows(intake));
        Assert.Equal((6, 2, 4), (intake.Read, intake.Taken, intake.Rejected));
        Assert.Equal([3L, 4, 6, 8], intake.Refusals.Select(r => r.Line));
        Assert.Contains("3: meter 'x-1' is not registered", FormBench.Reasons(intake), StringComparison.Ordinal);
        Assert.Contains("4: time '2025-11-20T10:30:00' has no offset; with +08:00 or Z at its end it would be right; value 'NaN' is not a finite number; a figure like 12.5 would be right; quality 'odd' is not known", FormBench.Reasons(intake), StringComparison.Ordinal);
        Assert.Contains("6: meter 'b-9' is not among those that this key may write", FormBench.Reasons(intake), StringComparison.Ordinal);
        Assert.Contains("8: the line has 3 fields where the header has 4", FormBench.Reasons(intake), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_stand_in_any_order_with_quotes_a_mark_and_windows_line_ends() => Assert.Equal(
        [(3, "2025-11-20 10:15:00.000", -4, ReadingQuality.OverRange), (1, "2025-11-20 10:15:00.250", 7, ReadingQuality.Good)],
        FormBench.Rows(Read("\uFEFF\"Value\", quality ,time,meter\r\n -4 ,over-range,2025-11-20T10:15:00+08:00,\"表,3\"\r\n\"7\",\"\",2025-11-20T10:15:00.25+08:00,a-1\r\n")));

    [Theory]
    [InlineData("", "header is missing")]
    [InlineData("a-1,2025-11-20T10:15:00+08:00,12.5\n", "column 'meter' is missing")]
    [InlineData("meter,time,value,unit\n", "column 'unit' is not known")]
    [InlineData("meter,time,time\n", "column 'value' is missing; column 'time' is there twice")]
    [InlineData("meter;time;value\n", "meter,time,value or")]
    public void A_header_that_is_not_right_refuses_all_and_says_what_would_be(string body, string says) =>
        Assert.Contains(says, Assert.Throws<ReadingFormatException>(() => Read(body)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"a-1,2025-11-20T10:15:00+08:00,1")]
    [InlineData("\"a-1\"x,2025-11-20T10:15:00+08:00,1")]
    public void A_quote_left_open_ends_with_its_line(string line)
    {
        var intake = Read($"meter,time,value\n{line}\na-1,2025-11-20T10:15:00+08:00,2\n");
        Assert.Equal((1, 1), (intake.Taken, intake.Rejected));
    }

    [Fact]
    public void Times_that_no_gateway_can_mean_are_refused()
    {
        var intake = Read("meter,time,value\na-1,1999-12-31T23:59:59+08:00,1\na-1,2025-11-21T12:00:01+08:00,1\na-1,2000-01-01T00:00:00+08:00,1\na-1,2025-11-21T12:00:00+08:00,1\n");
        Assert.Equal((2, 2), (intake.Taken, intake.Rejected));
        Assert.Contains("2: time 1999-12-31T23:59:59+08:00 is before 2000-01-01T00:00:00+08:00", FormBench.Reasons(intake), StringComparison.Ordinal);
        Assert.Contains("3: time 2025-11-21T12:00:01+08:00 is after 2025-11-21T12:00:00+08:00", FormBench.Reasons(intake), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_without_an_end_in_sight_is_refused_and_the_next_is_read()
    {
        var body = System.Text.Encoding.UTF8.GetBytes($"meter,time,value\na-1,{new string('9', 5000)}\na-1,2025-11-20T10:15:00+08:00,2\n{new string('x', 3000)}");
        var intake = bench.Read("text/csv", body, new() { LineBytes = 1000 }, piece: 700);
        Assert.Equal((3, 1, 2), (intake.Read, intake.Taken, intake.Rejected));
        Assert.Contains("2: the line is longer than 1,000 bytes\n4: the line", FormBench.Reasons(intake), StringComparison.Ordinal);
    }

    [Fact]
    public void Reasons_are_told_up_to_a_limit_and_all_are_counted()
    {
        var intake = Read("meter,time,value\n" + string.Concat(Enumerable.Repeat("x,y,z\n", 50)), new() { Reasons = 10 });
        Assert.Equal((50, 10), (intake.Rejected, intake.Refusals.Count));
    }
}
