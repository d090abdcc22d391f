using System.Text;
using System.Text.Json;
using Luheng.Monitoring.Hj212;

namespace Luheng.Tests.Monitoring.Hj212;

/// <summary>Others' packets, sent to a host that knows every monitor in them.</summary>
public class HostVectorTests
{
    static (HostBed Bed, List<JsonElement> Vectors) Host(string kind)
    {
        var vectors = Vectors.Shared("hj212_vectors.json").GetProperty(kind).EnumerateArray().ToList();
        var bed = new HostBed();
        foreach (var vector in vectors)
        {
            var text = vector.GetProperty("packet").GetString()!;
            var view = PacketView.Read(Encoding.UTF8.GetBytes(text[6..]));
            if (!view.Mn.IsEmpty) bed.Register(new(Encoding.UTF8.GetString(view.Mn), HostBed.Works, null));
        }
        return (bed, vectors);
    }

    [Fact]
    public async Task Every_valid_packet_gets_the_answer_that_is_marked()
    {
        var (bed, vectors) = Host("valid");
        Assert.Equal(24, vectors.Count);
        foreach (var vector in vectors)
        {
            var answers = await bed.Send(Encoding.UTF8.GetBytes(vector.GetProperty("packet").GetString()!));
            var marked = vector.GetProperty("expected").GetProperty("ack_expected").GetString();
            Assert.Equal(marked == "9014" ? [9014] : [], answers.Select(a => a.Cn));
        }
        Assert.Equal(0, bed.Inlet.Refusals.Of(RefusalKind.Damage));
        Assert.True(bed.Readings.Size().Readings > 100);
    }

    [Fact]
    public async Task No_invalid_packet_is_kept_or_answered_as_received()
    {
        var (bed, vectors) = Host("invalid");
        foreach (var vector in vectors)
        {
            var (id, why) = (vector.GetProperty("id").GetString(), vector.GetProperty("why").GetString()!);
            var before = bed.Inlet.Refusals.All.Sum(r => r.Count);
            var answers = await bed.Send(Encoding.UTF8.GetBytes(vector.GetProperty("packet").GetString()!));
            Assert.Equal(0, bed.Readings.Size().Readings);
            if (why.StartsWith("truncated", StringComparison.Ordinal)) continue;
            Assert.True(bed.Inlet.Refusals.All.Sum(r => r.Count) > before, id);
            // "--" alone is an upload without a value: received, nothing measured.
            Assert.Equal(why.StartsWith("a value is", StringComparison.Ordinal) ? 1 : 0, answers.Count);
        }
    }

    [Fact]
    public void Damage_names_what_is_wrong_as_marked()
    {
        foreach (var vector in Vectors.Shared("hj212_vectors.json").GetProperty("invalid").EnumerateArray())
        {
            var why = vector.GetProperty("why").GetString()!;
            var bytes = Encoding.UTF8.GetBytes(vector.GetProperty("packet").GetString()!);
            var said = FrameTests.Read(new(), bytes, bytes.Length).Damage.FirstOrDefault() ?? "";
            if (why.StartsWith("declared length", StringComparison.Ordinal)) Assert.Matches("length says|check value|CRC is", said);
            else if (why.StartsWith("CRC", StringComparison.Ordinal)) Assert.StartsWith("CRC is", said, StringComparison.Ordinal);
            else if (why.StartsWith("length field", StringComparison.Ordinal)) Assert.Contains("not four digits", said, StringComparison.Ordinal);
        }
    }
}
