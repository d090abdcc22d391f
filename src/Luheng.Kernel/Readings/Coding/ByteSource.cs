using System.Buffers.Binary;

namespace Luheng.Readings.Coding;

/// <summary>Bytes being read. What is not there is damage, and said so.</summary>
ref struct ByteSource(ReadOnlySpan<byte> bytes)
{
    readonly ReadOnlySpan<byte> bytes = bytes;
    int at;

    public int Byte() => at < bytes.Length ? bytes[at++] : throw Short();

    public readonly int Peek() => at < bytes.Length ? bytes[at] : throw Short();

    public ulong Varint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return value;
        }
        throw new InvalidDataException("the block of readings holds a number that is too long");
    }

    public long Signed() => Zigzag.Back(Varint());

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > bytes.Length - at) throw Short();
        at += count;
        return bytes.Slice(at - count, count);
    }

    /// <summary>All that is left, without moving on.</summary>
    public readonly ReadOnlySpan<byte> Rest => bytes[at..];

    static InvalidDataException Short() => new("the block of readings ends too early");
}
