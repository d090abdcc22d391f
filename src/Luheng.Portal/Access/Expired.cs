using Luheng.Portal.Shell;
using Luheng.Records;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Access;

/// <summary>The answer to a form without a good token. Nothing was changed; where the browser says that the form stood on this site, what was typed is given back with a new token, to be sent by whoever typed it.</summary>
static class Expired
{
    const int MostFields = 500;

    public static async Task<IResult> Of(Reader reader, HttpContext context, string from)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/api")) return Front.Refused(reader, context, reader[Words.FormNotOurs]);
        var form = request.HasFormContentType && IsOurs(request) ? await request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var fields = form.Where(f => !f.Key.StartsWith('_')).SelectMany(f => f.Value.Select(v => (f.Key, v ?? ""))).ToList();
        var back = fields.Count <= MostFields && !fields.Exists(f => IsSecret(f.Key));
        return Front.Page<ExpiredPage>(new { Action = request.Path + request.QueryString, From = Back.Safe(from), Fields = back ? fields : [], HasFiles = form.Files.Any(f => f.Length > 0) }, StatusCodes.Status403Forbidden);
    }

    /// <summary>By what browsers say and no page can change. What another site sends gets no form with a good token.</summary>
    static bool IsOurs(HttpRequest request) => Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
        && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin";

    static bool IsSecret(string name) => Secrets.Hides("form", name) || name is "code" or "again" or "key" or "answer";
}
