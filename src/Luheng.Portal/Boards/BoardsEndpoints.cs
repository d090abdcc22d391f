using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Registry;
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
        app.MapGet("/board", (Reader reader, HttpContext context) => With(reader, context, reader.Whole, Page)).Needs(Act.SeeFirm, r => r.Whole);
        app.MapTable("/board", (Reader reader, HttpContext context) => With(reader, context, reader.Whole, Listed)).Needs(Act.SeeFirm, r => r.Whole);
        app.MapGet("/boards/{of}", (Reader reader, HttpContext context, string of) => With(reader, context, Read(of), Page)).Needs(Act.SeeFirm, Whom.Route("of"));
        app.MapTable("/boards/{of}", (Reader reader, HttpContext context, string of) => With(reader, context, Read(of), Listed)).Needs(Act.SeeFirm, Whom.Route("of"));
        var sectors = app.MapGroup("").Taking(Takes.Region);
        sectors.MapGet("/sectors/{code}", (Reader reader, HttpContext context, string code) => With(reader, context, Sector(reader, code), Page)).Needs(Act.SeeFirm);
        sectors.MapTable("/sectors/{code}", (Reader reader, HttpContext context, string code) => With(reader, context, Sector(reader, code), Listed)).Needs(Act.SeeFirm);
        app.MapGet("/api/v1/boards", (Reader reader, HttpContext context) => With(reader, context, reader.Query("of") is { Length: > 0 } of ? Read(of) : reader.Whole, Json)).Needs(Act.SeeFirm, r => r.Query("of") is { Length: > 0 } of ? Read(of) : r.Whole);
        app.MapGet("/wall", (Reader reader, HttpContext context) => With(reader, context, reader.Whole, (_, board) => Front.Page<WallPage>(new { Of = board }))).Needs(Act.SeeFirm, r => r.Whole).Taking(Takes.OneOf("view", [.. WallPage.Views.Select(v => v.Id)]));
        var compare = app.Needing(new Requirement(Act.SeeAggregate) { By = r => r.May(Act.SeeAggregate) ? Act.SeeAggregate : Act.SeeFirm });
        compare.MapGet("/compare", (Reader reader, HttpContext context) => Compared(reader, context, c => Front.Page<ComparePage>(new { Of = c })));
        compare.MapTable("/compare", (Reader reader, HttpContext context) => Compared(reader, context, c => Compare(reader, c)));
        compare.MapGet("/api/v1/compare", (Reader reader, HttpContext context) => Compared(reader, context, c => CompareJson(reader, c)));
        app.MapRankings();
        app.MapWhy();
        app.MapViews();
    }

    static SubjectId? Read(string text) => SubjectId.TryParse(text, out var id, out _) && id.IsGroup ? id : null;

    /// <summary>A division of industry where the reader is: in their region, or in the one asked for.</summary>
    static SubjectId? Sector(Reader reader, string code) => Read(SubjectId.Sector(code, reader.Query("region") is { Length: 6 } region && region.All(char.IsAsciiDigit) ? region
        : Home.ScopeOf(reader) is { Kind: SubjectKind.Region } own ? own.Text : reader.Whole.Text).Text);

    /// <summary>A group's board for whoever may see all of its enterprises.</summary>
    static IResult With(Reader reader, HttpContext context, SubjectId? of, Func<Reader, GroupBoard, IResult> answer) =>
        of is not { } group || reader.Desk.World.Population.Unknown(group) is not null ? Front.NotFound(reader, context, of?.Text ?? "")
        : reader.May(Act.SeeFirm, group) ? answer(reader, GroupBoard.For(reader, group)) : Front.Refused(reader, context, reader[Words.NotYours]);

    static IResult Page(Reader reader, GroupBoard board) => Front.Page<GroupPage>(new { Of = board });

    static IResult Listed(Reader reader, GroupBoard board)
    {
        var csv = new Table(["id", "name", "enterprises", "energy_tce", "coverage", "change_percent", .. Behind.All.Select(b => b.Id), "target_actual", "target_status"]);
        foreach (var part in board.Parts.Append(board.Whole))
            csv.Row([part.Id, part.Name, part.Firms, part.Energy.Value, part.Energy.Coverage, part.Change, .. Behind.All.Select(b => (object)part.Count(b)), part.Target?.Actual ?? double.NaN, part.Target is { } t ? Luheng.Planning.PlanJson.Word(t.Status) : ""]);
        return csv.As($"board-{board.Of.Text.Replace(':', '-').Replace('/', '-')}", new(board.Name, board.Name));
    }

    static IResult Json(Reader reader, GroupBoard board) => Results.Json(new
    {
        of = board.Of.Text,
        name = board.Name,
        period = board.Period?.ToString(),
        by = board.By,
        parts = board.Parts.Append(board.Whole).Select(p => new
        {
            id = p.Id,
            name = p.Name,
            enterprises = p.Firms,
            energy = RankingsEndpoints.Known(p.Energy.Value),
            unit = "tce",
            coverage = RankingsEndpoints.Known(p.Energy.Coverage),
            change = RankingsEndpoints.Known(p.Change),
            behind = p.Behind.ToDictionary(b => b.Key, b => new { count = b.Value.Count, list = b.Value.Address }),
            status = p.Target is { } t ? Luheng.Planning.PlanJson.Word(t.Status) : null,
        }),
        plan = board.Plan?.Id,
        targets = board.Plan is { } plan ? $"/api/plans/{plan.Id}/progress" : null,
        largest = board.Largest.Rows.Select(r => new { id = r.Id, name = r.Name, figures = board.Largest.Query.Items.Zip(r.Cells, (item, cell) => new { item = item.Id, name = reader[item.Name], unit = item.Unit.Symbol, value = RankingsEndpoints.Known(cell.Value) }) }),
        answers = board.Answers.Select(a => new { item = a.Key, value = RankingsEndpoints.Known(a.Value.Value), unit = a.Value.Unit.Symbol, coverage = RankingsEndpoints.Known(a.Value.Coverage.Share) }),
    });

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
