namespace Luheng.Monitoring;

/// <summary>Chooses few points of many so that a chart looks the same; they are readings as they were, never means.</summary>
public static class Thinning
{
    /// <summary>The places of the least and the greatest of each of as many equal columns of time as fit, in order: no peak is lost.</summary>
    public static int[] MinMax(ReadOnlySpan<long> times, ReadOnlySpan<double> values, int points)
    {
        if (times.Length <= points) return All(times.Length);
        var columns = Math.Max(1, points / 2);
        var (first, width) = (times[0], (times[^1] - times[0]) / columns + 1);
        var kept = new List<int>(points);
        for (var i = 0; i < times.Length;)
        {
            var end = first + ((times[i] - first) / width + 1) * width;
            var (low, high) = (i, i);
            for (; i < times.Length && times[i] < end; i++)
            {
                if (values[i] < values[low]) low = i;
                if (values[i] > values[high]) high = i;
            }
            kept.Add(Math.Min(low, high));
            if (low != high) kept.Add(Math.Max(low, high));
        }
        return [.. kept];
    }

    /// <summary>The places that Largest-Triangle-Three-Buckets chooses (Steinarsson 2013): the first, the last, and of each bucket between them the one that spans the largest triangle.</summary>
    public static int[] Lttb(ReadOnlySpan<long> times, ReadOnlySpan<double> values, int points)
    {
        if (times.Length <= points || points < 3) return All(Math.Min(times.Length, Math.Max(points, 0)));
        var kept = new int[points];
        var size = (times.Length - 2) / (double)(points - 2);
        for (var bucket = 0; bucket < points - 2; bucket++)
        {
            var (start, end) = (1 + (int)(bucket * size), 1 + (int)((bucket + 1) * size));
            var next = times[end..Math.Min(times.Length, Math.Max(end + 1, 1 + (int)((bucket + 2) * size)))];
            double meanTime = 0, meanValue = 0;
            for (var i = 0; i < next.Length; i++) (meanTime, meanValue) = (meanTime + (next[i] - times[0]), meanValue + values[end + i]);
            (meanTime, meanValue) = (meanTime / next.Length, meanValue / next.Length);
            kept[bucket + 1] = Largest(times, values, kept[bucket], start, end, meanTime, meanValue);
        }
        kept[^1] = times.Length - 1;
        return kept;
    }

    static int Largest(ReadOnlySpan<long> times, ReadOnlySpan<double> values, int before, int start, int end, double meanTime, double meanValue)
    {
        var (best, most) = (start, -1.0);
        var (time, value) = ((double)(times[before] - times[0]), values[before]);
        for (var i = start; i < end; i++)
        {
            var area = Math.Abs((time - meanTime) * (values[i] - value) - (time - (times[i] - times[0])) * (meanValue - value));
            if (area > most) (best, most) = (i, area);
        }
        return best;
    }

    static int[] All(int count) => [.. Enumerable.Range(0, count)];
}
