using System.Globalization;
using Luheng.Access;
using Luheng.Grading;
using Luheng.Judging;
using Luheng.Judging.Grading;
using Luheng.Portal.Access;
using Luheng.Portal.Boards;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Grading;

/// <summary>Grades: who stands where and why, what other cut-offs would do, lists, appeals, and what follows.</summary>
static class GradesEndpoints
{
    public static void MapGrades(this IEndpointRouteBuilder app)
    {
        Takes[] takes = [Takes.OneOf("level", GradeTable.LevelsOf), Takes.OneOf(GradeTable.Near, GradeTable.Yes), Takes.Region, Takes.Time("in"), Takes.Page];
        app.MapGet("/grades", (Reader reader) => Front.Page<GradesPage>(new { Table = reader.May(Act.SeeFirm) ? GradeTable.Of(reader) : null, Lists = Visible(reader) })).Needs(Act.SeePublic).Taking(takes);
        var firms = app.Needing(Act.SeeFirm).Taking(takes);
        firms.MapTable("/grades", (Reader reader, HttpContext context) => GradeTable.Of(reader, whole: true) is { } table ? table.Export().As("grades", GradeWords.Grades) : Front.NotFound(reader, context, reader[GradeWords.Nothing]));
        firms.MapGet("/api/v1/grades", (Reader reader) => Json((GradeTable.Of(reader, whole: true)?.Rows ?? []).Where(r => r.Ladder is not null).Select(r => (r.Ladder!, r.Appeal))));
        app.MapGet("/grades/firms/{code}", (Reader reader, HttpContext context, string code) => With(reader, context, code, (subject, board) => Front.Page<LadderPage>(new { Of = subject, Board = new LadderView(board.Ladder(subject.Id)!, board.Columns, board.Scheme, ListOf(reader, subject.Id)) { Appeal = board.Appeals.GetValueOrDefault(subject.Id) } }))).Needs(Act.SeeFirm, Whom.Route("code"));
        app.MapGet("/grades/firms/{code}/reasons", (Reader reader, HttpContext context, string code) => With(reader, context, code, (subject, board) => GradeReasons.OfMonitoring(reader, subject, board) is { } reasons ? RankingsEndpoints.Say(reader, reasons, "/grades") : Front.NotFound(reader, context, code))).Needs(Act.SeeFirm, Whom.Route("code"));
        app.MapGet("/api/v1/grades/{code}", (Reader reader, HttpContext context, string code) => With(reader, context, code, (subject, board) => Json([(board.Ladder(subject.Id)!, board.Appeals.GetValueOrDefault(subject.Id))]))).Needs(Act.SeeFirm, Whom.Route("code"));
        app.MapPost("/grades/firms/{code}/appeal", GradePosts.Appeal).Needs(Act.Object, Whom.Route("code"));

        app.MapGet("/grades/simulate", Simulate).Needs(Act.Grade).Taking(Takes.OneOf("scheme", r => r.Office is { } office ? GradeSchemes.All(office.Ledger, r.Desk.World.Catalogue).Select(s => s.Id) : []));
        app.MapGet("/grades/schemes", (Reader reader, HttpContext context) => reader.Office is null ? Front.NotFound(reader, context) : Front.Page<SchemesPage>()).Needs(Act.Grade);
        app.MapPost("/grades/schemes", GradePosts.Save).Needs(Act.Grade);
        app.MapPost("/grades/lists", GradePosts.Propose).Needs(Act.Grade);
        app.MapGet("/grades/lists/{id}", (Reader reader, HttpContext context, string id) => WithList(reader, context, id, list => Front.Page<GradeListPage>(new { List = list }))).Needs(Act.SeePublic);
        app.MapTable("/grades/lists/{id}", (Reader reader, HttpContext context, string id) => WithList(reader, context, id, Table)).Needs(Act.SeePublic);
        app.MapPost("/grades/lists/{id}/{move}", GradePosts.MoveList).Needs(Act.Grade);
        app.MapGet("/grades/appeals/{id}", GradePosts.AppealPage).Needs(Act.SeeCase, Whom.Case("id"));
        app.MapPost("/grades/appeals/{id}/{move}", GradePosts.MoveAppeal).Needs(Act.SeeCase, Whom.Case("id"));
        app.MapLevers();
    }

    /// <summary>Lists that are published, and to whoever works on them those that are not yet.</summary>
    internal static IReadOnlyList<PublishedList> Visible(Reader reader) => [.. (GradeBoard.Books(reader)?.Lists() ?? []).Where(l => l.IsPublic || reader.May(Act.Grade, l.Case.Subject))];

    internal static IResult WithList(Reader reader, HttpContext context, string id, Func<PublishedList, IResult> answer) =>
        GradeBoard.Books(reader)?.Find(id) is { } list && (list.IsPublic || reader.May(Act.Grade, list.Case.Subject)) ? answer(list) : Front.NotFound(reader, context, id);

    internal static IResult With(Reader reader, HttpContext context, string code, Func<Subject, GradeBoard, IResult> answer) =>
        SubjectId.TryParse(code, out var id, out _) && reader.Desk.World.Population.Find(id.Enterprise) is { } subject && GradeBoard.Asked(reader) is { } board && board.Ladder(subject.Id) is not null
            ? answer(subject, board) : Front.Nobody(reader, context, code);

    /// <summary>The newest published list that holds an enterprise.</summary>
    internal static PublishedList? ListOf(Reader reader, SubjectId firm) => GradeBoard.Books(reader)?.Lists().FirstOrDefault(l => l.IsPublic && l.List.Of(firm) is not null);

    static IResult Simulate(Reader reader, HttpContext context)
    {
        if (GradeBoard.Of(reader) is not { } board) return Front.NotFound(reader, context, reader[GradeWords.Nothing]);
        var view = SimulateView.Of(reader, board, name => context.Request.Query.TryGetValue(name, out var said) ? said.ToString() : null);
        return reader.Panel ? Front.Page<SimulatePart>(new { Of = view }) : Front.Page<SimulatePage>(new { Of = view });
    }

    static IResult Table(PublishedList list)
    {
        var table = new Table("credit_code", "name", "city", "grade", "boundary", "grade_was", "why");
        foreach (var grade in list.List.Grades) table.Row(grade.Subject.Text, grade.Name, grade.City, grade.Level, grade.Boundary, grade.Was, grade.Why);
        return table.As(list.List.Id, new(GradeBook.Title(list.List), ""));
    }

    /// <summary>What the rules give, and beside it the grade that an appeal changed, where one stands.</summary>
    static IResult Json(IEnumerable<(GradeLadder Ladder, ListedGrade? Appeal)> graded) =>
        Results.Text(JudgementJson.Write(graded.Select(g => (g.Ladder.Judgement, g.Appeal is { } changed ? (object)new { level = changed.Level, was = changed.Was, @case = changed.Why } : null)), "appeal"), "application/json; charset=utf-8");

    internal static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";
}

/// <summary>Everything the page of one firm's grade shows.</summary>
public sealed record LadderView(GradeLadder Ladder, GradeColumns Columns, Luheng.Packs.GradeScheme Scheme, PublishedList? List)
{
    /// <summary>The grade as an appeal changed it; null where it is as it was computed.</summary>
    public ListedGrade? Appeal { get; init; }
}
