using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Portal.Api;
using Luheng.Portal.Shell;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Returns;

/// <summary>What came in: batch by batch, and how complete the months are.</summary>
static class ReturnsEndpoints
{
    public static void MapReturns(this IEndpointRouteBuilder app)
    {
        var site = app.Needing(Act.UseSite);
        site.MapReturnLists();
        site.MapReturnForm();
        site.MapMetered();
        site.MapCorrections();
        site.MapReturnWorkbooks();
        site.MapReturnJobs();
        site.MapReturnApi();
        app = app.Needing(Act.SeeFirm);
        app.MapGet("/data", (Reader reader) => Front.Page<DataPage>(new { Months = Months(reader) }));
        app.MapTable("/data", (Reader reader) =>
        {
            var csv = new Table("month", "filed", "expected", "share");
            foreach (var m in Months(reader)) csv.Row(m.Month.ToString(), m.Filed, m.Expected, m.Share);
            return csv.As("coverage", Words.DataStatus);
        });
        app.MapGet("/api/batches", (Reader reader, HttpContext context) => Results.Json(Walking.Part(reader, context, BatchList.Of(reader), b => $"{long.MaxValue - b.Id:00000000000000000000}").Rows
            .Select(b => new { id = b.Id, recordedAt = China.Text(b.RecordedAt), title = b.Title, by = b.By, subjects = b.Subjects, observations = b.Observations, undoneAt = b.UndoneAt is { } at ? China.Text(at) : null })));
    }

    static IReadOnlyList<MonthFiling> Months(Reader reader) => MonthFiling.Of(reader.Desk, reader.Office, reader.Horizon(Act.SeeFirm));
}
