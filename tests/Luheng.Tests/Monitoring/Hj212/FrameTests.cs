using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Luheng.Monitoring.Hj212;

namespace Luheng.Tests.Monitoring.Hj212;

public class FrameTests
{
    const string Good = "##0101QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&1C80\r\n";

    [Fact]
    public void The_check_value_is_that_of_the_standards_own_example() => Assert.Single(Read(Good).Packets);

    [Fact]
    public void A_packet_is_read_from_pieces_of_one_byte() =>
        Assert.Equal(Read(Good).Packets, ReadPieces(Encoding.UTF8.GetBytes(Good), 1).Packets);

    [Fact]
    public void Glued_packets_are_all_read() => Assert.Equal(61, Read(Vectors.AnnexC.SelectMany(p => p).ToArray()).Packets.Count);

    [Fact]
    public void A_lower_case_check_value_holds() => Assert.Single(Read(Good.Replace("1C80", "1c80", StringComparison.Ordinal)).Packets);

    [Fact]
    public void A_missing_line_end_is_forgiven()
    {
        var (packets, damage) = Read(Good.TrimEnd() + Good + "\n" + Good.TrimEnd() + "\r");
        Assert.Equal(3, packets.Count);
        Assert.Empty(damage);
    }

    [Theory]
    [InlineData("#", "the length '#010' is not four digits")]
    [InlineData("##12", "the length '12##' is not four digits")]
    [InlineData("noise\r\n", "7 bytes stand outside of a packet")]
    [InlineData("##0005abcdeFFFF\r\n", "CRC is FFFF, but the data give F9B0")]
    public void After_damage_the_next_packet_is_found(string before, string reason)
    {
        var (packets, damage) = Read(before + Good);
        Assert.Single(packets);
        Assert.Contains(reason.Split("but")[0], Assert.Single(damage), StringComparison.Ordinal);
    }

    [Fact]
    public void A_length_that_is_too_long_does_not_swallow_what_follows()
    {
        var (packets, damage) = Read(Good.Replace("##0101", "##9101", StringComparison.Ordinal) + Good);
        Assert.Single(packets);
        Assert.Equal("the length says 9101, but the data segment has 101 bytes", Assert.Single(damage));
    }

    [Fact]
    public void A_packet_above_the_limit_is_refused_and_the_next_one_read()
    {
        var (packets, damage) = Read(new FrameReader(100), Encoding.UTF8.GetBytes(Good + "##0009QN=1;CP=&" + "0000"), 50);
        Assert.Empty(packets);
        Assert.Equal("the length 101 is above 100", damage[0]);
    }

    [Fact]
    public void A_message_longer_than_the_standard_allows_is_taken_in_but_never_sent()
    {
        var data = Encoding.UTF8.GetBytes($"QN=20160801085857223;ST=32;CN=2011;CP=&&{new string('x', 5000)}&&");
        Assert.Single(Read(Packet.Frame(data)).Packets);
        Assert.Throws<InvalidOperationException>(() => Packet.Of(PacketView.Read(data)).Write());
    }

    [Fact]
    public void Any_splitting_of_the_stream_gives_the_same_packets()
    {
        var stream = Vectors.AnnexC.Take(20).Append("broken ##00a1"u8.ToArray()).Concat(Vectors.AnnexC.Skip(20)).SelectMany(p => p).ToArray();
        var whole = Read(stream);
        Prop.ForAll(Gen.Choose(1, 400).ListOf().Where(l => l.Count > 0).ToArbitrary(), sizes => Read(new(), stream, [.. sizes]).Packets.SequenceEqual(whole.Packets))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));
        Assert.Equal(61, whole.Packets.Count);
    }

    [Fact]
    public void A_hundred_thousand_damaged_streams_do_no_harm()
    {
        var random = new Random(212);
        var reader = new FrameReader();
        for (var round = 0; round < 100_000; round++)
        {
            var stream = Vectors.AnnexC[random.Next(61)].Concat(Vectors.AnnexC[random.Next(61)]).ToArray();
            for (var i = random.Next(1, 4); i > 0; i--) stream[random.Next(stream.Length)] = (byte)random.Next(256);
            var cut = random.Next(stream.Length);
            var buffer = new ReadOnlySequence<byte>(stream, 0, random.Next(2) == 0 ? cut : stream.Length);
            var taken = 0;
            for (var steps = 0; reader.Read(ref buffer, out var data) is var read and not FrameRead.More; steps++)
            {
                Assert.True(steps <= stream.Length);
                if (read != FrameRead.Packet) continue;
                taken++;
                foreach (var field in PacketView.Fields(PacketView.Read(data).Cp)) Assert.False(field.Name.IsEmpty && field.Value.IsEmpty);
            }
            Assert.InRange(taken, 0, 2);
        }
    }

    static (List<string> Packets, List<string> Damage) Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    static (List<string> Packets, List<string> Damage) Read(byte[] stream) => Read(new(), stream, stream.Length);

    static (List<string> Packets, List<string> Damage) ReadPieces(byte[] stream, int size) => Read(new(), stream, size);

    /// <summary>Reads as a connection does: what is not used stays in front of what comes next.</summary>
    internal static (List<string> Packets, List<string> Damage) Read(FrameReader reader, byte[] stream, params int[] sizes)
    {
        var (packets, damage) = (new List<string>(), new List<string>());
        var kept = new List<byte>();
        for (var (from, turn) = (0, 0); from < stream.Length; turn++)
        {
            var size = Math.Min(sizes[turn % sizes.Length], stream.Length - from);
            var (old, fresh) = (new Piece(kept.ToArray()), stream.AsMemory(from, size));
            var last = old.Then(fresh);
            var buffer = new ReadOnlySequence<byte>(old, 0, last, fresh.Length);
            from += size;
            while (reader.Read(ref buffer, out var data) is var read and not FrameRead.More)
                if (read == FrameRead.Packet) packets.Add(Encoding.UTF8.GetString(data));
                else damage.Add(reader.Damage);
            kept.Clear();
            kept.AddRange(buffer.ToArray());
        }
        return (packets, damage);
    }

    sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory) => Memory = memory;

        public Piece Then(ReadOnlyMemory<byte> memory)
        {
            var next = new Piece(memory) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }
}
