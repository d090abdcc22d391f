namespace Luheng.Benchmarks;

/// <summary>What the doors stand beside.</summary>
static class CopyLine
{
    public static IEnumerable<Line> Measure(IReadOnlyList<Luheng.Readings.ReadingBatch> batches) => [];
}
