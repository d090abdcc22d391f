namespace Luheng.Statistics;

/// <summary>Forecasts series one after the other in room that is made once. Not for two threads at a time.</summary>
/// <remarks>
/// At every origin the smoothing that had erred least until then is the one that forecasts, so a back-test uses nothing from after its origin.
/// The interval of a distance ahead comes from the errors made at that distance.
/// </remarks>
public sealed class Forecaster
{
    readonly ForecastSettings settings;
    readonly int steps, longest;
    readonly double[] cost, seasons, values, points, sums, forecastSums, sorted;
    readonly short[] best;
    readonly sbyte[] held;
    readonly bool[] chosen;

    /// <param name="longest">No series is longer.</param>
    /// <param name="steps">How many points ahead.</param>
    public Forecaster(ForecastSettings settings, int longest, int steps)
    {
        (this.settings, this.longest, this.steps) = (settings, longest, steps);
        (cost, best, chosen) = (new double[longest + 1], new short[longest + 1], new bool[Smoothing.Grid.Length]);
        (seasons, values, forecastSums) = (new double[settings.Season], new double[steps], new double[longest + 1]);
        (points, sums) = (new double[steps * longest], new double[steps * longest]);
        (sorted, held) = (new double[longest], new sbyte[longest]);
    }

    /// <summary>The points after the last one of the series; missing points are NaN and are never taken for zero.</summary>
    public Forecast Run(ReadOnlySpan<double> series)
    {
        while (series.Length > 0 && double.IsNaN(series[0])) series = series[1..];
        if (Known(series, out var constant, out var positive) < settings.LeastPoints) return Forecast.None;
        if (constant) return Still(series);
        var seasonal = settings.Season > 1 && series.Length >= settings.Season + 2 && Known(series[..settings.Season], out _, out _) * 3 >= settings.Season * 2;
        var first = seasonal ? settings.Season + 1 : 2;
        Choose(series, seasonal, positive, first);
        points.AsSpan().Fill(double.NaN);
        sums.AsSpan().Fill(double.NaN);
        for (var at = (short)0; at < Smoothing.Grid.Length; at++)
            if (chosen[at]) Follow(at, series, first);
        return Result(series, first);
    }

    static int Known(ReadOnlySpan<double> series, out bool constant, out bool positive)
    {
        var known = 0;
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in series)
        {
            if (double.IsNaN(value)) continue;
            known++;
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }
        (constant, positive) = (low == high, low > 0);
        return known;
    }

    Forecast Still(ReadOnlySpan<double> series)
    {
        var value = series[0];
        var all = new double[steps];
        Array.Fill(all, value);
        return new(ForecastMethod.Constant, all, new double[steps], new double[steps]) { Error = 0, NaiveError = 0 };
    }

    /// <summary>For every origin the smoothing with the least sum of errors one step ahead, all from before it.</summary>
    void Choose(ReadOnlySpan<double> series, bool seasonal, bool positive, int first)
    {
        cost.AsSpan().Fill(double.PositiveInfinity);
        Array.Clear(chosen);
        for (var at = (short)0; at < Smoothing.Grid.Length; at++)
        {
            var by = Smoothing.Grid[at];
            if ((by.IsSeasonal && !seasonal) || (by.Form == ForecastMethod.Multiplicative && !positive)) continue;
            var state = new Smoothed(by, seasons);
            var sum = 0.0;
            for (var t = state.Start(series); t < series.Length; t++)
            {
                var error = Math.Abs(state.Take(t, series[t]));
                if (t >= first - 1 && !double.IsNaN(error)) sum += error;
                if (t + 1 >= first && sum < cost[t + 1]) (cost[t + 1], best[t + 1]) = (sum, at);
            }
        }
        for (var origin = first; origin <= series.Length; origin++) chosen[best[origin]] = true;
    }

    /// <summary>Forecasts from every origin at which this smoothing was the best, and at the end for good.</summary>
    void Follow(short at, ReadOnlySpan<double> series, int first)
    {
        Span<double> ahead = stackalloc double[steps];
        var state = new Smoothed(Smoothing.Grid[at], seasons);
        var start = state.Start(series);
        for (var origin = start; origin <= series.Length; origin++)
        {
            if (origin >= first && best[origin] == at)
            {
                state.Ahead(origin, ahead);
                var sum = 0.0;
                for (var k = 0; k < steps && origin + k < series.Length; k++)
                {
                    var error = series[origin + k] - ahead[k];
                    points[k * longest + origin] = error;
                    sums[k * longest + origin] = sum += error;
                }
                if (origin == series.Length) ahead.CopyTo(values);
                forecastSums[origin] = Total(ahead);
            }
            if (origin < series.Length) state.Take(origin, series[origin]);
        }
    }

    static double Total(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum;
    }

    Forecast Result(ReadOnlySpan<double> series, int first)
    {
        var (widths, sumWidths) = (new double[steps], new double[steps]);
        BandTest tested = default, testedSums = default;
        for (var k = 0; k < steps; k++)
        {
            var (point, sum) = (At(points, k, series.Length), At(sums, k, series.Length));
            if (k == 0 && double.IsNaN(point.Width)) return Forecast.None;
            (widths[k], sumWidths[k]) = (Widest(widths, k, point.Width, Math.Sqrt((k + 1.0) / Math.Max(k, 1))), Widest(sumWidths, k, sum.Width, (k + 1.0) / Math.Max(k, 1)));
            (tested, testedSums) = (tested + point.Tested, testedSums + sum.Tested);
        }
        return new(Smoothing.Grid[best[series.Length]].Form, [.. values], widths, sumWidths)
        {
            Points = tested,
            Sums = testedSums,
            Error = MeanSize(points.AsSpan(first, series.Length - first)),
            NaiveError = Naive(series, first),
            SumErrors = [.. sums.AsSpan((steps - 1) * longest, series.Length)],
            SumForecasts = [.. forecastSums.AsSpan(0, series.Length)],
        };
    }

    Band At(double[] errors, int k, int length) => Band.Of(errors.AsSpan(k * longest, length), k + 1, settings, sorted, held);

    /// <summary>Farther ahead is never surer; a distance with too few errors takes the one before it, grown.</summary>
    static double Widest(double[] widths, int k, double width, double grown) =>
        k == 0 ? width : double.IsNaN(width) ? widths[k - 1] * grown : Math.Max(width, widths[k - 1]);

    static double MeanSize(ReadOnlySpan<double> errors)
    {
        var (sum, known) = (0.0, 0);
        foreach (var error in errors)
            if (!double.IsNaN(error)) (sum, known) = (sum + Math.Abs(error), known + 1);
        return sum / known;
    }

    /// <summary>The error of repeating the season before, at the same origins.</summary>
    double Naive(ReadOnlySpan<double> series, int first)
    {
        var (sum, known) = (0.0, 0);
        for (var t = Math.Max(first, settings.Season); t < series.Length; t++)
            if (Math.Abs(series[t] - series[t - settings.Season]) is var error && !double.IsNaN(error)) (sum, known) = (sum + error, known + 1);
        return sum / known;
    }
}
