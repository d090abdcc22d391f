using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Monitoring;

/// <summary>The register of metering points (计量器具台账): its pages, and in and out as JSON.</summary>
static class MetersEndpoints
{
    public static void MapMeters(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/meters", (Reader reader, HttpContext context) => MeterPosting.Take(reader, context));
        app.MapGet("/api/v1/meters", (Reader reader, HttpContext context) => MeterPosting.Tell(reader, context));
    }
}
