using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Luheng.Registry;

/// <summary>A subject as the document that is kept of it: what is empty is not written, so that those written before a field was known read the same.</summary>
public static class SubjectJson
{
    /// <summary>The kind of document.</summary>
    public const string Kind = "subject";

    public static string Write(Subject s) => JsonSerializer.Serialize(new StoredSubject(s.Id.Text, s.Name, s.Placements)
    {
        OtherNames = Some(s.OtherNames),
        OtherCodes = Some(s.OtherCodes),
        Statuses = Some(s.Statuses),
        Relations = Some(s.Relations),
    }, SubjectForm.Form.StoredSubject);

    /// <exception cref="JsonException">The text is no subject.</exception>
    public static Subject Read(string body)
    {
        var stored = JsonSerializer.Deserialize(body, SubjectForm.Form.StoredSubject) ?? throw new JsonException("the document is null");
        return new(SubjectId.Parse(stored.Id), stored.Name, stored.Placements)
        {
            OtherNames = stored.OtherNames ?? [],
            OtherCodes = stored.OtherCodes ?? [],
            Statuses = stored.Statuses ?? [],
            Relations = stored.Relations ?? [],
        };
    }

    static IReadOnlyList<T>? Some<T>(IReadOnlyList<T> list) => list.Count == 0 ? null : list;
}

/// <summary>What is written of a subject.</summary>
sealed record StoredSubject(string Id, string Name, IReadOnlyList<Placement> Placements)
{
    public IReadOnlyList<OtherName>? OtherNames { get; init; }
    public IReadOnlyList<OtherCode>? OtherCodes { get; init; }
    public IReadOnlyList<StatusSince>? Statuses { get; init; }
    public IReadOnlyList<Relation>? Relations { get; init; }
}

sealed class SubjectIdText : JsonConverter<SubjectId>
{
    public override SubjectId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => SubjectId.Parse(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, SubjectId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}

[JsonSourceGenerationOptions]
[JsonSerializable(typeof(StoredSubject))]
sealed partial class SubjectForm : JsonSerializerContext
{
    public static readonly SubjectForm Form = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new SubjectIdText(), new JsonStringEnumConverter<NameKind>(), new JsonStringEnumConverter<OperatingStatus>(), new JsonStringEnumConverter<RelationKind>(), new JsonStringEnumConverter<RelationSide>() },
    });
}
