namespace Luheng.Readings.Coding;

/// <summary>The readings of one meter on one Chinese day, column by column, by ascending time. Filled, packed or unpacked into, then used again.</summary>
public sealed class DayColumns
{
    int[] offsets = [], recorded = [];
    double[] values = [];
    ReadingQuality[] qualities = [];

    public int Count { get; private set; }

    /// <summary>Milliseconds since the day began.</summary>
    public ReadOnlySpan<int> Offsets => offsets.AsSpan(0, Count);
    public ReadOnlySpan<double> Values => values.AsSpan(0, Count);
    public ReadOnlySpan<ReadingQuality> Qualities => qualities.AsSpan(0, Count);

    /// <summary>The minute each was recorded in. From whatever beginning; counted from the day's a block is smaller.</summary>
    public ReadOnlySpan<int> RecordedMinutes => recorded.AsSpan(0, Count);

    public void Add(int offset, double value, ReadingQuality quality, int recordedMinute)
    {
        if (Count == offsets.Length) Room(Math.Max(96, Count * 2));
        (offsets[Count], values[Count], qualities[Count], recorded[Count]) = (offset, value, quality, recordedMinute);
        Count++;
    }

    public void Clear() => Count = 0;

    /// <summary>Makes the columns as long as is said and gives them to be filled.</summary>
    internal void Fill(int count, out Span<int> newOffsets, out Span<double> newValues, out Span<ReadingQuality> newQualities, out Span<int> newRecorded)
    {
        Room(count);
        Count = count;
        newOffsets = offsets.AsSpan(0, count);
        newValues = values.AsSpan(0, count);
        newQualities = qualities.AsSpan(0, count);
        newRecorded = recorded.AsSpan(0, count);
    }

    void Room(int count)
    {
        if (count <= offsets.Length) return;
        Array.Resize(ref offsets, count);
        Array.Resize(ref values, count);
        Array.Resize(ref qualities, count);
        Array.Resize(ref recorded, count);
    }
}
