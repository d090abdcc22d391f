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

    /// <summary>Packs up to eight numbers; the room must be clear and eight bytes longer than they need.</summary>
    public static void Pack(ReadOnlySpan<ulong> numbers, int width, Span<byte> room)
    {
        if (width == 0) return;
        if (width * numbers.Length <= 64)
        {
            var all = 0UL;
            for (var i = numbers.Length - 1; i >= 0; i--) all = all << width | numbers[i];
            MemoryMarshal.Write(room, all);
            return;
        }
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
        else if (width <= 8 && numbers.Length == Size) Narrow(Load(bytes, 0), width, numbers);
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

    static void Narrow(ulong all, int width, Span<ulong> numbers)
    {
        var mask = ulong.MaxValue >> (64 - width);
        if (Avx512F.IsSupported)
        {
            var shifts = Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7) * (ulong)width;
            (Avx512F.ShiftRightLogicalVariable(Vector512.Create(all), shifts) & Vector512.Create(mask)).CopyTo(numbers);
            return;
        }
        for (var i = 0; i < Size; i++) numbers[i] = all >> (i * width) & mask;
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
