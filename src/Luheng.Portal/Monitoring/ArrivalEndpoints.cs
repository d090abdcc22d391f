using Luheng.Access;
using Luheng.Findings;
using Luheng.Monitoring;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Portal.Api;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Monitoring;

/// <summary>Who sends data, how complete and how good it is; who must.</summary>
static class ArrivalEndpoints
{
    public static void MapArrival(this IEndpointRouteBuilder app)
    {
        app.Needing(Requirements.FirmElse("subject", Act.SeeAggregate, nobody: Act.SeeFirm)).MapGet("/api/v1/findings", FindingsApi.Get).Taking(FindingsApi.Takes);
        var list = app.Needing(Act.SeeReadings).Taking(Takes.Region, Takes.Industry, Takes.OneOf("late", "1"), Takes.Day("to"), Takes.Page);
        var one = app.Needing(Act.SeeReadings, Whom.Route("code")).Taking(Takes.Month("in"), Takes.Day("to"));
        var duties = app.Needing(Act.SeeFirm).Taking(Takes.OneOf("state", [.. ObligationPage.States.Keys]));
        list.MapGet("/arrival", (Reader reader, HttpContext context) => With(reader, context, s => Front.Page<ArrivalPage>(new { Table = ArrivalTable.Of(reader, s, ArrivalQuery.Read(reader, s)), Station = s })));
        list.MapTable("/arrival", (Reader reader, HttpContext context) => With(reader, context, s => Table(s, All(reader, s))));
        list.MapGet("/api/v1/arrival", (Reader reader, HttpContext context) => With(reader, context, s => Results.Json(Json(All(reader, s)))));
        one.MapGet("/arrival/{code}", (Reader reader, HttpContext context, string code) => Of(reader, context, code, view => Front.Page<ArrivalOfPage>(new { View = view })));
        one.MapTable("/arrival/{code}", (Reader reader, HttpContext context, string code) => Of(reader, context, code, Lost));
        app.Needing(Act.SeeReadings, Whom.Query("of")).MapGet("/api/v1/quality", (Reader reader, HttpContext context) => Of(reader, context, reader.Query("of"), view => Results.Json(QualityJson.Of(view.Score))));
        duties.MapGet("/obligation", (Reader reader, HttpContext context) => With(reader, context, s => Obliged(reader, Duties(reader, s))));
        duties.MapTable("/obligation", (Reader reader, HttpContext context) => With(reader, context, s => Obligation(Asked(reader, s))));
        duties.MapGet("/api/v1/obligation", (Reader reader, HttpContext context) => With(reader, context, s => Results.Json(Walking.Part(reader, context, Asked(reader, s), d => d.Enterprise.Id.Text).Rows.Select(d => new
        {
            code = d.Enterprise.Id.Text,
            name = d.Enterprise.Name,
            year = d.Year,
            tce = double.IsNaN(d.Tce) ? (double?)null : d.Tce,
            must = d.Must,
            why = d.Why,
            connected = d.Connected,
            since = d.Since,
            days = d.Days,
            daysDue = d.DaysDue,
            longestGapDays = d.LongestGap,
        }))));
    }

    static IResult With(Reader reader, HttpContext context, Func<Station, IResult> answer) =>
        reader.Desk.Station is { } station ? answer(station) : Front.NotFound(reader, context, Words.NoReadings);

    static IResult Of(Reader reader, HttpContext context, string code, Func<ArrivalView, IResult> answer) => With(reader, context, station =>
    {
        if (!SubjectId.TryParse(code, out var id, out _) || reader.Desk.World.Population.Find(id) is not { } subject || id.Kind != SubjectKind.Enterprise)
            return Front.Nobody(reader, context, code);
        Period? month = reader.Query("in") is "" ? null : Period.TryParse(reader.Query("in"), out var asked) && asked.Kind == PeriodKind.Month ? asked : throw new QuestionException(Words.NotAMonth.Filled("in", reader.Query("in")));
        return answer(ArrivalView.Of(reader.Desk, station, subject, month, DateOnly.TryParse(reader.Query("to"), System.Globalization.CultureInfo.InvariantCulture, out var to) ? to : null));
    });

    static ArrivalTable All(Reader reader, Station station) => ArrivalTable.Of(reader, station, ArrivalQuery.Read(reader, station), everything: true);

    static IResult Obliged(Reader reader, IReadOnlyList<Duty> all) => Front.Page<ObligationPage>(new { Duties = all, Found = Asked(reader, all) });

    /// <summary>Those that the address's state means; all where it names none.</summary>
    static IReadOnlyList<Duty> Asked(Reader reader, Station station) => Asked(reader, Duties(reader, station));

    static IReadOnlyList<Duty> Asked(Reader reader, IReadOnlyList<Duty> all) => ObligationPage.States.TryGetValue(reader.Query("state"), out var asked) ? [.. all.Where(asked)] : all;

    static IReadOnlyList<Duty> Duties(Reader reader, Station station) => [.. Duty.All(station, new(station.Catalogue), reader.Desk.World).Where(d => reader.Sees(d.Enterprise.Id))];

    static IResult Table(Station station, ArrivalTable table)
    {
        var csv = new Table(["credit_code", "name", "city", "must", "meters", "since", "late", "due", "sent", .. Enumerable.Range(0, ArrivalQuery.Days).Select(d => $"{table.Query.Last.AddDays(d - ArrivalQuery.Days + 1):yyyy-MM-dd}")]);
        foreach (var r in table.Rows)
            csv.Row([r.Subject.Id.Text, r.Subject.Name, r.City, r.Must ? 1 : 0, r.Meters, r.Since is { } since ? $"{since:yyyy-MM-dd}" : "", r.IsLate ? ArrivalTable.WhyLate(station, r) : "", r.Sum.Due, r.Sum.Sent, .. r.Days.Select(d => (object)d.Share)]);
        return csv.As("arrival", Words.ArrivalTitle);
    }

    static object Json(ArrivalTable table) => new
    {
        to = $"{table.Query.Last:yyyy-MM-dd}",
        must = table.All.Count(r => r.Must),
        mustConnected = table.All.Count(r => r.Must && r.Since is not null),
        late = table.All.Count(r => r.IsLate),
        enterprises = table.Rows.Select(r => new
        {
            code = r.Subject.Id.Text,
            name = r.Subject.Name,
            must = r.Must,
            meters = r.Meters,
            since = r.Since,
            late = r.IsLate,
            latest = r.Latest is { } at ? MeterSpan.Write(at) : null,
            due = r.Sum.Due,
            sent = r.Sum.Sent,
            days = r.Days.Select(d => d.Due == 0 ? (double?)null : d.Share),
        }),
    };

    static IResult Lost(ArrivalView view)
    {
        var csv = new Table("part", "points", "reason", "where");
        foreach (var lost in view.Score.Lost) csv.Row(lost.Part, lost.Points, lost.Reason, lost.Where?.ToString());
        return csv.As($"quality-{view.Subject.Id.Text}-{view.Score.Month}");
    }

    static IResult Obligation(IReadOnlyList<Duty> duties)
    {
        var csv = new Table("credit_code", "name", "year", "tce", "must", "why", "meters", "connected", "since", "days", "days_due", "longest_gap_days");
        foreach (var d in duties) csv.Row(d.Enterprise.Id.Text, d.Enterprise.Name, d.Year, d.Tce, d.Must ? 1 : 0, d.Why, d.Meters, d.Connected ? 1 : 0, d.Since is { } since ? $"{since:yyyy-MM-dd}" : "", d.Days, d.DaysDue, d.LongestGap);
        return csv.As("obligation", Words.ObligationTitle);
    }
}
