using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Luheng.Engine;
using Luheng.Packs;
using Luheng.Returns;
using Luheng.Warning;

namespace Luheng.App;

/// <summary>forecast: the points to come of a series in a file, or the months to come of every enterprise of a data folder.</summary>
static class ForecastCommand
{
    static readonly Argument<string?> Source = new("FILE") { Description = "a .csv or .xlsx with a series: a column of numbers and, if it has one, of times", Arity = ArgumentArity.ZeroOrOne };
    static readonly Option<string?> Data = new("--data") { Description = "instead of a file the data folder: five series of every enterprise" };
    static readonly Option<string?> Into = new("--into") { Description = "with --data: a .csv for every month to come of every enterprise" };
    static readonly Option<string?> Value = new("--value") { Description = "the column of values (the first that holds numbers)" };
    static readonly Option<string?> Time = new("--time") { Description = "the column of times (the first that holds times)" };
    static readonly Option<int?> Ahead = new("--ahead") { Description = "how many points to come" };
    static readonly Option<int?> Season = new("--season") { Description = "points in a season (12 months, 4 quarters, 7 days, 52 weeks)" };
    static readonly Option<bool> Mean = new("--mean") { Description = "average points shorter than a day over it instead of adding them up" };
    static readonly Option<bool> Json = new("--json") { Description = "write the JSON that outsiders rely on" };

    public static Command Make()
    {
        var forecast = new Command("forecast", "forecasts a series in a file, or five series of every enterprise, with the coverage of their back-tests") { Source, Data, Into, Value, Time, Ahead, Season, Mean, Json };
        forecast.SetAction(p => CommandTable.Guard(() => (p.GetValue(Source), p.GetValue(Data)) switch
        {
            ({ } file, null) => Series(file, p.GetValue(Value), p.GetValue(Time), p.GetValue(Mean), p.GetValue(Season), p.GetValue(Ahead), p.GetValue(Json)),
            (null, { } data) => Firms(data, p.GetValue(Into)),
            _ => throw new FormatException("name either a FILE with a series, or a data folder with --data"),
        }));
        return forecast;
    }

    static int Series(string file, string? value, string? time, bool mean, int? season, int? ahead, bool json)
    {
        if (season < 1 || ahead < 1) throw new FormatException("--season and --ahead are whole numbers from 1 on");
        var catalogue = PackFolder.Load();
        var series = GivenSeries.Of(file, [.. TextTable.Read(file).Select(r => (r.Number, r.Cells))], SeriesForecast.Choice(catalogue, value, time, mean));
        var forecast = SeriesForecast.Of(catalogue, series, season, ahead);
        if (json) Console.WriteLine(forecast.Json());
        else foreach (var line in forecast.Lines()) Console.WriteLine(line);
        return 0;
    }

    static int Firms(string data, string? into)
    {
        using var room = DataRoom.Open(data);
        var world = room.World();
        if (room.Catalogue.WarningFor(WarningOf.Enterprises) is not { } scheme || FirmMonth.Latest(world, scheme, room.AsOf(null)) is not { } last) throw new FormatException("no enterprise has filed months here");
        var forecasts = new FirmForecasts(world, last);
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.Cancel(); };
        using var file = into is null ? null : new StreamWriter(into);
        file?.WriteLine("subject,item,unit,month,value,low,high,method");
        var watch = Stopwatch.StartNew();
        var shown = -1;
        try
        {
            var sweep = forecasts.Run(file is null ? null : one => Write(file, world, one), new Told(done =>
            {
                if ((int)(done * 20) is var step && step > Interlocked.Exchange(ref shown, step)) Console.Error.WriteLine($"{step * 5} %");
            }), stop.Token);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sweep.Series:N0} series after {last}, {sweep.Known:N0} forecast in {watch.Elapsed.TotalSeconds:0.0} s; nominal 80 % intervals held {sweep.Points.Share:0.0%} of {sweep.Points.Tested:N0} months and {sweep.Sums.Share:0.0%} of {sweep.Sums.Tested:N0} sums; error {sweep.Error:0.00} of repeating the year before"));
            return 0;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("stopped");
            return 1;
        }
    }

    static void Write(StreamWriter file, World world, FirmForecast one)
    {
        var lines = new System.Text.StringBuilder();
        var (item, month) = (world.Catalogue.Items[one.Item], one.After.First);
        for (var k = 0; k < one.Forecast.Values.Length; k++)
        {
            month = month.AddMonths(1);
            var (value, width) = (one.Forecast.Values[k], one.Forecast.Widths[k]);
            lines.Append(CultureInfo.InvariantCulture, $"{one.Subject},{item.Id},{item.Unit},{month:yyyy-MM},{value:0.####},{value - width:0.####},{value + width:0.####},{one.Forecast.Method}\n");
        }
        lock (file) file.Write(lines);
    }

    /// <summary>Tells at once, on whichever thread it is.</summary>
    sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
