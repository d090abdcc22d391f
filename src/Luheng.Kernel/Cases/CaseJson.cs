using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Luheng.Registry;

namespace Luheng.Cases;

/// <summary>How steps and what goes with them are written: Chinese stays legible, nothing is written for what is absent.</summary>
public static class CaseJson
{
    static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new SubjectText() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Form);

    /// <exception cref="JsonException">The text is not such a value.</exception>
    public static T Read<T>(string body) => JsonSerializer.Deserialize<T>(body, Form) ?? throw new JsonException("the document is null");

    /// <summary>A subject is written as its name.</summary>
    sealed class SubjectText : JsonConverter<SubjectId>
    {
        public override SubjectId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            SubjectId.TryParse(reader.GetString(), out var id, out var problem) ? id : throw new JsonException(problem);

        public override void Write(Utf8JsonWriter writer, SubjectId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }
}
