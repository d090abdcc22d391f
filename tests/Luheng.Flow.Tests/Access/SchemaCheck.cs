using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Luheng.Flow.Tests.Access;

/// <summary>Holds JSON against a schema of OpenAPI 3.0 as this document uses it: type, null, properties, what is required, items, additional properties, enum, two formats, oneOf and references. A keyword that is not known here is an error, so that none is passed over.</summary>
sealed class SchemaCheck(JsonObject shared)
{
    const string Reference = "#/components/schemas/";

    static readonly HashSet<string> Known = ["type", "nullable", "properties", "required", "items", "additionalProperties", "enum", "format", "oneOf", "$ref", "description", "maxLength"];

    /// <summary>Where a value other than null was seen, by the place in its schema.</summary>
    public HashSet<string> Seen { get; } = [];

    public IReadOnlyList<string> Of(JsonNode schema, JsonElement value)
    {
        var wrong = new List<string>();
        Of(schema.AsObject(), value, "$", "$", wrong);
        return wrong;
    }

    void Of(JsonObject schema, JsonElement value, string at, string place, List<string> wrong)
    {
        if (schema["$ref"] is { } reference)
        {
            var name = reference.GetValue<string>()[Reference.Length..];
            Of(shared[name]!.AsObject(), value, at, name, wrong);
            return;
        }
        foreach (var (word, _) in schema.Where(p => !Known.Contains(p.Key))) wrong.Add($"{at}: the keyword '{word}' is not checked");
        if (schema["oneOf"] is JsonArray options)
        {
            var fits = options.Select((o, i) => Fits(o!.AsObject(), value, at, $"{place}|{i}")).ToList();
            if (fits.Count(f => f.Count == 0) != 1) wrong.Add($"{at}: {fits.Count(f => f.Count == 0)} of {fits.Count} shapes fit; {string.Join(" | ", fits.Select(f => f.FirstOrDefault() ?? "fits"))}");
            return;
        }
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (schema.Count > 0 && schema["nullable"]?.GetValue<bool>() != true) wrong.Add($"{at}: null, and not nullable");
            return;
        }
        Seen.Add(place);
        if (schema["type"]?.GetValue<string>() is not { } type) return;
        if (!Is(type, value)) wrong.Add($"{at}: {value.ValueKind}, not {type}");
        else if (schema["enum"] is JsonArray all && !all.Any(a => a!.ToJsonString().Trim('"') == value.ToString())) wrong.Add($"{at}: '{value}' is none of {all.ToJsonString()}");
        else if (schema["format"]?.GetValue<string>() is { } format && !HasForm(format, value)) wrong.Add($"{at}: '{value}' is no {format}");
        else if (type == "object") Properties(schema, value, at, place, wrong);
        else if (type == "array")
            foreach (var (i, item) in value.EnumerateArray().Index()) Of(schema["items"]!.AsObject(), item, $"{at}[{i}]", place + "[]", wrong);
    }

    /// <summary>What is wrong with one of several shapes, and nothing is noted as seen where it does not fit.</summary>
    List<string> Fits(JsonObject option, JsonElement value, string at, string place)
    {
        var (inner, wrong) = (new SchemaCheck(shared), new List<string>());
        inner.Of(option, value, at, place, wrong);
        if (wrong.Count == 0) Seen.UnionWith(inner.Seen);
        return wrong;
    }

    void Properties(JsonObject schema, JsonElement value, string at, string place, List<string> wrong)
    {
        var declared = schema["properties"] as JsonObject ?? [];
        foreach (var property in value.EnumerateObject())
            if (declared[property.Name] is JsonObject one) Of(one, property.Value, $"{at}.{property.Name}", $"{place}.{property.Name}", wrong);
            else if (schema["additionalProperties"] is JsonObject any) Of(any, property.Value, $"{at}.{property.Name}", place + ".*", wrong);
            else wrong.Add($"{at}: the property '{property.Name}' is not declared");
        foreach (var name in Required(schema))
            if (!value.TryGetProperty(name, out _)) wrong.Add($"{at}: '{name}' is missing");
    }

    public static IEnumerable<string> Required(JsonObject schema) => (schema["required"] as JsonArray ?? []).Select(n => n!.GetValue<string>());

    public static bool Is(string type, JsonElement value) => type switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => false,
    };

    static bool HasForm(string format, JsonElement value) => format switch
    {
        "date" => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => value.GetString() is { Length: > 18 } text && text[10] == 'T' && (text.EndsWith('Z') || text[^6] is '+' or '-') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "int64" or "double" => value.ValueKind == JsonValueKind.Number,
        _ => false,
    };

    /// <summary>Every schema in a schema, by its place.</summary>
    public static IEnumerable<(string Place, JsonObject Schema)> All(JsonObject schema, string place)
    {
        yield return (place, schema);
        var under = (schema["properties"] as JsonObject ?? []).Select(p => ($"{place}.{p.Key}", p.Value))
            .Concat(schema["items"] is { } items ? [(place + "[]", items)] : [])
            .Concat(schema["additionalProperties"] is JsonObject any ? [(place + ".*", any)] : [])
            .Concat((schema["oneOf"] as JsonArray ?? []).Select((o, i) => ($"{place}|{i}", o)));
        foreach (var (at, one) in under)
            foreach (var inner in All(one!.AsObject(), at)) yield return inner;
    }
}
