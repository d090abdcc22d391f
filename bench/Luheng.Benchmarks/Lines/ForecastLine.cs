using System.Diagnostics;
using System.Globalization;
using Luheng.Demo;
using Luheng.Engine;
using Luheng.Judging.Warning;
using Luheng.Packs;
using Luheng.Statistics;
using Luheng.Time;
using Luheng.Warning;

namespace Luheng.Benchmarks;

/// <summary>Warnings and forecasts of a whole province, and what nominal 80 % intervals held in back-tests.</summary>
static class ForecastLine
{
    const string Share = "of outcomes";
    static readonly DateOnly Today = DemoProvince.AsOf;

    public static IEnumerable<Line> Measure(Bench bench)
    {
        var catalogue = PackLoader.Load(bench.PackFolder);
        var world = Province(catalogue);
        var scheme = catalogue.WarningFor(WarningOf.Enterprises)!;
        foreach (var item in FirmForecasts.Items) world.Columns.Of(item, 2025);

        var watch = Stopwatch.StartNew();
        var watched = new FirmWatch(world, scheme, 2025);
        var judged = watched.Judge(10);
        var first = watch.Elapsed.TotalSeconds;
        yield return new("forecast", $"{judged.Count:N0} enterprises warned", Repeat.MedianSeconds(5, () => new FirmWatch(world, scheme, 2025).Judge(10)), "s", new(1),
            $"first in the process {first:0.00} s; {string.Join(", ", judged.GroupBy(j => j.Level).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count():N0}"))}");

        watch.Restart();
        var tracks = RegionWatch.All(world, Today);
        yield return new("forecast", $"{tracks.Count} targets of regions followed and forecast month by month", watch.Elapsed.TotalSeconds, "s");

        var sweep = default(ForecastSweep)!;
        watch.Restart();
        sweep = new FirmForecasts(world, Period.Month(2025, 10)).Run();
        yield return new("forecast", $"{sweep.Series:N0} series of {judged.Count:N0} enterprises forecast and back-tested, all cores", watch.Elapsed.TotalSeconds, "s", new(20), $"{sweep.Known:N0} forecast; the others have too few months")
        {
            Beside = [new("error over that of repeating the year before", sweep.Error)],
        };
        yield return Held("months of enterprises", sweep.Points.Share, sweep.Points.Tested);
        yield return Held("sums of months of enterprises", sweep.Sums.Share, sweep.Sums.Tested);
        var outlooks = tracks.SelectMany(t => t.Months).Select(m => m.Outlook).OfType<Outlook>().ToList();
        yield return Held("regions' outlooks, by their own back-tests", (double)outlooks.Sum(o => o.Covered) / outlooks.Sum(o => o.Tested), outlooks.Sum(o => o.Tested));
        yield return YearEnds(world);
        foreach (var line in Steel(bench, catalogue)) yield return line;
    }

    static Line Held(string what, double share, int tested) => new("forecast", $"nominal 80 % intervals: {what}", share, Share, null, $"{tested:N0} back-tested") { Beside = [new("nominal", 0.8)] };

    /// <summary>What was expected of the year's end in each month of two years, held against what came.</summary>
    static Line YearEnds(World world)
    {
        var (tested, held) = (0, 0);
        foreach (var year in (int[])[2023, 2024])
            foreach (var track in RegionWatch.All(world, new(year, 12, 31)).Where(t => t.Target.Kind == TargetKind.Change))
                foreach (var month in track.Months.Where(m => m is { Month: < 12, Outlook: not null }))
                {
                    tested++;
                    if (Math.Abs(track.Now!.Outlook!.YearEnd - month.Outlook!.YearEnd) <= month.Outlook.Width) held++;
                }
        return Held("year ends of the demo province and its cities", (double)held / tested, tested);
    }

    static IEnumerable<Line> Steel(Bench bench, Catalogue catalogue)
    {
        const string What = "nominal 80 % intervals: a steel works' daily electricity, a year";
        if (bench.Steel is not { } file || !File.Exists(file))
        {
            yield return Line.Absent("forecast", What, Share, "the file is not at hand: --steel FILE");
            yield break;
        }
        double[] days = [.. File.ReadLines(file).Skip(1).Select(l => double.Parse(l.Split(',')[1], CultureInfo.InvariantCulture)).Chunk(96).Select(d => d.Sum())];
        var n = catalogue.Rules["forecast"].Numbers;
        foreach (var steps in (int[])[1, 7, 28])
        {
            var forecast = new Forecaster(new(7, n["nominal"], n["widen"], n["learning"], (int)n["least_points"], (int)n["least_errors"]), days.Length, steps).Run(days);
            yield return new("forecast", $"{What}, up to {steps} days ahead", forecast.Points.Share, Share, null, $"{forecast.Points.Tested:N0} back-tested; sums held {forecast.Sums.Share:0.000}; {forecast.Method}")
            {
                Beside = [new("nominal", 0.8), new("error over that of repeating the week before", forecast.Error / forecast.NaiveError)],
            };
        }
    }

    static World Province(Catalogue catalogue)
    {
        var drafts = DemoProvince.Make(catalogue, DemoSize.Province).Drafts().ToList();
        return World.Of(catalogue, drafts.SelectMany(d => d.Draft.Subjects).GroupBy(s => s.Id).Select(g => g.Last()), [.. drafts.SelectMany(d => d.Draft.Observations)]);
    }
}
