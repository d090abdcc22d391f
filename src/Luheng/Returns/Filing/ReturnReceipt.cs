using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Luheng.Packs;
using Luheng.Time;

namespace Luheng.Returns;

/// <summary>What whoever submits gets in hand: what was filed, when, by whom, under which rules. Its hash is the SHA-256 of its canonical JSON: keys in order, no spaces, figures unrounded.</summary>
/// <param name="Number">As people quote it: form, period, code and how many steps the return had taken.</param>
public sealed record ReturnReceipt(string Number, string Form, string FormName, string Subject, string SubjectName, string Period, SortedDictionary<string, double> Values, SortedDictionary<string, string> Words, string By, string Name, DateTimeOffset At, string Rules)
{
    public static ReturnReceipt For(in ReturnKey key, string subjectName, ReturnPaper paper, int steps, string by, string name, DateTimeOffset at, Catalogue catalogue) =>
        new($"{key.Form.Id}-{key.Period}-{key.Subject.Text}-{steps + 1:00}", key.Form.Id, key.Form.Name.Zh, key.Subject.Text, subjectName, key.Period.ToString(), paper.Values, paper.Words, by, name, at, catalogue.Hash);

    public byte[] Write()
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("at", China.Text(At));
            json.WriteString("by", By);
            json.WriteString("form", Form);
            json.WriteString("formName", FormName);
            json.WriteString("kind", "回执 receipt");
            json.WriteString("name", Name);
            json.WriteString("number", Number);
            json.WriteString("period", Period);
            json.WriteString("rules", Rules);
            json.WriteString("subject", Subject);
            json.WriteString("subjectName", SubjectName);
            json.WriteStartObject("values");
            foreach (var (item, value) in Values) json.WriteNumber(item, value);
            json.WriteEndObject();
            json.WriteStartObject("words");
            foreach (var (item, word) in Words) json.WriteString(item, word);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    public static ReturnReceipt? Read(byte[]? content)
    {
        if (content is null) return null;
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(content));
        string Text(string name) => json.RootElement.GetProperty(name).GetString() ?? "";
        var (values, words) = (new SortedDictionary<string, double>(StringComparer.Ordinal), new SortedDictionary<string, string>(StringComparer.Ordinal));
        foreach (var value in json.RootElement.GetProperty("values").EnumerateObject()) values[value.Name] = value.Value.GetDouble();
        foreach (var word in json.RootElement.GetProperty("words").EnumerateObject()) words[word.Name] = word.Value.GetString() ?? "";
        China.TryInstant(Text("at"), out var at);
        return new(Text("number"), Text("form"), Text("formName"), Text("subject"), Text("subjectName"), Text("period"), values, words, Text("by"), Text("name"), at, Text("rules"));
    }
}
