using System.Globalization;
using Luheng.Access;
using Luheng.Bulletins;
using Luheng.Judging.Assessing;
using Luheng.Portal.Access;
using Luheng.Portal.Cases;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Assessing;

/// <summary>考核: the ranking, one subject's score table, what is done with it; 约谈; the tasks and the report of a plan.</summary>
static class AssessEndpoints
{
    const long LargestForm = 112L << 20;

    public static void MapAssessing(this IEndpointRouteBuilder app)
    {
        var seen = app.Needing(Act.SeeCase);
        seen.MapGet("/assessment", (Reader reader) => Front.Page<AssessmentPage>(new { Query = AssessQuery.Read(reader), All = Assessed.All(reader, AssessQuery.Read(reader)) }));
        seen.MapTable("/assessment", (Reader reader) => Listed(reader));
        seen.MapGet("/api/v1/assessment", (Reader reader) => Json(reader));
        app.MapGet("/assessment/{subject}", One).Needs(Act.SeeCase, Whom.Route("subject"));
        app.MapTable("/assessment/{subject}", Lines).Needs(Act.SeeCase, Whom.Route("subject"));
        app.MapPost("/assessment/{subject}/review-request", AssessPosts.AskReview).Needs(Act.SeeCase, Whom.Route("subject")).Large();
        app.MapPost("/assessment/{subject}/{move}", AssessPosts.Move).Needs(Act.SeeCase, Whom.Route("subject")).Large();
        app.MapTalks();
        app.MapTasks();
        app.MapReports();
    }

    static IResult One(Reader reader, HttpContext context, string subject) =>
        SubjectId.TryParse(subject, out var about, out _) && (about.IsGroup || about.Kind == SubjectKind.Enterprise) && reader.Desk.World.Population.Unknown(about) is null
            ? Front.Page<AssessedPage>(new { Of = Assessed.Of(reader, AssessQuery.Read(reader), about) }) : Front.Nobody(reader, context, subject);

    static IResult Listed(Reader reader)
    {
        var query = AssessQuery.Read(reader);
        var table = new Table("rank", new Column("rank_best", Words.BestPlace, "", ColumnKind.Ordinal), new Column("rank_worst", Words.WorstPlace, "", ColumnKind.Ordinal), "id", "name", new Column("score", Words.Score, "分"), "low", "high", new Column("grade", Words.AssessGrade, "", ColumnKind.Text), new Column("veto", Words.Veto, "", ColumnKind.Text), new Column("open", Words.OpenLines, "", ColumnKind.Ordinal), "state", new Column("decided_on", Words.DecidedOnDay, "", ColumnKind.Text), new Column("now_low", Words.NowLow, "分"), new Column("now_high", Words.NowHigh, "分"));
        var all = Assessed.All(reader, query);
        foreach (var (a, place) in all.Zip(Assessed.Places(reader, query, all)))
            table.Row(place is { IsSettled: true } settled ? settled.Best : null, place?.Best, place?.Worst, a.Subject.Text, a.Name, a.Score.Score ?? double.NaN, a.Score.Low, a.Score.High, string.Join("/", a.Score.Possible.Select(g => reader[g.Name])), a.Score.Veto is { } veto ? reader[veto ? Words.Yes : Words.No] : "", a.Score.Undecided.Count(), reader[a.Matter is { } matter ? CaseKinds.Of(matter.Procedure).State(matter.State) : Words.NotOpened], a.Score.DecidedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), a.Score.Now?.Low ?? double.NaN, a.Score.Now?.High ?? double.NaN);
        return table.As($"assessment-{query.Plan.Id}-{query.Year}", new($"{query.Plan.Name.Zh} {query.Year} 年度考核", $"{query.Plan.Name.En}: assessment of {query.Year}"));
    }

    static IResult Lines(Reader reader, HttpContext context, string subject)
    {
        if (!SubjectId.TryParse(subject, out var about, out _)) return Front.Nobody(reader, context, subject);
        var of = Assessed.Of(reader, AssessQuery.Read(reader), about);
        var table = new Table("id", "name", new Column("most", Words.FullMarks, "分"), new Column("score", Words.Score, "分"), "low", "high", "value", "unit", "state", "clause", "confidence", "why");
        foreach (var line in of.Score.Items)
            table.Row(line.Item.Id, reader[line.Item.Name], line.Item.Points, line.Score ?? double.NaN, line.Low, line.High, line.Value ?? double.NaN, line.Unit, reader[AssessWords.State(line.State)], line.Item.Source.ToString(), reader[AssessWords.Confidence(line.Item.Confidence)], string.Join(reader.English ? "; " : "；", line.Because.Select(b => reader[b.Says])));
        return table.As($"assessment-{about.Text.Replace(':', '-')}-{of.Query.Year}", new($"{of.Name} {of.Query.Year} 年度考核计分表", $"{of.Name}: score table of {of.Query.Year}"));
    }

    static IResult Json(Reader reader)
    {
        var query = AssessQuery.Read(reader);
        var all = Assessed.All(reader, query).Where(a => a.Subject.IsGroup).Select(a => a.Score).ToList();
        return all.Count == 0 ? Results.Json(new { plan = query.Plan.Id, year = query.Year, subjects = Array.Empty<object>() }) : Results.Json(AssessJson.Of(query.Plan.Id, query.Year, all[0].Rubric, all));
    }

    internal static RouteHandlerBuilder Large(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new RequestSizeLimitAttribute(LargestForm)).WithFormOptions(multipartBodyLengthLimit: LargestForm, valueCountLimit: 128, multipartHeadersLengthLimit: 16_384).DisableAntiforgery();
}
