namespace Luheng.Statistics;

/// <summary>The half width of an interval from the errors of earlier forecasts: their quantile, widened and narrowed by its own hits and misses.</summary>
/// <remarks>Split conformal quantile with the width learnt online: I. Gibbs, E. Candès, Adaptive conformal inference under distribution shift (2021).</remarks>
public readonly record struct Band(double Width, int Errors, BandTest Tested)
{
    /// <summary>Errors by origin, in order of time; NaN where there was none. An error made at an origin is known <paramref name="lag"/> origins later.</summary>
    /// <param name="sorted">Room for as many numbers as there are errors.</param>
    /// <param name="held">The same room, for whether each interval held.</param>
    public static Band Of(ReadOnlySpan<double> errors, int lag, ForecastSettings settings, Span<double> sorted, Span<sbyte> held)
    {
        var (known, tested, covered) = (0, 0, 0);
        var log = 0.0;
        for (var origin = 0; origin < errors.Length + lag; origin++)
        {
            if (origin - lag is >= 0 and var past && !double.IsNaN(errors[past]))
            {
                Insert(sorted, known++, Math.Abs(errors[past]));
                if (held[past] >= 0) log += settings.Learning * (settings.Nominal - held[past]);
            }
            if (origin >= errors.Length) continue;
            held[origin] = -1;
            if (known < settings.LeastErrors || double.IsNaN(errors[origin])) continue;
            var holds = Math.Abs(errors[origin]) <= Half(sorted[..known], log, settings);
            held[origin] = holds ? (sbyte)1 : (sbyte)0;
            tested++;
            if (holds) covered++;
        }
        return new(known < settings.LeastErrors ? double.NaN : Half(sorted[..known], log, settings), known, new(tested, covered));
    }

    public static Band Of(ReadOnlySpan<double> errors, int lag, ForecastSettings settings) =>
        Of(errors, lag, settings, new double[errors.Length], new sbyte[errors.Length]);

    static double Half(ReadOnlySpan<double> sorted, double log, ForecastSettings settings) =>
        Quantile(sorted, settings.Nominal) * settings.Widen * Math.Exp(log);

    /// <summary>The value at rank p(n + 1) of sorted numbers, between two of them in proportion, never beyond the last.</summary>
    internal static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        var rank = Math.Clamp(share * (sorted.Length + 1) - 1, 0, sorted.Length - 1);
        var below = (int)rank;
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + (rank - below) * (sorted[below + 1] - sorted[below]);
    }

    static void Insert(Span<double> sorted, int count, double value)
    {
        while (count > 0 && sorted[count - 1] > value)
        {
            sorted[count] = sorted[count - 1];
            count--;
        }
        sorted[count] = value;
    }
}
