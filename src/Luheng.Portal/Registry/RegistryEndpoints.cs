using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Portal.Api;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Registry;

/// <summary>Who there is: enterprises, one enterprise, sectors, and the search over everything.</summary>
static class RegistryEndpoints
{
    public static void MapRegistry(this IEndpointRouteBuilder app)
    {
        var firms = app.Needing(Act.SeeFirm).Taking(Takes.Region, Takes.Industry, Takes.OneOf("sort", "energy", "name", "code"), Takes.Page);
        firms.MapGet("/enterprises", (Reader reader) => Front.Page<EnterprisesPage>(new { List = List(reader, ListQuery.Read(reader)) }));
        firms.MapTable("/enterprises", (Reader reader) => Table(reader, List(reader, ListQuery.Read(reader) with { Page = 1, Size = int.MaxValue }))).OfDesk();
        firms.MapGet("/api/enterprises", (Reader reader, HttpContext context) => Json(reader, context)).OfDesk();
        var firm = app.Needing(Act.SeeFirm, Whom.Route("code"));
        firm.MapGet("/enterprises/{code}", (Reader reader, HttpContext context, string code) => With(reader, context, code, enterprise => Front.Page<EnterprisePage>(new { Of = enterprise })));
        firm.MapTable("/enterprises/{code}", (Reader reader, HttpContext context, string code) => With(reader, context, code, Filed)).OfDesk();
        var sums = app.Needing(Act.SeeAggregate).Taking(Takes.Region);
        sums.MapGet("/sectors", (Reader reader) => Front.Page<SectorsPage>(new { Table = Sectors(reader), Of = Place(reader) }));
        sums.MapTable("/sectors", (Reader reader) => Sectors(reader, Sectors(reader))).OfDesk();
        app.Needing(Act.SeePublic).MapGet("/search", (Reader reader) => Front.Page<SearchPage>(new { Found = Search.For(reader) }));
    }

    /// <summary>The region whose divisions a reader is shown: their own, else the site's.</summary>
    static string Place(Reader reader) => Boards.Home.ScopeOf(reader) is { Kind: SubjectKind.Region } own ? own.Local : reader.Desk.Region;

    static SectorTable Sectors(Reader reader) => SectorTable.Of(reader.Desk, Place(reader), sector => reader.Sees(sector));

    static EnterpriseList List(Reader reader, ListQuery query) => EnterpriseList.Of(reader.Desk, query, id => reader.Sees(id));

    static IResult With(Reader reader, HttpContext context, string code, Func<EnterpriseView, IResult> answer) =>
        SubjectId.TryParse(code, out var id, out _) && reader.Desk.World.Population.Find(id) is { } subject && id.Kind == SubjectKind.Enterprise
            ? answer(EnterpriseView.Of(reader.Desk, subject))
            : Front.Nobody(reader, context, code);

    static IResult Table(Reader reader, EnterpriseList list)
    {
        var csv = new Table("credit_code", "name", "city", "region", "industry", "period", "energy_tce", "months", "energy_before_tce", "months_before", "change_percent");
        foreach (var row in list.Rows)
            csv.Row(row.Subject.Id.Text, row.Subject.Name, row.City, row.Placement.Region, row.Placement.Industry, list.Period?.ToString(), row.Energy, row.Months, row.Before, row.MonthsBefore, row.Change);
        return csv.As("enterprises", Words.Enterprises);
    }

    static IResult Json(Reader reader, HttpContext context)
    {
        var query = ListQuery.Read(reader);
        if (!Walking.Asked(reader) && (reader.Query("page") is not "" || reader.Query("sort") is not "")) return Json(List(reader, query), null); // pages by number, as total and size say
        var list = List(reader, query with { Page = 1, Size = int.MaxValue });
        var (rows, next) = Walking.Part(reader, context, list.Rows, r => r.Subject.Id.Text, ListQuery.PageSize);
        return Json(list with { Rows = rows, Query = query with { Size = rows.Count } }, next);
    }

    static IResult Json(EnterpriseList list, string? next) => Results.Json(new
    {
        total = list.Total,
        page = list.Query.Page,
        size = list.Query.Size,
        period = list.Period?.ToString(),
        next,
        enterprises = list.Rows.Select(r => new { code = r.Subject.Id.Text, name = r.Subject.Name, region = r.Placement.Region, industry = r.Placement.Industry, energy = Known(r.Energy), unit = "tce", months = r.Months, before = Known(r.Before), monthsBefore = r.MonthsBefore, change = Known(r.Change) }),
    });

    static IResult Filed(EnterpriseView view)
    {
        var csv = new Table(["item", "name", "unit", .. view.Months.Select(m => m.ToString())]);
        foreach (var row in view.Filed) csv.Row([row.Item.Id, row.Item.Name.Zh, row.Item.Unit.Symbol, .. row.Values.Cast<object>()]);
        return csv.As(view.Subject.Id.Text, new(view.Subject.Name, ""));
    }

    static IResult Sectors(Reader reader, SectorTable table)
    {
        var csv = new Table("sector", "name", "enterprises", "period", "energy_tce", "coverage", "change");
        foreach (var row in table.Rows) csv.Row(row.Code, row.Name, row.Enterprises, table.Period?.ToString(), row.Energy.Value, row.Energy.Coverage.Share, row.Change.Value);
        return csv.As("sectors", Words.Sectors);
    }

    static double? Known(double value) => double.IsFinite(value) ? value : null;
}
