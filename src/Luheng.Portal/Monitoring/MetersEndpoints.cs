using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Monitoring;

static class MetersEndpoints
{
    public static void MapMeters(this IEndpointRouteBuilder app)
    {
    }
}
