using System.Diagnostics;

namespace Luheng.Benchmarks;

/// <summary>Runs something several times; the median says what it usually takes.</summary>
static class Repeat
{
    public static double MedianSeconds(int times, Action run) => Median(Times(times, run));

    public static double[] Times(int times, Action run) => [.. Enumerable.Range(0, times).Select(_ => Seconds(run))];

    public static double Seconds(Action run)
    {
        var watch = Stopwatch.StartNew();
        run();
        return watch.Elapsed.TotalSeconds;
    }

    public static double Median(double[] values) => Percentile(values, 50);

    /// <summary>The value that so many per cent of all do not exceed.</summary>
    public static double Percentile(double[] values, int percent)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(sorted.Length * percent / 100.0) - 1, 0, sorted.Length - 1)];
    }
}
