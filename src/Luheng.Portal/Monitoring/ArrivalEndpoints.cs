using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Monitoring;

/// <summary>Who sends data, how complete and how good it is; who must.</summary>
static class ArrivalEndpoints
{
    public static void MapArrival(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/findings", FindingsApi.Get);
    }
}
