using Luheng.Monitoring.Hj212;
using Luheng.Portal.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Monitoring;

/// <summary>Requests to devices over HJ 212, with a key for all meters: POST /api/v1/monitors/{mn}/requests.</summary>
static class DevicesEndpoints
{
    const string Bearer = "Bearer ";

    /// <summary>A CP that fits into one packet whatever stands around it (6.3.2: 950 bytes).</summary>
    const int LongestCp = 900;

    public static void MapDevices(this IEndpointRouteBuilder app) => app.MapPost("/api/v1/monitors/{mn}/requests", Ask).HasItsOwnKey();

    static async Task<IResult> Ask(HttpContext context, Func<Desk> desk, string mn, Request request)
    {
        if (desk() is not { Station: { } station, Inlet: { } inlet }) return Say(503, "the door of HJ 212 is shut; serve with --hj212 PORT");
        var said = context.Request.Headers.Authorization.ToString();
        if (!said.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || station.Gates.Admit(said[Bearer.Length..].Trim()) is not { } sender) return Say(401, "a key is needed: Authorization: Bearer KEY, made with luheng keys add");
        if (sender.Key.Meters is not null) return Say(403, $"the key of {sender.Key.Name} is limited to its own meters; asking a device needs one for all meters");
        if (MonitorBook.Read(station.Ledger).Find(mn) is null) return Say(404, $"monitor '{mn}' is not registered");
        var cp = request.Cp ?? "";
        if (!CommandCode.IsRequest(request.Cn)) return Say(400, $"{request.Cn} is not a command that is asked of a device; one such as 1011, 1012, 2051, 2061 or 3019 would be right");
        if (cp.Length > LongestCp || cp.Contains("&&", StringComparison.Ordinal) || cp.Any(char.IsControl)) return Say(400, $"cp has at most {LongestCp} characters, without && and line ends");
        try
        {
            station.Ledger.Note(new(sender.Key.Name, "ask-device", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{mn} {request.Cn}"), $"接口 {context.Connection.RemoteIpAddress}"));
            return Told(await inlet.Ask(mn, request.Cn, cp).Ended.WaitAsync(context.RequestAborted));
        }
        catch (InvalidOperationException e)
        {
            return Say(409, e.Message);
        }
    }

    static IResult Told(Asked asked) => Results.Json(new
    {
        mn = asked.Monitor.Mn,
        qn = asked.Request.Qn,
        cn = asked.Request.Cn,
        state = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(asked.State.ToString()),
        qnRtn = asked.QnRtn,
        exeRtn = asked.ExeRtn,
        resends = asked.Resends,
        uploads = asked.Uploads,
    }, statusCode: asked.State is AskState.NoAnswer or AskState.TimedOut ? 504 : 200);

    static IResult Say(int status, string detail) => Results.Json(new { status, detail }, statusCode: status);

    /// <param name="Cn">The command, such as 2061.</param>
    /// <param name="Cp">Its parameters as they stand in a CP, such as BeginTime=20250101000000;EndTime=20250101050000.</param>
    sealed record Request(int Cn, string? Cp);
}
