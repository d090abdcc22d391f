using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Luheng.Portal.Access;

/// <summary>What every request passes before its endpoint: who it is, whether they may, and whether a form was really ours.</summary>
static class Gate
{
    public static async Task Check(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            await next(context);
            return;
        }
        context.Features.Set(await context.RequestServices.GetRequiredService<Doorman>().Who(context));
        var reader = context.RequestServices.GetRequiredService<Reader>();
        var requirement = endpoint.Metadata.GetMetadata<Requirement>();
        if (requirement is null || !requirement.IsMet(reader))
        {
            await Refuse(reader, context).ExecuteAsync(context);
            return;
        }
        if (requirement.Act is not null && Writes(context.Request) && reader.Actor.Key is null
            && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            await Front.Refused(reader, context, reader[Words.FormNotOurs]).ExecuteAsync(context);
            return;
        }
        await next(context);
    }

    /// <summary>Whoever is not known is asked to sign in; whoever is, is told that it is not theirs.</summary>
    static IResult Refuse(Reader reader, HttpContext context) => reader.Actor.SignedIn || context.Request.Path.StartsWithSegments("/api")
        ? Front.Refused(reader, context, reader[reader.Actor.SignedIn ? Words.NotYours : Words.SignInNeeded], reader.Actor.SignedIn ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized)
        : Results.Redirect(Links.To("/sign-in", ("back", context.Request.Path + context.Request.QueryString)));

    static bool Writes(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
}
