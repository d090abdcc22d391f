using System.Buffers;
using System.Text.RegularExpressions;
using Luheng.Monitoring;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Tests.Monitoring;

public partial class BinaryFormTests
{
    static readonly long T0 = Instant.Of(new(2025, 11, 20, 10, 0, 0, China.Offset));
    readonly FormBench bench = new();

    Intake Read(byte[] body, int piece = int.MaxValue, DoorLimits? limits = null) => bench.Read(ReadingWriter.MediaType, body, limits, piece);

    static byte[] Write(Action<ReadingWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var writer = new ReadingWriter(bytes);
        write(writer);
        writer.End();
        return bytes.WrittenSpan.ToArray();
    }

    [GeneratedRegex("```hex\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Hex();

    /// <summary>The bytes of the worked example: what stands left of the bar.</summary>
    static byte[] Example()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Luheng.slnx"))) folder = folder.Parent!;
        var text = Hex().Match(File.ReadAllText(Path.Combine(folder.FullName, "docs", "reference", "readings.md"))).Groups[1].Value;
        return Convert.FromHexString(string.Concat(text.Split('\n').Select(l => l.Split('|')[0].Replace(" ", "", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_worked_example_of_the_reference_says_what_stands_beside_it()
    {
        var intake = Read(Example());
        Assert.Equal(
        [
            (1, "2025-11-20 10:00:00.000", 1234.5, ReadingQuality.Good), (1, "2025-11-20 10:15:00.000", 1236, ReadingQuality.Good), (1, "2025-11-20 10:30:00.000", 1235.75, ReadingQuality.Good),
            (2, "2025-11-20 10:00:00.000", 0.1, ReadingQuality.Good), (2, "2025-11-20 10:00:01.500", -0.5, ReadingQuality.Fault),
        ], FormBench.Rows(intake));
        Assert.Equal(0, intake.Rejected);
    }

    [Fact]
    public void The_worked_example_is_what_the_writer_writes_but_for_the_doubles()
    {
        var written = Write(w => w.Run("a-1", [T0, T0 + 900_000, T0 + 1_800_000], [1234.5, 1236, 1235.75]));
        Assert.Equal(Example()[..written.Length][..^2], written[..^2]);
    }

    [Fact]
    public void Whatever_is_written_is_read_back_bit_for_bit()
    {
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var count = random.Next(1, round == 0 ? 25_000 : 300);
            var times = new long[count];
            var (values, qualities) = (new double[count], new ReadingQuality[count]);
            for (var i = 0; i < count; i++)
            {
                times[i] = T0 - 1_000_000_000 + (round % 2 == 0 ? i * 1000L : random.Next(1_000_000_000));
                values[i] = (round % 5) switch
                {
                    0 => random.Next(1_000_000) / 100.0,
                    1 => BitConverter.Int64BitsToDouble(random.NextInt64()) is var any && double.IsFinite(any) ? any : -0.0,
                    2 => random.NextDouble(),
                    3 => random.Next(-50, 50),
                    _ => i % 50 == 7 ? 9007199254740991 : i * 0.001,
                };
                if (round % 3 == 0) qualities[i] = (ReadingQuality)random.Next(11);
            }
            var body = Write(w => w.Run("表,3", times, values, round % 3 == 0 ? qualities : default));
            var intake = Read(body);
            Assert.Equal(count, intake.Taken);
            Assert.Equal(times, intake.Full.Append(intake.Batch).SelectMany(b => b.Times.ToArray()));
            Assert.Equal(values.Select(BitConverter.DoubleToInt64Bits), intake.Full.Append(intake.Batch).SelectMany(b => b.Values.ToArray()).Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(qualities, intake.Full.Append(intake.Batch).SelectMany(b => b.Qualities.ToArray()));
        }
    }

    [Fact]
    public void A_bad_reading_costs_no_good_one_and_a_strange_meter_only_its_own()
    {
        var intake = Read(Write(w =>
        {
            w.Run("a-1", [T0, T0 + 1], [1, double.NaN], [ReadingQuality.Good, ReadingQuality.Void]);
            w.Run("b-9", [T0, T0 + 1], [1, 2]);
            w.Run("none", [T0], [1]);
            w.Run("a-2", [0, T0], [1, 2]);
        }));
        Assert.Equal((7, 2, 5), (intake.Read, intake.Taken, intake.Rejected));
        Assert.Equal("""
            2: value is not a finite number; quality 11 is not known (0 to 10)
            3: meter 'b-9' is not among those that this key may write
            4: meter 'b-9' is not among those that this key may write
            5: meter 'none' is not registered; its id must be written as in the register
            6: time 1970-01-01T08:00:00+08:00 is before 2000-01-01T00:00:00+08:00; the clock of the gateway may be wrong
            """, FormBench.Reasons(intake), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void It_does_not_matter_in_which_pieces_a_body_comes()
    {
        var body = Write(w =>
        {
            for (var i = 0; i < 20; i++) w.Run(FormBench.Own[i % 3], [T0 + i, T0 + 3000 + i], [i, i / 8.0]);
        });
        var whole = FormBench.Rows(Read(body)).ToList();
        Assert.Equal(40, whole.Count);
        foreach (var piece in (int[])[1, 5, 17, 100]) Assert.Equal(whole, FormBench.Rows(Read(body, piece)));
    }

    [Fact]
    public void A_body_cut_off_anywhere_or_followed_by_anything_is_refused_whole()
    {
        var body = Write(w => w.Run("a-1", [T0, T0 + 1, T0 + 5], [1, 2.5, 1e300], [ReadingQuality.Good, ReadingQuality.Fault, ReadingQuality.Good]));
        for (var length = 0; length < body.Length; length++) Assert.Throws<ReadingFormatException>(() => Read(body[..length]));
        Assert.Throws<ReadingFormatException>(() => Read([.. body, 0]));
    }

    [Theory]
    [InlineData("00000000", "must begin with 4C 48 52 01")]
    [InlineData("4C485201 03612D31 00", "a run of 0 readings")]
    [InlineData("4C485201 03612D31 914E", "a run of 10001 readings")]
    [InlineData("4C485201 03612D31 01 20", "the form 20")]
    [InlineData("4C485201 03612D31 01 04 0000000000000000 00 10 02", "16 decimal places")]
    [InlineData("4C485201 03612D31 01 04 0000000000000000 00 02 FFFFFFFFFFFFFFFF7F", "more than 2^53")]
    [InlineData("4C485201 03612D31 FFFFFFFFFFFFFFFFFFFFFFFF", "more than ten bytes")]
    [InlineData("4C485201 00 05", "the end mark counts 5 readings, but 0 came")]
    public void Damage_is_named_with_its_place(string hex, string says)
    {
        var message = Assert.Throws<ReadingFormatException>(() => Read(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)))).Message;
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.StartsWith("byte ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Smooth_counters_need_less_than_three_bytes_a_reading()
    {
        var body = Write(w => w.Run("a-1", [.. Enumerable.Range(0, 10_000).Select(i => T0 - 900_000L * i).Reverse()], [.. Enumerable.Range(0, 10_000).Select(i => Math.Round(1000 + i * 1.37, 2))]));
        Assert.True(body.Length < 30_000, $"{body.Length} bytes");
    }
}
