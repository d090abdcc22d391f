using System.Numerics;
using System.Runtime.InteropServices;

namespace Luheng.Readings.Coding;

/// <summary>CRC-32C over bytes, eight at a time.</summary>
static class CheckSum
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) sum = BitOperations.Crc32C(sum, MemoryMarshal.Read<ulong>(bytes));
        foreach (var one in bytes) sum = BitOperations.Crc32C(sum, one);
        return ~sum;
    }
}
