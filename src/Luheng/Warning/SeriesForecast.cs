using System.Globalization;
using System.Text.Json;
using Luheng.Packs;
using Luheng.Problems;
using Luheng.Statistics;

namespace Luheng.Warning;

/// <summary>The points to come of a series that somebody brings, with intervals and how often those of its own back-tests held.</summary>
public sealed record SeriesForecast(GivenSeries Series, int Season, double Nominal, Forecast Forecast)
{
    static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The most points that are looked at; of a longer series the last.</summary>
    const int Most = 20_000;

    public static SeriesChoice Choice(Catalogue catalogue, string? value, string? time, bool mean) => new(value, time, mean, catalogue.Rules["forecast"].Numbers["whole_day_from"]);

    /// <param name="season">Points in a season; that of the step unless said.</param>
    /// <param name="ahead">How many points; as many as usual for the step unless said.</param>
    /// <exception cref="ProblemsException">Too few points are known.</exception>
    public static SeriesForecast Of(Catalogue catalogue, GivenSeries series, int? season = null, int? ahead = null)
    {
        var points = series.Points.AsSpan(Math.Max(0, series.Points.Length - Most));
        var settings = new Forecasting(catalogue).Settings(season ?? series.Step.Season());
        var forecast = new Forecaster(settings, points.Length, ahead ?? Usual(series.Step)).Run(points);
        return forecast.IsKnown ? new(series, settings.Season, settings.Nominal, forecast)
            : throw new ProblemsException([new(series.Name, $"has {series.Points.Length - series.Missing} known points", $"at least {settings.LeastPoints}, and {settings.LeastErrors} earlier forecasts whose outcome is known, are needed for an interval")]);
    }

    static int Usual(TimeStep step) => step switch { TimeStep.Day or TimeStep.Shorter => 14, TimeStep.Week => 8, TimeStep.Quarter => 4, TimeStep.Year => 3, _ => 6 };

    /// <summary>When a point ahead begins, or its place after the last.</summary>
    string When(int ahead) => Series.Begins is { } begins && Series.Step.Next(begins, Series.Points.Length + ahead) is var time ? Series.Step switch
    {
        TimeStep.Year => time.ToString("yyyy", CultureInfo.InvariantCulture),
        TimeStep.Quarter => string.Create(CultureInfo.InvariantCulture, $"{time.Year}-Q{(time.Month + 2) / 3}"),
        TimeStep.Month => time.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    } : string.Create(CultureInfo.InvariantCulture, $"+{ahead + 1}");

    /// <summary>As lines for people.</summary>
    public IEnumerable<string> Lines()
    {
        var how = Series.ByDays ? ", put together by days" : "";
        yield return string.Create(CultureInfo.InvariantCulture, $"{Series.Name}: {Series.Points.Length:#,0} points, one a {Series.Step.ToString().ToLowerInvariant()}{(Series.Begins is { } begins ? $" from {begins:yyyy-MM-dd}" : "")}, {Series.Missing:#,0} missing, of {Series.Rows:#,0} rows{how}");
        if (Series.Others.Count > 0) yield return $"other columns (--value): {string.Join(", ", Series.Others)}";
        yield return string.Create(CultureInfo.InvariantCulture, $"{Forecasting.Say(Forecast.Method).En}, season of {Season}: nominal {Nominal:0%} intervals held {Share(Forecast.Points)} and {Share(Forecast.Sums)} of sums in back-tests; error {Forecast.Error / Forecast.NaiveError:0.00} of repeating the season before");
        for (var k = 0; k < Forecast.Values.Length; k++)
            yield return string.Create(CultureInfo.InvariantCulture, $"{When(k),-12} {Forecast.Values[k],14:0.####}  ({Forecast.Values[k] - Forecast.Widths[k]:0.####} – {Forecast.Values[k] + Forecast.Widths[k]:0.####})");
    }

    static string Share(BandTest test) => string.Create(CultureInfo.InvariantCulture, $"{test.Share:0.0%} of {test.Tested:#,0}");

    /// <summary>The JSON that outsiders rely on; names are a contract.</summary>
    public string Json() => JsonSerializer.Serialize(new
    {
        series = Series.Name,
        step = Series.Step.ToString().ToLowerInvariant(),
        points = Series.Points.Length,
        missing = Series.Missing,
        season = Season,
        method = Forecasting.Say(Forecast.Method).En,
        nominal = Nominal,
        tested = Forecast.Points.Tested,
        covered = Known(Forecast.Points.Share),
        coveredSums = Known(Forecast.Sums.Share),
        error = Known(Forecast.Error),
        naiveError = Known(Forecast.NaiveError),
        forecast = Forecast.Values.Select((value, k) => new { period = When(k), value, low = value - Forecast.Widths[k], high = value + Forecast.Widths[k] }),
    }, Written);

    static double? Known(double value) => double.IsFinite(value) ? value : null;
}
