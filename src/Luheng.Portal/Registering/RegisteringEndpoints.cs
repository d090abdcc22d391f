using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Portal.Registry;
using Luheng.Portal.Shell;
using Luheng.Registering;
using Luheng.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Registering;

/// <summary>The register: who is and was registered, what became of them, and how that is changed.</summary>
static class RegisteringEndpoints
{
    public static void MapRegistering(this IEndpointRouteBuilder app)
    {
        app.MapRegisterImport();
        app.MapDuplicates();
        app.MapRegisterChanges();
        var list = app.MapGroup("").Taking(Takes.Region, Takes.Industry, Takes.Park.Or("-"), Takes.OneOf("status", [.. Enum.GetNames<OperatingStatus>().Select(s => s.ToLowerInvariant())]), Takes.Subject("after"));
        list.MapGet("/register", (Reader reader) => Front.Page<RegisterPage>(new { List = RegisterList.Of(reader) }));
        list.MapTable("/register", (Reader reader) => Table(reader, RegisterList.Of(reader, int.MaxValue)));
        list.MapGet("/api/register", (Reader reader) => Json(RegisterList.Of(reader)));
        app.MapGet("/register/{code}", (Reader reader, HttpContext context, string code) => With(reader, context, code, subject => Front.Page<CardPage>(new { Of = CardView.Of(reader, subject) }))).Needs(Act.SeeRegister, Whom.Route("code"));
        app.MapGet("/api/register/{code}", (Reader reader, HttpContext context, string code) => With(reader, context, code, Card)).Needs(Act.SeeRegister, Whom.Route("code"));
    }

    internal static IResult With(Reader reader, HttpContext context, string code, Func<Subject, IResult> answer) =>
        SubjectId.TryParse(code, out var id, out _) && reader.Desk.World.Population.Find(id) is { Id.Kind: SubjectKind.Enterprise } subject
            ? answer(subject) : Front.Nobody(reader, context, code);

    static IResult Table(Reader reader, RegisterList list)
    {
        var population = reader.Desk.World.Population;
        var csv = new Csv("credit_code", "name", "status", "city", "region", "industry", "park", "former_names", "aliases", "other_codes");
        foreach (var row in list.Rows)
            csv.Row(row.Subject.Id.Text, row.Subject.Name, EntryChange.Word(row.Status).Zh, EnterpriseList.CityOf(population, row.Placement.Region), row.Placement.Region, row.Placement.Industry, row.Placement.Park,
                Names(row.Subject, NameKind.Former), Names(row.Subject, NameKind.Alias), string.Join('；', row.Subject.OtherCodes.Select(c => c.Code)));
        return csv.As("register");
    }

    static string Names(Subject subject, NameKind kind) => string.Join('；', subject.OtherNames.Where(n => n.Kind == kind).Select(n => n.Name));

    static IResult Json(RegisterList list) => Results.Json(new
    {
        total = list.Total,
        next = list.Next,
        enterprises = list.Rows.Select(r => new { code = r.Subject.Id.Text, name = r.Subject.Name, status = r.Status.ToString().ToLowerInvariant(), region = r.Placement.Region, industry = r.Placement.Industry, park = r.Placement.Park, foundBy = r.By }),
    });

    static IResult Card(Subject s) => Results.Text(SubjectJson.Write(s), "application/json; charset=utf-8");
}
