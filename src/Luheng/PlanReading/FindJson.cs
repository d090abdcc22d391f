using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Luheng.PlanReading;

/// <summary>A reading as the JSON that outsiders rely on.</summary>
public static class FindJson
{
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static string Write(PlanReadingResult result, IReadOnlyList<PlanConflict> conflicts) => JsonSerializer.Serialize(new
    {
        file = result.Text.Name,
        hash = result.Text.Hash,
        title = result.Text.Title,
        remarks = result.Text.Remarks,
        outline = result.Text.Outline,
        finds = result.Finds,
        conflicts = conflicts.Select(c => new { c.Kind, c.Words, between = c.Between.Select(f => f.Id) }),
    }, Options);
}
