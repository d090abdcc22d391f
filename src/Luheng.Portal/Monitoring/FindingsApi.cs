using Luheng.Monitoring;
using Luheng.Portal.Api;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Monitoring;

/// <summary>GET /api/v1/findings: what was noticed, of a subject, of kinds, about a stretch of time.</summary>
static class FindingsApi
{
    /// <summary>The kinds that the packs name, and those of whatever else was noticed.</summary>
    internal static IEnumerable<string> Kinds(Reader reader) => reader.Desk.World.Catalogue.FindingKinds.Keys.Union(reader.Desk.Findings.Select(f => f.Kind));

    /// <summary>What an address may say.</summary>
    internal static Takes[] Takes => [Shell.Takes.Subject("subject"), Shell.Takes.SomeOf("kind", Kinds), new("from", (_, text) => MeterRange.Wrong("from", text)), new("to", (_, text) => MeterRange.Wrong("to", text))];

    public static IResult Get(Reader reader, HttpContext context)
    {
        var subject = reader.Query("subject");
        var kinds = Shell.Takes.Listed(reader.Query("kind")).ToHashSet(StringComparer.Ordinal);
        var (from, to) = (At(reader.Query("from")), At(reader.Query("to"), end: true));
        var all = reader.Desk.Station is { } station ? [.. station.Ledger.Findings().Where(reader.Desk.Whole.Found(reader.Actor))] : reader.Desk.Findings;
        var rows = FindingRow.Of(reader.Desk.World.Population, all, subject is "" ? null : SubjectId.Parse(subject), kinds, from, to);
        if (reader.Query("format") is not ("csv" or "xlsx" or "docx")) return Results.Json(Walking.Part(reader, context, rows, r => $"{r.Subject} {r.Kind} {r.From} {r.Evidence} {r.Text}").Rows, Plain);
        var csv = new Table("subject", "name", "kind", "level", "meter", "from", "to", "period", "text", "evidence");
        foreach (var r in rows) csv.Row(r.Subject, r.Name, r.Kind, r.Level, r.Meter, r.From, r.To, r.Period, r.Text, r.Evidence);
        return csv.As("findings");
    }

    static readonly System.Text.Json.JsonSerializerOptions Plain = new(System.Text.Json.JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An instant; a day is its beginning, or where a stretch ends, its end.</summary>
    static long? At(string text, bool end = false) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? Instant.StartOf(end ? day.AddDays(1) : day)
        : MeterRange.TryInstant(text, out var instant) ? Instant.Of(instant) : null;
}
