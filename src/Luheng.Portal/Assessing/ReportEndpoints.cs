using Luheng.Access;
using Luheng.Bulletins;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Portal.Boards;
using Luheng.Portal.Bulletins;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Assessing;

/// <summary>The evaluation report of a plan: as a page, as a draft to take along, frozen and registered.</summary>
static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/plans/{id}/report", (Reader reader, HttpContext context, string id) => TaskEndpoints.With(reader, context, id, plan => Page(reader, plan))).Needs(Act.SeeAggregate, Shown);
        app.MapGet("/plans/{id}/report.docx", (Reader reader, HttpContext context, string id) => TaskEndpoints.With(reader, context, id, plan =>
        {
            var question = Asked(reader, plan);
            return Results.File(PaperDocument.Bytes(PlanReports.Draft(reader.Desk.World, plan, Of(reader, plan, question), question.Kind, reader.Site, reader.Desk.IsDemo, Elsewhere(reader, plan, question))), TableExport.Document, $"{PlanReport.IdOf(plan.Id, question.Kind, question.AsOf)}-草稿.docx");
        })).Needs(Act.SeeAggregate, Shown);
        app.MapGet("/plans/{id}/report/reasons", (Reader reader, HttpContext context, string id) => TaskEndpoints.With(reader, context, id, plan =>
            Asked(reader, plan) is var question && SnapshotReasons.Of(reader, Of(reader, plan, question), DraftReasons(plan, question)) is { } reasons ? RankingsEndpoints.Say(reader, reasons, "/plans") : Front.NotFound(reader, context, reader.Query("figure")))).Needs(Act.SeeAggregate, Shown);
        app.MapPost("/plans/{id}/report", Freeze).Needs(Act.MakeBulletin, RegionOf);
        app.MapGet("/plans/{id}/reports/{report}.docx", Taken).Needs(Act.SeeAggregate, Shown);
        app.MapGet("/plans/{id}/reports/{report}/reasons", (Reader reader, HttpContext context, string id, string report) =>
            Kept(reader, id, report) is { } kept && SnapshotReasons.Of(reader, Snapshot.Read(reader.Office!.Files.Read(kept.Snapshot)!), $"/plans/{id}/reports/{report}/reasons") is { } reasons ? RankingsEndpoints.Say(reader, reasons, "/plans") : Front.NotFound(reader, context, report)).Needs(Act.SeeAggregate, Shown);
    }

    static SubjectId? RegionOf(Reader reader) => reader.Desk.World.Catalogue.Plans.TryGetValue(reader.Route("id"), out var plan) ? plan.Subject : null;

    /// <summary>The region whose sums a report shows, or null for a plan of elsewhere: there only published outcomes stand beside its targets, for whoever may see sums at all.</summary>
    static SubjectId? Shown(Reader reader)
    {
        if (RegionOf(reader) is not { } region) return null;
        var (regions, home) = (reader.Desk.World.Population.Regions, reader.Desk.Region);
        return home is "" || regions.Within(region.Text, home) || regions.Within(home, region.Text) ? region : null;
    }

    static ReportQuestion Asked(Reader reader, Plan plan) => ReportQuestion.Of(plan, reader.Desk.AsOf, reader.Query("kind"), reader.Query("year"), reader.Query("as-of"));

    static Snapshot Of(Reader reader, Plan plan, ReportQuestion question) => PlanReports.Take(reader.Desk.World, reader.Office, plan, question, reader.Desk.LoadedAt);

    static IResult Page(Reader reader, Plan plan)
    {
        var question = Asked(reader, plan);
        var snapshot = Of(reader, plan, question);
        return Front.Page<ReportPage>(new { Plan = plan, Question = question, Snapshot = snapshot, Paper = PlanReports.Draft(reader.Desk.World, plan, snapshot, question.Kind, "", reader.Desk.IsDemo, Elsewhere(reader, plan, question)) });
    }

    /// <summary>Figures that were counted, and those of places whose sums this reader may not ask for, open as the report has them.</summary>
    static Func<Figure, string?> Elsewhere(Reader reader, Plan plan, ReportQuestion question) =>
        figure => figure.Item is "" || SubjectId.TryParse(figure.Key.StartsWith("part:", StringComparison.Ordinal) ? figure.Key.Split(':', '/')[1] : figure.Subject, out var of, out _) && !reader.Sees(of) ? SnapshotReasons.Address(DraftReasons(plan, question), figure.Key) : null;

    static string DraftReasons(Plan plan, ReportQuestion question) => $"/plans/{plan.Id}/report/reasons?{ReportPage.QueryOf(question)}";

    static IResult Freeze(Reader reader, HttpContext context, string id)
    {
        if (reader.Office is not { } office || !reader.Desk.World.Catalogue.Plans.TryGetValue(id, out var plan)) return Front.NotFound(reader, context, id);
        var (whole, question) = (reader.Desk.Whole, Asked(reader, plan));
        PlanReports.Freeze(office, whole.World, plan, PlanReports.Take(whole.World, office, plan, question, whole.LoadedAt), question.Kind, reader.Actor, reader.From, reader.Site, whole.IsDemo);
        return Results.Redirect($"/plans/{plan.Id}/report?{ReportPage.QueryOf(question)}#kept");
    }

    static PlanReport? Kept(Reader reader, string plan, string report) =>
        reader.Office?.Ledger.Find(PlanReport.Kind, report) is { } found && PlanReport.Read(found.Document.Body) is { } kept && kept.Plan == plan ? kept : null;

    static IResult Taken(Reader reader, HttpContext context, string id, string report) =>
        Kept(reader, id, report) is { } kept && reader.Office!.Files.Read(kept.Sha256) is { } bytes
            ? Results.File(bytes, TableExport.Document, $"{kept.Id}.docx") : Front.NotFound(reader, context, report);
}
