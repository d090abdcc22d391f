using Luheng.Access;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Access;

/// <summary>Who looked at an enterprise's secrets: for the enterprise and the auditors.</summary>
static class ReceiptsEndpoints
{
    public static void MapReceipts(this IEndpointRouteBuilder app)
    {
        app = app.Needing(Act.SeeReceipts, Whom.Route("code"));
        app.MapGet("/enterprises/{code}/receipts", (Reader reader, HttpContext context, string code) => With(reader, context, code, (of, all) => Front.Page<ReceiptsPage>(new { Of = of, All = all })));
        app.MapTable("/enterprises/{code}/receipts", (Reader reader, HttpContext context, string code) => With(reader, context, code, (of, all) =>
        {
            var csv = new Table("at", "who", "what", "from", "list");
            foreach (var r in all) csv.Row(Dates.Minute(r.At), r.Who, r.What, r.From, r.Whole ? 1 : 0);
            return csv.As($"receipts-{of.Id}");
        }));
        app.MapGet("/api/v1/enterprises/{code}/receipts", (Reader reader, HttpContext context, string code) => With(reader, context, code, (_, all) =>
            Results.Json(all.Select(r => new { at = Luheng.Time.China.Text(r.At), who = r.Who, what = r.What, from = r.From, list = r.Whole }))));
    }

    static IResult With(Reader reader, HttpContext context, string code, Func<Subject, IReadOnlyList<Receipt>, IResult> answer) =>
        SubjectId.TryParse(code, out var id, out _) && id.Kind == SubjectKind.Enterprise && reader.Desk.World.Population.Find(id) is { } subject
            ? answer(subject, reader.Office is { } office ? Receipts.Of(reader.Desk, office.Ledger, id) : [])
            : Front.NotFound(reader, context, code);
}
