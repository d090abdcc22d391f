using Luheng.Monitoring;
using Luheng.Readings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Luheng.Portal.Monitoring;

/// <summary>POST /api/v1/readings: readings in, with a key; answered after the commit.</summary>
static class ReadingPost
{
    const string Bearer = "Bearer ";
    const int SecondsToWait = 2;

    public static async Task<IResult> Take(HttpContext context, Func<Desk> desk, ReadingTraffic traffic)
    {
        if (desk().Station is not { } station) return Wait(context, 503, "no readings are kept here", SecondsToWait);
        if (Sender(context, station) is not { } sender) return Unknown(context);
        if (!sender.MayWrite) return Say(403, $"the key of {sender.Key.Name} may not write any meter");
        if (Form(context.Request, out var unpacked, out var unreadable) is not { } form) return Say(415, unreadable);
        if (context.Request.ContentLength > traffic.Limits.BodyBytes) return Say(413, $"the body is larger than {traffic.Limits.BodyBytes:#,0} bytes; send it in parts");
        using var place = traffic.Enter(sender.Key.Sha256, out var status, out var why);
        if (place is null) return Wait(context, status, why, 1);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = traffic.Limits.BodyBytes;
        await using var body = unpacked;
        try
        {
            return Done(await new Door(station, traffic.Limits).Take(body, form, sender, sender.Key.Name, context.RequestAborted));
        }
        catch (ReadingFormatException e)
        {
            return Say(400, e.Message);
        }
        catch (Exception e) when (e is BodyTooLargeException or TooManyReadingsException)
        {
            return Say(413, e.Message);
        }
        catch (BadHttpRequestException e) // the host's own: too large, too slow, cut off
        {
            return Say(e.StatusCode, e.Message);
        }
        catch (ReadingsBusyException e)
        {
            return Wait(context, 429, e.Message, (int)Math.Ceiling(e.RetryAfter.TotalSeconds));
        }
        catch (ReadingsRefusedException e)
        {
            return Wait(context, 503, e.Message, SecondsToWait);
        }
    }

    static Sender? Sender(HttpContext context, Station station) =>
        context.Request.Headers.Authorization.ToString() is { } said && said.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? station.Gates.Admit(said[Bearer.Length..].Trim()) : null;

    static IResult Unknown(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"readings\"";
        return Say(401, context.Request.Headers.Authorization.Count == 0 ? "a key is needed: Authorization: Bearer KEY, made with luheng keys add" : "the key is not known, or was revoked");
    }

    /// <summary>The reader of the body's form, and the body without its packing; null where one of them is not known.</summary>
    static ReadingForm? Form(HttpRequest request, out Stream body, out string why)
    {
        (body, why) = (request.Body, $"the content type '{request.ContentType}' is not read here; one of these would be right: {ReadingForm.Known}, in UTF-8");
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.Charset is { HasValue: true, Value: var charset } && !charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return null;
        var form = ReadingForm.Of(type.MediaType.Value!);
        if (Packing.Unpack(request.Headers.ContentEncoding.ToString(), request.Body) is { } unpacked)
        {
            body = unpacked;
            return form;
        }
        why = $"the content encoding '{request.Headers.ContentEncoding}' is not read here; {Packing.Known} would be right";
        return null;
    }

    static IResult Done(Receipt receipt) => Results.Json(new
    {
        read = receipt.Read,
        accepted = receipt.Accepted,
        unchanged = receipt.Unchanged,
        corrected = receipt.Corrected,
        rejected = receipt.Rejected,
        reasons = receipt.Reasons.Select(r => new { line = r.Line, reason = r.Reason }),
        reasonsLeftOut = receipt.ReasonsLeftOut,
    });

    static IResult Wait(HttpContext context, int status, string why, int seconds)
    {
        context.Response.Headers.RetryAfter = Math.Max(1, seconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Say(status, why);
    }

    static IResult Say(int status, string detail) => Results.Json(new { status, title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status), detail }, statusCode: status);
}
