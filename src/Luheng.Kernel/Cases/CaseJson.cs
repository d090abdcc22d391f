using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Luheng.Cases;

/// <summary>How steps and what goes with them are written: Chinese stays legible, nothing is written for what is absent.</summary>
public static class CaseJson
{
    static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Form);

    /// <exception cref="JsonException">The text is not such a value.</exception>
    public static T Read<T>(string body) => JsonSerializer.Deserialize<T>(body, Form) ?? throw new JsonException("the document is null");
}
