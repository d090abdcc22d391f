using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Luheng.Observations;

namespace Luheng.Records;

/// <summary>How sources and audit entries are written as JSON: Chinese stays legible, nothing is written for what is absent.</summary>
[JsonSourceGenerationOptions]
[JsonSerializable(typeof(Source))]
[JsonSerializable(typeof(AuditNote))]
sealed partial class StoredJson : JsonSerializerContext
{
    public static readonly StoredJson Form = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<SourceKind>(), new JsonStringEnumConverter<LegalBasis>() },
    });
}
