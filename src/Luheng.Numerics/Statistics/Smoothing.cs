namespace Luheng.Statistics;

/// <summary>One way to smooth: the form and how fast level, trend and season follow an error. Error-correction form of Holt–Winters with a damped trend.</summary>
/// <param name="Level">0–1.</param>
/// <param name="Trend">As a share of <paramref name="Level"/>; 0 for no trend.</param>
/// <param name="Season">0–1; of what the level leaves.</param>
readonly record struct Smoothing(ForecastMethod Form, double Level, double Trend, double Season)
{
    /// <summary>What a trend keeps of itself from one point to the next.</summary>
    public const double Damping = 0.9;

    /// <summary>The grid that is tried; cautious ones first, so that they win a tie.</summary>
    public static readonly Smoothing[] Grid = [.. Make()];

    public bool IsSeasonal => Form != ForecastMethod.Simple;

    static IEnumerable<Smoothing> Make()
    {
        double[] levels = [0.2, 0.1, 0.4, 0.05, 0.7], trends = [0, 0.1, 0.3], seasons = [0.1, 0, 0.3, 0.6];
        foreach (var form in (ForecastMethod[])[ForecastMethod.Additive, ForecastMethod.Multiplicative])
            foreach (var season in seasons)
                foreach (var trend in trends)
                    foreach (var level in levels) yield return new(form, level, trend, season);
        foreach (var trend in trends)
            foreach (var level in (double[])[.. levels, 1]) yield return new(ForecastMethod.Simple, level, trend, 0);
        yield return new(ForecastMethod.SeasonalNaive, 0, 0, 1);
    }
}

/// <summary>Where a smoothing stands after a point: level, slope and the season's offsets or factors.</summary>
ref struct Smoothed(Smoothing by, Span<double> seasons)
{
    readonly Smoothing by = by;
    readonly Span<double> seasons = seasons;
    double level, slope;

    /// <summary>Starts from the first season (its mean and what each point differs from it), or from the first point. Gives the point from which on it follows.</summary>
    public int Start(ReadOnlySpan<double> series)
    {
        slope = 0;
        if (!by.IsSeasonal)
        {
            level = series[0];
            seasons.Clear();
            return 1;
        }
        var (sum, known) = (0.0, 0);
        for (var i = 0; i < seasons.Length; i++)
            if (!double.IsNaN(series[i])) (sum, known) = (sum + series[i], known + 1);
        level = sum / known;
        var times = by.Form == ForecastMethod.Multiplicative;
        for (var i = 0; i < seasons.Length; i++)
            seasons[i] = double.IsNaN(series[i]) ? (times ? 1 : 0) : times ? series[i] / level : series[i] - level;
        return seasons.Length;
    }

    /// <summary>Takes the next point in; gives by how much it was missed, NaN where the point is missing.</summary>
    public double Take(int at, double value)
    {
        var slot = at % seasons.Length;
        var carried = Smoothing.Damping * slope;
        var (expected, season) = (level + carried, seasons[slot]);
        var times = by.Form == ForecastMethod.Multiplicative;
        var error = value - (times ? expected * season : expected + season);
        if (double.IsNaN(error))
        {
            (level, slope) = (expected, carried);
            return double.NaN;
        }
        var own = times ? season > 0 ? error / season : 0 : error;
        level = expected + by.Level * own;
        slope = carried + by.Level * by.Trend * own;
        if (by.IsSeasonal) seasons[slot] = season + by.Season * (1 - by.Level) * (times ? expected > 0 ? error / expected : 0 : error);
        return error;
    }

    /// <summary>The points ahead of the one that would be taken in next.</summary>
    public readonly void Ahead(int at, Span<double> into)
    {
        var (rise, kept) = (0.0, slope);
        for (var k = 0; k < into.Length; k++)
        {
            kept *= Smoothing.Damping;
            rise += kept;
            var season = seasons[(at + k) % seasons.Length];
            into[k] = by.Form == ForecastMethod.Multiplicative ? (level + rise) * season : level + rise + season;
        }
    }
}
