using System.Globalization;
using System.Text.Json;
using Luheng.Monitoring.Nhjc;
using Luheng.Portal.Access;
using Luheng.Readings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Monitoring;

/// <summary>The national end-device interface by profile, /nhjc/{profile}/enterprise/…; open only where the host says so. Tested against public records; no conformity is claimed.</summary>
static class NhjcEndpoints
{
    /// <summary>An upload of some ten thousand encrypted items.</summary>
    const int MostBytes = 16 << 20;

    public static void MapNhjc(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/nhjc/{profile}/enterprise").HasItsOwnKey();
        group.MapPost("/register", (HttpContext context, Func<Desk> desk, string profile) => With(context, desk, profile, (platform, body) => Task.FromResult(Register(context, desk(), profile, platform, body))));
        group.MapPost("/versionCheck", (HttpContext context, Func<Desk> desk, string profile) => With(context, desk, profile, (platform, body) => Task.FromResult(Known(platform, body, Versions(platform)))));
        group.MapPost("/uploadEnergyData", (HttpContext context, Func<Desk> desk, string profile) => With(context, desk, profile, (platform, body) => platform.Upload(body, context.RequestAborted)));
        // The tables behind the codes are the national platform's: there is nothing to hand down until they are known.
        foreach (var download in (string[])["/downloadBaseData", "/downloadConfigData"])
            group.MapPost(download, (HttpContext context, Func<Desk> desk, string profile) => With(context, desk, profile, (platform, body) => Task.FromResult(Known(platform, body, new() { ["data"] = Array.Empty<object>() }))));
    }

    static async Task<IResult> With(HttpContext context, Func<Desk> desk, string profile, Func<Platform, JsonElement, Task<Reply>> answer)
    {
        if (desk() is not { Station: { } station, Nhjc: true } || Platform.Of(station, profile) is not { } platform) return Results.NotFound();
        if (context.Request.ContentLength > MostBytes) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, new() { MaxDepth = 8 }, context.RequestAborted);
            return Say(platform, await answer(platform, body.RootElement));
        }
        catch (JsonException)
        {
            return Say(platform, new(false, "请求不是 JSON"));
        }
        catch (ReadingsBusyException busy)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(busy.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Say(platform, new(false, "系统繁忙，请稍后重发"), StatusCodes.Status503ServiceUnavailable);
        }
        catch (ReadingsRefusedException)
        {
            return Say(platform, new(false, "系统暂不能保存，请稍后重发"), StatusCodes.Status503ServiceUnavailable);
        }
    }

    static Reply Register(HttpContext context, Desk desk, string profile, Platform platform, JsonElement body)
    {
        var (device, wrong) = platform.Register(Text(body, "region"), Text(body, "enterpriseCode"), owner => desk.World.Population.Find(owner) is not null);
        if (device is null) return new(false, wrong);
        var address = $"{context.Request.Scheme}://{context.Request.Host}/nhjc/{Uri.EscapeDataString(profile)}/enterprise";
        return new(true, "RECEIVE SUCCESS", new Dictionary<string, object>
        {
            ["deviceId"] = device.Id,
            ["loadDicVersionURL"] = $"{address}/versionCheck",
            ["centerDataURL"] = $"{address}/uploadEnergyData",
            ["centerInfoDownloadURL"] = $"{address}/downloadConfigData",
            ["downloadBaseDataURL"] = $"{address}/downloadBaseData",
            ["uploadTime"] = TimeSpan.FromMinutes(platform.Profile.Numbers["upload_minute_of_day"]).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture),
            ["secretKey"] = device.SecretKey,
        });
    }

    static Dictionary<string, object> Versions(Platform platform) => new()
    {
        ["regVersion"] = Number(platform, "registration_version"),
        ["dicVersion"] = Number(platform, "dictionary_version"),
    };

    static Reply Known(Platform platform, JsonElement body, Dictionary<string, object> more) =>
        platform.Find(Text(body, "deviceId")) is null ? new(false, "端设备未注册") : new(true, "RECEIVE SUCCESS", more);

    static IResult Say(Platform platform, Reply reply, int status = StatusCodes.Status200OK)
    {
        var code = Number(platform, reply.Done ? "success_code" : "error_code");
        var answer = new Dictionary<string, object>
        {
            ["responseCode"] = platform.Profile.Numbers["code_as_text"] != 0 ? code : int.Parse(code, CultureInfo.InvariantCulture),
            ["responseMessage"] = reply.Message,
        };
        foreach (var (name, value) in reply.More ?? new Dictionary<string, object>()) answer[name] = value;
        return Results.Json(answer, statusCode: status);
    }

    static string Number(Platform platform, string name) => platform.Profile.Numbers[name].ToString("0", CultureInfo.InvariantCulture);

    static string Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";
}
