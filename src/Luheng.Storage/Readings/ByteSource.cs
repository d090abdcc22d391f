using System.Buffers.Binary;
using System.Text;

namespace Luheng.Readings;

/// <summary>Bytes being read one after another; what ends too early or cannot be is invalid data.</summary>
ref struct ByteSource(ReadOnlySpan<byte> bytes)
{
    ReadOnlySpan<byte> left = bytes;

    public readonly bool AtEnd => left.IsEmpty;

    /// <summary>What a check sum at the end confirms.</summary>
    public static ByteSource Sealed(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || ByteSink.CheckSum(bytes[..^4]) != BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]))
            throw new InvalidDataException("its check sum is not that of its bytes");
        return new(bytes[..^4]);
    }

    public byte Byte() => Bytes(1)[0];

    public ulong Number()
    {
        var value = 0ul;
        for (var i = 0; i < left.Length && i < 10; i++)
        {
            value |= (ulong)(left[i] & 0x7f) << 7 * i;
            if (left[i] >= 0x80) continue;
            left = left[(i + 1)..];
            return value;
        }
        throw new InvalidDataException("it ends within a number");
    }

    public long Signed()
    {
        var value = Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A number of things that still follow, at least so many bits each.</summary>
    public int Count(int most)
    {
        var count = Number();
        return count <= (ulong)most ? (int)count : throw new InvalidDataException($"it announces {count} where {most} is the most");
    }

    public double Bits() => BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64LittleEndian(Bytes(8)));

    public string Text() => Encoding.UTF8.GetString(Bytes(Count(left.Length)));

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > left.Length) throw new InvalidDataException("it ends too early");
        var taken = left[..count];
        left = left[count..];
        return taken;
    }
}
