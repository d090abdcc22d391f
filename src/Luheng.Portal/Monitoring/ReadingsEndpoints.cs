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
        app.MapGet("/api/v1/readings", (Reader reader, HttpContext context) => With(reader, context, Rows)).Needs(Act.SeeReadings, Whom.MeterQuery("meter"), GatewayMayRead);
        app.MapGet("/api/v1/readings/revisions", (Reader reader, HttpContext context) => With(reader, context, (_, question) => Task.FromResult(Revisions(question)))).Needs(Act.SeeReadings, Whom.MeterQuery("meter"), GatewayMayRead);
    }

    /// <summary>A gateway may read back what it may write.</summary>
    static bool GatewayMayRead(Reader reader) =>
        reader.Bearer is not "" && reader.Desk.Whole.Station?.Gates.Admit(reader.Bearer) is { MayWrite: true } sender && (sender.Key.Meters is not { } some || some.Contains(reader.Query("meter")));

    static async Task<IResult> With(Reader reader, HttpContext context, Func<HttpContext, ReadingQuestion, Task<IResult>> answer)
    {
        if (reader.Desk.Whole.Station is not { } station) return Front.NotFound(reader, context, Words.NoReadings);
        if (ReadingQuestion.Read(context.Request, station, out var status, out var wrong) is { } question) return await answer(context, question);
        return status == 400 ? Front.BadRequest(reader, context, wrong) : Front.NotFound(reader, context, wrong);
    }

    static async Task<IResult> Rows(HttpContext context, ReadingQuestion question)
    {
        context.Response.ContentType = question.Csv ? "text/csv; charset=utf-8" : "application/json; charset=utf-8";
        var readings = question.Station.Readings;
        var (text, series, body) = (new ReadingText(question.Meter, question.Csv), new Series(), context.Response.BodyWriter);
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

    static IResult Revisions(ReadingQuestion question)
    {
        var revisions = question.Station.Readings.Revisions(question.Number, question.From, question.To);
        if (!question.Csv)
            return Results.Json(revisions.Select(r => new
            {
                meter = question.Meter.Id,
                time = At(r.Time),
                was = r.Was,
                qualityWas = QualityWord.Of(r.QualityWas),
                replacedAt = China.Text(r.ReplacedAt),
                reason = r.Reason,
                by = r.By,
            }));
        var csv = new Table("meter", "time", "was", "quality_was", "replaced_at", "reason", "by");
        foreach (var r in revisions) csv.Row(question.Meter.Id, At(r.Time), r.Was, QualityWord.Of(r.QualityWas), China.Text(r.ReplacedAt), r.Reason, r.By);
        return csv.As("revisions");
    }

    static string At(long time) => Instant.At(time).ToString(time % 1000 == 0 ? "yyyy-MM-ddTHH:mm:sszzz" : "yyyy-MM-ddTHH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture);
}
