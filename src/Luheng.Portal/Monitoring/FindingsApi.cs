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

    public static IResult Get(Reader reader, HttpContext context)
    {
        var problems = new List<string>();
        var subject = reader.Query("subject");
        if (subject is not "" && !SubjectId.TryParse(subject, out _, out var wrong)) problems.Add($"subject: {wrong}");
        var kinds = reader.Query("kind").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        var from = At(reader.Query("from"), "from", problems);
        var to = At(reader.Query("to"), "to", problems);
        if (problems.Count > 0) return Front.BadRequest(reader, context, string.Join("; ", problems));
        var all = reader.Desk.Station is { } station ? [.. station.Ledger.Findings().Where(reader.Desk.Whole.Found(reader.Actor))] : reader.Desk.Findings;
        var rows = FindingRow.Of(reader.Desk.World.Population, all, subject is "" ? null : SubjectId.Parse(subject), kinds, from, to);
        if (reader.Query("format") is not ("csv" or "xlsx" or "docx")) return Results.Json(Walking.Part(reader, context, rows, r => $"{r.Subject} {r.Kind} {r.From} {r.Evidence} {r.Text}").Rows, Plain);
        var csv = new Table("subject", "name", "kind", "level", "meter", "from", "to", "period", "text", "evidence");
        foreach (var r in rows) csv.Row(r.Subject, r.Name, r.Kind, r.Level, r.Meter, r.From, r.To, r.Period, r.Text, r.Evidence);
        return csv.As("findings");
    }

    static readonly System.Text.Json.JsonSerializerOptions Plain = new(System.Text.Json.JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static long? At(string text, string name, List<string> problems)
    {
        if (text is "") return null;
        if (text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day))
            return Instant.StartOf(name == "to" ? day.AddDays(1) : day);
        // A plus sign of an offset may have become a blank on its way.
        if (China.TryInstant(text.Replace(' ', '+'), out var instant)) return Instant.Of(instant);
        problems.Add($"{name}: '{text}' is not a time like 2025-10-01T00:00:00+08:00 or a day like 2025-10-01");
        return null;
    }
}
