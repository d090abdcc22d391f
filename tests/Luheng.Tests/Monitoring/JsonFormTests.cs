using System.Text;
using Luheng.Monitoring;
using Luheng.Readings;

namespace Luheng.Tests.Monitoring;

public class JsonFormTests
{
    const string Good = """{"meter":"a-1","time":"2025-11-20T10:15:00+08:00","value":12.5}""";
    readonly FormBench bench = new();

    Intake Lines(string body) => bench.Read("application/x-ndjson", body);

    Intake Array(string body) => bench.Read("application/json", body);

    [Theory]
    [InlineData("""{"meter":"a-1","time":"2025-11-20T10:15:00+08:00","value":12.5}""", ReadingQuality.Good)]
    [InlineData("""{"quality":"M","value":1.25e1,"time":"2025-11-20T02:15:00Z","meter":"a-1"}""", ReadingQuality.Maintenance)]
    [InlineData("""  { "meter" : "a-1" , "time" : "2025-11-20T10:15:00.000+08:00" , "value" : 12.50 , "quality" : "over-range" } """, ReadingQuality.OverRange)]
    [InlineData("""{"m\u0065ter":"a\u002d1","time":"2025-11-20T10:15:00+08:00","value":12.5,"quality":null}""", ReadingQuality.Good)]
    public void An_object_is_read_in_any_order_and_spelling(string text, ReadingQuality quality)
    {
        (int, string, double, ReadingQuality)[] right = [(1, "2025-11-20 10:15:00.000", 12.5, quality)];
        Assert.Equal(right, FormBench.Rows(Lines(text + "\r\n")));
        Assert.Equal(right, FormBench.Rows(Array($"[{text}]")));
        Assert.Equal(right.Concat(right), FormBench.Rows(Array($"\uFEFF [\n{text},\n\t{text}\n]\n")));
    }

    [Theory]
    [InlineData("""{"meter":"a-1","time":"2025-11-20T10:15:00+08:00","value":null}""", "value is missing")]
    [InlineData("""{"meter":"a-1","time":"2025-11-20T10:15:00+08:00"}""", "value is missing")]
    [InlineData("""{"meter":"a-1","time":"2025-11-20T10:15:00+08:00","value":"12.5"}""", "value \"12.5\" is text; a number without quotes")]
    [InlineData("""{"meter":"a-1","time":"2025-11-20T10:15:00+08:00","value":true}""", "value is no number")]
    [InlineData("""{"meter":"a-1","time":"2025-11-20T10:15:00+08:00","value":1e999}""", "is not a finite number")]
    [InlineData("""{"meter":"a-1","time":1763605800,"value":1}""", "time is no text")]
    [InlineData("""{"meter":7,"time":"2025-11-20T10:15:00+08:00","value":1}""", "meter is no text")]
    [InlineData("""{"meter":"\ud800","time":"2025-11-20T10:15:00+08:00","value":1}""", "meter holds a broken escape")]
    [InlineData("""{"meter":"a-1","meter":"a-2","time":"2025-11-20T10:15:00+08:00","value":1}""", "'meter' is there twice")]
    [InlineData("""{"meter":"a-1","time":"2025-11-20T10:15:00+08:00","value":1,"qualty":"bad"}""", "property 'qualty' is not known")]
    [InlineData("""{"meter":"a-1","time":"2025-11-20T10:15:00+08:00","value":1,"quality":"void"}""", "quality 'void' is not known")]
    [InlineData("""{"meter":"a-1","time":"2025-11-20T10:15:00+08:00","value":{"v":[1,2]}}""", "value is no number")]
    [InlineData("{}", "meter is missing; the id of a registered meter would be right; time is missing; a time like")]
    [InlineData("12", "an object {")]
    [InlineData("[1,2]", "an object {")]
    public void A_bad_object_is_refused_with_its_reason_and_costs_no_good_one(string text, string says)
    {
        foreach (var intake in (Intake[])[Lines($"{Good}\n{text}\n{Good}"), Array($"[{Good},{text},{Good}]")])
        {
            Assert.Equal((3, 2, 1), (intake.Read, intake.Taken, intake.Rejected));
            Assert.StartsWith("2: ", FormBench.Reasons(intake), StringComparison.Ordinal);
            Assert.Contains(says, FormBench.Reasons(intake), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"meter":"a-1","time":"2025-11-20T10:15:00+08:00","value":NaN}""")]
    [InlineData("""{"meter":"a-1","time":"2025-11-20T10:15:00+08:00","value":012}""")]
    [InlineData("""{"meter":"a-1","time":"2025-11-20T10:15:00+08:00","value":1""")]
    [InlineData("""{"meter":"a-1","time":"2025-11-20T10:15:00+08:00","value":1}}""")]
    [InlineData("""{"meter":"a-1","time":"2025-11-20T10:15:00+08:00","value":1}{"meter":"a-1"}""")]
    [InlineData("nonsense")]
    public void What_is_no_json_costs_its_line_or_the_whole_array(string text)
    {
        var intake = Lines($"{Good}\n{text}\n{Good}");
        Assert.Equal((3, 2, 1), (intake.Read, intake.Taken, intake.Rejected));
        Assert.Contains("2: the line is not a JSON object", FormBench.Reasons(intake), StringComparison.Ordinal);
        Assert.Contains("nothing was stored", Assert.Throws<ReadingFormatException>(() => Array($"[{Good},{text}]")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "byte 0: the body ends before the array does")]
    [InlineData("[", "ends before the array does")]
    [InlineData("{}", "byte 0: '{' does not belong here")]
    [InlineData("[] x", "nothing may follow the array")]
    [InlineData("[,]", "not JSON")]
    public void A_body_that_is_no_array_is_refused_whole(string body, string says) =>
        Assert.Contains(says, Assert.Throws<ReadingFormatException>(() => Array(body)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_array_and_empty_lines_hold_no_readings()
    {
        Assert.Equal(0, Array(" [ ] ").Read);
        Assert.Equal(0, Lines("\n  \r\n\n").Read);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/x-ndjson")]
    public void It_does_not_matter_in_which_pieces_a_body_comes(string type)
    {
        var lines = Enumerable.Range(0, 40).Select(i => i % 7 == 3 ? """{"meter":"none","value":"x"}""" : $$"""{"meter":"{{FormBench.Own[i % 3]}}","time":"2025-11-20T10:{{i:00}}:00+08:00","value":{{i}}.5}""").ToList();
        var body = Encoding.UTF8.GetBytes(type == "application/json" ? $"[{string.Join(",", lines)}]" : string.Join("\n", lines));
        var whole = bench.Read(type, body);
        foreach (var piece in (int[])[1, 2, 3, 7, 64, 1000])
        {
            var parts = bench.Read(type, body, piece: piece);
            Assert.Equal(FormBench.Rows(whole), FormBench.Rows(parts));
            Assert.Equal(FormBench.Reasons(whole), FormBench.Reasons(parts));
        }
    }

    [Fact]
    public void An_array_that_cannot_be_held_is_too_large() =>
        Assert.Throws<TooManyReadingsException>(() => bench.Read("application/json", $"[{string.Join(",", Enumerable.Repeat(Good, 12))}]", new() { WholeReadings = 10 }));
}
