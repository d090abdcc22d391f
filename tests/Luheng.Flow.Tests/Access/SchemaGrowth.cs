using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Luheng.Flow.Tests.Access;

/// <summary>Makes a schema of real answers, and widens one that is kept to what is answered since: what was written by hand in it stays. Whether a list that was empty, or a field that was null, may hold something else, the code of the endpoint says.</summary>
static partial class SchemaGrowth
{
    const string Reference = "#/components/schemas/";

    /// <param name="shared">The shapes that others point to.</param>
    public static void Widen(JsonObject schema, JsonElement value, JsonObject shared)
    {
        if (schema["$ref"] is { } reference)
        {
            Widen(shared[reference.GetValue<string>()[Reference.Length..]]!.AsObject(), value, shared);
            return;
        }
        if (schema["oneOf"] is JsonArray options)
        {
            if (options.Any(o => new SchemaCheck(shared).Of(o!, value).Count == 0)) return;
            var another = new JsonObject();
            Widen(another, value, shared);
            options.Add((JsonNode)another);
            return;
        }
        if (value.ValueKind == JsonValueKind.Null)
        {
            schema["nullable"] = true;
            return;
        }
        var (was, now) = (schema["type"]?.GetValue<string>(), TypeOf(value));
        if (was is null) schema["type"] = now;
        else if (was == "integer" && now == "number") schema["type"] = now;
        else if (was != now && !(was == "number" && now == "integer"))
        {
            var (before, another) = (schema.DeepClone(), new JsonObject());
            schema.Clear();
            schema["oneOf"] = new JsonArray(before, another);
            Widen(another, value, shared);
            return;
        }
        if (now == "array")
        {
            if (schema["items"] is not JsonObject items) schema["items"] = items = [];
            foreach (var item in value.EnumerateArray()) Widen(items, item, shared);
        }
        else if (now == "object") Properties(schema, value, shared);
    }

    static void Properties(JsonObject schema, JsonElement value, JsonObject shared)
    {
        var names = value.EnumerateObject().Select(p => p.Name).ToList();
        if (schema["additionalProperties"] is JsonObject any || (schema["properties"] is null && names.Exists(n => !Name().IsMatch(n)) && (schema["additionalProperties"] = any = []) is not null))
        {
            foreach (var property in value.EnumerateObject())
                Widen(schema["properties"] is JsonObject some && some[property.Name] is JsonObject one ? one : any, property.Value, shared);
            return;
        }
        var first = schema["properties"] is null;
        if (schema["properties"] is not JsonObject declared) schema["properties"] = declared = [];
        var required = first ? names : [.. SchemaCheck.Required(schema).Where(names.Contains)];
        foreach (var property in value.EnumerateObject())
        {
            if (declared[property.Name] is not JsonObject one) declared[property.Name] = one = [];
            Widen(one, property.Value, shared);
        }
        schema.Remove("required");
        if (required.Count > 0) schema["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]);
    }

    static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.Array => "array",
        _ => "object",
    };

    /// <summary>A name that the code gives; others, such as of items, codes and years, are keys by data.</summary>
    [GeneratedRegex("^[a-z][A-Za-z_]*[0-9]{0,2}$")]
    private static partial Regex Name();
}
