using System.Text.Encodings.Web;
using System.Text.Json;
using Luheng.Time;

namespace Luheng.Engine;

/// <summary>Writes an explanation as the JSON that outsiders rely on; property names are a contract.</summary>
public static class ExplanationJson
{
    static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Explanation explanation)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            Head(json, explanation, "indicator");
            json.WriteString("subject", explanation.Subject);
            json.WriteString("subjectName", explanation.SubjectName);
            json.WriteString("period", explanation.Period);
            json.WriteString("quality", explanation.Quality);
            json.WriteNumber("coverage", Math.Round(explanation.Coverage, 6));
            json.WriteString("coverageOf", explanation.CoverageOf);
            json.WriteBoolean("demo", explanation.Demo);
            json.WritePropertyName("because");
            Because(json, explanation);
            if (explanation.KnownBy is { } known) json.WriteString("knownBy", China.Text(known));
            else json.WriteNull("knownBy");
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    static void Head(Utf8JsonWriter json, Explanation e, string id)
    {
        json.WriteString(id, e.Id);
        json.WriteString("name", e.Name.Zh);
        Number(json, "value", e.Value);
        json.WriteString("unit", e.Unit);
    }

    static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    static void Because(Utf8JsonWriter json, Explanation e)
    {
        json.WriteStartObject();
        json.WriteString("formula", e.Formula);
        json.WriteString("formulaInWords", e.FormulaInWords.Zh);
        json.WriteStartObject("source");
        json.WriteString("document", e.Source?.Document ?? "");
        json.WriteString("clause", e.Source?.Clause ?? "");
        json.WriteEndObject();
        json.WriteString("confidence", e.Confidence.ToString().ToLowerInvariant());
        if (e.Words is not "") json.WriteString("words", e.Words);
        if (e.Row is not "") json.WriteString("row", e.Row);
        if (e.Note.Zh is not "") json.WriteString("note", e.Note.Zh);
        if (e.Origin is { } origin) Origin(json, origin);
        json.WriteStartArray("inputs");
        foreach (var input in e.Inputs) Input(json, input);
        json.WriteEndArray();
        json.WriteStartArray("factors");
        foreach (var factor in e.Factors) Factor(json, factor);
        json.WriteEndArray();
        json.WriteStartArray("reasons");
        foreach (var reason in e.Reasons) json.WriteStringValue(reason);
        json.WriteEndArray();
        if (e.MemberCount > 0) Members(json, e);
        if (e.Besides.Count > 0) Besides(json, e);
        json.WriteEndObject();
    }

    static void Input(Utf8JsonWriter json, Explanation input)
    {
        json.WriteStartObject();
        Head(json, input, "item");
        json.WriteString("subject", input.Subject);
        json.WriteString("period", input.Period);
        if (input.Origin is { } origin) json.WriteString("source", $"{origin.Source}{(origin.File is "" ? "" : $" ({origin.File}:{origin.Row})")}");
        else if (input.Row is not "") json.WriteString("source", $"{input.Source} {input.Row}");
        else
        {
            json.WritePropertyName("because");
            Because(json, input);
        }
        json.WriteEndObject();
    }

    static void Factor(Utf8JsonWriter json, FactorUsed factor)
    {
        json.WriteStartObject();
        json.WriteString("id", factor.Id);
        Number(json, "value", factor.Value);
        json.WriteString("unit", factor.Unit.Symbol);
        json.WriteString("source", factor.Source.ToString());
        json.WriteString("confidence", factor.Confidence.ToString().ToLowerInvariant());
        json.WriteBoolean("measured", factor.Measured);
        if (factor.Note is { } note) json.WriteString("note", note);
        json.WriteEndObject();
    }

    static void Origin(Utf8JsonWriter json, Origin origin)
    {
        json.WriteStartObject("origin");
        json.WriteString("kind", origin.Source.Kind.ToString().ToLowerInvariant());
        json.WriteString("basis", origin.Source.Basis.ToString().ToLowerInvariant());
        json.WriteString("document", origin.Source.Document);
        json.WriteString("scope", origin.Scope);
        json.WriteString("file", origin.File);
        json.WriteNumber("row", origin.Row);
        if (origin.RecordedAt is { } at) json.WriteString("recordedAt", China.Text(at));
        json.WriteEndObject();
    }

    static void Members(Utf8JsonWriter json, Explanation e)
    {
        json.WriteNumber("memberCount", e.MemberCount);
        json.WriteStartArray("members");
        foreach (var member in e.Members)
        {
            json.WriteStartObject();
            json.WriteString("subject", member.Subject.Text);
            json.WriteString("name", member.Name);
            Number(json, "value", member.Value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Besides(Utf8JsonWriter json, Explanation e)
    {
        json.WriteStartArray("besides");
        foreach (var beside in e.Besides)
        {
            json.WriteStartObject();
            json.WriteString("kind", beside.Kind);
            Number(json, "value", beside.Value);
            json.WriteNumber("coverage", Math.Round(beside.Coverage.Share, 6));
            json.WriteString("note", beside.Note);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
