namespace Luheng.Readings.Coding;

/// <summary>A column of qualities as runs of equal ones.</summary>
static class QualityColumn
{
    public static int Most(int count) => 2 * count + 8;

    public static void Write(ReadOnlySpan<ReadingQuality> qualities, ref ByteSink sink)
    {
        while (qualities.Length > 0)
        {
            var run = qualities.IndexOfAnyExcept(qualities[0]);
            if (run < 0) run = qualities.Length;
            sink.Byte((int)qualities[0]);
            sink.Varint((ulong)run);
            qualities = qualities[run..];
        }
    }

    public static void Read(ref ByteSource source, Span<ReadingQuality> qualities)
    {
        while (qualities.Length > 0)
        {
            var (quality, run) = ((ReadingQuality)source.Byte(), source.Varint());
            if (run == 0 || run > (ulong)qualities.Length) throw new InvalidDataException($"the block of readings names {run} readings of a quality where {qualities.Length} are left");
            qualities[..(int)run].Fill(quality);
            qualities = qualities[(int)run..];
        }
    }
}
