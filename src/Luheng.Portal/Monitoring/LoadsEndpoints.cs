using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Monitoring;

static class LoadsEndpoints
{
    public static void MapLoads(this IEndpointRouteBuilder app)
    {
    }
}
