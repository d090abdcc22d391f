using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Luheng.Portal.Access;

/// <summary>Marks the endpoint that takes every address nobody else takes. What would write there is answered before it is asked for a form: 405 with the methods that the address knows, else 404.</summary>
sealed class Elsewhere
{
    public static IResult Answer(Reader reader, HttpContext context)
    {
        var methods = context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Elsewhere>() is null && new TemplateMatcher(new RouteTemplate(e.RoutePattern), []).TryMatch(context.Request.Path, new RouteValueDictionary()))
            .SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Distinct().Order(StringComparer.Ordinal).ToList();
        if (methods.Count == 0 || methods.Contains(context.Request.Method)) return Front.NotFound(reader, context);
        context.Response.Headers.Allow = string.Join(", ", methods);
        return Front.NoSuchMethod(reader, context, context.Request.Method, string.Join(", ", methods));
    }
}
