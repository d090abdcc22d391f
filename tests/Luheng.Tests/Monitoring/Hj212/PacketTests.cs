using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Luheng.Monitoring.Hj212;

namespace Luheng.Tests.Monitoring.Hj212;

public class PacketTests
{
    [Fact]
    public void Every_example_of_annex_C_is_written_again_byte_by_byte()
    {
        foreach (var example in Vectors.AnnexC) Assert.Equal(example, Packet.Of(PacketView.Read(example.AsSpan(6, example.Length - 12))).Write());
    }

    [Fact]
    public void The_shared_examples_of_annex_C_are_written_again_byte_by_byte()
    {
        var examples = Vectors.Shared("hj212_vectors.json").GetProperty("standard_annex_c").EnumerateArray().ToList();
        Assert.Equal(61, examples.Count);
        foreach (var example in examples)
        {
            var framed = Encoding.UTF8.GetBytes(example.GetProperty("framed").GetString()!);
            var data = Assert.Single(FrameTests.Read(new(), framed, framed.Length).Packets);
            Assert.Equal(example.GetProperty("body").GetString(), data);
            Assert.Equal(framed, Packet.Of(PacketView.Read(Encoding.UTF8.GetBytes(data))).Write());
        }
    }

    [Fact]
    public void Every_valid_packet_is_read_as_marked()
    {
        foreach (var vector in Vectors.Shared("hj212_vectors.json").GetProperty("valid").EnumerateArray())
        {
            var expected = vector.GetProperty("expected");
            var framed = Encoding.UTF8.GetBytes(vector.GetProperty("packet").GetString()!);
            var data = Encoding.UTF8.GetBytes(Assert.Single(FrameTests.Read(new(), framed, framed.Length).Packets));
            Assert.Equal(expected.GetProperty("length").GetInt32(), data.Length);
            var view = PacketView.Read(data);
            var packet = Packet.Of(view);
            Assert.Equal(Pairs(expected.GetProperty("header")), Encoding.UTF8.GetString(view.Header).Split(';').Where(f => f != "").Select(f => f.Split('=', 2)).Select(f => (f[0], f[1])));
            Assert.Equal(Groups(expected.GetProperty("cp")), packet.Fields.GroupBy(f => f.Project).Select(g => string.Join(',', g.Select(f => $"{f.Name}={f.Value}"))));
            if (!expected.TryGetProperty("flag", out var flag)) continue;
            Assert.Equal((flag.GetProperty("version").GetInt32(), flag.GetProperty("A_ack_required").GetBoolean()), (view.Version, view.WantsAnswer));
            Assert.Equal(flag.GetProperty("D_packet_numbers").GetBoolean(), ((view.Flag ?? 0) & 2) != 0);
        }
    }

    [Fact]
    public void A_header_that_is_not_tidy_is_read_and_said()
    {
        var view = PacketView.Read("ST=32;CN=2011;PW=123456;,MN=88888881234567;FLAG=0;CP=&&DataTime=20180306120000&&"u8);
        Assert.Equal(("88888881234567", ",MN", 0), (Encoding.UTF8.GetString(view.Mn), Encoding.UTF8.GetString(view.Untidy), view.Flag));
    }

    [Fact]
    public void The_header_may_come_in_any_order_and_CP_with_spaces_and_empty_fields()
    {
        var packet = Packet.Of(PacketView.Read("PNO=02;PNUM=03;Flag=7;MN=M;CN=2011;QN=20160801085857223;ST=32;CP=&& ;;a-Rtd = 1 , a-Flag=N;;b-Rtd= 2,&&"u8));
        Assert.Equal((3, 2, 7, "M"), (packet.Parts, packet.Part, packet.Flag, packet.Mn));
        Assert.Equal(["a-Rtd=1", "a-Flag=N", "b-Rtd=2"], packet.Fields.Select(f => $"{f.Name}={f.Value}"));
        Assert.Equal(packet.Fields[0].Project, packet.Fields[1].Project);
        Assert.NotEqual(packet.Fields[1].Project, packet.Fields[2].Project);
    }

    static readonly Gen<string> Word = Gen.Elements("0123456789ABCabc._-/清洗管路".ToCharArray()).ArrayOf(6).Select(w => new string(w));

    static readonly Gen<Packet> AnyPacket =
        from qn in Gen.Choose(0, 999_999_999)
        from cn in Gen.Choose(1, 9999)
        from mn in Word
        from pw in Word
        from flag in Gen.Choose(0, 255)
        from fields in Gen.Zip(Word, Word).ListOf()
        from parted in Gen.Elements(",", ";")
        select new Packet(qn.ToString("00000000000000000", CultureInfo.InvariantCulture), "32", cn, pw, mn, flag, string.Join(parted, fields.Select(f => $"{f.Item1}={f.Item2}")))
        {
            Parts = (flag & 2) != 0 ? 3 : 0,
            Part = (flag & 2) != 0 ? 2 : 0,
        };

    [Fact]
    public void Any_packet_reads_as_it_was_written() =>
        Prop.ForAll(AnyPacket.Where(p => Encoding.UTF8.GetByteCount(p.Data) <= Packet.LongestSent).ToArbitrary(), packet =>
        {
            var framed = packet.Write();
            var data = Assert.Single(FrameTests.Read(new(), framed, framed.Length).Packets);
            return Packet.Of(PacketView.Read(Encoding.UTF8.GetBytes(data))).Equals(packet);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void A_long_message_is_split_at_projects_with_its_time_in_every_part()
    {
        var cp = "DataTime=20160801080000;" + string.Join(';', Enumerable.Range(1, 80).Select(i => $"w{i:00000}-Avg={i},w{i:00000}-Flag=N"));
        var parts = new Packet("20160801085857534", "32", 2061, "123456", "010000A8900016F000169DC0", 5, cp).Split();
        Assert.True(parts.Count > 1);
        Assert.All(parts, p => Assert.InRange(p.Write().Length, 100, Packet.LongestSent + 12));
        Assert.All(parts, p => Assert.StartsWith("DataTime=20160801080000;", p.Cp, StringComparison.Ordinal));
        Assert.Equal(cp, string.Join(';', parts.Select((p, i) => i == 0 ? p.Cp : p.Cp[24..])));
        Assert.Equal(parts.Select((_, i) => $"20160801085857{534 + i}"), parts.Select(p => p.Qn));
        Assert.All(parts, p => Assert.Equal((7, parts.Count), (p.Flag, p.Parts)));
    }

    static IEnumerable<(string, string)> Pairs(JsonElement header) => header.EnumerateObject().Select(p => (p.Name, p.Value.GetString()!));

    static IEnumerable<string> Groups(JsonElement cp) => cp.EnumerateArray().Select(g => string.Join(',', g.EnumerateArray().Select(f => $"{f[0].GetString()}={f[1].GetString()}")));
}
