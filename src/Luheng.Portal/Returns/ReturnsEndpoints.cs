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
        app.MapReturnLists();
        app.MapReturnForm();
        app.MapCorrections();
        app.MapReturnWorkbooks();
        app.MapReturnJobs();
        app.MapReturnApi();
        app.MapGet("/data", (Reader reader) => Front.Page<DataPage>(new { Months = MonthFiling.Of(reader.Desk) }));
        app.MapTable("/data", (Reader reader) =>
        {
            var csv = new Table("month", "filed", "expected", "share");
            foreach (var m in MonthFiling.Of(reader.Desk)) csv.Row(m.Month.ToString(), m.Filed, m.Expected, m.Share);
            return csv.As("coverage", Words.DataStatus);
        });
        app.MapGet("/api/batches", (Reader reader) => Results.Json(reader.Desk.World.Batches.Values.OrderByDescending(b => b.Id)
            .Select(b => new { id = b.Id, recordedAt = China.Text(b.RecordedAt), title = b.Title, by = b.By, subjects = b.Subjects, observations = b.Observations, undoneAt = b.UndoneAt is { } at ? China.Text(at) : null })));
    }
}
