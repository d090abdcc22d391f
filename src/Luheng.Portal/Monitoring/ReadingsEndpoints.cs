using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Monitoring;

static class ReadingsEndpoints
{
    public static void MapReadings(this IEndpointRouteBuilder app)
    {
    }
}
