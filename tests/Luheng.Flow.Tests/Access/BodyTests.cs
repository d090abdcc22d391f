using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Luheng.Flow.Tests.Monitoring;
using Luheng.Flow.Tests.Portal;
using Luheng.Flow.Tests.Returns;
using Luheng.Monitoring;
using Luheng.Monitoring.Hj212;
using Luheng.Records;
using Luheng.Tests;
using Luheng.Time;

namespace Luheng.Flow.Tests.Access;

/// <summary>The examples of bodies that the document gives are what the calls take, and what they answer is as it says.</summary>
public sealed class BodyTests
{
    const string Json = "application/json", Meters = "/api/v1/meters", Readings = "/api/v1/readings", Answers = "/api/v1/demand-response/{call}/answers", Requests = "/api/v1/monitors/{mn}/requests";
    const string Form = "/api/v1/returns/{form}/{code}/{period}", Steps = Form + "/steps", Monitor = "99000000000001";

    [Fact]
    public async Task Every_example_of_a_call_with_a_key_is_accepted()
    {
        await using var site = await GateSite.Start();
        using var client = site.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", site.All);
        var document = JsonNode.Parse(await client.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken))!.AsObject();

        var told = await Send(client, document, Meters, Meters);
        Assert.Equal(1, told.GetProperty("accepted").GetInt32());
        Assert.Empty(told.GetProperty("problems").EnumerateArray());
        foreach (var (media, count) in new[] { (Json, 2), ("application/x-ndjson", 1), ("text/csv", 1) })
            Assert.Equal((count, 0), await Send(client, document, Readings, Readings, media) is var read ? (read.GetProperty("accepted").GetInt32(), read.GetProperty("rejected").GetInt32()) : default);

        var firm = SampleProvince.Largest;
        site.Ledger.Commit(new("call", "test", [], [])
        {
            Documents =
            [
                LoadDocuments.Write(new Call("c9", new(2025, 11, 24, 14, 0, 0, China.Offset), new(2025, 11, 24, 16, 0, 0, China.Offset), new(2025, 11, 20, 11, 0, 0, China.Offset), 500, "", [firm])),
                LoadDocuments.Write(new Commitment(firm, "炉一", 200, null)), MonitorBook.Write(new(Monitor, firm, "123456") { Name = "排口" }),
            ],
        });
        Assert.False((await Send(client, document, Answers, "/api/v1/demand-response/c9/answers")).GetProperty("accepted").GetBoolean());
        var asked = await Send(client, document, Requests, $"/api/v1/monitors/{Monitor}/requests", expected: 409); // read and understood, but no device is connected here
        Assert.Contains("has not been heard", asked.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_examples_of_a_return_are_kept_and_taken_as_a_step()
    {
        await using var site = new FilingSite();
        using var manager = site.As("demo-manager");
        var document = JsonNode.Parse((await manager.Raw(new(HttpMethod.Get, "/api/openapi.json"))).Text)!.AsObject();
        var token = Person.Fields(await manager.Get(FilingSite.At(site.Mine)), "form.return")["_ours"];
        var at = "/api/v1" + FilingSite.At(site.Mine);
        var kept = await Ask(HttpMethod.Put, Form, at);
        Assert.Equal(200, kept.Status);
        Conforms(document, "put", Form, kept.Body);
        var read = (await manager.Raw(new(HttpMethod.Get, at))).Text;
        Conforms(document, "get", Form, read);
        var draft = JsonDocument.Parse(read).RootElement.GetProperty("draft").GetProperty("cells");
        Assert.Equal(Body(document, "put", Form)["example"]!["values"]!.AsObject().Select(v => (v.Key, v.Value!.ToString())).Order(), draft.EnumerateObject().Select(c => (c.Name, c.Value.GetString()!)).Order());
        var step = await Ask(HttpMethod.Post, Steps, at + "/steps");
        Assert.Equal(422, step.Status); // the check was made, and found that the example is no whole return
        Assert.NotEmpty(JsonDocument.Parse(step.Body).RootElement.GetProperty("problems").EnumerateArray());

        async Task<(int Status, string Body)> Ask(HttpMethod method, string path, string address)
        {
            var example = Example(document, method.Method.ToLowerInvariant(), path, Json);
            var request = new HttpRequestMessage(method, address) { Content = new StringContent(example, Encoding.UTF8, Json) };
            request.Headers.Add("X-Ours", token);
            var (answer, text) = await manager.Raw(request);
            return ((int)answer.StatusCode, text);
        }
    }

    /// <summary>Sends the example of a call, which must be of its own shape, and holds what is answered against the document.</summary>
    static async Task<JsonElement> Send(HttpClient client, JsonObject document, string path, string address, string media = Json, int expected = 200)
    {
        using var content = new StringContent(Example(document, "post", path, media), Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue(media);
        using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(expected == (int)answer.StatusCode, $"{address} answers {(int)answer.StatusCode}: {text}");
        if (expected == 200) Conforms(document, "post", path, text);
        return JsonDocument.Parse(text).RootElement;
    }

    static JsonObject Body(JsonObject document, string method, string path, string media = Json) => document["paths"]![path]![method]!["requestBody"]!["content"]![media]!.AsObject();

    /// <summary>The example as it is sent. One of JSON must be of its own shape, and not be so without any one of what is required.</summary>
    static string Example(JsonObject document, string method, string path, string media)
    {
        var body = Body(document, method, path, media);
        if (media != Json) return body["example"]!.GetValue<string>();
        var (check, text) = (new SchemaCheck(document["components"]!["schemas"]!.AsObject()), body["example"]!.ToJsonString());
        Assert.Empty(check.Of(body["schema"]!, JsonDocument.Parse(text).RootElement));
        var shape = (body["schema"]!["items"] ?? body["schema"]!).AsObject();
        Assert.NotEmpty(SchemaCheck.Required(shape));
        foreach (var name in SchemaCheck.Required(shape))
        {
            var less = JsonNode.Parse(text)!;
            (less is JsonArray all ? all[0]! : less).AsObject().Remove(name);
            Assert.Contains(check.Of(body["schema"]!, JsonDocument.Parse(less.ToJsonString()).RootElement), w => w.Contains($"'{name}' is missing", StringComparison.Ordinal));
        }
        return text;
    }

    static void Conforms(JsonObject document, string method, string path, string text) =>
        Assert.Empty(new SchemaCheck(document["components"]!["schemas"]!.AsObject()).Of(document["paths"]![path]![method]!["responses"]!["200"]!["content"]![Json]!["schema"]!, JsonDocument.Parse(text).RootElement));
}
