using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Luheng.Portal.Api;

/// <summary>A call asked about a subject, under a name that it does not know, is refused: an answer about everybody would be taken for one about the subject.</summary>
static class SubjectAsked
{
    static readonly string[] Names = ["of", "subject"];

    public static Task Check(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is not { } path || ApiNotes.Known("GET", path) is not { } note
            || Names.FirstOrDefault(name => context.Request.Query.ContainsKey(name) && !note.Query.Any(p => p.Name == name)) is not { } unknown) return next(context);
        var reader = context.RequestServices.GetRequiredService<Reader>();
        return Front.BadRequest(reader, context, note.Query.Length == 0 ? Words.TakesNoneSuch.Filled(unknown) : Words.TakesOthers.Filled(unknown, string.Join(", ", note.Query.Select(p => p.Name)))).ExecuteAsync(context);
    }
}
