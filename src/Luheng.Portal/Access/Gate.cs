using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Luheng.Portal.Access;

/// <summary>What every request passes before its endpoint: whether whoever it is may, and whether a form was really ours.</summary>
static class Gate
{
    public static async Task Check(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            await next(context);
            return;
        }
        var reader = context.RequestServices.GetRequiredService<Reader>();
        var admission = context.Features.Get<Admission>() ?? Admission.Public;
        var requirement = endpoint.Metadata.GetMetadata<Requirement>();
        if (admission.WrongKey is { } wrong)
        {
            await Unknown(reader, context, wrong).ExecuteAsync(context);
            return;
        }
        if (endpoint.Metadata.GetMetadata<Elsewhere>() is not null && Writes(context.Request))
        {
            await Elsewhere.Answer(reader, context).ExecuteAsync(context);
            return;
        }
        if (requirement?.IsMet(reader) != true)
        {
            await Refuse(reader, admission, context).ExecuteAsync(context);
            return;
        }
        if (requirement.Act is not null && Writes(context.Request) && await Distrust(reader, admission, context) is { } distrust)
        {
            await distrust.ExecuteAsync(context);
            return;
        }
        await next(context);
    }

    static async Task<IResult?> Distrust(Reader reader, Admission admission, HttpContext context)
    {
        if (reader.Actor.Key is not null) return admission.ReadsOnly ? Front.Refused(reader, context, reader[Words.KeyReadsOnly]) : null;
        return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context) ? null : await Expired.Of(reader, context, BackTo(context.Request));
    }

    static IResult Unknown(Reader reader, HttpContext context, string why)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"luheng\", error=\"invalid_token\"";
        return Front.NotKnown(reader, context, why);
    }

    /// <summary>Whoever is not known is asked to sign in; whoever is, is told that it is not theirs.</summary>
    static IResult Refuse(Reader reader, Admission admission, HttpContext context)
    {
        var api = context.Request.Path.StartsWithSegments("/api");
        if (admission.LacksFactor && !api) return Results.Redirect(Links.To("/me/second-factor", ("back", BackTo(context.Request))));
        if (reader.Actor.SignedIn || api) return Front.Refused(reader, context, reader[reader.Actor.SignedIn ? Words.NotYours : Words.SignInNeeded], reader.Actor.SignedIn ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized);
        return Results.Redirect(Links.To("/sign-in", ("back", BackTo(context.Request)), ("why", admission.Ended ? "ended" : "")));
    }

    /// <summary>Where somebody was: the page itself, or of a form that was sent, the page that it stood on.</summary>
    static string BackTo(HttpRequest request) => !Writes(request) ? request.Path + request.QueryString
        : Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Host == request.Host.Host ? from.PathAndQuery : "/";

    static bool Writes(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
}
