using System.Globalization;
using System.Text.RegularExpressions;
using Luheng.Time;

namespace Luheng.Findings;

/// <summary>A stretch of a meter's readings, as a finding's evidence says it: METER FROM..TO detail, with ISO times at +08:00.</summary>
/// <param name="From">The time of the first reading (or of the first that is missing), in milliseconds since 1970 in UTC.</param>
/// <param name="To">Where the stretch ends, not included: the time at which the reading after it is due.</param>
public readonly partial record struct MeterSpan(string Meter, long From, long To, string Detail = "")
{
    public override string ToString() => $"{Meter} {Write(From)}..{Write(To)} {Detail}".TrimEnd();

    public bool Overlaps(long from, long to) => From < to && from < To;

    /// <summary>Whether a text has this form; the meter's id may hold blanks.</summary>
    public static bool TryParse(string? text, out MeterSpan span)
    {
        span = default;
        var match = Form().Match(text ?? "");
        if (!match.Success || !TryRead(match.Groups[2].Value, out var from) || !TryRead(match.Groups[3].Value, out var to) || to < from) return false;
        span = new(match.Groups[1].Value, from, to, match.Groups[4].Value);
        return true;
    }

    /// <summary>An instant as times are written here: 2025-10-01T00:15:00+08:00, with milliseconds where it has some.</summary>
    public static string Write(long time) =>
        Instant.At(time).ToString(time % 1000 == 0 ? "yyyy-MM-ddTHH:mm:sszzz" : "yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    static bool TryRead(string text, out long time)
    {
        var known = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant);
        time = known ? Instant.Of(instant) : 0;
        return known;
    }

    [GeneratedRegex(@"^(.+?) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?[+-]\d\d:\d\d)\.\.(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?[+-]\d\d:\d\d)(?: (.*))?$", RegexOptions.Singleline)]
    private static partial Regex Form();
}
