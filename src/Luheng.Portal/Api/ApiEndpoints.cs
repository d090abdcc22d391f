using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Api;

/// <summary>The interface described: for programs (OpenAPI) and for people.</summary>
static class ApiEndpoints
{
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        app = app.Needing(Act.SeePublic);
        app.MapGet("/api/openapi.json", (Reader reader, EndpointDataSource endpoints) => Results.Text(ApiDocument.Write(endpoints, reader.Language), "application/json; charset=utf-8"));
        app.MapGet("/api", (EndpointDataSource endpoints) => Front.Page<ApiPage>(new { Calls = ApiDocument.Calls(endpoints) }));
    }
}
