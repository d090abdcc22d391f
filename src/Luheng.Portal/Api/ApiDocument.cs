using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Luheng.Packs;
using Luheng.Portal.Access;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Api;

/// <summary>One call of the interface: its method and path, what it says, what it takes, and what it needs.</summary>
public sealed record ApiCall(string Method, string Path, Said Summary, IReadOnlyList<ApiParameter> Parameters, string Act, bool OwnKey);

/// <summary>The interface as it stands, read from the endpoints themselves: a list for the page, and an OpenAPI document with the shape of every answer and body.</summary>
static partial class ApiDocument
{
    public static IReadOnlyList<ApiCall> Calls(EndpointDataSource endpoints) =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>().Where(e => Path(e).StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => Call(method, e)))
            .OrderBy(c => c.Path, StringComparer.Ordinal).ThenBy(c => c.Method, StringComparer.Ordinal),
    ];

    static ApiCall Call(string method, RouteEndpoint endpoint)
    {
        var (path, note) = (Path(endpoint), ApiNotes.Find(method, Path(endpoint)));
        var requirement = endpoint.Metadata.GetMetadata<Requirement>();
        var act = requirement is null ? "none" : requirement.Act is not { } needed ? "own-key" : requirement.By is null ? needed.ToString() : $"{needed}; SeeFirm of one enterprise";
        return new(method, path, note.Summary, [.. endpoint.RoutePattern.Parameters.Select(p => ApiNotes.InPath(p.Name)), .. note.Query], act, requirement is { Act: null });
    }

    /// <summary>The path without what only routing reads, such as ** or :int.</summary>
    static string Path(RouteEndpoint endpoint) => Braces().Replace("/" + (endpoint.RoutePattern.RawText ?? "").Trim('/'), "{$1}");

    public static string Write(EndpointDataSource endpoints, string language)
    {
        var paths = new JsonObject();
        foreach (var call in Calls(endpoints))
        {
            if (paths[call.Path] is not JsonObject path) paths[call.Path] = path = [];
            path[call.Method.ToLowerInvariant()] = Operation(call, language);
        }
        var document = new JsonObject
        {
            ["openapi"] = "3.0.4",
            ["info"] = new JsonObject { ["title"] = "绿衡 Luheng", ["version"] = "1", ["description"] = ApiNotes.About.In(language) },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["key"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = ApiNotes.Key.In(language) },
                    ["session"] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "luheng", ["description"] = ApiNotes.Session.In(language) },
                },
                ["schemas"] = new JsonObject([KeyValuePair.Create<string, JsonNode?>("Problem", new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject { ["status"] = Type("integer"), ["title"] = Type("string"), ["detail"] = Type("string") },
                }), .. ApiShapes.Shared(language)]),
            },
        };
        return document.ToJsonString(Form);
    }

    static JsonObject Operation(ApiCall call, string language)
    {
        var operation = new JsonObject
        {
            ["operationId"] = Names().Replace($"{call.Method.ToLowerInvariant()}{call.Path}", "_").Trim('_'),
            ["summary"] = call.Summary.In(language),
            ["tags"] = new JsonArray(call.Path.Split('/').SkipWhile(p => p is "" or "api" or "v1").First()),
            ["parameters"] = new JsonArray([.. call.Parameters.Select(p => (JsonNode)new JsonObject
            {
                ["name"] = p.Name,
                ["in"] = p.InPath ? "path" : "query",
                ["required"] = p.InPath || p.Required,
                ["description"] = p.About.In(language),
                ["schema"] = Type(p.Type),
                ["example"] = p.Type == "integer" ? JsonValue.Create(int.Parse(p.Example, System.Globalization.CultureInfo.InvariantCulture)) : JsonValue.Create(p.Example),
            })]),
            ["responses"] = Responses(call, language),
            ["security"] = call.Act is "SeePublic" ? new JsonArray(new JsonObject()) : call.OwnKey ? new JsonArray(new JsonObject { ["key"] = new JsonArray() }) : new JsonArray(new JsonObject { ["key"] = new JsonArray() }, new JsonObject { ["session"] = new JsonArray() }),
            ["x-luheng-act"] = call.Act,
        };
        if (ApiShapes.Body(call.Method, call.Path, language) is { } body) operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = body };
        return operation;
    }

    static JsonObject Responses(ApiCall call, string language)
    {
        var answer = new JsonObject { ["description"] = ApiNotes.Answer.In(language) };
        if (ApiShapes.Answer(call.Method, call.Path, language) is { } content) answer["content"] = content;
        var responses = new JsonObject { ["200"] = answer };
        if (call.Method == "GET") responses["304"] = new JsonObject { ["description"] = ApiNotes.NotModified.In(language) };
        foreach (var (status, said) in ApiNotes.Statuses)
            responses[status] = new JsonObject { ["description"] = said.In(language), ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" } } } };
        return responses;
    }

    static JsonObject Type(string type) => new() { ["type"] = type };

    static readonly JsonSerializerOptions Form = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [GeneratedRegex(@"\{\*{0,2}([A-Za-z]+)[^}]*\}")] private static partial Regex Braces();
    [GeneratedRegex(@"[^A-Za-z0-9]+")] private static partial Regex Names();
}
