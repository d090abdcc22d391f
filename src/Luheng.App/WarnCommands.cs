using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Luheng.Engine;
using Luheng.Judging;
using Luheng.Judging.Allocating;
using Luheng.Judging.Warning;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;
using Luheng.Warning;

namespace Luheng.App;

/// <summary>judge warn, and forecast: who is warned, and the months to come of every enterprise.</summary>
static class WarnCommands
{
    const string Everyone = "all";

    static readonly Option<string> Of = new("--of") { Description = "all, a region's code or an enterprise's", Required = true };
    static readonly Option<string> In = new("--in") { Description = "the year, or January to a month: 2025, 2025-01..2025-10", Required = true };
    static readonly Option<string?> Data = new("--data") { Description = "the data folder", Required = true };
    static readonly Option<string?> KnownBy = new("--known-by") { Description = "as known by this time" };
    static readonly Option<string?> Scheme = new("--scheme") { Description = "the scheme for regions (default: the pack's)" };
    static readonly Option<bool> Json = new("--json") { Description = "write the JSON that outsiders rely on" };

    /// <summary>The kind of judgement that judge answers beside others.</summary>
    public static Command Warn()
    {
        var command = new Command("warn", "regions against the seasonal path of their targets, enterprises against theirs") { Of, In, Data, KnownBy, Scheme, Json };
        command.SetAction(p => CommandTable.Guard(() => Judge(p.GetValue(Of)!, p.GetValue(In)!, p.GetValue(Data), p.GetValue(KnownBy), p.GetValue(Scheme), p.GetValue(Json))));
        return command;
    }

    public static IEnumerable<Command> All()
    {
        var into = new Option<string?>("--into") { Description = "a .csv for every month to come of every enterprise" };
        var forecast = new Command("forecast", "forecasts five series of every enterprise, with the coverage of their back-tests") { Data, into };
        forecast.SetAction(p => CommandTable.Guard(() => Forecast(p.GetValue(Data), p.GetValue(into))));
        yield return forecast;
    }

    static int Judge(string of, string periodText, string? data, string? knownBy, string? schemeId, bool json)
    {
        using var room = DataRoom.Open(data, knownBy);
        var asOf = Until(Period.Parse(periodText), room.AsOf(null));
        var scheme = schemeId is null ? room.Catalogue.WarningFor(WarningOf.Regions) : room.Catalogue.Warnings.GetValueOrDefault(schemeId);
        if (scheme is not { Of: WarningOf.Regions })
            throw new FormatException($"'{schemeId}' is no scheme for regions (known: {string.Join(", ", room.Catalogue.Warnings.Values.Where(w => w.Of == WarningOf.Regions).Select(w => w.Id).Order())})");
        SubjectId? only = of == Everyone ? null : SubjectId.TryParse(of, out var id, out var wrong) ? id : throw new FormatException($"'{of}': {wrong}; say all, a region's code or an enterprise's");
        var world = room.World();
        if (only is { } asked && world.Population.Unknown(asked) is { } unknown) throw new FormatException(unknown);
        if (only is { IsGroup: true, Kind: not SubjectKind.Region }) throw new FormatException($"'{of}' is neither a region nor an enterprise: only these have targets and paths");
        var judgements = Judgements(world, IssuedTargets.All(room.Ledger, room.Catalogue, room.KnownBy), scheme, only, asOf).ToList();
        if (json) Console.WriteLine(JudgementJson.Write(judgements));
        else foreach (var one in judgements) Console.WriteLine(Line(one));
        return 0;
    }

    /// <summary>The last day that a question about a period may know of.</summary>
    static DateOnly Until(Period period, DateOnly asOf) => period.First.Month == 1 && period.FirstYear == period.Year && period.MonthCount > 0
        ? period.Last < asOf ? period.Last : period.First <= asOf ? asOf : throw new FormatException($"{period} is still to come; the data end with {asOf:yyyy-MM-dd}")
        : throw new FormatException($"'{period}': a warning needs a year or January to a month, such as 2025 or 2025-01..2025-10");

    static IEnumerable<Judgement> Judgements(World world, IReadOnlyList<IssuedTarget> issued, WarningScheme scheme, SubjectId? only, DateOnly asOf)
    {
        var period = Period.YearToDate(asOf.Year, asOf.Month);
        if (only is null or { Kind: SubjectKind.Region })
            foreach (var track in only is { } region ? RegionWatch.Of(world, region, asOf, issued) : RegionWatch.All(world, asOf, issued: issued)) yield return RegionJudge.Judge(track, scheme, period).Judgement;
        if (only is { IsGroup: true } || world.Catalogue.WarningFor(WarningOf.Enterprises) is not { } firms || FirmMonth.Latest(world, firms, asOf) is not { } month || month.Year != asOf.Year) yield break;
        var watch = new FirmWatch(world, firms, month.Year);
        foreach (var judgement in watch.Judge(month.Last.Month))
            if (only is not { } one || judgement.Subject == one.Enterprise) yield return judgement;
    }

    static string Line(Judgement one) => string.Create(CultureInfo.InvariantCulture, $"{one.Subject.Text,-20} {one.Period,-18} {one.Level,-12} {one.Value,8:0.#} {one.Unit}  {(one.Because is [var first, ..] ? first.Says.Zh : "")}");

    static int Forecast(string? data, string? into)
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
