using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Boards;

/// <summary>The pages on which many figures stand side by side.</summary>
static class BoardsEndpoints
{
    public static void MapBoards(this IEndpointRouteBuilder app)
    {
        app.MapRankings();
    }
}
