using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Luheng.Readings;

/// <summary>Bytes being written one after another into a buffer that grows.</summary>
sealed class ByteSink
{
    byte[] buffer = new byte[256];

    public int Length { get; private set; }
    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Memory => buffer.AsMemory(0, Length);

    public void Clear() => Length = 0;

    public void Byte(byte value) => Take(1)[0] = value;

    public void Number(ulong value)
    {
        var room = Take(10);
        var at = 0;
        for (; value >= 0x80; value >>= 7) room[at++] = (byte)(value | 0x80);
        room[at++] = (byte)value;
        Length -= 10 - at;
    }

    public void Signed(long value) => Number((ulong)(value << 1 ^ value >> 63));

    public void Bits(double value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), BitConverter.DoubleToInt64Bits(value));

    public void Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Number((ulong)bytes.Length);
        Bytes(bytes);
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    /// <summary>Ends what was written with its check sum (CRC-32C, 4 bytes).</summary>
    public void Seal()
    {
        var sum = CheckSum(Written);
        BinaryPrimitives.WriteUInt32LittleEndian(Take(4), sum);
    }

    public static uint CheckSum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        for (; bytes.Length >= 8; bytes = bytes[8..]) sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes) sum = BitOperations.Crc32C(sum, one);
        return ~sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Take(int count)
    {
        if (Length + count > buffer.Length) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + count));
        Length += count;
        return buffer.AsSpan(Length - count, count);
    }
}
