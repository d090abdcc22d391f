using System.Text.Json;

namespace Luheng.Monitoring;

/// <summary>application/x-ndjson: one JSON object a line.</summary>
sealed class NdjsonForm : TextLines
{
    public const string MediaType = "application/x-ndjson";

    private protected override void One(ReadOnlySpan<byte> line, Intake into)
    {
        if (!JsonObject.TryTake(line, 0, into, alone: true, out _)) Slowly(line, into);
    }

    void Slowly(ReadOnlySpan<byte> line, Intake into)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                into.Refuse(Line, () => JsonObject.NoObject);
                return;
            }
            var found = JsonObject.Read(ref reader)!;
            if (reader.Read()) throw new JsonException("something follows the object");
            found.Into(into, Line);
        }
        catch (JsonException e)
        {
            into.Refuse(Line, () => $"the line is not a JSON object: {e.Message}");
        }
    }
}
