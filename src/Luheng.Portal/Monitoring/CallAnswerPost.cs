using System.Text.Json;
using Luheng.Monitoring;
using Luheng.Registry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Luheng.Portal.Monitoring;

/// <summary>POST /api/v1/demand-response/{call}/answers: an enterprise accepts or declines a call, by a key that may write every meter.</summary>
static class CallAnswerPost
{
    const string Bearer = "Bearer ";
    const int LargestBody = 16_384;

    sealed record Body(string? Enterprise, bool? Accept, string? Reason);

    public static async Task<IResult> Take(HttpContext context, Func<Desk> desk, string call)
    {
        if (desk().Station is not { } station) return Say(503, "no readings are kept here");
        var said = context.Request.Headers.Authorization.ToString();
        if (!said.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || station.Gates.Admit(said[Bearer.Length..].Trim()) is not { } sender)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"readings\"";
            return Say(401, "a key is needed: Authorization: Bearer KEY, made with luheng keys add");
        }
        if (sender.Key.Meters is not null) return Say(403, $"the key of {sender.Key.Name} is limited to some meters; an answer needs one for all");
        if (!context.Request.HasJsonContentType()) return Say(415, "application/json would be right");
        if (context.Request.ContentLength > LargestBody) return Say(413, $"the body is larger than {LargestBody} bytes");
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = LargestBody;
        try
        {
            var body = await context.Request.ReadFromJsonAsync<Body>(context.RequestAborted);
            if (body is not { Accept: { } accept }) return Say(400, "accept is missing; {\"enterprise\":\"CODE\",\"accept\":true} would be right");
            if (!SubjectId.TryParse(body.Enterprise, out var enterprise, out var problem)) return Say(400, $"enterprise: {problem}");
            return CallDesk.Answer(station, desk().World.Population, call, enterprise.Enterprise, accept, body.Reason ?? "", sender.Key.Name, $"接口 {context.Connection.RemoteIpAddress}") is { } wrong
                ? Say(409, wrong.En) : Results.Json(new { call, enterprise = enterprise.Enterprise.Text, accepted = accept });
        }
        catch (JsonException e)
        {
            return Say(400, $"the body is not JSON of this form: {e.Message}");
        }
        catch (BadHttpRequestException e)
        {
            return Say(e.StatusCode, e.Message);
        }
    }

    static IResult Say(int status, string detail) => Results.Json(new { status, title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status), detail }, statusCode: status);
}
