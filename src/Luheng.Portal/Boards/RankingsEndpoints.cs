using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Boards;

/// <summary>Rankings and pivots: as page, .csv and JSON of exactly what is shown, and the reasons of each sum.</summary>
static class RankingsEndpoints
{
    public static void MapRankings(this IEndpointRouteBuilder app)
    {
        app = app.MapGroup("").Taking(RankingQuery.Takes);
        app.MapGet("/rankings", (Reader reader) => Front.Page<RankingsPage>(new { Of = Ranking.For(reader) })).Needs(Act.SeeFirm);
        app.MapTable("/rankings", (Reader reader) => Table(reader, Ranking.Of(reader, RankingQuery.Read(reader) with { Page = 1 }, most: int.MaxValue))).Needs(Act.SeeFirm);
        app.MapGet("/api/v1/rankings", (Reader reader) => Json(reader, Ranking.For(reader))).Needs(Act.SeeFirm);
        app.MapGet("/rankings/reasons", (Reader reader, HttpContext context) => RankingReasons.Of(reader, RankingQuery.Read(reader)) is { } reasons ? Say(reader, reasons, "/rankings") : Front.NotFound(reader, context, Words.NoSuchRow.Filled(reader.Query("row"), reader.Query("by")))).Needs(Act.SeeFirm);
    }

    internal static IResult Say(Reader reader, Reasons reasons, string nav) => reader.Panel
        ? Front.Page<ReasonsBody>(new { Of = reasons }) : Front.Page<ReasonsPage>(new { Of = reasons, Nav = nav });

    static IResult Table(Reader reader, Ranking ranking)
    {
        var columns = Enumerable.Range(0, ranking.Query.Columns).ToList();
        var csv = new Table(["rank", "id", "name", "place", "industry", .. columns.SelectMany(c => new[] { $"{reader[ranking.ItemOf(c).Name]} {ranking.PeriodOf(c)} ({ranking.ItemOf(c).Unit})", $"coverage {c + 1}" }), "percentile"]);
        foreach (var row in ranking.Rows.Concat(ranking.Total is { } total ? [total] : []))
            csv.Row([row.Rank == 0 ? "" : row.Rank, row.Id, row.Name, row.Place, row.Industry, .. row.Cells.SelectMany(c => new object[] { c.Value, c.Coverage }), row.Below]);
        return csv.As($"ranking-{ranking.Query.Item.Id}-{ranking.Query.In}", ranking.Query.Item.Name);
    }

    static IResult Json(Reader reader, Ranking ranking) => Results.Json(new
    {
        found = ranking.Found,
        page = ranking.Query.Page,
        pages = ranking.Pages,
        by = ranking.Query.By,
        columns = Enumerable.Range(0, ranking.Query.Columns).Select(c => new { item = ranking.ItemOf(c).Id, name = reader[ranking.ItemOf(c).Name], unit = ranking.ItemOf(c).Unit.Symbol, period = ranking.PeriodOf(c).ToString() }),
        sample = new { count = ranking.Spread.Count, p10 = Known(ranking.Spread.At(0.1)), median = Known(ranking.Spread.At(0.5)), p90 = Known(ranking.Spread.At(0.9)) },
        rows = ranking.Rows.Select(Row),
        total = ranking.Total is { } total ? Row(total) : null,
        next = ranking.Query.Page < ranking.Pages ? ranking.Query.Address("/api/v1/rankings", ("page", $"{ranking.Query.Page + 1}")) : null,
    });

    static object Row(RankedRow row) => new
    {
        rank = row.Rank == 0 ? (int?)null : row.Rank,
        id = row.Id,
        name = row.Name,
        place = row.Place,
        industry = row.Industry,
        below = Known(row.Below),
        cells = row.Cells.Select(c => new { value = Known(c.Value), coverage = Known(c.Coverage), firms = c.Firms }),
    };

    internal static double? Known(double value) => double.IsFinite(value) ? value : null;
}
