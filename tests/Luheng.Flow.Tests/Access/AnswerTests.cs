using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Luheng.Flow.Tests.Portal;

namespace Luheng.Flow.Tests.Access;

/// <summary>The shapes of answers that the document gives, held against what the served demonstration answers. LUHENG_ANSWERS=1 widens the kept file to what it answers now; what was written there by hand stays.</summary>
public sealed class AnswerTests(DemoAnswers demo) : IClassFixture<DemoAnswers>
{
    const string Json = "application/json", Itself = "GET /api/openapi.json";

    static readonly string Kept = Path.Combine(RealPacks.Checkout, "src/Luheng.Portal/Api/answers.json");

    JsonObject Content(string call) => demo.Calls.Single(c => c.Call == call).Operation["responses"]!["200"]!["content"]?.AsObject() ?? [];

    [Fact]
    public void Every_answer_of_the_demonstration_is_as_the_document_says()
    {
        if (Environment.GetEnvironmentVariable("LUHENG_ANSWERS") == "1")
        {
            Widen();
            return;
        }
        var (check, wrong) = (new SchemaCheck(demo.Shared), new List<string>());
        foreach (var answer in demo.All)
        {
            if (Content(answer.Call)[answer.Media]?["schema"] is not { } schema) wrong.Add($"{answer.Call}: {answer.Media} is not declared");
            else if (answer.Media == Json) wrong.AddRange(check.Of(schema, JsonDocument.Parse(answer.Body).RootElement).Take(5).Select(w => $"{answer.Call}: {w}; {answer.Persona} at {answer.Address}"));
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count}:\n{string.Join('\n', wrong.Distinct().Take(60))}");
    }

    [Fact]
    public void Every_call_that_reads_answers_somebody()
    {
        var answered = demo.All.Select(a => a.Call).ToHashSet();
        Assert.Empty(demo.Calls.Select(c => c.Call).Where(c => c.StartsWith("GET ", StringComparison.Ordinal)).Except(answered));
    }

    /// <summary>Every schema of the document, by its place: of answers, bodies and those shared.</summary>
    IEnumerable<(string Place, JsonObject Schema)> Schemas() => demo.Calls.SelectMany(c => new[] { c.Operation["responses"]!["200"]!["content"], c.Operation["requestBody"]?["content"] })
        .SelectMany((content, i) => (content as JsonObject ?? []).SelectMany(m => SchemaCheck.All(m.Value!["schema"]!.AsObject(), $"{i}")))
        .Concat(demo.Shared.SelectMany(s => SchemaCheck.All(s.Value!.AsObject(), s.Key)));

    [Fact]
    public void Every_call_has_the_shape_of_its_answer_and_every_one_that_writes_that_of_its_body()
    {
        Assert.True(demo.Calls.Count() > 45);
        Assert.Empty(demo.Calls.Where(c => Content(c.Call).Count == 0).Select(c => c.Call));
        Assert.Empty(demo.Calls.Where(c => c.Call.StartsWith('P') != c.Operation["requestBody"]?["content"] is JsonObject { Count: > 0 }).Select(c => c.Call));
    }

    /// <summary>Only the document itself may hold anything: its own shape is that of OpenAPI.</summary>
    [Fact]
    public void Every_field_has_a_type()
    {
        string[] types = ["string", "integer", "number", "boolean", "object", "array"];
        var open = Schemas().Where(s => s.Schema["$ref"] is null && s.Schema["oneOf"] is null && !types.Contains(s.Schema["type"]?.GetValue<string>())).ToList();
        Assert.Equal("{}", Assert.Single(open).Schema.ToJsonString());
        Assert.Empty(Schemas().Where(s => s.Schema["type"]?.GetValue<string>() is "array" && s.Schema["items"] is null).Select(s => s.Place));
        Assert.Empty(Schemas().Where(s => s.Schema["type"]?.GetValue<string>() is "object" && s.Schema["properties"] is null && s.Schema["additionalProperties"] is null).Select(s => s.Place));
        Assert.Empty(Schemas().Where(s => SchemaCheck.Required(s.Schema).Except((s.Schema["properties"] as JsonObject ?? []).Select(p => p.Key)).Any()).Select(s => s.Place));
    }

    /// <summary>The check itself: with any one field that was seen made another type, or not declared, it finds something.</summary>
    [Fact]
    public void A_wrong_shape_of_any_field_that_was_seen_is_found()
    {
        var (missed, tried) = (new List<string>(), 0);
        foreach (var call in demo.All.Where(a => a.Media == Json && a.Call != Itself).GroupBy(a => a.Call))
        {
            var bodies = call.Select(a => a.Body).Distinct().Where(b => b.Length < 100_000).OrderByDescending(b => b.Length).Take(8).Select(b => JsonDocument.Parse(b).RootElement).ToList();
            var whole = new JsonObject { ["$"] = Content(call.Key)[Json]!["schema"]!.DeepClone() };
            foreach (var (name, shape) in demo.Shared) whole[name] = shape!.DeepClone();
            var seen = new SchemaCheck(whole);
            Assert.Empty(bodies.SelectMany(b => seen.Of(whole["$"]!, b)).Take(5));
            foreach (var place in whole.SelectMany(s => SchemaCheck.All(s.Value!.AsObject(), s.Key)).Where(s => seen.Seen.Contains(s.Place) && s.Schema.ContainsKey("type")).Select(s => s.Place))
                foreach (var undeclared in new[] { false, true })
                {
                    var changed = whole.DeepClone().AsObject();
                    var one = changed.SelectMany(s => SchemaCheck.All(s.Value!.AsObject(), s.Key)).First(s => s.Place == place).Schema;
                    if (!undeclared) one["type"] = one["type"]!.GetValue<string>() == "boolean" ? "string" : "boolean";
                    else if (one.Parent is not JsonObject { Parent: JsonObject holder } declared || holder["properties"] != declared || !declared.Remove(one.GetPropertyName())) continue;
                    tried++;
                    if (!bodies.Exists(b => new SchemaCheck(changed).Of(changed["$"]!, b).Count > 0)) missed.Add($"{call.Key}: {place}: {(undeclared ? "not declared" : "another type")}");
                }
        }
        Assert.True(missed.Count == 0 && tried > 1000, $"{tried} tried:\n{string.Join('\n', missed.Take(40))}");
    }

    /// <summary>Makes or widens the kept file; the order of calls is that of the document.</summary>
    void Widen()
    {
        var kept = JsonNode.Parse(File.ReadAllText(Kept))!.AsObject();
        var (shared, answers) = (kept["schemas"]!.AsObject(), kept["answers"]!.AsObject());
        foreach (var answer in demo.All.Where(a => a.Call != Itself))
        {
            if (answers[answer.Call] is not JsonObject media) answers[answer.Call] = media = [];
            if (answer.Media != Json) media[answer.Media] ??= new JsonObject { ["type"] = "string" };
            else
            {
                if (media[Json] is not JsonObject schema) media[Json] = schema = [];
                SchemaGrowth.Widen(schema, JsonDocument.Parse(answer.Body).RootElement, shared);
            }
        }
        File.WriteAllText(Kept, Written(kept, "") + "\n");
    }

    /// <summary>JSON to be read by people: what is short stands on one line.</summary>
    static string Written(JsonNode? node, string indent)
    {
        var (flat, deeper) = (Flat(node), indent + "  ");
        return flat.Length < 150 && indent.Length > 4 || node is not (JsonObject or JsonArray) ? flat
            : node is JsonObject one ? $"{{\n{string.Join(",\n", one.Select(p => $"{deeper}{Quoted(p.Key)}: {Written(p.Value, deeper)}"))}\n{indent}}}"
            : $"[\n{string.Join(",\n", node.AsArray().Select(a => deeper + Written(a, deeper)))}\n{indent}]";
    }

    static string Flat(JsonNode? node) => node switch
    {
        JsonObject { Count: > 0 } one => $"{{ {string.Join(", ", one.Select(p => $"{Quoted(p.Key)}: {Flat(p.Value)}"))} }}",
        JsonArray all => $"[{string.Join(", ", all.Select(Flat))}]",
        _ => node?.ToJsonString(Form) ?? "null",
    };

    static string Quoted(string name) => JsonValue.Create(name).ToJsonString(Form);

    static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
