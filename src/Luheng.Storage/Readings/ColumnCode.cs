using System.Numerics;

namespace Luheng.Readings;

/// <summary>Whole numbers as differences of the order (0 to 2) that needs the fewest bits, packed at one width.</summary>
static class ColumnCode
{
    const int Orders = 3;

    public static int Cost(ReadOnlySpan<long> column)
    {
        var (_, _, width) = Best(column);
        return width * column.Length;
    }

    public static void Write(ByteSink sink, ReadOnlySpan<long> column)
    {
        var (order, least, width) = Best(column);
        sink.Byte((byte)(order << 6 | Math.Min(width, 63)));
        if (column.Length == 0) return;
        for (var i = 0; i < Math.Min(order, column.Length); i++) sink.Signed(column[i]);
        if (width >= 63)
        {
            for (var i = order; i < column.Length; i++) sink.Bits(BitConverter.Int64BitsToDouble(Difference(column, i, order)));
            return;
        }
        sink.Signed(least);
        UInt128 held = 0;
        var bits = 0;
        for (var i = order; i < column.Length; i++)
        {
            held |= (UInt128)(ulong)unchecked(Difference(column, i, order) - least) << bits;
            for (bits += width; bits >= 8; bits -= 8, held >>= 8) sink.Byte((byte)held);
        }
        if (bits > 0) sink.Byte((byte)held);
    }

    public static void Read(ref ByteSource source, Span<long> column)
    {
        var head = source.Byte();
        var (order, width) = (head >> 6, head & 63);
        if (column.Length == 0) return;
        for (var i = 0; i < Math.Min(order, column.Length); i++) column[i] = source.Signed();
        var least = width >= 63 ? 0 : source.Signed();
        UInt128 held = 0;
        var bits = 0;
        for (var i = order; i < column.Length; i++)
        {
            long difference;
            if (width >= 63) difference = BitConverter.DoubleToInt64Bits(source.Bits());
            else
            {
                for (; bits < width; bits += 8) held |= (UInt128)source.Byte() << bits;
                difference = unchecked(least + (long)((ulong)held & (1ul << width) - 1));
                held >>= width;
                bits -= width;
            }
            column[i] = unchecked(order switch
            {
                0 => difference,
                1 => difference + column[i - 1],
                _ => difference + 2 * column[i - 1] - column[i - 2],
            });
        }
    }

    static (int Order, long Least, int Width) Best(ReadOnlySpan<long> column)
    {
        var best = (Order: 0, Least: 0L, Width: int.MaxValue);
        for (var order = 0; order < Orders; order++)
        {
            var (least, most) = (long.MaxValue, long.MinValue);
            for (var i = order; i < column.Length; i++)
            {
                var difference = Difference(column, i, order);
                least = Math.Min(least, difference);
                most = Math.Max(most, difference);
            }
            var width = least > most ? 0 : 64 - BitOperations.LeadingZeroCount((ulong)unchecked(most - least));
            if (width < best.Width) best = (order, least > most ? 0 : least, width);
        }
        return best;
    }

    static long Difference(ReadOnlySpan<long> column, int at, int order) => unchecked(order switch
    {
        0 => column[at],
        1 => column[at] - column[at - 1],
        _ => column[at] - 2 * column[at - 1] + column[at - 2],
    });
}
