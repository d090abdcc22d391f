using System.Globalization;
using Luheng.Statistics;
using Luheng.Tests.Monitoring;
using Luheng.Tests.Packs;

namespace Luheng.Tests.Statistics;

/// <summary>What nominal 80 % intervals held of series that somebody measured.</summary>
public class RealSeriesTests
{
    static ForecastSettings By(int season) => RealPacks.Rules.Rules["forecast"].Numbers is var n ? new(season, n["nominal"], n["widen"], n["learning"], (int)n["least_points"], (int)n["least_errors"]) : null!;

    static void HoldsEightyPerCent(double[] series, int season, int steps)
    {
        var forecast = new Forecaster(By(season), series.Length, steps).Run(series);
        TestContext.Current.TestOutputHelper?.WriteLine($"{forecast.Method}: points {forecast.Points.Share:0.000} of {forecast.Points.Tested}, sums {forecast.Sums.Share:0.000}, error {forecast.Error / forecast.NaiveError:0.00} of the season before");
        Assert.InRange(forecast.Points.Share, 0.7, 0.9);
        Assert.InRange(forecast.Sums.Share, 0.7, 0.9);
        Assert.True(forecast.Error < forecast.NaiveError, "smoothing errs less than repeating the season before");
    }

    /// <summary>Monthly passengers of the world's airlines, 1949–1960 (Box and Jenkins, 1976, series G).</summary>
    [Fact]
    public void Airline_passengers_of_twelve_years() =>
        HoldsEightyPerCent([.. File.ReadLines(Path.Combine(RealPacks.Root, "samples", "forecast", "airline-passengers.csv")).Skip(1).Select(l => double.Parse(l.Split(',')[1], CultureInfo.InvariantCulture))], 12, 6);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(14)]
    public void Daily_electricity_of_a_steel_works_year(int steps)
    {
        Assert.SkipWhen(SampleSeries.SteelFile() is null, "the steel works' file is not at hand");
        HoldsEightyPerCent(SteelDays(SampleSeries.SteelFile()!), 7, steps);
    }

    /// <summary>Intervals of fifteen minutes, marked by their ends, to days.</summary>
    static double[] SteelDays(string file) => [.. File.ReadLines(file).Skip(1).Select(l => double.Parse(l.Split(',')[1], CultureInfo.InvariantCulture)).Chunk(96).Select(d => d.Sum())];
}
