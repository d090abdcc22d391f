using System.Globalization;
using System.Text;

namespace Luheng.Monitoring.Hj212;

/// <summary>A packet (通讯包) as text, to be written: header fields in the standard's order, then CP. Chinese is UTF-8.</summary>
/// <param name="Qn">The code of the request, 17 digits; null where a device of 2005 leaves it out.</param>
/// <param name="St">The system code; 91 for replies.</param>
/// <param name="Flag">Version (six bits), packet numbers follow (D), answer wanted (A); null where it is left out.</param>
/// <param name="Cp">What stands between &amp;&amp; and &amp;&amp;.</param>
public sealed record Packet(string? Qn, string St, int Cn, string? Pw, string? Mn, int? Flag, string Cp)
{
    /// <summary>What a reply's ST says (系统交互).</summary>
    public const string Interaction = "91";

    /// <summary>Table 2: a data segment has at most 1,024 bytes. More is never sent.</summary>
    public const int LongestSent = 1024;

    /// <summary>How many packets the message has, and which this is; 0 where it stands alone.</summary>
    public int Parts { get; init; }
    public int Part { get; init; }

    /// <summary>Without the password, which a record would print.</summary>
    public override string ToString() => $"QN={Qn};ST={St};CN={Cn};MN={Mn};Flag={Flag};CP=&&{Cp}&&";

    /// <summary>The fields of CP in order, each with the number of its project.</summary>
    public IReadOnlyList<(int Project, string Name, string Value)> Fields
    {
        get
        {
            List<(int, string, string)> fields = [];
            foreach (var one in new CpFields(Encoding.UTF8.GetBytes(Cp))) fields.Add((one.Project, Text(one.Name), Text(one.Value)));
            return fields;
        }
    }

    /// <summary>The first value of a field of CP, or null.</summary>
    public string? this[string field] => Fields.FirstOrDefault(f => f.Name == field).Value;

    public static Packet Of(in PacketView view) => new(view.Qn.IsEmpty ? null : Text(view.Qn), Text(view.St), view.Cn, Text(view.Pw), Text(view.Mn), view.Flag, Text(view.Cp))
    {
        Parts = view.Parts,
        Part = view.Part,
    };

    /// <summary>The data segment (数据段).</summary>
    public string Data
    {
        get
        {
            var text = new StringBuilder();
            if (Qn is not null) text.Append("QN=").Append(Qn).Append(';');
            text.Append(CultureInfo.InvariantCulture, $"ST={St};CN={Cn:0000};");
            if (Pw is not null) text.Append("PW=").Append(Pw).Append(';');
            if (Mn is not null) text.Append("MN=").Append(Mn).Append(';');
            if (Flag is { } flag) text.Append(CultureInfo.InvariantCulture, $"Flag={flag};");
            if (Parts > 0) text.Append(CultureInfo.InvariantCulture, $"PNUM={Parts};PNO={Part};");
            return text.Append("CP=&&").Append(Cp).Append("&&").ToString();
        }
    }

    /// <summary>The whole packet with length, check value and line end.</summary>
    /// <exception cref="InvalidOperationException">The data segment is longer than the standard allows: split it.</exception>
    public byte[] Write()
    {
        var data = Encoding.UTF8.GetBytes(Data);
        if (data.Length > LongestSent) throw new InvalidOperationException($"the data segment has {data.Length} bytes, at most {LongestSent} may be sent");
        return Frame(data);
    }

    /// <summary>Puts a data segment into its frame.</summary>
    internal static byte[] Frame(ReadOnlySpan<byte> data)
    {
        var framed = new byte[data.Length + 12];
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"##{data.Length:0000}"), framed);
        data.CopyTo(framed.AsSpan(6));
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Crc.Of(data):X4}\r\n"), framed.AsSpan(data.Length + 6));
        return framed;
    }

    /// <summary>The message as packets of at most the length allowed (C.49, C.50): whole projects only, DataTime again in each, each with a code of its own.</summary>
    public IReadOnlyList<Packet> Split(int longest = LongestSent)
    {
        if (Encoding.UTF8.GetByteCount(Data) <= longest) return [this];
        var projects = Cp.Split(';');
        var head = projects[0].TrimStart().StartsWith("DataTime=", StringComparison.Ordinal) ? projects[0] : null;
        var room = longest - Encoding.UTF8.GetByteCount((this with { Cp = "", Parts = 9999, Part = 9999, Flag = (Flag ?? 0) | 2 }).Data) - (head is null ? 0 : Encoding.UTF8.GetByteCount(head) + 1);
        List<StringBuilder> parts = [];
        var left = 0;
        foreach (var project in projects.Skip(head is null ? 0 : 1))
        {
            var size = Encoding.UTF8.GetByteCount(project) + 1;
            if (size > room) throw new InvalidOperationException($"'{project[..Math.Min(40, project.Length)]}…' alone is longer than a packet");
            if (size > left) (left, _) = (room, Begin(parts, head));
            if (parts[^1].Length > 0) parts[^1].Append(';');
            parts[^1].Append(project);
            left -= size;
        }
        return [.. parts.Select((cp, i) => this with { Qn = Later(Qn, i), Flag = (Flag ?? 0) | 2, Parts = parts.Count, Part = i + 1, Cp = cp.ToString() })];
    }

    static int Begin(List<StringBuilder> parts, string? head)
    {
        parts.Add(new(head));
        return parts.Count;
    }

    static string? Later(string? qn, int milliseconds) => qn is not null && LocalTime.TryRead(qn, out var time) && qn.Length == 17 ? LocalTime.Code(time + milliseconds) : qn;

    static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
