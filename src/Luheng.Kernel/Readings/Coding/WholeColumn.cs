namespace Luheng.Readings.Coding;

/// <summary>A column of whole numbers: their differences of the order 0 to 3 that takes the fewest bits, in groups of eight. A column in equal steps takes a few bytes.</summary>
/// <remarks>A byte of order, whether nothing is left, and the bits of a group's width; the least number or the first few; then the least width, the widths above it, the groups.</remarks>
static class WholeColumn
{
    const int OrderBits = 3, AllZero = 4, SpreadShift = 3;

    [ThreadStatic] static ulong[]? rest;
    [ThreadStatic] static byte[]? widths;

    /// <summary>The most bytes that a column may take, with what is written over behind it.</summary>
    public static int Most(int count) => 64 + count * 9 + BitGroups.Count(count);

    public static void Write(ReadOnlySpan<long> numbers, ref ByteSink sink)
    {
        var low = Least(numbers);
        var order = Differences.BestOrder(numbers, low);
        var left = numbers.Length - order;
        if (rest is null || rest.Length < left) (rest, widths) = (new ulong[left], new byte[BitGroups.Count(left)]);
        var groups = widths.AsSpan(0, BitGroups.Count(left));
        Differences.Of(numbers, order, low, rest.AsSpan(0, left), groups);
        byte least = 64, most = 0;
        foreach (var width in groups) (least, most) = (Math.Min(least, width), Math.Max(most, width));
        var spread = most == 0 ? 0 : BitGroups.Width((ulong)(most - least));
        sink.Byte(order | (most == 0 ? AllZero : 0) | spread << SpreadShift);
        Begin(numbers, order, low, ref sink);
        if (most == 0) return;
        sink.Byte(least);
        Groups(rest.AsSpan(0, left), groups, least, spread, ref sink);
    }

    /// <summary>A column in equal steps, without looking at each number.</summary>
    public static void WriteEven(long first, long step, int count, ref ByteSink sink)
    {
        var order = step == 0 || count < 2 ? 0 : 2;
        sink.Byte(order | AllZero);
        sink.Signed(first);
        if (order == 2) sink.Signed(step);
    }

    static void Begin(ReadOnlySpan<long> numbers, int order, long low, ref ByteSink sink)
    {
        sink.Signed(order == 0 ? low : numbers[0]);
        if (order > 1) sink.Signed(numbers[1] - numbers[0]);
        if (order > 2) sink.Signed(numbers[2] - 2 * numbers[1] + numbers[0]);
    }

    static long Least(ReadOnlySpan<long> numbers)
    {
        var least = numbers.IsEmpty ? 0 : long.MaxValue;
        foreach (var number in numbers) least = Math.Min(least, number);
        return least;
    }

    static void Groups(ReadOnlySpan<ulong> rest, ReadOnlySpan<byte> widths, int least, int spread, ref ByteSink sink)
    {
        Span<ulong> above = stackalloc ulong[BitGroups.Size];
        for (var group = 0; spread > 0 && group < widths.Length; group += BitGroups.Size)
        {
            var some = above[..Math.Min(BitGroups.Size, widths.Length - group)];
            for (var i = 0; i < some.Length; i++) some[i] = (ulong)(widths[group + i] - least);
            BitGroups.Pack(some, spread, sink.Take(BitGroups.Bytes(some.Length, spread)));
        }
        for (var group = 0; group < widths.Length; group++)
        {
            var numbers = rest.Slice(group * BitGroups.Size, Math.Min(BitGroups.Size, rest.Length - group * BitGroups.Size));
            BitGroups.Pack(numbers, widths[group], sink.Take(BitGroups.Bytes(numbers.Length, widths[group])));
        }
    }

    /// <summary>Reads a column if it is one in equal steps; else leaves it to be read.</summary>
    public static bool TryReadEven(ref ByteSource source, int count, out long first, out long step)
    {
        (first, step) = (0, 0);
        var head = source.Peek();
        if ((head & AllZero) == 0 || (head & OrderBits) is not (0 or 2) || (head & OrderBits) > count) return false;
        source.Byte();
        (first, step) = (source.Signed(), (head & OrderBits) == 2 ? source.Signed() : 0);
        return true;
    }

    public static void Read(ref ByteSource source, Span<long> numbers)
    {
        var head = source.Byte();
        var (order, spread) = (head & OrderBits, head >> SpreadShift);
        if (order > numbers.Length) throw new InvalidDataException($"the block of readings names differences of order {order}, which a column of {numbers.Length} has not");
        var (now, step, bend) = (source.Signed(), order > 1 ? source.Signed() : 0, order > 2 ? source.Signed() : 0);
        if (order > 0) numbers[0] = now;
        if (order > 1) numbers[1] = now += step;
        if (order > 2) numbers[2] = now += step += bend;
        var left = numbers[order..];
        if ((head & AllZero) == 0) Ungroup(ref source, order, (now, step, bend), spread, left);
        else if (order < 2) left.Fill(now);
        else
            foreach (ref var number in left) number = now += step += bend;
    }

    static void Ungroup(ref ByteSource source, int order, (long Now, long Step, long Bend) begin, int spread, Span<long> left)
    {
        var least = source.Byte();
        var count = BitGroups.Count(left.Length);
        var whole = count / BitGroups.Size;
        var widths = source.Take(spread * whole + BitGroups.Bytes(count - whole * BitGroups.Size, spread));
        Span<ulong> eight = stackalloc ulong[BitGroups.Size], some = stackalloc ulong[BitGroups.Size];
        var (now, step, bend) = begin;
        for (var group = 0; group < count; group++)
        {
            var at = group % BitGroups.Size;
            if (at == 0) BitGroups.Unpack(widths[(group / BitGroups.Size * spread)..], spread, some[..Math.Min(BitGroups.Size, count - group)]);
            var width = least + (int)some[at];
            if (width > 64) throw new InvalidDataException($"the block of readings names a width of {width} bits");
            var into = left.Slice(group * BitGroups.Size, Math.Min(BitGroups.Size, left.Length - group * BitGroups.Size));
            var numbers = eight[..into.Length];
            var behind = source.Rest;
            source.Take(BitGroups.Bytes(into.Length, width));
            BitGroups.Unpack(behind, width, numbers);
            switch (order)
            {
                case 0:
                    for (var i = 0; i < into.Length; i++) into[i] = now + (long)numbers[i];
                    break;
                case 1:
                    for (var i = 0; i < into.Length; i++) into[i] = now += Zigzag.Back(numbers[i]);
                    break;
                case 2:
                    for (var i = 0; i < into.Length; i++) into[i] = now += step += Zigzag.Back(numbers[i]);
                    break;
                default:
                    for (var i = 0; i < into.Length; i++) into[i] = now += step += bend += Zigzag.Back(numbers[i]);
                    break;
            }
        }
    }
}
