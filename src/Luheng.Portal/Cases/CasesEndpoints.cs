using Luheng.Access;
using Luheng.Bulletins;
using Luheng.Cases;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Cases;

/// <summary>The work list, cases with their steps, files and comments, and asking about a figure.</summary>
static class CasesEndpoints
{
    /// <summary>The largest form taken, in bytes: all files of a case and some words.</summary>
    const long LargestForm = 112L << 20;

    public static void MapCases(this IEndpointRouteBuilder app)
    {
        var work = app.Needing(Act.UseSite).Taking(Takes.OneOf("view", WorkQuery.Views), Takes.OneOf("kind", [.. CaseKinds.All.Select(k => k.Procedure)]), Takes.Region, Takes.Page);
        work.MapGet("/work", (Reader reader, HttpContext context) => WithOffice(reader, context, () => Front.Page<WorkPage>(new { List = WorkList.Of(reader, WorkQuery.Read(reader)) })));
        work.MapTable("/work", (Reader reader, HttpContext context) => WithOffice(reader, context, () => Table(reader)));
        work.MapGet("/api/v1/work", (Reader reader, HttpContext context) => WithOffice(reader, context, () => CaseJsonAnswers.Work(reader)));
        work.MapGet("/calls", (Reader reader, HttpContext context) => WithOffice(reader, context, () => WorkPosts.Called(reader, context)));
        work.MapPost("/deputies", WorkPosts.Deputy);

        app.MapGet("/cases/new", InquiryPosts.New).Needs(Act.OpenCase, Whom.Query("about")).Taking(Takes.Subject("about"), Takes.OneOf(Inquiry.FindingKey, Monitoring.FindingsApi.Kinds));
        app.MapPost("/cases", InquiryPosts.Ask).Needs(Act.OpenCase).Large();
        app.MapGet("/cases/{id}", One).Needs(Act.SeeCase, Whom.Case("id"));
        app.MapGet("/api/v1/cases/{id}", (Reader reader, HttpContext context, string id) => Sight.Find(reader, id) is { } matter ? CaseJsonAnswers.One(reader, matter) : Front.NotFound(reader, context, id)).Needs(Act.SeeCase, Whom.Case("id"));
        app.MapPost("/cases/{id}/moves/{move}", CasePosts.Move).Needs(Act.SeeCase, Whom.Case("id")).Large();
        app.MapPost("/cases/{id}/files", CasePosts.Files).Needs(Act.AttachEvidence, Whom.Case("id")).Large();
        app.MapGet("/cases/{id}/files/{hash}", CasePosts.File).Needs(Act.SeeCase, Whom.Case("id"));
        app.MapPost("/comments", CommentPosts.Add).Needs(Act.Comment);
        app.MapPost("/comments/change", CommentPosts.Change).Needs(Act.Comment);
    }

    static IResult One(Reader reader, HttpContext context, string id)
    {
        if (reader.Office is not { } office || Sight.Find(reader, id) is null) return Front.NotFound(reader, context, id);
        office.Comments.See(reader.Actor.Account, Comment.OfCase(id));
        return CasePosts.Page(reader, id);
    }

    static IResult WithOffice(Reader reader, HttpContext context, Func<IResult> answer) => reader.Office is null ? Front.NotFound(reader, context, reader[Words.NoOffice]) : answer();

    static IResult Table(Reader reader)
    {
        var csv = new Table(Text("view", Words.WorkParts), Text("case", Words.MatterNumber), Text("kind", Words.MatterKind), Text("title", Words.Matter), Text("subject", Words.SubjectCode), Text("subject_name", Words.About), Text("region", Words.CountyWord), Text("state", Words.Status),
            Text("due", Words.DueDay), Text("clock", Words.Clock), new Column("days", Words.ClockDays, "", ColumnKind.Ordinal), Text("passed_to", Words.WaitingFor), Text("last_step", Words.LastStep), Text("last_by", Words.StepMaker), Text("last_at", Words.StepTime));
        foreach (var row in WorkList.Of(reader, WorkQuery.Read(reader) with { Page = 1, Size = int.MaxValue }).Rows)
            csv.Row(row.Mine ? WorkQuery.Mine : WorkQuery.Sent, row.Case.Id, row.Kind.Name.Zh, row.Case.Title, row.Case.Subject.Text, row.Subject, row.RegionName, row.Kind.State(row.Case.State).Zh,
                row.Clock.Due?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), row.Clock.State.ToString(), row.Clock.Days, row.Case.PassedTo, row.Kind.Move(row.Last.Move).Zh, row.Last.Name, Dates.Minute(row.Last.At));
        return csv.As("work", Words.WorkTitle);
    }

    static Column Text(string id, Luheng.Packs.Said name) => new(id, name, "", ColumnKind.Text);

    static RouteHandlerBuilder Large(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new RequestSizeLimitAttribute(LargestForm)).WithFormOptions(multipartBodyLengthLimit: LargestForm, valueCountLimit: 64, multipartHeadersLengthLimit: 16_384).DisableAntiforgery();
}
