using System.Runtime.InteropServices;
using Luheng.Readings;

namespace Luheng.Monitoring;

/// <summary>A meter's readings as a line that a chart can draw: few points, in the meter's unit, broken where readings are missing.</summary>
/// <param name="Points">Milliseconds since 1970 in UTC and values; NaN breaks the line.</param>
/// <param name="Read">How many readings there are, of any quality but void.</param>
public sealed record ThinSeries(IReadOnlyList<(long Time, double Value)> Points, int Read)
{
    /// <summary>The most points that a chart is given.</summary>
    public const int Most = 2000;

    /// <param name="most">At least 4.</param>
    /// <param name="triangles">By largest triangles, smoother; else by the least and greatest of each column, which loses no peak.</param>
    public static ThinSeries Of(Meter meter, IReadings readings, int number, long from, long to, int most, bool triangles = false, DateTimeOffset? knownBy = null)
    {
        var series = new Series();
        readings.Read(number, from, to, series, knownBy);
        var (times, values) = (new List<long>(series.Count), new List<double>(series.Count));
        var changes = new DeviceChanges(meter);
        var (next, factor) = (long.MinValue, 1.0);
        for (var i = 0; i < series.Count; i++)
        {
            if (!RollUp.Counts(series.Qualities[i]) || !double.IsFinite(series.Values[i])) continue;
            if (series.Times[i] >= next) (next, factor) = (changes.Next(series.Times[i]), changes.FactorAt(series.Times[i]));
            times.Add(series.Times[i]);
            values.Add(series.Values[i] * factor);
        }
        return new(Thin(CollectionsMarshal.AsSpan(times), CollectionsMarshal.AsSpan(values), meter.Interval * 1500L, most, triangles), series.Qualities.Count(q => q != ReadingQuality.Void));
    }

    static List<(long, double)> Thin(ReadOnlySpan<long> times, ReadOnlySpan<double> values, long limit, int most, bool triangles)
    {
        // Each break costs a point; however many there are, half of the points are readings.
        var gaps = 0;
        for (var i = 1; i < times.Length; i++)
            if (times[i] - times[i - 1] > limit) gaps++;
        var room = Math.Max(most - gaps, most / 2);
        var kept = triangles ? Thinning.Lttb(times, values, room) : Thinning.MinMax(times, values, room);
        var points = new List<(long, double)>(most);
        for (var k = 0; k < kept.Length; k++)
        {
            if (k > 0 && Gap(times, kept[k - 1], kept[k], limit) is { } gap) points.Add((gap, double.NaN));
            points.Add((times[kept[k]], values[kept[k]]));
        }
        return points;
    }

    /// <summary>The middle of the widest gap between two readings.</summary>
    static long? Gap(ReadOnlySpan<long> times, int before, int after, long limit)
    {
        var widest = before + 1;
        for (var i = before + 2; i <= after; i++)
            if (times[i] - times[i - 1] > times[widest] - times[widest - 1]) widest = i;
        var width = times[widest] - times[widest - 1];
        return width > limit ? times[widest - 1] + width / 2 : null;
    }
}
