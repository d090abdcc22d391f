using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Monitoring;

static class LiveEndpoints
{
    public static void MapLive(this IEndpointRouteBuilder app)
    {
    }
}
