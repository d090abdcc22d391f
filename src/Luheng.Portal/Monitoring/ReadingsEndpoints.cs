using Luheng.Access;
using Luheng.Monitoring;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Readings;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Monitoring;

/// <summary>Readings in and out: POST with a key, GET as CSV or JSON, and what was replaced.</summary>
static class ReadingsEndpoints
{
    /// <summary>Readings are fetched and written a week at a time, so that a year of a meter needs no more memory than a week.</summary>
    const long Piece = 7 * Instant.Day;

    public static void MapReadings(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/readings", ReadingPost.Take).HasItsOwnKey();
        var read = app.MapGroup("").Needs(Act.SeeReadings, Whom.MeterQuery("meter"), GatewayMayRead).Taking([.. MeterRange.Takes, Takes.OneOf("format", "csv", "json").Once()]);
        read.MapGet("/api/v1/readings", (Reader reader, HttpContext context) => With(reader, context, range => Rows(context, range)));
        read.MapGet("/api/v1/readings/revisions", (Reader reader, HttpContext context) => With(reader, context, range => Task.FromResult(Revisions(range, IsCsv(context.Request)))));
    }

    /// <summary>A gateway may read back what it may write.</summary>
    static bool GatewayMayRead(Reader reader) =>
        reader.Bearer is not "" && reader.Desk.Whole.Station?.Gates.Admit(reader.Bearer) is { MayWrite: true } sender && (sender.Key.Meters is not { } some || some.Contains(reader.Query("meter")));

    static async Task<IResult> With(Reader reader, HttpContext context, Func<MeterRange, Task<IResult>> answer) =>
        reader.Desk.Whole.Station is { } station ? await answer(MeterRange.Read(reader, station)) : Front.NotFound(reader, context, Words.NoReadings);

    static bool IsCsv(HttpRequest request) => request.Query["format"].ToString() is var format && (format is "csv" || (format is "" && request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase)));

    static async Task<IResult> Rows(HttpContext context, MeterRange question)
    {
        var csv = IsCsv(context.Request);
        context.Response.ContentType = csv ? "text/csv; charset=utf-8" : "application/json; charset=utf-8";
        var readings = question.Station.Readings;
        var (text, series, body) = (new ReadingText(question.Meter, csv), new Series(), context.Response.BodyWriter);
        text.Begin(body);
        if (readings.Span(question.Number) is { } span)
        {
            var (from, to) = (Math.Max(question.From, Instant.StartOf(span.First)), Math.Min(question.To, Instant.StartOf(span.Last.AddDays(1))));
            for (; from < to; from += Piece)
            {
                series.Clear();
                readings.Read(question.Number, from, Math.Min(to, from + Piece), series, question.KnownBy);
                text.Rows(series, body);
                await body.FlushAsync(context.RequestAborted);
            }
        }
        text.End(body);
        await body.FlushAsync(context.RequestAborted);
        return Results.Empty;
    }

    static IResult Revisions(MeterRange question, bool asCsv)
    {
        var revisions = question.Station.Readings.Revisions(question.Number, question.From, question.To);
        if (!asCsv)
            return Results.Json(revisions.Select(r => new
            {
                meter = question.Meter.Id,
                time = MeterRange.Text(r.Time),
                was = r.Was,
                qualityWas = QualityWord.Of(r.QualityWas),
                replacedAt = China.Text(r.ReplacedAt),
                reason = r.Reason,
                by = r.By,
            }));
        var csv = new Table("meter", "time", "was", "quality_was", "replaced_at", "reason", "by");
        foreach (var r in revisions) csv.Row(question.Meter.Id, MeterRange.Text(r.Time), r.Was, QualityWord.Of(r.QualityWas), China.Text(r.ReplacedAt), r.Reason, r.By);
        return csv.As("revisions");
    }
}
