using Luheng.Access;
using Luheng.Bulletins;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.Portal.Access;
using Luheng.Portal.Api;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Planning;

/// <summary>Where plans stand: board, arithmetic, alignment; each as page, .csv and JSON.</summary>
static class PlanningEndpoints
{
    public static void MapPlanning(this IEndpointRouteBuilder app)
    {
        app = app.Needing(Act.SeePublic).Taking(Takes.OneOf("status", [.. Enum.GetValues<TargetStatus>().Select(Marks.Class), BoardPage.NotPublic]));
        app.MapGet("/plans", (Reader reader, HttpContext context) => reader.Desk.HomePlan() is { } plan ? Board(reader, plan) : Front.NotFound(reader, context));
        app.MapGet("/plans/{id}", (Reader reader, HttpContext context, string id) => With(reader, context, id, plan => Board(reader, plan)));
        app.MapTable("/plans/{id}", (Reader reader, HttpContext context, string id) => With(reader, context, id, plan => Table(reader, plan))).OfDesk();
        app.MapGet("/plans/{id}/checks", (Reader reader, HttpContext context, string id) => With(reader, context, id,
            plan => Front.Page<ChecksPage>(new { Plan = plan, Checks = PlanChecks.Of(reader.Desk.World.Catalogue, plan) })));
        app.MapGet("/plans/{id}/align/{other}", (Reader reader, HttpContext context, string id, string other) => With(reader, context, id, plan => With(reader, context, other,
            with => Front.Page<AlignPage>(new { Plan = plan, Other = with, Pairs = PlanAlign.Of(plan, with) }))));
        app.MapGet("/plans/{id}/compare/{other}", (Reader reader, HttpContext context, string id, string other) => With(reader, context, id, plan => With(reader, context, other,
            with => Front.Page<PlanComparePage>(new { Plan = plan, Other = with, Pairs = PlanCompare.Of(plan, with) }))));
        app.MapGet("/api/plans/{id}/compare/{other}", (Reader reader, HttpContext context, string id, string other) => With(reader, context, id, plan => With(reader, context, other,
            with => Json(PlanJson.Compared(plan, with, PlanCompare.Of(plan, with))))));
        app.MapGet("/api/plans/{id}/progress", (Reader reader, HttpContext context, string id) => With(reader, context, id, plan => Json(PlanJson.Progress(Asked(reader, plan))))).OfDesk();
        app.MapGet("/api/plans/{id}/checks", (Reader reader, HttpContext context, string id) => With(reader, context, id, plan => Json(PlanJson.Checks(plan, PlanChecks.Of(reader.Desk.World.Catalogue, plan))))).OfDesk();
        app.MapGet("/api/plans/{id}/align/{other}", (Reader reader, HttpContext context, string id, string other) => With(reader, context, id, plan => With(reader, context, other,
            with => Json(PlanJson.Alignment(plan, with, PlanAlign.Of(plan, with))))));
    }

    static IResult Json(string text) => Results.Text(text, "application/json; charset=utf-8");

    static IResult With(Reader reader, HttpContext context, string id, Func<Plan, IResult> answer) =>
        reader.Desk.World.Catalogue.Plans.TryGetValue(id, out var plan) ? answer(plan)
        : Front.NotFound(reader, context, Words.NoneSuch.Filled(id, string.Join(", ", reader.Desk.World.Catalogue.Plans.Keys)));

    static IResult Board(Reader reader, Plan plan) => Front.Page<BoardPage>(new { Progress = reader.Desk.Board(plan) });

    /// <summary>The board with the targets of the status that an address asks for; with all of them where it names none.</summary>
    static PlanProgress Asked(Reader reader, Plan plan)
    {
        var (board, status) = (reader.Desk.Board(plan), reader.Query("status"));
        return status is "" ? board : board with { Targets = [.. board.Targets.Where(t => BoardPage.Is(t, status))] };
    }

    static IResult Table(Reader reader, Plan plan)
    {
        var csv = new Table("id", "name", "clause", "aim", "actual", "unit", "period", "progress", ColumnWords.Of("time_share") with { Id = "time" }, "status", "source", "why");
        foreach (var t in Asked(reader, plan).Targets)
            csv.Row(t.Target.Id, reader[t.Target.Name], t.Target.Source.Clause, t.Aim, t.Actual, t.Unit, t.Period?.ToString(), t.Progress, t.TimeShare, PlanJson.Word(t.Status), t.Source, t.Why);
        return csv.As(plan.Id, plan.Name);
    }
}
