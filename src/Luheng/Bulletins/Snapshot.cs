using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Luheng.Time;

namespace Luheng.Bulletins;

/// <summary>A figure as it was known when a snapshot was taken.</summary>
/// <param name="Key">Its name within the snapshot, such as city:990100/energy.</param>
/// <param name="Item">What was asked: an item or plan:PLAN/TARGET; empty where it was counted, and then its reasons say how.</param>
/// <param name="Input">Which input of the answer it is; empty for the answer itself.</param>
/// <param name="Value">NaN where there was none.</param>
/// <param name="Because">Its reasons, as the JSON that outsiders rely on.</param>
public sealed record Figure(string Key, string Item, string Subject, string Period, string Input, double Value, string Unit, double Coverage, string Quality, bool Demo, string Because);

/// <summary>A set of figures as known at one moment under one set of rules. Its bytes are canonical: the same figures are the same bytes, kept under their hash.</summary>
/// <param name="AsOf">The day that plans were judged on.</param>
/// <param name="Rules">The hash of the rules in force.</param>
public sealed record Snapshot(string Subject, string Period, DateOnly AsOf, DateTimeOffset KnownBy, string Rules, IReadOnlyList<Figure> Figures)
{
    /// <summary>The kind of document that says that a snapshot was taken; its id is the hash.</summary>
    public const string Kind = "snapshot";

    static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Figure? Find(string key) => Figures.FirstOrDefault(f => f.Key == key);

    /// <summary>UTF-8 without blanks, figures in the order of their keys, numbers in their shortest exact form, a line's end at the end.</summary>
    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Form))
        {
            json.WriteStartObject();
            json.WriteString("subject", Subject);
            json.WriteString("period", Period);
            json.WriteString("asOf", AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("knownBy", China.Text(KnownBy));
            json.WriteString("rules", Rules);
            json.WriteStartArray("figures");
            foreach (var figure in Figures.OrderBy(f => f.Key, StringComparer.Ordinal)) Write(json, figure);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <exception cref="JsonException">The bytes are no snapshot.</exception>
    public static Snapshot Read(byte[] bytes)
    {
        using var text = JsonDocument.Parse(bytes);
        var root = text.RootElement;
        string Of(string name) => root.GetProperty(name).GetString()!;
        return new(Of("subject"), Of("period"), DateOnly.ParseExact(Of("asOf"), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            DateTimeOffset.Parse(Of("knownBy"), System.Globalization.CultureInfo.InvariantCulture), Of("rules"), [.. root.GetProperty("figures").EnumerateArray().Select(Figure)]);
    }

    static void Write(Utf8JsonWriter json, Figure f)
    {
        json.WriteStartObject();
        json.WriteString("key", f.Key);
        json.WriteString("item", f.Item);
        json.WriteString("subject", f.Subject);
        json.WriteString("period", f.Period);
        json.WriteString("input", f.Input);
        if (double.IsFinite(f.Value)) json.WriteNumber("value", f.Value);
        else json.WriteNull("value");
        json.WriteString("unit", f.Unit);
        json.WriteNumber("coverage", f.Coverage);
        json.WriteString("quality", f.Quality);
        json.WriteBoolean("demo", f.Demo);
        json.WritePropertyName("because");
        using var reasons = JsonDocument.Parse(f.Because is "" ? "{}" : f.Because);
        reasons.RootElement.WriteTo(json);
        json.WriteEndObject();
    }

    static Figure Figure(JsonElement f)
    {
        string Of(string name) => f.GetProperty(name).GetString()!;
        return new(Of("key"), Of("item"), Of("subject"), Of("period"), Of("input"), f.GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : double.NaN,
            Of("unit"), f.GetProperty("coverage").GetDouble(), Of("quality"), f.GetProperty("demo").GetBoolean(), f.GetProperty("because").GetRawText());
    }
}
