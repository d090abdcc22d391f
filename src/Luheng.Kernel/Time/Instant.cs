namespace Luheng.Time;

/// <summary>Instants as milliseconds since 1970 in UTC, and the Chinese days they fall on.</summary>
public static class Instant
{
    public const long Hour = 3_600_000;
    public const long Day = 24 * Hour;
    const long Offset = 8 * Hour;
    static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    public static long Of(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static DateTimeOffset At(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToOffset(China.Offset);

    /// <summary>The beginning of a Chinese day.</summary>
    public static long StartOf(DateOnly day) => (day.DayNumber - Epoch) * Day - Offset;

    public static DateOnly DayOf(long time) => DateOnly.FromDayNumber(DayNumber(time) + Epoch);

    /// <summary>Chinese days since 1970-01-01.</summary>
    public static int DayNumber(long time) => (int)Math.Floor((time + Offset) / (double)Day);

    /// <summary>The beginning of the Chinese day of a number.</summary>
    public static long StartOfDay(int number) => number * Day - Offset;
}
