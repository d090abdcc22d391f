using System.Text.Json;

namespace Luheng.Monitoring;

/// <summary>application/json: an array of objects. Damaged anywhere, it is refused whole, for nobody knows what else is missing.</summary>
sealed class JsonForm : ReadingForm
{
    enum Place { Mark, Array, First, Element, After, End }

    public const string MediaType = "application/json";

    Place place;
    long before, elements;

    public override bool Whole => true;

    public override int Read(ReadOnlySpan<byte> bytes, bool last, Intake into)
    {
        var at = 0;
        while (Step(bytes, ref at, last, into)) { }
        before += at;
        if (last && place != Place.End) throw new ReadingFormatException($"byte {before}: the body ends before the array does, in element {elements + 1}; nothing was stored");
        return at;
    }

    /// <summary>One sign or element further; false where more bytes are wanted.</summary>
    bool Step(ReadOnlySpan<byte> bytes, ref int at, bool last, Intake into)
    {
        if (place == Place.Mark)
        {
            if (bytes.Length < Mark.Length && !last) return false;
            if (bytes.StartsWith(Mark)) at = Mark.Length;
            place = Place.Array;
        }
        var blanks = bytes[at..].IndexOfAnyExcept(" \n\r\t"u8);
        at = blanks < 0 ? bytes.Length : at + blanks;
        if (at == bytes.Length) return false;
        var sign = bytes[at];
        switch (place)
        {
            case Place.Array when sign == '[':
                (place, at) = (Place.First, at + 1);
                return true;
            case Place.First or Place.After when sign == ']':
                (place, at) = (Place.End, at + 1);
                return true;
            case Place.After when sign == ',':
                (place, at) = (Place.Element, at + 1);
                return true;
            case Place.First or Place.Element:
                if (!Element(bytes, ref at, last, into)) return false;
                place = Place.After;
                return true;
            default:
                throw new ReadingFormatException($"byte {before + at}: '{ReadingFaults.Text(bytes.Slice(at, 1))}' does not belong here, after {elements} elements; {Expected()}; nothing was stored");
        }
    }

    string Expected() => place switch
    {
        Place.Array => "an array [{\"meter\",\"time\",\"value\"}] would be right, or one object a line as " + NdjsonForm.MediaType,
        Place.After => "a comma or ] would be right",
        _ => "nothing may follow the array",
    };

    bool Element(ReadOnlySpan<byte> bytes, ref int at, bool last, Intake into)
    {
        if (JsonObject.TryTake(bytes, at, into, alone: false, out var end))
        {
            (at, elements) = (end, elements + 1);
            into.HoldOn();
            return true;
        }
        var reader = new Utf8JsonReader(bytes[at..], last, default);
        try
        {
            if (TryElement(ref reader, into))
            {
                at += (int)reader.BytesConsumed;
                elements++;
                return true;
            }
        }
        catch (JsonException e)
        {
            throw new ReadingFormatException($"byte {before + at + reader.BytesConsumed}, in element {elements + 1}: not JSON ({e.Message}); nothing was stored");
        }
        if (bytes.Length - at > into.Limits.LineBytes) throw new ReadingFormatException($"byte {before + at}: element {elements + 1} is longer than {into.Limits.LineBytes:#,0} bytes; nothing was stored");
        return false;
    }

    bool TryElement(ref Utf8JsonReader reader, Intake into)
    {
        if (!reader.Read()) return false;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            if (JsonObject.Read(ref reader) is not { } found) return false;
            found.Into(into, elements + 1);
            into.HoldOn();
            return true;
        }
        if (!reader.TrySkip()) return false;
        into.Refuse(elements + 1, () => JsonObject.NoObject);
        return true;
    }
}
