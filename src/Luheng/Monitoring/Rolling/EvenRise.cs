using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Luheng.Readings;

namespace Luheng.Monitoring;

/// <summary>Finds how far readings come in equal steps, do not fall, and are good, eight at a time.</summary>
static class EvenRise
{
    /// <summary>The number of steps from the first reading on for which this holds.</summary>
    public static int Steps(ReadOnlySpan<long> times, ReadOnlySpan<double> values, ReadOnlySpan<ReadingQuality> qualities, long step)
    {
        var last = times.Length - 1;
        var i = 0;
        var steps = Vector512.Create(step);
        ref var time = ref MemoryMarshal.GetReference(times);
        ref var value = ref MemoryMarshal.GetReference(values);
        ref var quality = ref Unsafe.As<ReadingQuality, byte>(ref MemoryMarshal.GetReference(qualities));
        for (; i <= last - Vector512<long>.Count; i += Vector512<long>.Count)
        {
            var even = Vector512.EqualsAll(Vector512.LoadUnsafe(ref Unsafe.Add(ref time, i + 1)) - Vector512.LoadUnsafe(ref Unsafe.Add(ref time, i)), steps);
            var good = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref quality, i)) == 0;
            if (!even || !good || !Vector512.GreaterThanOrEqualAll(Vector512.LoadUnsafe(ref Unsafe.Add(ref value, i + 1)), Vector512.LoadUnsafe(ref Unsafe.Add(ref value, i)))) break;
        }
        if (qualities[i] == ReadingQuality.Good)
            while (i < last && times[i + 1] - times[i] == step && values[i + 1] >= values[i] && qualities[i + 1] == ReadingQuality.Good) i++;
        while (i > 0 && !double.IsFinite(values[i])) i--;
        return i;
    }
}
