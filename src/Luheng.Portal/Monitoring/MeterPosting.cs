using System.Text.Json;
using Luheng.Access;
using Luheng.Monitoring;
using Luheng.Portal.Api;
using Luheng.Portal.Shell;
using Luheng.Readings;
using Luheng.Registry;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Monitoring;

/// <summary>The register of meters by API: an array in with a key that may write every meter, all or one subject's out.</summary>
static class MeterPosting
{
    const string Bearer = "Bearer ";
    const long MostBytes = 16 << 20;

    public static async Task<IResult> Take(Reader reader, HttpContext context)
    {
        if (reader.Desk.Whole.Station is not { } station) return Say(503, "no readings are kept here");
        var said = context.Request.Headers.Authorization.ToString();
        var sender = said.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? station.Gates.Admit(said[Bearer.Length..].Trim()) : null;
        if (sender is null)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"meters\"";
            return Say(401, said is "" ? "a key is needed: Authorization: Bearer KEY, made with luheng keys add" : "the key is not known, or was revoked");
        }
        if (sender.Key.Meters is not null) return Say(403, $"the key of {sender.Key.Name} may write some meters; only one made with --meters all may register others");
        if (!context.Request.HasJsonContentType()) return Say(415, "application/json is read here: an array of meters");
        if (context.Request.ContentLength > MostBytes) return Say(413, $"the body is larger than {MostBytes:#,0} bytes; send it in parts");
        try
        {
            using var json = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            bool Asked(string name) => context.Request.Query[name] == "true";
            var receipt = MeterApi.Register(json.RootElement, station.Catalogue, station.Ledger, reader.Desk.World.Population, sender.Key.Name, Asked("partial"), Asked("dryRun"), $"接口 {context.Connection.RemoteIpAddress}");
            if (receipt.Batch is not null) station.Refresh();
            return Results.Json(receipt, statusCode: receipt.Problems.Count > 0 && receipt.Batch is null ? 422 : 200);
        }
        catch (JsonException e)
        {
            return Say(400, e.Message);
        }
    }

    public static IResult Tell(Reader reader, HttpContext context)
    {
        if (reader.Desk.Station is not { } station) return Front.NotFound(reader, context, Words.NoReadings);
        var subject = context.Request.Query["subject"].ToString();
        if (subject is "") return Part(station.Book.Meters);
        var id = SubjectId.Parse(subject);
        return Part(station.Book.Of(id).Where(m => id == id.Enterprise || m.Owner == id));

        IResult Part(IEnumerable<Meter> meters) => Results.Json(Walking.Part(reader, context, [.. meters.Where(m => reader.Sees(m.Owner, Act.SeeReadings))], m => m.Id).Rows.Select(MeterApi.Tell), Form);
    }

    static readonly JsonSerializerOptions Form = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static IResult Say(int status, string detail) => Results.Json(new { status, title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status), detail }, statusCode: status);
}
