namespace Luheng.Statistics;

/// <summary>How a series is forecast.</summary>
/// <param name="Season">Points in a season: 12 months, 11 where January and February are one, 7 days; 1 for none.</param>
/// <param name="Nominal">The share of outcomes that an interval is to hold, such as 0.8.</param>
/// <param name="Widen">What the quantile of past errors is multiplied by before anything is learnt of the series.</param>
/// <param name="Learning">How fast the width follows its own hits and misses; 0 leaves it.</param>
/// <param name="LeastPoints">With fewer known points nothing is forecast.</param>
/// <param name="LeastErrors">With fewer past errors no interval is given, and so no forecast.</param>
public sealed record ForecastSettings(int Season, double Nominal, double Widen, double Learning, int LeastPoints, int LeastErrors);

/// <summary>What a forecast was made by, or why there is none.</summary>
public enum ForecastMethod
{
    /// <summary>Too few points; nothing is forecast.</summary>
    TooFew,

    /// <summary>The series never moved; neither does its forecast.</summary>
    Constant,

    /// <summary>Exponential smoothing without a season, with a damped trend where that did better.</summary>
    Simple,

    /// <summary>The same point of the season before.</summary>
    SeasonalNaive,

    /// <summary>Holt–Winters, damped, with a season that is added.</summary>
    Additive,

    /// <summary>Holt–Winters, damped, with a season that multiplies; of positive series only.</summary>
    Multiplicative,
}
