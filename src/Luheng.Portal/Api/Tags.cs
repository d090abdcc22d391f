using System.Security.Cryptography;
using System.Text;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Luheng.Portal.Api;

/// <summary>Says that an answer is made of the desk alone: its tag is known before anything is computed.</summary>
sealed record OfDesk;

/// <summary>Tags of data (ETag): whoever has an answer already is told so (304). Of the desk's own tables by desk, question and reader; of everything else by what was answered.</summary>
static class Tags
{
    /// <summary>Larger answers pass as they are made, without a tag.</summary>
    const int MostBytes = 4 << 20;

    public static TBuilder OfDesk<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(new OfDesk()));
        return endpoint;
    }

    public static async Task Add(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || !IsData(context.Request.Path))
        {
            await next(context);
            return;
        }
        if (context.Response.Headers.CacheControl.Count == 0) context.Response.Headers.CacheControl = "private, no-cache"; // stricter where somebody signed in
        context.Response.Headers.Vary = "Cookie, Authorization, Accept";
        if (context.GetEndpoint()?.Metadata.GetMetadata<OfDesk>() is not null)
        {
            if (Known(context, OfDeskTag(context))) return;
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode != StatusCodes.Status200OK) context.Response.Headers.Remove(HeaderNames.ETag);
                return Task.CompletedTask;
            });
            await next(context);
            return;
        }
        var body = context.Response.Body;
        await using var kept = new KeptBody(body, context.Response, MostBytes);
        context.Response.Body = kept;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }
        if (kept.Passing) return;
        if (context.Response.StatusCode == StatusCodes.Status200OK && Known(context, $"\"{Convert.ToHexStringLower(SHA256.HashData(kept.Bytes.Span)[..12])}\"")) return;
        if (kept.Bytes.Length > 0) await body.WriteAsync(kept.Bytes, context.RequestAborted); // a 304 takes no body, not even an empty one
    }

    /// <summary>Sets the tag; true, and nothing more to say, where the one who asks has it.</summary>
    static bool Known(HttpContext context, string tag)
    {
        if (context.Response.Headers.ETag.Count == 0) context.Response.Headers.ETag = tag; // one that the endpoint gave means more: a version to write against
        tag = context.Response.Headers.ETag.ToString();
        if (!context.Request.Headers.IfNoneMatch.SelectMany(v => (v ?? "").Split(',', StringSplitOptions.TrimEntries)).Any(v => v == "*" || v == tag || v == "W/" + tag)) return false;
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        context.Response.ContentLength = null;
        context.Response.ContentType = null;
        return true;
    }

    static string OfDeskTag(HttpContext context)
    {
        var reader = context.RequestServices.GetRequiredService<Reader>();
        var all = string.Join('\n', reader.Desk.Whole.Stamp, reader.Desk.World.Purpose, context.Request.Path, context.Request.QueryString, reader.Language, reader.Actor.Account, string.Join(';', reader.Actor.Posts));
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all))[..12])}\"";
    }

    static bool IsData(PathString path) => path.StartsWithSegments("/api") || path.Value is { } text && (text.EndsWith(".csv", StringComparison.Ordinal) || text.EndsWith(".json", StringComparison.Ordinal));
}
