using System.Text.Json;

namespace Luheng.Monitoring;

/// <summary>One reading as a JSON object: {"meter","time","value","quality"?}, in any order.</summary>
static class JsonObject
{
    public const string NoObject = "an object {\"meter\",\"time\",\"value\",\"quality\"} would be right here";

    const int Meter = 1, Time = 2, Value = 4, Quality = 8, Needed = Meter | Time | Value;

    /// <summary>Takes the reading of an object in which all is right and nothing unusual, such as an escaped letter. False: the slow way knows more.</summary>
    /// <param name="alone">Whether only blanks may follow.</param>
    public static bool TryTake(ReadOnlySpan<byte> text, int at, Intake into, bool alone, out int end)
    {
        end = 0;
        if ((uint)at >= (uint)text.Length || text[at] != '{') return false;
        at++;
        ReadOnlySpan<byte> meter = [], time = [], quality = [];
        var (value, seen) = (0.0, 0);
        while (true)
        {
            if (!Skip(text, ref at) || text[at] != '"') return false;
            var name = Name(text[(at + 1)..], out var length);
            at += length + 2;
            if (name == 0 || (seen & name) != 0 || !Skip(text, ref at) || text[at] != ':') return false;
            at++;
            if (!Skip(text, ref at)) return false;
            seen |= name;
            if (name == Value)
            {
                if (!FigureText.TryRead(text, ref at, out value)) return false;
            }
            else
            {
                if (!TryString(text, ref at, out var found)) return false;
                if (name == Meter) meter = found;
                else if (name == Time) time = found;
                else quality = found;
            }
            if (!Skip(text, ref at)) return false;
            if (text[at] == '}') break;
            if (text[at++] != ',') return false;
        }
        end = at + 1;
        if (alone && end < text.Length && !text[end..].Trim(" \t\r"u8).IsEmpty) return false;
        return (seen & Needed) == Needed && into.TryTake(meter, time, value, quality);
    }

    static int Name(ReadOnlySpan<byte> text, out int length)
    {
        length = 5;
        if (text.StartsWith("meter\""u8)) return Meter;
        if (text.StartsWith("value\""u8)) return Value;
        length = 4;
        if (text.StartsWith("time\""u8)) return Time;
        length = 7;
        return text.StartsWith("quality\""u8) ? Quality : 0;
    }

    /// <summary>Moves to what is no blank; false at the end.</summary>
    static bool Skip(ReadOnlySpan<byte> text, ref int at)
    {
        while ((uint)at < (uint)text.Length)
        {
            if (text[at] > ' ') return true;
            if (text[at] is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')) return false;
            at++;
        }
        return false;
    }

    /// <summary>A string without an escape; whether its bytes are right, its reader will know.</summary>
    static bool TryString(ReadOnlySpan<byte> text, scoped ref int at, out ReadOnlySpan<byte> found)
    {
        found = [];
        if (text[at] != '"') return false;
        var rest = text[(at + 1)..];
        var length = rest.IndexOfAny((byte)'"', (byte)'\\');
        if (length < 0 || rest[length] == '\\') return false;
        found = rest[..length];
        at += length + 2;
        return true;
    }

    /// <summary>Reads an object whose beginning the reader stands on; null where it wants more bytes.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonReading? Read(ref Utf8JsonReader reader)
    {
        var found = new JsonReading();
        while (true)
        {
            if (!reader.Read()) return null;
            if (reader.TokenType == JsonTokenType.EndObject) return found;
            var name = JsonReading.Text(ref reader);
            if (!reader.Read() || !found.Add(name, ref reader)) return null;
        }
    }
}
