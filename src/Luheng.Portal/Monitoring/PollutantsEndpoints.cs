using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Monitoring;

static class PollutantsEndpoints
{
    public static void MapPollutants(this IEndpointRouteBuilder app)
    {
    }
}
