namespace Luheng.Readings.Coding;

/// <summary>A column of whole numbers: their differences of the order 0, 1 or 2 that takes the fewest bits, in groups of eight. A column in equal steps takes a few bytes.</summary>
static class WholeColumn
{
    const int OrderBits = 2, AllZero = 1 << OrderBits, SpreadShift = 3;

    [ThreadStatic] static ulong[]? zero, one, two;

    /// <summary>The most bytes that a column may take, with what is written over behind it.</summary>
    public static int Most(int count) => 48 + count * 9 + BitGroups.Count(count);

    public static void Write(ReadOnlySpan<long> numbers, ref ByteSink sink)
    {
        Differences(numbers, out var low, out var order);
        var rest = (order == 0 ? zero : order == 1 ? one : two).AsSpan(0, numbers.Length)[Math.Min(order, numbers.Length)..];
        var (least, most) = Widths(rest);
        var spread = BitGroups.Width((ulong)(most - least));
        sink.Byte(order | (most == 0 ? AllZero : 0) | spread << SpreadShift);
        if (order == 0) sink.Signed(low);
        if (order >= 1) sink.Signed(numbers[0]);
        if (order == 2) sink.Signed(numbers[1] - numbers[0]);
        if (most > 0) Groups(rest, least, spread, ref sink);
    }

    public static void Read(ref ByteSource source, Span<long> numbers)
    {
        var head = source.Byte();
        var (order, spread) = (head & ((1 << OrderBits) - 1), head >> SpreadShift);
        if (order > 2 || order > numbers.Length) throw new InvalidDataException($"the block of readings names differences of order {order}, which a column of {numbers.Length} has not");
        var (first, step) = (source.Signed(), order == 2 ? source.Signed() : 0);
        if (order >= 1) numbers[0] = first;
        if (order == 2) numbers[1] = first + step;
        var rest = numbers[order..];
        if ((head & AllZero) != 0) Even(order, first, step, rest);
        else if (rest.Length > 0) Ungroup(ref source, order, first, step, spread, rest);
    }

    static void Even(int order, long first, long step, Span<long> rest)
    {
        if (order < 2) rest.Fill(first);
        else
            for (var (i, next) = (0, first + 2 * step); i < rest.Length; i++, next += step) rest[i] = next;
    }

    /// <summary>Writes what is to be packed for each order beside each other and says which is the smallest.</summary>
    static void Differences(ReadOnlySpan<long> numbers, out long low, out int order)
    {
        if (zero is null || zero.Length < numbers.Length) (zero, one, two) = (new ulong[numbers.Length], new ulong[numbers.Length], new ulong[numbers.Length]);
        (low, order) = (0, 0);
        if (numbers.IsEmpty) return;
        low = Least(numbers);
        var (before, step) = (numbers[0], 0L);
        long bits0 = 0, bits1 = 0, bits2 = 0;
        for (var start = 0; start < numbers.Length; start += BitGroups.Size)
        {
            var end = Math.Min(start + BitGroups.Size, numbers.Length);
            ulong all0 = 0, all1 = 0, all2 = 0;
            for (var i = start; i < end; i++)
            {
                var now = numbers[i] - before;
                all0 |= zero[i] = (ulong)(numbers[i] - low);
                all1 |= one![i] = Zigzag.Of(now);
                all2 |= two![i] = Zigzag.Of(now - step);
                if (i == 1) all2 = 0;
                (before, step) = (numbers[i], now);
            }
            (bits0, bits1, bits2) = (bits0 + BitGroups.Width(all0), bits1 + BitGroups.Width(all1), bits2 + BitGroups.Width(all2));
        }
        // The beginning of an order costs bytes of its own: the first number, the first step.
        const int perStep = 2;
        order = bits2 + 2 * perStep < bits1 + perStep && numbers.Length > 2 ? 2 : 1;
        if (numbers.Length < 2 || bits0 <= (order == 2 ? bits2 + 2 * perStep : bits1 + perStep)) order = 0;
    }

    static long Least(ReadOnlySpan<long> numbers)
    {
        var least = long.MaxValue;
        foreach (var number in numbers) least = Math.Min(least, number);
        return least;
    }

    static (int Least, int Most) Widths(ReadOnlySpan<ulong> rest)
    {
        var (least, most) = (rest.IsEmpty ? 0 : 64, 0);
        for (var group = rest; group.Length > 0; group = group[Math.Min(BitGroups.Size, group.Length)..])
        {
            var width = WidthOf(group[..Math.Min(BitGroups.Size, group.Length)]);
            (least, most) = (Math.Min(least, width), Math.Max(most, width));
        }
        return (least, most);
    }

    static int WidthOf(ReadOnlySpan<ulong> group)
    {
        var all = 0UL;
        foreach (var number in group) all |= number;
        return BitGroups.Width(all);
    }

    static void Groups(ReadOnlySpan<ulong> rest, int least, int spread, ref ByteSink sink)
    {
        sink.Byte(least);
        var count = BitGroups.Count(rest.Length);
        Span<ulong> eight = stackalloc ulong[BitGroups.Size];
        for (var group = 0; spread > 0 && group < count; group += BitGroups.Size)
        {
            var some = eight[..Math.Min(BitGroups.Size, count - group)];
            for (var i = 0; i < some.Length; i++) some[i] = (ulong)(WidthOf(Group(rest, group + i)) - least);
            BitGroups.Pack(some, spread, sink.Take(BitGroups.Bytes(some.Length, spread)));
        }
        for (var group = 0; group < count; group++)
        {
            var numbers = Group(rest, group);
            var width = WidthOf(numbers);
            BitGroups.Pack(numbers, width, sink.Take(BitGroups.Bytes(numbers.Length, width)));
        }
    }

    static ReadOnlySpan<ulong> Group(ReadOnlySpan<ulong> rest, int group) =>
        rest.Slice(group * BitGroups.Size, Math.Min(BitGroups.Size, rest.Length - group * BitGroups.Size));

    static void Ungroup(ref ByteSource source, int order, long first, long step, int spread, Span<long> rest)
    {
        var least = source.Byte();
        var count = BitGroups.Count(rest.Length);
        var whole = count / BitGroups.Size * BitGroups.Size;
        var widths = source.Take(spread * (whole / BitGroups.Size) + BitGroups.Bytes(count - whole, spread));
        Span<ulong> eight = stackalloc ulong[BitGroups.Size], some = stackalloc ulong[BitGroups.Size];
        var before = first + step;
        for (var group = 0; group < count; group++)
        {
            var at = group % BitGroups.Size;
            if (at == 0) BitGroups.Unpack(widths[(group / BitGroups.Size * spread)..], spread, some[..Math.Min(BitGroups.Size, count - group)]);
            var width = least + (int)some[at];
            if (width > 64) throw new InvalidDataException($"the block of readings names a width of {width} bits");
            var into = rest.Slice(group * BitGroups.Size, Math.Min(BitGroups.Size, rest.Length - group * BitGroups.Size));
            var bytes = BitGroups.Bytes(into.Length, width);
            if (source.Rest.Length < bytes) throw new InvalidDataException("the block of readings ends too early");
            var numbers = eight[..into.Length];
            BitGroups.Unpack(source.Rest, width, numbers);
            source.Take(bytes);
            switch (order)
            {
                case 0:
                    for (var i = 0; i < into.Length; i++) into[i] = first + (long)numbers[i];
                    break;
                case 1:
                    for (var i = 0; i < into.Length; i++) into[i] = before += Zigzag.Back(numbers[i]);
                    break;
                default:
                    for (var i = 0; i < into.Length; i++) into[i] = before += step += Zigzag.Back(numbers[i]);
                    break;
            }
        }
    }
}
