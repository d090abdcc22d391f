namespace Luheng.Readings;

/// <summary>Readings on their way in, column by column, in the order of their lines. Filled by a parser, read by the store, then used again.</summary>
public sealed class ReadingBatch
{
    int[] meters = [];
    long[] times = [];
    double[] values = [];
    ReadingQuality[] qualities = [];

    public int Count { get; private set; }

    /// <summary>The numbers that the store gave to the meters.</summary>
    public ReadOnlySpan<int> Meters => meters.AsSpan(0, Count);
    public ReadOnlySpan<long> Times => times.AsSpan(0, Count);
    public ReadOnlySpan<double> Values => values.AsSpan(0, Count);
    public ReadOnlySpan<ReadingQuality> Qualities => qualities.AsSpan(0, Count);

    /// <summary>Who sent it, as the record of corrections will say.</summary>
    public string By { get; set; } = "";

    public void Add(int meter, long time, double value, ReadingQuality quality = ReadingQuality.Good)
    {
        if (Count == meters.Length) Room(Math.Max(64, Count * 2));
        (meters[Count], times[Count], values[Count], qualities[Count]) = (meter, time, value, quality);
        Count++;
    }

    /// <summary>Makes room for a number of readings in all, so that a parser that knows it need not grow step by step.</summary>
    public void Room(int count)
    {
        if (count <= meters.Length) return;
        Array.Resize(ref meters, count);
        Array.Resize(ref times, count);
        Array.Resize(ref values, count);
        Array.Resize(ref qualities, count);
    }

    /// <summary>Adds a run of readings of one meter and gives the columns to be filled.</summary>
    public void AddRun(int meter, int count, out Span<long> runTimes, out Span<double> runValues, out Span<ReadingQuality> runQualities)
    {
        if (Count + count > meters.Length) Room(Math.Max(Count + count, Count * 2));
        meters.AsSpan(Count, count).Fill(meter);
        runTimes = times.AsSpan(Count, count);
        runValues = values.AsSpan(Count, count);
        runQualities = qualities.AsSpan(Count, count);
        runQualities.Clear();
        Count += count;
    }

    public void Clear() => (Count, By) = (0, "");
}

/// <summary>What became of readings once they were committed. Corrected ones are part of the accepted.</summary>
public readonly record struct Taken(int Accepted, int Unchanged, int Corrected);

/// <summary>The readings of a meter in effect, by ascending time.</summary>
public sealed class Series
{
    public List<long> Times { get; } = [];
    public List<double> Values { get; } = [];
    public List<ReadingQuality> Qualities { get; } = [];
    public int Count => Times.Count;

    public void Add(long time, double value, ReadingQuality quality)
    {
        Times.Add(time);
        Values.Add(value);
        Qualities.Add(quality);
    }

    public void Clear()
    {
        Times.Clear();
        Values.Clear();
        Qualities.Clear();
    }
}
