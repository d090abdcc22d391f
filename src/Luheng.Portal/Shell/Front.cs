using Luheng.Packs;
using Luheng.Problems;
using Luheng.Registry;
using Luheng.Returns;
using Luheng.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Luheng.Portal.Shell;

/// <summary>What every request passes: headers, the reader's choices kept, and a friendly page where something is wrong.</summary>
static class Front
{
    const string Policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Nothing here needs a sensor or a camera; passkeys are for this site alone.</summary>
    const string Devices = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";

    /// <summary>A HEAD is answered as a GET would be, without its body.</summary>
    public static async Task Head(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }
        (context.Request.Method, context.Response.Body) = (HttpMethods.Get, Stream.Null);
        await next(context);
        context.Request.Method = HttpMethods.Head;
    }

    public static async Task Door(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Devices;
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        Keep(context, Reader.LanguageCookie, "zh", "en");
        Keep(context, Reader.ThemeCookie, "light", "dark", "auto");
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await Failed(context, e);
        }
    }

    static void Keep(HttpContext context, string name, params string[] known)
    {
        if (known.Contains(context.Request.Query[name].ToString()))
            context.Response.Cookies.Append(name, context.Request.Query[name].ToString(), new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps });
    }

    /// <summary>A question that cannot be read is told so; anything else is ours to mend and is logged.</summary>
    static async Task Failed(HttpContext context, Exception e)
    {
        if (e is AggregateException { InnerException: { } first }) e = first; // of what was made side by side
        var reader = context.RequestServices.GetRequiredService<Reader>();
        context.Response.Headers.Remove("blazor-enhanced-nav"); // set by a page that then failed; the page below sets it again
        if ((TooLarge(e) ?? TooLarge(e.InnerException)) is { } large)
        {
            await Say(context, 413, reader[Words.TooLargeTitle], reader[Words.TooLargeText], Limit(reader, context, large)).ExecuteAsync(context);
            return;
        }
        if (Misread(context, e) is { } wrong)
        {
            await BadRequest(reader, context, wrong).ExecuteAsync(context);
            return;
        }
        if (e is ProblemsException { Problems: [var problem, ..] })
        {
            await Say(context, 503, reader[Words.StoreTitle], reader.Say(Words.StoreText, problem.Found), problem.Expected).ExecuteAsync(context);
            return;
        }
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Luheng.Portal").LogError(e, "{Path} failed ({Trace})", Pattern(context), context.TraceIdentifier);
        await Say(context, 500, reader[Words.ErrorTitle], reader[Words.ErrorText], context.TraceIdentifier).ExecuteAsync(context);
    }

    /// <summary>Why a question cannot be read, in both languages; null where something else went wrong.</summary>
    static Said? Misread(HttpContext context, Exception e) => e switch
    {
        QuestionException question => question.Said,
        PeriodException period => Asking(context, period.Text, Words.NotAPeriod.Filled(period.Text)),
        SubjectException subject => Asking(context, subject.Text, SubjectSays.NotACode(subject.Text, subject.Message, [])),
        BadHttpRequestException => new(Words.NotOfThisForm.Zh, e.Message),
        FormatException => new(e.Message, e.Message),
        _ => null,
    };

    /// <summary>What is wrong with a text, under the name of the parameter that says it.</summary>
    static Said Asking(HttpContext context, string text, Said wrong) => context.Request.Query.FirstOrDefault(q => q.Value == text).Key is { } name ? Takes.About(name, wrong) : wrong;

    /// <summary>The limit that a body or form went over, as the server's own readers say it; other damaged data is ours to mend.</summary>
    static Exception? TooLarge(Exception? e) =>
        e is BadHttpRequestException { StatusCode: 413 } || (e is InvalidDataException && e.Source?.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) == true) ? e : null;

    /// <summary>How much would be taken, where the server says a size.</summary>
    static string Limit(Reader reader, HttpContext context, Exception large) =>
        large is BadHttpRequestException && context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } most ? reader.Say(Words.TooLargeLimit, most / 1_000_000) : "";

    /// <summary>The pattern of the address: an address itself may hold a one-time token, and logs are read by many.</summary>
    static string Pattern(HttpContext context) => (context.GetEndpoint() as Microsoft.AspNetCore.Routing.RouteEndpoint)?.RoutePattern.RawText ?? context.Request.Path;

    public static IResult NotFound(Reader reader, HttpContext context, string detail = "") =>
        Say(context, 404, reader[Words.NotFoundTitle], reader[Words.NotFoundText], detail);

    public static IResult BadRequest(Reader reader, HttpContext context, string detail) =>
        Say(context, 400, reader[Words.BadRequestTitle], detail, "");

    public static IResult BadRequest(Reader reader, HttpContext context, Said detail) => BadRequest(reader, context, reader[detail]);

    public static IResult NotFound(Reader reader, HttpContext context, Said detail) => NotFound(reader, context, reader[detail]);

    /// <summary>Nobody is known by a text: it is no code, one that is not registered, or not that of an enterprise.</summary>
    public static IResult Nobody(Reader reader, HttpContext context, string text) => !SubjectId.TryParse(text, out var id, out var problem) ? NotFound(reader, context, SubjectSays.NotACode(text, problem, []))
        : reader.Desk.World.Population.Unknown(id) is { } unknown ? Nobody(reader, context, id, unknown) : NotFound(reader, context, Words.NotAFirm.Filled(text));

    /// <summary>A group or subject that is not known here.</summary>
    public static IResult Nobody(Reader reader, HttpContext context, SubjectId id, string unknown) => NotFound(reader, context, SubjectSays.Unknown(id, unknown));

    public static IResult Refused(Reader reader, HttpContext context, string detail, int status = StatusCodes.Status403Forbidden) =>
        Say(context, status, reader[Words.RefusedTitle], detail, "");

    public static IResult NoSuchMethod(Reader reader, HttpContext context, string method, string known) =>
        Say(context, 405, reader[Words.BadRequestTitle], reader.Say(Words.NoSuchMethod, method, known), "");

    /// <summary>What may be asked, but not as things stand now.</summary>
    public static IResult Conflict(Reader reader, HttpContext context, string detail) =>
        Say(context, 409, reader[Words.ConflictTitle], detail, "");

    public static IResult NotKnown(Reader reader, HttpContext context, string detail) =>
        Say(context, 401, reader[Words.RefusedTitle], detail, "");

    public static IResult TooMany(Reader reader, HttpContext context) =>
        Say(context, 429, reader[Words.TooManyTitle], reader[Words.TooManyText], "");

    static IResult Say(HttpContext context, int status, string title, string text, string detail) =>
        context.Request.Path.StartsWithSegments("/api")
            ? Results.Json(new { status, title, detail = detail is "" ? text : detail }, statusCode: status)
            : Page<Message>(new { Title = title, Text = text, Detail = detail }, status);

    public static IResult Page<T>(object? with = null, int status = 200) where T : IComponent =>
        new RazorComponentResult<T>(with ?? new { }) { StatusCode = status };
}
