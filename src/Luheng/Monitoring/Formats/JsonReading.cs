using System.Text;
using System.Text.Json;

namespace Luheng.Monitoring;

/// <summary>The parts of an object as found, with all that is wrong with them.</summary>
sealed class JsonReading
{
    static readonly string[] Names = ["meter", "time", "value", "quality"];
    const int Value = 2;

    readonly byte[]?[] parts = new byte[]?[Names.Length];
    readonly string?[] faults = new string?[Names.Length];
    readonly List<string> others = [];

    /// <summary>Adds the value that the reader stands on; false where it wants more bytes.</summary>
    public bool Add(byte[]? name, ref Utf8JsonReader reader)
    {
        var index = name is null ? -1 : Array.IndexOf(Names, Encoding.UTF8.GetString(name));
        if (index < 0) others.Add($"property '{ReadingFaults.Text(name)}' is not known (known: {string.Join(", ", Names)})");
        else if (parts[index] is not null) others.Add($"'{Names[index]}' is there twice");
        else if (index == Value) AddValue(ref reader);
        else AddText(index, ref reader);
        return reader.TrySkip();
    }

    void AddValue(ref Utf8JsonReader reader)
    {
        parts[Value] = reader.TokenType == JsonTokenType.Number ? reader.ValueSpan.ToArray() : [];
        faults[Value] = reader.TokenType switch
        {
            JsonTokenType.Number => null,
            JsonTokenType.Null => ReadingFaults.NoValue,
            JsonTokenType.String => $"value \"{ReadingFaults.Text(reader.ValueSpan)}\" is text; a number without quotes, like 12.5, would be right",
            _ => "value is no number; a figure like 12.5 would be right",
        };
    }

    void AddText(int index, ref Utf8JsonReader reader)
    {
        parts[index] = [];
        if (reader.TokenType == JsonTokenType.Null) return;
        if (reader.TokenType != JsonTokenType.String) faults[index] = $"{Names[index]} is no text; it belongs in quotes";
        else if (Text(ref reader) is { } text) parts[index] = text;
        else faults[index] = $"{Names[index]} holds a broken escape";
    }

    /// <summary>The string or name that the reader stands on; null where it is no right text.</summary>
    public static byte[]? Text(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped) return reader.ValueSpan.ToArray();
        try
        {
            var text = new byte[reader.ValueSpan.Length];
            return text[..reader.CopyString(text)];
        }
        catch (InvalidOperationException) // what the reader throws for half a surrogate pair
        {
            return null;
        }
    }

    /// <summary>Takes the reading, or refuses it with everything that is wrong.</summary>
    public void Into(Intake intake, long line)
    {
        var (meter, time, value, quality) = (parts[0] ?? [], parts[1] ?? [], parts[Value] ?? [], parts[3] ?? []);
        var right = others.Count == 0 && faults.All(f => f is null) && FigureText.TryRead(value, out var figure) && intake.TryTake(meter, time, figure, quality);
        if (!right) intake.Refuse(line, meter, time, value, quality, faults, others);
    }
}
