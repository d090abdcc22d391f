using System.Collections.Concurrent;
using Luheng.Packs;
using Luheng.Statistics;

namespace Luheng.Warning;

/// <summary>Forecasts with the parameters of the pack; keeps its forecasters for the next series.</summary>
sealed class Forecasting(Catalogue catalogue)
{
    readonly ConcurrentDictionary<(int Season, int Longest, int Steps), ConcurrentBag<Forecaster>> idle = new();
    readonly IReadOnlyDictionary<string, double> numbers = catalogue.Rules["forecast"].Numbers;

    public int FirmAhead => (int)numbers["firm_ahead"];

    public ForecastSettings Settings(int season) => new(season, numbers["nominal"], numbers["widen"], numbers["learning"], (int)numbers["least_points"], (int)numbers["least_errors"]);

    public Forecast Of(double[] points, int season, int steps)
    {
        // A length rounded up serves many series.
        var bag = idle.GetOrAdd((season, (points.Length + 63) / 64 * 64, steps), _ => []);
        if (!bag.TryTake(out var forecaster)) forecaster = new(Settings(season), (points.Length + 63) / 64 * 64, steps);
        var forecast = forecaster.Run(points);
        bag.Add(forecaster);
        return forecast;
    }

    public static Said Say(ForecastMethod method) => method switch
    {
        ForecastMethod.Constant => new("不变", "constant"),
        ForecastMethod.Simple => new("简单指数平滑", "simple exponential smoothing"),
        ForecastMethod.SeasonalNaive => new("同上季", "the season before"),
        ForecastMethod.Additive => new("加法季节指数平滑", "additive Holt–Winters"),
        ForecastMethod.Multiplicative => new("乘法季节指数平滑", "multiplicative Holt–Winters"),
        _ => new("点数不足", "too few points"),
    };
}
