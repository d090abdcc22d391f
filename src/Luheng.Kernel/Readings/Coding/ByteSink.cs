using System.Buffers.Binary;

namespace Luheng.Readings.Coding;

/// <summary>Bytes being written, into room that is large enough.</summary>
ref struct ByteSink(Span<byte> room)
{
    readonly Span<byte> room = room;

    public int Length { get; private set; }

    public void Byte(int value) => room[Length++] = (byte)value;

    public void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) room[Length++] = (byte)(value | 0x80);
        room[Length++] = (byte)value;
    }

    public void Signed(long value) => Varint(Zigzag.Of(value));

    public void Long(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(room[Length..], value);
        Length += sizeof(long);
    }

    /// <param name="whose">What the sum is bound to.</param>
    public void Sum(uint whose)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(room[Length..], CheckSum.Of(room[..Length]) ^ whose);
        Length += sizeof(uint);
    }

    /// <summary>Room for a number of bytes, cleared; what lies behind it may be written over by sixteen more.</summary>
    public Span<byte> Take(int count)
    {
        var taken = room[Length..];
        taken[..count].Clear();
        Length += count;
        return taken;
    }
}

/// <summary>Whole numbers of either sign as numbers without one, small ones staying small: 0, −1, 1, −2 become 0, 1, 2, 3.</summary>
static class Zigzag
{
    public static ulong Of(long value) => (ulong)(value << 1 ^ value >> 63);

    public static long Back(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);
}
