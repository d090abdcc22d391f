using System.Globalization;
using System.Text;
using Luheng.Time;

namespace Luheng.Monitoring.Hj212;

/// <summary>Times as HJ 212 writes them: YYYYMMDDhhmmss, or with milliseconds, in Chinese time.</summary>
static class LocalTime
{
    const int Seconds = 14;
    const int Milliseconds = 17;

    /// <summary>Reads 14 or 17 digits of a real time from 2000 on; milliseconds since 1970 in UTC.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out long time)
    {
        time = 0;
        if (text.Length is not (Seconds or Milliseconds) || text.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
        var (year, month, day) = (Number(text[..4]), Number(text[4..6]), Number(text[6..8]));
        var (hour, minute, second) = (Number(text[8..10]), Number(text[10..12]), Number(text[12..14]));
        if (year is < 2000 or > 2099 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return false;
        time = Instant.StartOf(new(year, month, day)) + ((hour * 60 + minute) * 60 + second) * 1000L + (text.Length == Milliseconds ? Number(text[14..]) : 0);
        return true;
    }

    public static bool TryRead(string text, out long time) => TryRead(Encoding.ASCII.GetBytes(text), out time);

    /// <summary>14 digits.</summary>
    public static string Text(long time) => Instant.At(time).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    /// <summary>17 digits, as the code of a request (QN).</summary>
    public static string Code(long time) => Instant.At(time).ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);

    static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits) number = number * 10 + digit - '0';
        return number;
    }
}
