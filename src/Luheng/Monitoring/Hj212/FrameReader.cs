using System.Buffers;
using System.Globalization;
using System.Text;

namespace Luheng.Monitoring.Hj212;

/// <summary>What a look into the stream gave: a whole packet, damage, or not enough yet.</summary>
public enum FrameRead { More, Packet, Damage }

/// <summary>Finds packets (通讯包) in a stream of bytes: ## + length + data + CRC + CR LF. Split and glued ones are read; after damage it looks for the next ## byte by byte.</summary>
/// <param name="longest">The longest data segment taken; the standard allows 1,024 bytes, the field sends more.</param>
public sealed class FrameReader(int longest = FrameReader.Longest)
{
    /// <summary>All that four digits of length can say.</summary>
    public const int Longest = 9999;
    const int Head = 6;
    const int Check = 4;

    byte[] joined = [];
    bool lost;

    /// <summary>Bytes whose check failed since the last good packet: a caller may lose patience.</summary>
    public long Failed { get; private set; }

    /// <summary>What is wrong, after damage.</summary>
    public string Damage { get; private set; } = "";

    /// <summary>Takes one packet, or one piece of damage, off the front of the buffer. The data are good until the next call.</summary>
    public FrameRead Read(ref ReadOnlySequence<byte> buffer, out ReadOnlySpan<byte> data)
    {
        data = default;
        var span = Contiguous(buffer);
        var start = span.IndexOf("##"u8);
        if (start != 0)
        {
            var noise = start >= 0 ? start : span.Length - (span.Length > 0 && span[^1] == '#' ? 1 : 0);
            var stray = !lost && span[..noise].ContainsAnyExcept("\r\n "u8);
            buffer = buffer.Slice(noise);
            if (!stray) return start >= 0 ? Read(ref buffer, out data) : FrameRead.More;
            lost = true;
            Damage = $"{noise} bytes stand outside of a packet";
            return FrameRead.Damage;
        }
        if (Length(span) is not { } length)
            return span.Length < Head && Digits(span[2..]) ? FrameRead.More : Lost(ref buffer, $"the length '{Show(span.Slice(2, Math.Min(4, span.Length - 2)))}' is not four digits");
        if (length > longest) return Lost(ref buffer, $"the length {length} is above {longest}");
        if (span.Length < Head + length + Check)
            return Ended(span[Head..]) is { } early ? Lost(ref buffer, $"the length says {length}, but the data segment has {early} bytes") : FrameRead.More;
        return Whole(ref buffer, span, length, out data);
    }

    FrameRead Whole(ref ReadOnlySequence<byte> buffer, ReadOnlySpan<byte> span, int length, out ReadOnlySpan<byte> data)
    {
        data = span.Slice(Head, length);
        var said = span.Slice(Head + length, Check);
        if (Utf8Hex(said) is not { } check)
        {
            Failed += Check;
            return Lost(ref buffer, Ended(span[Head..]) is { } real && real != length
                ? $"the length says {length}, but the data segment has {real} bytes"
                : $"'{Show(said)}' is not a check value of four hexadecimal digits");
        }
        var computed = Crc.Of(data);
        if (computed != check)
        {
            Failed += length;
            return Lost(ref buffer, $"CRC is {Show(said)}, but the data give {computed:X4}");
        }
        var end = Head + length + Check;
        if (end < span.Length && span[end] == '\r') end++;
        if (end < span.Length && span[end] == '\n') end++;
        buffer = buffer.Slice(end);
        (lost, Failed) = (false, 0);
        return FrameRead.Packet;
    }

    /// <summary>The bytes up to a little more than the longest packet, in one piece.</summary>
    ReadOnlySpan<byte> Contiguous(in ReadOnlySequence<byte> buffer)
    {
        if (buffer.IsSingleSegment) return buffer.FirstSpan;
        var some = buffer.Slice(0, Math.Min(buffer.Length, Head + Longest + Check + 2));
        if (joined.Length < some.Length) joined = new byte[Head + Longest + Check + 2];
        some.CopyTo(joined);
        return joined.AsSpan(0, (int)some.Length);
    }

    FrameRead Lost(ref ReadOnlySequence<byte> buffer, string damage)
    {
        buffer = buffer.Slice(1);
        (lost, Damage) = (true, damage);
        return FrameRead.Damage;
    }

    static int? Length(ReadOnlySpan<byte> span)
    {
        if (span.Length < Head || !Digits(span[2..Head])) return null;
        return (span[2] - '0') * 1000 + (span[3] - '0') * 100 + (span[4] - '0') * 10 + span[5] - '0';
    }

    static bool Digits(ReadOnlySpan<byte> span) => !span.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>Where the data end by their own closing mark: &amp;&amp;, a check value, CR LF. Null when they do not yet.</summary>
    static int? Ended(ReadOnlySpan<byte> data)
    {
        for (var from = 0; data[from..].IndexOf("\r\n"u8) is var at and >= 0; from += at + 2)
            if (from + at - Check is var close and >= 2 && Utf8Hex(data.Slice(close, Check)) is not null && data[close - 1] == '&' && data[close - 2] == '&') return close;
        return null;
    }

    static ushort? Utf8Hex(ReadOnlySpan<byte> digits) =>
        ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;

    static string Show(ReadOnlySpan<byte> bytes) => string.Concat(Encoding.Latin1.GetString(bytes).Select(c => char.IsAsciiLetterOrDigit(c) || char.IsPunctuation(c) ? c : '·'));
}
