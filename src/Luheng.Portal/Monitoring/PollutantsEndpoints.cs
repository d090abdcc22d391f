using System.Globalization;
using Luheng.Access;
using Luheng.Findings;
using Luheng.Monitoring;
using Luheng.Monitoring.Hj212;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Monitoring;

/// <summary>Pollutants: the board of all monitors, and the hours of one.</summary>
static class PollutantsEndpoints
{
    public static void MapPollutants(this IEndpointRouteBuilder app)
    {
        var list = app.Needing(Act.SeeReadings);
        list.MapGet("/pollutants", (Reader reader, HttpContext context) => With(reader, context, station =>
            Front.Page<PollutantsPage>(new { Board = Board(reader, station), Refusals = reader.Horizon(Act.SeeReadings).Everyone ? reader.Desk.Inlet?.Refusals.All ?? [] : [] })));
        list.MapTable("/pollutants", (Reader reader, HttpContext context) => With(reader, context, station => Table(Board(reader, station))));
        list.MapGet("/api/v1/pollutants", (Reader reader, HttpContext context) => With(reader, context, station => Json(Board(reader, station))));
        var one = app.Needing(Act.SeeReadings, Whom.Monitor("mn"));
        one.MapGet("/pollutants/{mn}", (Reader reader, HttpContext context, string mn) => With(reader, context, mn, series => Front.Page<MonitorPage>(new { Of = series })));
        one.MapTable("/pollutants/{mn}", (Reader reader, HttpContext context, string mn) => With(reader, context, mn, Table));
        one.MapGet("/api/v1/pollutants/{mn}", (Reader reader, HttpContext context, string mn) => With(reader, context, mn, Json));
    }

    static PollutantBoard Board(Reader reader, Station station) => PollutantBoard.Of(station, reader.Desk.Inlet) is var all
        ? all with { Monitors = [.. all.Monitors.Where(m => reader.Sees(m.Monitor.Owner, Act.SeeReadings))], Alarms = [.. all.Alarms.Where(a => reader.Sees(a.Subject, Act.SeeReadings))] } : null!;

    static IResult With(Reader reader, HttpContext context, Func<Station, IResult> answer) =>
        reader.Desk.Station is { } station ? answer(station) : Front.NotFound(reader, context, Words.NoReadings);

    static IResult With(Reader reader, HttpContext context, string mn, Func<MonitorSeries, IResult> answer) => With(reader, context, station =>
    {
        const int Usual = 7;
        if (MonitorBook.Read(station.Ledger).Find(mn) is not { } monitor) return Front.NotFound(reader, context, mn);
        var said = reader.Query("days");
        if (said is "") return answer(MonitorSeries.Of(station, monitor, Usual));
        return int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MonitorSeries.MostDays
            ? answer(MonitorSeries.Of(station, monitor, days))
            : Front.BadRequest(reader, context, Words.NotBetween.Filled("days", said, 1, MonitorSeries.MostDays));
    });

    static IResult Table(PollutantBoard board)
    {
        var csv = new Table("mn", "name", "credit_code", "code", "pollutant", "hour", "value", "unit", "flag", "limit", "limit_source", "state", "hours_due", "hours_arrived", "hours_valid");
        foreach (var (at, p) in board.Monitors.SelectMany(m => m.Pollutants.Select(p => (m, p))))
            csv.Row(at.Monitor.Mn, at.Monitor.Name, at.Monitor.Owner.Text, p.Means.Code, p.Name, Time(p.Hour), p.Value, p.Means.Meter.Unit, HourStates.Flag(p.Quality), p.Limit?.Limit, p.Limit?.Source, State(p.State), p.Due, p.Arrived, p.Valid);
        return csv.As("pollutants", Words.Pollutants);
    }

    static IResult Json(PollutantBoard board) => Results.Json(new
    {
        now = Time(Instant.Of(board.Now)),
        monitors = board.Monitors.Select(m => new
        {
            mn = m.Monitor.Mn,
            name = m.Monitor.Name,
            credit_code = m.Monitor.Owner.Text,
            since = m.Since,
            lastAt = m.LastAt is { } at ? Time(Instant.Of(at)) : null,
            connected = m.Heard?.IsConnected ?? false,
            clockAheadSeconds = m.Heard?.Drift?.TotalSeconds,
            pollutants = m.Pollutants.Select(p => new { code = p.Means.Code, name = p.Name, meter = p.Means.Meter.Id, hour = Time(p.Hour), value = Known(p.Value), unit = p.Means.Meter.Unit, flag = HourStates.Flag(p.Quality), limit = p.Limit?.Limit, limitSource = p.Limit?.Source, state = State(p.State), hoursDue = p.Due, hoursArrived = p.Arrived, hoursValid = p.Valid }),
        }),
        alarms = board.Alarms.Select(a => new { subject = a.Subject.Text, kind = a.Kind, level = a.Level.ToString().ToLowerInvariant(), text = a.Text, evidence = a.Evidence }),
    });

    static IResult Table(MonitorSeries of)
    {
        var csv = new Table("mn", "code", "pollutant", "hour", "value", "unit", "flag", "limit");
        foreach (var p in of.Pollutants)
            for (var i = 0; i < p.Hours.Count; i++)
                csv.Row(of.Monitor.Mn, p.Means.Code, p.Name, Time(p.Means.HourOf(p.Hours.Times[i])), p.Hours.Values[i], p.Means.Meter.Unit, HourStates.Flag(p.Hours.Qualities[i]), p.Limit?.Limit);
        return csv.As(of.Monitor.Mn);
    }

    static IResult Json(MonitorSeries of) => Results.Json(new
    {
        mn = of.Monitor.Mn,
        from = Time(of.From),
        to = Time(of.To),
        pollutants = of.Pollutants.Select(p => new
        {
            code = p.Means.Code,
            name = p.Name,
            unit = p.Means.Meter.Unit,
            limit = p.Limit?.Limit,
            limitSource = p.Limit?.Source,
            hours = Enumerable.Range(0, p.Hours.Count).Select(i => new { hour = Time(p.Means.HourOf(p.Hours.Times[i])), value = p.Hours.Values[i], flag = HourStates.Flag(p.Hours.Qualities[i]) }),
        }),
    });

    static string State(HourState state) => state switch
    {
        HourState.NoLimit => "no-limit",
        _ => state.ToString().ToLowerInvariant(),
    };

    static string? Time(long? time) => time is { } known ? MeterSpan.Write(known) : null;

    static double? Known(double value) => double.IsFinite(value) ? value : null;
}
