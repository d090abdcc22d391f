using System.Globalization;

namespace Luheng.Time;

/// <summary>China's civil time, UTC+8 without summer time since 1991, in which every period here is meant.</summary>
public static class China
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>Whether a year can be meant: others are slips of the pen, and reckoning with them leaves the calendar.</summary>
    public static bool Knows(int year) => year is >= 1900 and <= 2999;

    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Offset).DateTime);

    /// <summary>Reads an instant; one without an offset is Chinese time, and a bare day means its end.</summary>
    public static bool TryInstant(string text, out DateTimeOffset instant)
    {
        instant = default;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            if (!Knows(day.Year)) return false;
            instant = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Offset).AddTicks(-10);
            return true;
        }
        // A text without its date would be given today's.
        if (text.Length < 16 || text[4] != '-' || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local)) return false;
        if (!Knows(local.Year)) return false;
        if (local.Kind == DateTimeKind.Unspecified) instant = new(local, Offset);
        else if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant)) return false;
        return true;
    }

    /// <summary>An instant as people here write it, to the microsecond, with its offset.</summary>
    public static string Text(DateTimeOffset instant) =>
        instant.ToOffset(Offset).ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);
}
