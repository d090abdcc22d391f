using System.Globalization;
using System.Text;
using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Running;

/// <summary>How the site itself is: whether it lives, whether it can work, its counts, and the system administrator's page.</summary>
static class RunningEndpoints
{
    public static void MapRunning(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", (HttpContext context) => Plain(context, 200, "ok")).Needs(Act.SeePublic);
        app.MapGet("/readyz", (HttpContext context, Readiness readiness) => readiness.Wrong() is { } wrong ? Plain(context, 503, wrong) : Plain(context, 200, "ready")).Needs(Act.SeePublic);
        app.MapGet("/metrics", (Reader reader, Traffic traffic, Readiness readiness) => Metrics(reader, traffic, readiness)).Needs(Act.SeeSystem, null, reader => reader.IsLocal);
        var own = app.Needing(Act.SeeSystem);
        own.MapGet("/system", (Reader reader, HttpContext context, Traffic traffic, Readiness readiness) => With(reader, context, office => Front.Page<SystemPage>(new { Of = SystemView.Of(reader.Desk, office, traffic, readiness) })));
        own.MapGet("/api/system", (Reader reader, HttpContext context, Traffic traffic, Readiness readiness) => With(reader, context, office => Results.Json(SystemView.Of(reader.Desk, office, traffic, readiness))));
    }

    static IResult With(Reader reader, HttpContext context, Func<Office, IResult> answer) => reader.Office is { } office ? answer(office) : Front.NotFound(reader, context);

    static IResult Plain(HttpContext context, int status, string text)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(text + "\n", "text/plain; charset=utf-8", statusCode: status);
    }

    static IResult Metrics(Reader reader, Traffic traffic, Readiness readiness)
    {
        var text = new StringBuilder();
        traffic.Write(text);
        void Gauge(string name, string help, double value) => text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}\n");
        Gauge("luheng_ready", "Whether the site can do its work.", readiness.Wrong() is null ? 1 : 0);
        if (reader.Office is { } office)
        {
            Gauge("luheng_batches", "Batches in the ledger.", office.Ledger.Batches().Count);
            Gauge("luheng_audit_entries", "Entries of the audit trail.", office.Ledger.Audit(1) is [var head] ? head.Seq : 0);
            Gauge("luheng_desk_age_seconds", "Time since the pages' data were loaded.", (office.Clock.GetUtcNow() - reader.Desk.LoadedAt).TotalSeconds);
            if (Readiness.Free(office.Folder) is { } free) Gauge("luheng_disk_free_bytes", "Room on the data folder's disk.", free);
        }
        if (reader.Desk.Station is { } station) Gauge("luheng_readings", "Readings accepted and kept.", station.Readings.Size().Readings);
        Gauge("luheng_memory_bytes", "Memory held.", Environment.WorkingSet);
        return Results.Text(text.ToString(), "text/plain; version=0.0.4; charset=utf-8");
    }
}
