using System.Buffers;
using System.Globalization;
using System.Text;

namespace Luheng.Monitoring.Hj212;

/// <summary>Writes the two answers that a host gives (9013, 9014): QN, PW and MN as they came, ST=91, no answer wanted, an empty CP.</summary>
static class Replies
{
    public static byte[] Of(in PacketView view, int cn)
    {
        var data = new ArrayBufferWriter<byte>(160);
        if (!view.Qn.IsEmpty) Put(data, "QN="u8, view.Qn);
        Put(data, "ST=91;CN="u8, cn == CommandCode.DataAnswer ? "9014"u8 : "9013"u8);
        Put(data, "PW="u8, view.Pw);
        Put(data, "MN="u8, view.Mn);
        data.Write("Flag="u8);
        data.Write(Encoding.ASCII.GetBytes((view.Version << 2).ToString(CultureInfo.InvariantCulture)));
        data.Write(";CP=&&&&"u8);
        return Packet.Frame(data.WrittenSpan);
    }

    static void Put(ArrayBufferWriter<byte> data, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        data.Write(name);
        data.Write(value);
        data.Write(";"u8);
    }
}
