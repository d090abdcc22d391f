using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Luheng.Observations;

/// <summary>Packs figures: a version, runs of one series each, a check sum. <see cref="BlockReader"/> is its mirror.</summary>
sealed class BlockWriter
{
    public const byte Version = 1;

    /// <summary>The low three bits of a value that is kept as its 64 bits; below it they are its count of decimals.</summary>
    public const int Raw = 7;
    public static readonly double[] Tens = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];
    const double Exact = 1L << 52;

    byte[] bytes = new byte[1024];
    int length;

    /// <summary>The block of figures given in the order they were said. Reorders them only where that cannot change which one is last.</summary>
    public byte[] Pack(List<Figure> figures)
    {
        length = 0;
        Byte(Version);
        var ordered = InSeries(figures);
        var row = 0;
        for (var i = 0; i < ordered.Length;)
        {
            var end = i + 1;
            while (end < ordered.Length && ordered[end].Series == ordered[i].Series) end++;
            Number((uint)ordered[i].Item);
            Number((uint)ordered[i].Scope);
            Number((uint)ordered[i].Source);
            Number((uint)(end - i));
            for (; i < end; i++)
            {
                Number((uint)ordered[i].Period);
                Value(ordered[i].Value);
                Number(Varint.Unsigned((long)ordered[i].Row - row));
                row = ordered[i].Row;
            }
        }
        Room(4);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(length), Sum(bytes.AsSpan(0, length)));
        return bytes.AsSpan(0, length + 4).ToArray();
    }

    /// <summary>FNV-1a: any one changed byte changes it.</summary>
    public static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 2166136261u;
        foreach (var b in bytes) sum = (sum ^ b) * 16777619;
        return sum;
    }

    /// <summary>Figures of a series side by side, unless two sources speak of one item: there the last one said must stay last.</summary>
    static ReadOnlySpan<Figure> InSeries(List<Figure> figures)
    {
        var said = CollectionsMarshal.AsSpan(figures);
        var ordered = figures.OrderBy(f => f.Series).ToArray();
        for (var i = 1; i < ordered.Length; i++)
        {
            var (one, next) = (ordered[i - 1], ordered[i]);
            if (one.Item == next.Item && one.Scope == next.Scope && one.Source != next.Source) return said;
        }
        return ordered;
    }

    /// <summary>A value with up to six decimals as a whole number, any other as its bits; both come back bit by bit.</summary>
    void Value(double value)
    {
        for (var decimals = 0; decimals < Tens.Length; decimals++)
        {
            var rounded = Math.Round(value * Tens[decimals]);
            if (!(Math.Abs(rounded) < Exact)) break;
            var whole = (long)rounded;
            if (BitConverter.DoubleToInt64Bits(whole / Tens[decimals]) != BitConverter.DoubleToInt64Bits(value)) continue;
            Number(Varint.Unsigned(whole) << 3 | (uint)decimals);
            return;
        }
        Byte(Raw);
        Room(8);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(length), BitConverter.DoubleToInt64Bits(value));
        length += 8;
    }

    void Number(ulong value)
    {
        Room(10);
        for (; value >= 0x80; value >>= 7) bytes[length++] = (byte)(value | 0x80);
        bytes[length++] = (byte)value;
    }

    void Byte(byte value)
    {
        Room(1);
        bytes[length++] = value;
    }

    void Room(int more)
    {
        if (length + more > bytes.Length) Array.Resize(ref bytes, bytes.Length * 2);
    }
}
