using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Access;

/// <summary>The cookies of signing in: random names of what the server keeps, never readable by scripts.</summary>
static class Crumbs
{
    /// <summary>What their names begin with.</summary>
    public const string House = "luheng-";
    public const string Session = "session";
    public const string Step = "step";
    public const string Challenge = "challenge";
    public const string Setup = "setup";

    public static string? Crumb(this HttpContext context, string name) => context.Request.Cookies[Named(context, name)];

    /// <remarks>Lax, not Strict: whoever follows a link from a letter is still signed in. Forms have their own guard.</remarks>
    public static void Drop(this HttpContext context, string name, string? value)
    {
        var with = new CookieOptions { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = name == Session ? SameSiteMode.Lax : SameSiteMode.Strict, Path = "/", IsEssential = true };
        if (value is null) context.Response.Cookies.Delete(Named(context, name), with);
        else context.Response.Cookies.Append(Named(context, name), value, with);
    }

    /// <summary>With __Host- a browser takes the cookie from this host over https alone.</summary>
    static string Named(HttpContext context, string name) => (context.Request.IsHttps ? "__Host-" : "") + House + name;
}
