using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Luheng.Observations;
using Luheng.Registry;

namespace Luheng.Records;

/// <summary>A subject as its document is written.</summary>
sealed record StoredSubject(string Id, string Name, IReadOnlyList<Placement> Placements)
{
    public static string Write(Subject subject) =>
        JsonSerializer.Serialize(new StoredSubject(subject.Id.Text, subject.Name, subject.Placements), StoredJson.Form.StoredSubject);

    public static Subject Read(string body)
    {
        var stored = JsonSerializer.Deserialize(body, StoredJson.Form.StoredSubject) ?? throw new JsonException("the document is null");
        return new(SubjectId.Parse(stored.Id), stored.Name, stored.Placements);
    }
}

/// <summary>How documents, sources and audit entries are written as JSON: Chinese stays legible, nothing is written for what is absent.</summary>
[JsonSourceGenerationOptions]
[JsonSerializable(typeof(StoredSubject))]
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
