using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Access;

/// <summary>Over https every cookie of the site is called __Host-…, so that no neighbour under the same domain and no unencrypted page can plant one. Inside they keep their plain names: over http a browser would refuse the others.</summary>
static class HostCookies
{
    const string Prefix = "__Host-";

    public static Task Take(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.IsHttps) return next(context);
        var headers = context.Request.Headers;
        headers.Cookie = headers.Cookie.SelectMany(h => (h ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(Inside).OfType<string>().ToArray() is { Length: > 0 } kept ? string.Join("; ", kept) : default;
        context.Response.OnStarting(() =>
        {
            var set = context.Response.Headers.SetCookie;
            if (set.Count > 0) context.Response.Headers.SetCookie = set.Select(c => c!.StartsWith(Prefix, StringComparison.Ordinal) ? c : Prefix + c).ToArray();
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>A cookie as the site knows it; null for one that could have been planted. Those of signing in bear the prefix inside as well.</summary>
    static string? Inside(string cookie) => !cookie.StartsWith(Prefix, StringComparison.Ordinal) ? null : cookie.StartsWith(Prefix + Crumbs.House, StringComparison.Ordinal) ? cookie : cookie[Prefix.Length..];
}
