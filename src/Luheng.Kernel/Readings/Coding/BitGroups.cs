using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Luheng.Readings.Coding;

/// <summary>Whole numbers in groups of eight, each group with as many bits a number as its greatest needs, so that a group of w bits takes w bytes.</summary>
static class BitGroups
{
    public const int Size = 8;

    public static int Count(int numbers) => (numbers + Size - 1) / Size;

    /// <summary>The bytes that a number of numbers of a width take.</summary>
    public static int Bytes(int numbers, int width) => (numbers * width + 7) / 8;

    /// <summary>Packs up to eight numbers; the room must be clear and sixteen bytes longer than they need.</summary>
    public static void Pack(ReadOnlySpan<ulong> numbers, int width, Span<byte> room)
    {
        if (width == 0) return;
        if (width <= 16 && numbers.Length == Size && Avx512F.IsSupported) PackEight(numbers, width, room);
        else
            for (var (i, bit) = (0, 0); i < numbers.Length; i++, bit += width)
            {
                var (place, shift) = (bit >> 3, bit & 7);
                var low = MemoryMarshal.Read<ulong>(room[place..]);
                MemoryMarshal.Write(room[place..], low | numbers[i] << shift);
                if (shift + width > 64) room[place + 8] = (byte)(numbers[i] >> (64 - shift));
            }
    }

    /// <summary>Unpacks up to eight numbers; at least as many bytes as they take are there.</summary>
    public static void Unpack(ReadOnlySpan<byte> bytes, int width, Span<ulong> numbers)
    {
        if (width == 0) numbers.Clear();
        else if (width <= 16 && numbers.Length == Size && Avx512F.IsSupported) UnpackEight(bytes, width, numbers);
        else
        {
            var mask = ulong.MaxValue >> (64 - width);
            for (var (i, bit) = (0, 0); i < numbers.Length; i++, bit += width)
            {
                var (place, shift) = (bit >> 3, bit & 7);
                var number = Load(bytes, place) >> shift;
                if (shift + width > 64) number |= (ulong)bytes[place + 8] << (64 - shift);
                numbers[i] = number & mask;
            }
        }
    }

    /// <summary>Four numbers of up to sixteen bits in each half, side by side.</summary>
    static Vector512<ulong> Places(int width) => Vector512.Create(0UL, 1, 2, 3, 0, 1, 2, 3) * (ulong)width;

    static void PackEight(ReadOnlySpan<ulong> numbers, int width, Span<byte> room)
    {
        var placed = Avx512F.ShiftLeftLogicalVariable(Vector512.Create(numbers), Places(width));
        var (low, high) = (Side(placed.GetLower()), Side(placed.GetUpper()));
        var half = 4 * width;
        MemoryMarshal.Write(room, half == 64 ? low : low | high << half);
        MemoryMarshal.Write(room[sizeof(ulong)..], half == 64 ? high : high >> (64 - half));
    }

    static ulong Side(Vector256<ulong> four)
    {
        var two = four.GetLower() | four.GetUpper();
        return two.ToScalar() | two.GetElement(1);
    }

    static void UnpackEight(ReadOnlySpan<byte> bytes, int width, Span<ulong> numbers)
    {
        var half = 4 * width;
        var (low, high) = (Load(bytes, 0), Load(bytes, half >> 3) >> (half & 7));
        var both = Vector512.Create(Vector256.Create(low), Vector256.Create(high));
        (Avx512F.ShiftRightLogicalVariable(both, Places(width)) & Vector512.Create(ulong.MaxValue >> (64 - width))).CopyTo(numbers);
    }

    static ulong Load(ReadOnlySpan<byte> bytes, int place)
    {
        if (place + sizeof(ulong) <= bytes.Length) return MemoryMarshal.Read<ulong>(bytes[place..]);
        var value = 0UL;
        for (var i = bytes.Length - 1; i >= place; i--) value = value << 8 | bytes[i];
        return value;
    }

    /// <summary>How many bits a number needs.</summary>
    public static int Width(ulong number) => 64 - BitOperations.LeadingZeroCount(number);
}
