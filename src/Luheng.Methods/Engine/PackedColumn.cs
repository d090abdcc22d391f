using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Luheng.Observations;

namespace Luheng.Engine;

/// <summary>A column as an image keeps it: a bit for each cell that is there, then the values and the kinds of source of those.</summary>
/// <param name="bytes">The image from where the column begins.</param>
/// <param name="count">How many cells are there.</param>
/// <param name="cells">How many there could be.</param>
sealed class PackedColumn(ReadOnlyMemory<byte> bytes, int count, int cells)
{
    /// <summary>How many bytes a column takes.</summary>
    public static long Length(int count, int cells) => Mask(cells) + count * (sizeof(double) + 1L);

    public static void Write(BinaryWriter body, double[] values, byte[] kinds)
    {
        var (there, some, said) = (new byte[Mask(values.Length)], new List<double>(), new List<byte>());
        for (var cell = 0; cell < values.Length; cell++)
        {
            if (double.IsNaN(values[cell])) continue;
            there[cell / 8] |= (byte)(1 << cell % 8);
            some.Add(values[cell]);
            said.Add(kinds[cell]);
        }
        body.Write(some.Count);
        body.Write(there);
        body.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(some)));
        body.Write(CollectionsMarshal.AsSpan(said));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // A start runs it a few dozen times over everyone: too seldom for the runtime to find it hot.
    public (double[] Values, byte[] Kinds) Unpack()
    {
        var (values, kinds) = (GC.AllocateUninitializedArray<double>(cells), new byte[cells]);
        var there = bytes.Span[..Mask(cells)];
        var some = MemoryMarshal.Cast<byte, double>(bytes.Span.Slice(Mask(cells), count * sizeof(double)));
        var said = Said;
        var next = 0;
        for (var cell = 0; cell < values.Length; cell++)
            if ((there[cell / 8] >> cell % 8 & 1) == 0) values[cell] = double.NaN;
            else (values[cell], kinds[cell]) = (some[next], said[next++]);
        return (values, kinds);
    }

    /// <summary>Every cell that is there and its kind of source, without its value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Each(Action<int, SourceKind> look)
    {
        var there = bytes.Span[..Mask(cells)];
        var said = Said;
        var next = 0;
        for (var at = 0; at < there.Length; at++)
            for (var bits = (uint)there[at]; bits != 0; bits &= bits - 1, next++) look(at * 8 + BitOperations.TrailingZeroCount(bits), (SourceKind)said[next]);
    }

    ReadOnlySpan<byte> Said => bytes.Span.Slice(Mask(cells) + count * sizeof(double), count);

    static int Mask(int cells) => (cells + 7) / 8;
}
