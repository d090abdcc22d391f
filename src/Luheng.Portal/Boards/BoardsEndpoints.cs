using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Returns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Boards;

/// <summary>The pages on which many figures stand side by side.</summary>
static class BoardsEndpoints
{
    public static void MapBoards(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", Home.Of).Needs(Act.SeePublic);
        app.MapGet("/board", (Reader reader, HttpContext context) => With(reader, context, reader.Whole.Text, Page)).Needs(Act.SeeFirm, r => r.Whole);
        app.MapTable("/board", (Reader reader, HttpContext context) => With(reader, context, reader.Whole.Text, Listed)).Needs(Act.SeeFirm, r => r.Whole);
        app.MapGet("/boards/{of}", (Reader reader, HttpContext context, string of) => With(reader, context, of, Page)).Needs(Act.SeeFirm, Whom.Route("of"));
        app.MapTable("/boards/{of}", (Reader reader, HttpContext context, string of) => With(reader, context, of, Listed)).Needs(Act.SeeFirm, Whom.Route("of"));
        var sectors = app.MapGroup("").Taking(Takes.Region);
        sectors.MapGet("/sectors/{code}", (Reader reader, HttpContext context, string code) => With(reader, context, Sector(reader, code), Page)).Needs(Act.SeeFirm);
        sectors.MapTable("/sectors/{code}", (Reader reader, HttpContext context, string code) => With(reader, context, Sector(reader, code), Listed)).Needs(Act.SeeFirm);
        app.MapGet("/api/v1/boards", (Reader reader, HttpContext context) => With(reader, context, reader.Query("of") is { Length: > 0 } of ? of : reader.Whole.Text, BoardJson.Of)).Needs(Act.SeeFirm, r => r.Query("of") is "" ? r.Whole : Whom.Query("of")(r)).Taking(Takes.Subject("of"));
        app.MapGet("/wall", (Reader reader, HttpContext context) => With(reader, context, reader.Whole.Text, (_, board) => Front.Page<WallPage>(new { Of = board }))).Needs(Act.SeeFirm, r => r.Whole).Taking(Takes.OneOf("view", [.. WallPage.Views.Select(v => v.Id)]));
        var compare = app.Needing(new Requirement(Act.SeeAggregate) { By = r => r.May(Act.SeeAggregate) ? Act.SeeAggregate : Act.SeeFirm }).Taking(CompareQuery.Takes);
        compare.MapGet("/compare", (Reader reader, HttpContext context) => Compared(reader, context, c => Front.Page<ComparePage>(new { Of = c })));
        compare.MapTable("/compare", (Reader reader, HttpContext context) => Compared(reader, context, c => Compare(reader, c)));
        compare.MapGet("/api/v1/compare", (Reader reader, HttpContext context) => Compared(reader, context, c => CompareJson(reader, c)));
        app.MapRankings();
        app.MapWhy();
        app.MapViews();
    }

    /// <summary>A division of industry where the reader is: in their region, or in the one asked for.</summary>
    static string Sector(Reader reader, string code) => SubjectId.Sector(code, reader.Query("region") is { Length: 6 } region && region.All(char.IsAsciiDigit) ? region
        : Home.ScopeOf(reader) is { Kind: SubjectKind.Region } own ? own.Text : reader.Whole.Text).Text;

    /// <summary>A group's board for whoever may see all of its enterprises.</summary>
    static IResult With(Reader reader, HttpContext context, string of, Func<Reader, GroupBoard, IResult> answer) =>
        !SubjectId.TryParse(of, out var group, out var problem) ? Front.NotFound(reader, context, SubjectSays.NotACode(of, problem, []))
        : !group.IsGroup ? Front.NotFound(reader, context, Words.NotAGroup.Filled(of))
        : reader.Desk.World.Population.Unknown(group) is { } unknown ? Front.Nobody(reader, context, group, unknown)
        : reader.May(Act.SeeFirm, group) ? answer(reader, GroupBoard.For(reader, group)) : Front.Refused(reader, context, reader[Words.NotYours]);

    static IResult Page(Reader reader, GroupBoard board) => Front.Page<GroupPage>(new { Of = board });

    static IResult Listed(Reader reader, GroupBoard board)
    {
        var csv = new Table(["id", "name", "enterprises", "energy_tce", "coverage", "change_percent", .. Behind.All.Select(b => b.Id), "target_actual", "target_status"]);
        foreach (var part in board.Parts.Append(board.Whole))
            csv.Row([part.Id, part.Name, part.Firms, part.Energy.Value, part.Energy.Coverage, part.Change, .. Behind.All.Select(b => (object)part.Count(b)), part.Target?.Actual ?? double.NaN, part.Target is { } t ? Luheng.Planning.PlanJson.Word(t.Status) : ""]);
        return csv.As($"board-{board.Of.Text.Replace(':', '-').Replace('/', '-')}", new(board.Name, board.Name));
    }

    static IResult Compared(Reader reader, HttpContext context, Func<Comparison, IResult> answer) =>
        CompareQuery.Read(reader) is { } query ? answer(Comparison.Of(reader, query)) : Front.Refused(reader, context, reader[Words.NotYours]);

    static IResult Compare(Reader reader, Comparison comparison)
    {
        var (query, population) = (comparison.Query, reader.Desk.World.Population);
        var csv = new Table("item", "name", "unit", $"{population.NameOf(query.A)} {query.In}", "coverage_a", $"{population.NameOf(query.B)} {query.With}", "coverage_b", "difference", "percent");
        foreach (var row in comparison.Rows) csv.Row(row.Item.Id, reader[row.Item.Name], row.Item.Unit.Symbol, row.A.Value, row.A.Coverage.Share, row.B.Value, row.B.Coverage.Share, row.Difference, row.Percent);
        return csv.As("compare", Words.Compare);
    }

    static IResult CompareJson(Reader reader, Comparison comparison) => Results.Json(new
    {
        a = new { of = comparison.Query.A.Text, @in = comparison.Query.In.ToString() },
        b = new { of = comparison.Query.B.Text, @in = comparison.Query.With.ToString() },
        rows = comparison.Rows.Select(r => new { item = r.Item.Id, name = reader[r.Item.Name], unit = r.Item.Unit.Symbol, a = RankingsEndpoints.Known(r.A.Value), b = RankingsEndpoints.Known(r.B.Value), difference = RankingsEndpoints.Known(r.Difference), percent = RankingsEndpoints.Known(r.Percent) }),
    });
}
