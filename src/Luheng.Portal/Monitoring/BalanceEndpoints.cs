using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Monitoring;

static class BalanceEndpoints
{
    public static void MapBalance(this IEndpointRouteBuilder app)
    {
    }
}
