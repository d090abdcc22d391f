using Luheng.Engine;
using Luheng.Judging.Warning;
using Luheng.Registry;
using Luheng.Statistics;
using Luheng.Time;

namespace Luheng.Warning;

/// <summary>The months to come of one item of an enterprise.</summary>
/// <param name="After">The last month known to anyone; the first forecast is the month after it.</param>
public sealed record FirmForecast(SubjectId Subject, string Item, Period After, Forecast Forecast);

/// <summary>What forecasting everyone came to.</summary>
/// <param name="Known">How many series could be forecast, of <paramref name="Series"/>.</param>
/// <param name="Points">How often the intervals of earlier months held, over all series.</param>
public sealed record ForecastSweep(int Series, int Known, BandTest Points, BandTest Sums, double Error, double NaiveError);

/// <summary>Forecasts series of every enterprise, month by month.</summary>
public sealed class FirmForecasts
{
    /// <summary>What is forecast of an enterprise: output, energy of both kinds, electricity and water.</summary>
    public static readonly string[] Items = ["output_value.comparable_price", "energy.comprehensive", "energy.comprehensive.equivalent", "energy.consumed.electricity", "water.fresh"];

    readonly World world;
    readonly Forecasting forecasting;
    readonly int[] rowOfFirm, firmOfRow;
    readonly int firstYear;

    public FirmForecasts(World world, Period last)
    {
        (this.world, After, forecasting) = (world, last, new(world.Catalogue));
        var rows = world.Frame.Rows;
        rowOfFirm = [.. Enumerable.Range(0, rows.Count).Where(r => rows[r].Id.Kind == SubjectKind.Enterprise)];
        var firms = rowOfFirm.Select((row, firm) => (rows[row].Id, firm)).ToDictionary(f => f.Id, f => f.firm);
        firmOfRow = [.. rows.Select(r => firms.GetValueOrDefault(r.Id.Enterprise, -1))];
        firstYear = world.Frame.Years.DefaultIfEmpty(last.Year).Min();
    }

    public Period After { get; }

    public int Firms => rowOfFirm.Length;

    MonthTable Table(string item) => MonthTable.Of(world, item, firstYear, After.Year, Firms, firmOfRow);

    ReadOnlySpan<double> Series(MonthTable table, int firm) => table.Of(firm)[..(table.Months - 12 + After.Last.Month)];

    /// <summary>Every enterprise and every item; what is forecast is handed on as it comes.</summary>
    public ForecastSweep Run(Action<FirmForecast>? take = null, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        var (gate, done, sweep, errors, naive) = (new Lock(), 0, new ForecastSweep(0, 0, default, default, 0, 0), 0.0, 0.0);
        foreach (var item in Items)
        {
            var table = Table(item);
            Parallel.ForEach(System.Collections.Concurrent.Partitioner.Create(0, Firms, Math.Max(1, Math.Min(512, Firms))), new ParallelOptions { CancellationToken = cancel }, range =>
            {
                var (forecaster, mine) = (new Forecaster(forecasting.Settings(12), table.Months, forecasting.FirmAhead), new ForecastSweep(0, 0, default, default, 0, 0));
                for (var firm = range.Item1; firm < range.Item2; firm++)
                {
                    cancel.ThrowIfCancellationRequested();
                    var series = Series(table, firm);
                    if (!series.ContainsAnyExcept(double.NaN)) continue;
                    var forecast = forecaster.Run(series);
                    mine = new(mine.Series + 1, mine.Known + (forecast.IsKnown ? 1 : 0), mine.Points + forecast.Points, mine.Sums + forecast.Sums,
                        mine.Error + Scaled(forecast.Error, forecast.NaiveError), mine.NaiveError + (Scaled(forecast.Error, forecast.NaiveError) > 0 ? 1 : 0));
                    if (forecast.IsKnown) take?.Invoke(new(world.Frame.Rows[rowOfFirm[firm]].Id, item, After, forecast));
                }
                lock (gate)
                {
                    sweep = new(sweep.Series + mine.Series, sweep.Known + mine.Known, sweep.Points + mine.Points, sweep.Sums + mine.Sums, sweep.Error, sweep.NaiveError);
                    (errors, naive, done) = (errors + mine.Error, naive + mine.NaiveError, done + range.Item2 - range.Item1);
                    progress?.Report((double)done / Firms / Items.Length);
                }
            });
        }
        return sweep with { Error = errors / naive, NaiveError = 1 };
    }

    /// <summary>The error over that of repeating last year; 0 where there is none to compare with.</summary>
    static double Scaled(double error, double naive) => naive > 0 && double.IsFinite(error) ? error / naive : 0;

    /// <summary>One enterprise, item by item; what has too few months says so by its method.</summary>
    public IReadOnlyList<FirmForecast> Of(SubjectId enterprise)
    {
        var firm = Array.FindIndex(rowOfFirm, row => world.Frame.Rows[row].Id == enterprise.Enterprise);
        return firm < 0 ? [] : [.. Items.Where(world.Catalogue.Items.ContainsKey).Select(item =>
            new FirmForecast(enterprise, item, After, forecasting.Of([.. Series(Table(item), firm)], 12, forecasting.FirmAhead)))];
    }
}
