using FsCheck;
using FsCheck.Fluent;
using Luheng.Chance;
using Luheng.Statistics;

namespace Luheng.Tests.Statistics;

/// <summary>Smoothing against answers worked out by hand, and what must hold of any series.</summary>
public class ForecastTests
{
    static readonly ForecastSettings Monthly = new(12, 0.8, 0.9, 0.1, 12, 4);

    static Forecast Of(double[] series, int steps = 3, ForecastSettings? by = null) => new Forecaster(by ?? Monthly, series.Length, steps).Run(series);

    /// <summary>Simple smoothing at 0.5 from 10: 10, 11, 12.5; without a trend every point ahead is the level.</summary>
    [Fact]
    public void Simple_smoothing_gives_the_levels_worked_out_by_hand()
    {
        var state = new Smoothed(new(ForecastMethod.Simple, 0.5, 0, 0), new double[1]);
        Assert.Equal(1, state.Start([10, 12, 14]));
        Assert.Equal(2, state.Take(1, 12));
        Assert.Equal(3, state.Take(2, 14));
        var ahead = new double[2];
        state.Ahead(3, ahead);
        Assert.Equal([12.5, 12.5], ahead);
    }

    /// <summary>A season of two, 8 and 12: level 10, offsets −2 and +2. Then 10 comes where 8 was expected.</summary>
    [Fact]
    public void An_additive_season_gives_the_points_worked_out_by_hand()
    {
        var state = new Smoothed(new(ForecastMethod.Additive, 0.5, 0.5, 0.5), new double[2]);
        Assert.Equal(2, state.Start([8, 12]));
        Assert.Equal(2, state.Take(2, 10)); // level 11, slope 0.5, offset −2 + 0.5 × 0.5 × 2 = −1.5
        var ahead = new double[2];
        state.Ahead(3, ahead);
        Assert.Equal([11 + 0.45 + 2, 11 + 0.45 + 0.405 - 1.5], ahead, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void A_multiplicative_season_gives_the_points_worked_out_by_hand()
    {
        var state = new Smoothed(new(ForecastMethod.Multiplicative, 0.5, 0, 0), new double[2]);
        state.Start([8, 12]);
        Assert.Equal(8, state.Take(2, 16), 1e-12); // expected 8; level 10 + 0.5 × 8 ÷ 0.8 = 15
        var ahead = new double[2];
        state.Ahead(3, ahead);
        Assert.Equal([18.0, 12.0], ahead, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void A_missing_point_moves_time_on_and_teaches_nothing()
    {
        var state = new Smoothed(new(ForecastMethod.Simple, 0.5, 0, 0), new double[1]);
        state.Start([10]);
        Assert.True(double.IsNaN(state.Take(1, double.NaN)));
        var ahead = new double[1];
        state.Ahead(2, ahead);
        Assert.Equal([10.0], ahead);
    }

    [Fact]
    public void A_pure_season_is_repeated_exactly()
    {
        double[] year = [5, 9, 4, 7, 7, 3, 8, 6, 2, 9, 1, 5];
        var forecast = Of([.. year, .. year, .. year], 12);
        Assert.Equal(year, forecast.Values, (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.All(forecast.Widths, w => Assert.True(w < 1e-9));
    }

    [Fact]
    public void A_constant_series_stays_and_says_so()
    {
        var forecast = Of([.. Enumerable.Repeat(7.0, 20)]);
        Assert.Equal((ForecastMethod.Constant, 7.0, 0.0), (forecast.Method, forecast.Values[2], forecast.SumWidths[2]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(11)]
    public void Too_few_points_give_no_forecast(int points) => Assert.Equal(ForecastMethod.TooFew, Of([.. Enumerable.Range(1, points).Select(i => (double)i * i)]).Method);

    [Fact]
    public void Points_that_are_all_missing_but_few_give_no_forecast()
    {
        var series = Enumerable.Repeat(double.NaN, 40).ToArray();
        for (var i = 0; i < 8; i++) series[i * 5] = i;
        Assert.False(Of(series).IsKnown);
    }

    [Fact]
    public void A_short_series_is_smoothed_without_a_season()
    {
        var forecast = Of([10, 11, 9, 10, 12, 11, 10, 9, 11, 10, 12, 10, 11]);
        Assert.Equal(ForecastMethod.Simple, forecast.Method);
        Assert.InRange(forecast.Values[0], 9, 12);
    }

    [Fact]
    public void Negative_values_are_forecast_and_never_by_factors()
    {
        var forecast = Of([.. Enumerable.Range(0, 48).Select(i => -50 + 20 * Math.Sin(i * Math.PI / 6) + i % 5)], 12);
        Assert.NotEqual(ForecastMethod.Multiplicative, forecast.Method);
        Assert.True(forecast.Values.Average() is > -60 and < -30);
    }

    static double[] Noisy(int seed, int length, int season)
    {
        var dice = Dice.For(0x5EA5, seed, 1);
        var level = 100.0;
        return [.. Enumerable.Range(0, length).Select(i => (level += dice.Bell()) * (1 + 0.2 * Math.Sin(2 * Math.PI * i / season)) + 4 * dice.Bell())];
    }

    [Fact]
    public void Missing_months_are_not_zero()
    {
        var series = Noisy(1, 60, 12);
        var whole = Of(series, 6);
        foreach (var gap in (int[])[20, 21, 33, 58]) series[gap] = double.NaN;
        Assert.Equal(whole.Sum(6), Of(series, 6).Sum(6), whole.Sum(6) / 10);
    }

    [Fact]
    public void Later_points_change_no_earlier_interval()
    {
        var series = Noisy(2, 60, 12);
        var shorter = Of(series[..48], 3);
        var changed = (double[])series.Clone();
        for (var i = 50; i < 60; i++) changed[i] *= 3;
        Assert.Equal(shorter.Values, new Forecaster(Monthly, 60, 3).Run(changed.AsSpan(0, 48)).Values);
    }

    [Fact]
    public void One_forecaster_gives_the_same_for_a_series_whatever_it_did_before()
    {
        var forecaster = new Forecaster(Monthly, 60, 6);
        var alone = forecaster.Run(Noisy(3, 60, 12));
        forecaster.Run(Noisy(4, 31, 12));
        forecaster.Run([.. Enumerable.Repeat(1.0, 60)]);
        var again = forecaster.Run(Noisy(3, 60, 12));
        Assert.Equal(alone.Values, again.Values);
        Assert.Equal(alone.SumWidths, again.SumWidths);
        Assert.Equal(alone.Points, again.Points);
    }

    [Theory]
    [InlineData(36, 12)]
    [InlineData(64, 11)]
    [InlineData(365, 7)]
    public void Intervals_of_eighty_per_cent_hold_seventy_to_ninety(int length, int season)
    {
        var (points, sums) = (default(BandTest), default(BandTest));
        var forecaster = new Forecaster(Monthly with { Season = season }, length, 6);
        for (var seed = 0; seed < 300; seed++)
        {
            var forecast = forecaster.Run(Noisy(seed, length, season));
            (points, sums) = (points + forecast.Points, sums + forecast.Sums);
        }
        Assert.InRange(points.Share, 0.7, 0.9);
        Assert.InRange(sums.Share, 0.7, 0.9);
    }

    [Fact]
    public void A_series_in_another_unit_has_the_same_forecast_in_that_unit() => Prop.ForAll(
        Gen.Choose(0, 1000).Select(seed => Noisy(seed, 40, 12)).ToArbitrary(), Gen.Choose(-9, 9).Select(n => Math.Pow(2, n)).ToArbitrary(), (series, times) =>
        {
            var (one, scaled) = (Of(series), Of([.. series.Select(v => v * times)]));
            return Math.Abs(scaled.Sum(3) - times * one.Sum(3)) < 1e-6 * Math.Abs(times * one.Sum(3)) && Math.Abs(scaled.SumWidths[2] - times * one.SumWidths[2]) <= 1e-6 * times * one.SumWidths[2];
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.281551565545, 0.9)]
    [InlineData(-1.959963984540, 0.025)]
    [InlineData(3, 0.998650101968)]
    public void The_normal_distribution_is_that_of_the_tables(double x, double below) => Assert.Equal(below, Normal.Below(x), 1e-10);

    [Fact]
    public void The_reach_of_eighty_per_cent_is_one_and_twenty_eight_hundredths() => Assert.Equal(1.281551565545, Normal.Reach(0.8), 1e-9);

    [Fact]
    public void The_chance_above_a_limit_falls_as_the_limit_rises()
    {
        var chances = Enumerable.Range(0, 20).Select(i => Normal.Above(i, 8, 3, 0.8)).ToList();
        Assert.Equal(chances.OrderDescending(), chances);
        Assert.Equal((1.0, 0.0), (Normal.Above(1, 2, 0, 0.8), Normal.Above(2, 1, 0, 0.8)));
    }
}
