using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Monitoring;

static class ArrivalEndpoints
{
    public static void MapArrival(this IEndpointRouteBuilder app)
    {
    }
}
