using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Monitoring;

static class DevicesEndpoints
{
    public static void MapDevices(this IEndpointRouteBuilder app)
    {
    }
}
