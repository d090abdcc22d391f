using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Luheng.Readings.Coding;

/// <summary>Differences of the order 0 to 3 of a column of whole numbers, made numbers without a sign, with the width of each group of eight.</summary>
static class Differences
{
    public const int MostOrder = 3;

    /// <summary>In a long column only every so manieth group is looked at to choose the order.</summary>
    const int FewGroups = 64, EverySo = 8;

    /// <summary>About how many bytes the beginning of each order costs: the first number, the first step, the first bend.</summary>
    const int FirstBytes = 3;

    /// <summary>The order that takes the fewest bits.</summary>
    public static int BestOrder(ReadOnlySpan<long> numbers, long low)
    {
        if (numbers.Length < MostOrder + BitGroups.Size) return numbers.Length < 2 ? 0 : 1;
        var groups = (numbers.Length - MostOrder) / BitGroups.Size;
        var step = groups > FewGroups ? EverySo : 1;
        Span<long> bits = [0, 0, 0, 0];
        ref var first = ref MemoryMarshal.GetReference(numbers);
        var least = Vector512.Create(low);
        for (var group = 0; group < groups; group += step)
        {
            ref var at = ref Unsafe.Add(ref first, MostOrder + group * BitGroups.Size);
            var (n0, n1, n2, n3) = (Vector512.LoadUnsafe(ref at), Before(ref at, 1), Before(ref at, 2), Before(ref at, 3));
            var (d1, e1, f1) = (n0 - n1, n1 - n2, n2 - n3);
            var (d2, e2) = (d1 - e1, e1 - f1);
            bits[0] += Width((n0 - least).AsUInt64());
            bits[1] += Width(Zigzagged(d1));
            bits[2] += Width(Zigzagged(d2));
            bits[3] += Width(Zigzagged(d2 - e2));
        }
        var best = 0;
        for (var order = 1; order <= MostOrder; order++)
            if (bits[order] * step + order * FirstBytes < bits[best] * step + best * FirstBytes) best = order;
        return best;
    }

    /// <summary>Writes what is left of the numbers after the first few that an order needs, and the width of each group.</summary>
    public static void Of(ReadOnlySpan<long> numbers, int order, long low, Span<ulong> rest, Span<byte> widths)
    {
        ref var first = ref MemoryMarshal.GetReference(numbers);
        var least = Vector512.Create(low);
        var whole = rest.Length / BitGroups.Size;
        for (var group = 0; group < whole; group++)
        {
            ref var at = ref Unsafe.Add(ref first, order + group * BitGroups.Size);
            var now = Vector512.LoadUnsafe(ref at);
            var eight = order switch
            {
                0 => (now - least).AsUInt64(),
                1 => Zigzagged(now - Before(ref at, 1)),
                2 => Zigzagged(now - Before(ref at, 1) - (Before(ref at, 1) - Before(ref at, 2))),
                _ => Zigzagged(now - Before(ref at, 3) + 3 * (Before(ref at, 2) - Before(ref at, 1))),
            };
            eight.CopyTo(rest[(group * BitGroups.Size)..]);
            widths[group] = (byte)Width(eight);
        }
        if (whole == widths.Length) return;
        var all = 0UL;
        for (var i = whole * BitGroups.Size; i < rest.Length; i++) all |= rest[i] = One(numbers, order + i, order, low);
        widths[whole] = (byte)BitGroups.Width(all);
    }

    static ulong One(ReadOnlySpan<long> numbers, int i, int order, long low) => order switch
    {
        0 => (ulong)(numbers[i] - low),
        1 => Zigzag.Of(numbers[i] - numbers[i - 1]),
        2 => Zigzag.Of(numbers[i] - 2 * numbers[i - 1] + numbers[i - 2]),
        _ => Zigzag.Of(numbers[i] - numbers[i - 3] + 3 * (numbers[i - 2] - numbers[i - 1])),
    };

    static Vector512<long> Before(ref long at, int places) => Vector512.LoadUnsafe(ref Unsafe.Subtract(ref at, places));

    static Vector512<ulong> Zigzagged(Vector512<long> numbers) => ((numbers << 1) ^ Vector512.LessThan(numbers, Vector512<long>.Zero)).AsUInt64();

    static int Width(Vector512<ulong> eight)
    {
        var four = eight.GetLower() | eight.GetUpper();
        var two = four.GetLower() | four.GetUpper();
        return BitGroups.Width(two.ToScalar() | two.GetElement(1));
    }
}
