namespace Luheng.Statistics;

/// <summary>How often intervals made at earlier points, from what was known then, held what came.</summary>
/// <param name="Tested">How many intervals had an outcome.</param>
/// <param name="Covered">How many held it.</param>
public readonly record struct BandTest(int Tested, int Covered)
{
    /// <summary>0–1; NaN where nothing was tested.</summary>
    public double Share => Tested == 0 ? double.NaN : (double)Covered / Tested;

    public static BandTest operator +(BandTest a, BandTest b) => new(a.Tested + b.Tested, a.Covered + b.Covered);
}

/// <summary>The next points of a series, each with the half width of its interval, and the same for their running sum.</summary>
/// <param name="Values">The points ahead; empty where there is no forecast.</param>
/// <param name="Widths">Half the interval of each point.</param>
/// <param name="SumWidths">Half the interval of the sum up to each point.</param>
public sealed record Forecast(ForecastMethod Method, double[] Values, double[] Widths, double[] SumWidths)
{
    public static Forecast None { get; } = new(ForecastMethod.TooFew, [], [], []);

    public bool IsKnown => Method != ForecastMethod.TooFew;

    /// <summary>Of single points, over all distances ahead.</summary>
    public BandTest Points { get; init; }

    /// <summary>Of sums, over all distances ahead.</summary>
    public BandTest Sums { get; init; }

    /// <summary>Mean size of the error one step ahead, by rolling origins, and that of repeating the season before.</summary>
    public double Error { get; init; } = double.NaN;
    public double NaiveError { get; init; } = double.NaN;

    /// <summary>The error of the sum of all points ahead, outcome less forecast, by origin; NaN where there was no outcome.</summary>
    public double[] SumErrors { get; init; } = [];

    /// <summary>The sum that was forecast at each origin.</summary>
    public double[] SumForecasts { get; init; } = [];

    public double Sum(int steps)
    {
        var sum = 0.0;
        for (var i = 0; i < steps; i++) sum += Values[i];
        return sum;
    }
}
