using System.Buffers.Text;
using System.Text;

namespace Luheng.Monitoring.Hj212;

/// <summary>A data segment (数据段) as it lies in the stream: its header fields, in whatever order they came, and its CP.</summary>
public ref struct PacketView
{
    /// <summary>All before CP, as it came.</summary>
    public ReadOnlySpan<byte> Header { get; private set; }
    public ReadOnlySpan<byte> Qn { get; private set; }
    public ReadOnlySpan<byte> St { get; private set; }
    public ReadOnlySpan<byte> Pw { get; private set; }
    public ReadOnlySpan<byte> Mn { get; private set; }

    /// <summary>The command (CN), or 0 where it is missing or no number.</summary>
    public int Cn { get; private set; }

    /// <summary>The eight bits of Flag; null where it is missing, which means 2005 and no answer.</summary>
    public int? Flag { get; private set; }
    public int Parts { get; private set; }
    public int Part { get; private set; }

    /// <summary>What stands between CP=&amp;&amp; and &amp;&amp;.</summary>
    public ReadOnlySpan<byte> Cp { get; private set; }

    /// <summary>The first header field whose name is not written as the standard has it, such as ",MN"; empty when all are.</summary>
    public ReadOnlySpan<byte> Untidy { get; private set; }

    public readonly bool WantsAnswer => ((Flag ?? 0) & 1) != 0;

    public readonly bool IsPart => ((Flag ?? 0) & 2) != 0 && Parts > 1;

    /// <summary>0: 2005, 1: 2017, 2: 2025.</summary>
    public readonly int Version => (Flag ?? 0) >> 2;

    /// <summary>Reads a data segment. What is missing stays empty: who needs it says so.</summary>
    public static PacketView Read(ReadOnlySpan<byte> data)
    {
        var view = new PacketView();
        var close = data.IndexOf("CP=&&"u8) is var at and >= 0 ? at : data.Length;
        view.Header = data[..close].TrimEnd((byte)';');
        if (close < data.Length)
        {
            var cp = data[(close + 5)..];
            view.Cp = cp.LastIndexOf("&&"u8) is var end and >= 0 ? cp[..end] : cp;
        }
        foreach (var part in view.Header.Split((byte)';')) view.Take(view.Header[part]);
        return view;
    }

    void Take(ReadOnlySpan<byte> field)
    {
        var equals = field.IndexOf((byte)'=');
        if (equals < 0) return;
        var written = field[..equals];
        var value = field[(equals + 1)..].Trim((byte)' ');
        var name = written.Trim(" ,"u8);
        if (name.SequenceEqual("QN"u8)) Qn = value;
        else if (name.SequenceEqual("ST"u8)) St = value;
        else if (name.SequenceEqual("CN"u8)) Cn = Number(value) ?? 0;
        else if (name.SequenceEqual("PW"u8)) Pw = value;
        else if (name.SequenceEqual("MN"u8)) Mn = value;
        else if (Ascii.EqualsIgnoreCase(name, "FLAG"u8)) Flag = Number(value);
        else if (name.SequenceEqual("PNUM"u8)) Parts = Number(value) ?? 0;
        else if (name.SequenceEqual("PNO"u8)) Part = Number(value) ?? 0;
        if (written.Length != name.Length || name.SequenceEqual("FLAG"u8)) Untidy = Untidy.IsEmpty ? written : Untidy;
    }

    static int? Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out int number, out var read) && read == text.Length && number >= 0 ? number : null;

    /// <summary>The fields of a CP: name, value, and the number of the project (between two ';') that they belong to.</summary>
    public static CpFields Fields(ReadOnlySpan<byte> cp) => new(cp);
}

/// <summary>Goes through a CP field by field. ';' parts projects, ',' the fields of one; spaces around are dropped, what is empty is passed over.</summary>
public ref struct CpFields(ReadOnlySpan<byte> cp)
{
    readonly int length = cp.Length;
    ReadOnlySpan<byte> rest = cp;
    int projects;

    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Empty where there is none.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>How many ';' stand before it.</summary>
    public int Project { get; private set; }

    /// <summary>How many bytes have been gone through.</summary>
    public readonly int Read => length - rest.Length;

    public readonly CpFields GetEnumerator() => this;

    public readonly CpFields Current => this;

    public bool MoveNext()
    {
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny((byte)';', (byte)',');
            var field = (end < 0 ? rest : rest[..end]).Trim(" \r\n\t"u8);
            Project = projects;
            if (end >= 0 && rest[end] == ';') projects++;
            rest = end < 0 ? default : rest[(end + 1)..];
            if (field.IsEmpty) continue;
            var equals = field.IndexOf((byte)'=');
            Name = (equals < 0 ? field : field[..equals]).TrimEnd((byte)' ');
            Value = equals < 0 ? default : field[(equals + 1)..].TrimStart((byte)' ');
            return true;
        }
        return false;
    }
}
