using System.Text.Json.Nodes;
using Luheng.Packs;

namespace Luheng.Portal.Api;

/// <summary>The shapes of answers, kept as data (answers.json): of each call by media type, and those that several share. Words stand there in both languages.</summary>
static class ApiShapes
{
    const string Schemas = "schemas", Answers = "answers", Description = "description";

    static readonly JsonObject Kept = Read();

    /// <summary>The content of a call's answer by media type; null where nothing is kept of it.</summary>
    public static JsonObject? Answer(string method, string path, string language) =>
        Kept[Answers]![$"{method} {path}"] is JsonObject kept ? Content(kept.Select(m => (m.Key, m.Value!, (JsonNode?)null)), language) : null;

    /// <summary>The content of a call's body by media type; null where it takes none.</summary>
    public static JsonObject? Body(string method, string path, string language) =>
        ApiBodies.Of(method, path) is { Count: > 0 } bodies ? Content(bodies.Select(b => (b.Media, b.Schema, b.Example)), language) : null;

    /// <summary>The shapes that others point to.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> Shared(string language) => Kept[Schemas]!.AsObject().Select(s => KeyValuePair.Create(s.Key, In(s.Value, language)));

    static JsonObject Content(IEnumerable<(string Media, JsonNode Schema, JsonNode? Example)> kept, string language)
    {
        var content = new JsonObject();
        foreach (var (media, schema, example) in kept)
        {
            var one = new JsonObject { ["schema"] = In(schema, language) };
            if (example is not null) one["example"] = example.DeepClone();
            content[media] = one;
        }
        return content;
    }

    /// <summary>A copy with its words in one language.</summary>
    static JsonNode? In(JsonNode? schema, string language) => schema switch
    {
        JsonObject one => new JsonObject(one.Select(p => KeyValuePair.Create(p.Key, p.Key is Description && p.Value is JsonObject words ? new Said(Word(words, "zh"), Word(words, "en")).In(language) : In(p.Value, language)))),
        JsonArray all => new JsonArray([.. all.Select(a => In(a, language))]),
        _ => schema?.DeepClone(),
    };

    static string Word(JsonObject words, string language) => words[language]!.GetValue<string>();

    static JsonObject Read()
    {
        using var stream = typeof(ApiShapes).Assembly.GetManifestResourceStream("api/answers.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
