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
        app.MapGet("/enterprises", (Reader reader) => Front.Page<EnterprisesPage>(new { List = EnterpriseList.Of(reader.Desk, ListQuery.Read(reader)) }));
        app.MapTable("/enterprises", (Reader reader) => Table(reader, EnterpriseList.Of(reader.Desk, ListQuery.Read(reader) with { Page = 1, Size = int.MaxValue })));
        app.MapGet("/api/enterprises", (Reader reader) => Json(EnterpriseList.Of(reader.Desk, ListQuery.Read(reader))));
        app.MapGet("/enterprises/{code}", (Reader reader, HttpContext context, string code) => With(reader, context, code, enterprise => Front.Page<EnterprisePage>(new { Of = enterprise })));
        app.MapTable("/enterprises/{code}", (Reader reader, HttpContext context, string code) => With(reader, context, code, Filed));
        app.MapGet("/sectors", (Reader reader) => Front.Page<SectorsPage>(new { Table = SectorTable.Of(reader.Desk) }));
        app.MapTable("/sectors", (Reader reader) => Sectors(reader, SectorTable.Of(reader.Desk)));
        app.MapGet("/search", (Reader reader) => Front.Page<SearchPage>(new { Found = Search.For(reader) }));
    }

    static IResult With(Reader reader, HttpContext context, string code, Func<EnterpriseView, IResult> answer) =>
        SubjectId.TryParse(code, out var id, out var problem) && reader.Desk.World.Population.Find(id) is { } subject && id.Kind == SubjectKind.Enterprise
            ? answer(EnterpriseView.Of(reader.Desk, subject))
            : Front.NotFound(reader, context, problem is "" ? code : problem);

    static IResult Table(Reader reader, EnterpriseList list)
    {
        var csv = new Table("credit_code", "name", "city", "region", "industry", "period", "energy_tce", "months", "energy_before_tce", "months_before");
        foreach (var row in list.Rows)
            csv.Row(row.Subject.Id.Text, row.Subject.Name, row.City, row.Placement.Region, row.Placement.Industry, list.Period?.ToString(), row.Energy, row.Months, row.Before, row.MonthsBefore);
        return csv.As("enterprises", Words.Enterprises);
    }

    static IResult Json(EnterpriseList list) => Results.Json(new
    {
        total = list.Total,
        page = list.Query.Page,
        size = list.Query.Size,
        period = list.Period?.ToString(),
        enterprises = list.Rows.Select(r => new { code = r.Subject.Id.Text, name = r.Subject.Name, region = r.Placement.Region, industry = r.Placement.Industry, energy = Known(r.Energy), unit = "tce", months = r.Months }),
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
