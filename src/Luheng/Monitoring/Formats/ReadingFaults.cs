using System.Text;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>What may be wrong with a reading, in words: what was found, and what would be right.</summary>
static class ReadingFaults
{
    const int Shown = 80, FurthestDay = 700_000; // about 1,900 years before and after 1970

    public const string NoMeter = "meter is missing; the id of a registered meter would be right";
    public const string NoValue = "value is missing; leave the whole reading out where nothing was measured, for missing is not zero";

    public static string UnknownMeter(ReadOnlySpan<byte> id) => $"meter '{Text(id)}' is not registered; its id must be written as in the register";

    public static string ForeignMeter(ReadOnlySpan<byte> id) => $"meter '{Text(id)}' is not among those that this key may write";

    public static string? Time(TimeFault fault, ReadOnlySpan<byte> text) => fault switch
    {
        TimeFault.Missing => "time is missing; a time like 2025-11-20T10:15:00+08:00 would be right",
        TimeFault.Form => $"time '{Text(text)}' is not in ISO 8601; a time like 2025-11-20T10:15:00+08:00 would be right",
        TimeFault.Offset => $"time '{Text(text)}' has no offset; with +08:00 or Z at its end it would be right",
        TimeFault.Calendar => $"time '{Text(text)}' is on no calendar or clock",
        _ => null,
    };

    /// <param name="latest">Milliseconds since 1970.</param>
    public static string? Bounds(long time, DoorLimits limits, long latest)
    {
        if (time < limits.NotBefore) return $"time {At(time)} is before {At(limits.NotBefore)}; the clock of the gateway may be wrong";
        return time > latest ? $"time {At(time)} is after {At(latest)}, too far in the future; the clock of the gateway may be wrong" : null;
    }

    public static string? Value(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return NoValue;
        return FigureText.TryRead(text, out _) ? null : $"value '{Text(text)}' is not a finite number; a figure like 12.5 would be right";
    }

    public static string? Quality(ReadOnlySpan<byte> text) =>
        QualityWord.TryRead(text, out _) ? null : $"quality '{Text(text)}' is not known; one of these would be right: {QualityWord.Known}";

    /// <summary>What was found, as far as it can be shown.</summary>
    public static string Text(ReadOnlySpan<byte> found)
    {
        var text = Encoding.UTF8.GetString(found[..Math.Min(found.Length, Shown)]);
        return found.Length > Shown ? text.TrimEnd('\uFFFD') + "…" : text;
    }

    /// <summary>A time as text; one that is on no calendar as its number.</summary>
    static string At(long time) => Math.Abs(time / Instant.Day) > FurthestDay ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{time} ms") : Instant.At(time).ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
}
