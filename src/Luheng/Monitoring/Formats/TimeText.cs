using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>What is wrong with a time as written.</summary>
enum TimeFault : byte { None, Missing, Form, Offset, Calendar }

/// <summary>Reads times of ISO 8601 with an offset from UTF-8 to the millisecond; what is finer is cut off. Remembers the last day, for the next time is usually of the same.</summary>
struct TimeText
{
    const int Plain = 25; // 2025-11-20T10:15:00+08:00
    const int DateAndT = 11;
    const int MostOffsetHours = 14;

    ulong dateHead, dateTail;
    long dayStart;

    /// <summary>Reads a whole text.</summary>
    public TimeFault Read(ReadOnlySpan<byte> text, out long time)
    {
        if (text.Length == Plain && BinaryPrimitives.ReadUInt32LittleEndian(text[19..]) == ChinaHead && BinaryPrimitives.ReadUInt16LittleEndian(text[23..]) == ChinaTail
            && TryDay(text) && TryClock(text, out var inDay))
        {
            time = dayStart + inDay - 8 * Instant.Hour;
            return TimeFault.None;
        }
        return ReadSlowly(text, out time);
    }

    static readonly uint ChinaHead = BinaryPrimitives.ReadUInt32LittleEndian("+08:"u8);
    static readonly ushort ChinaTail = BinaryPrimitives.ReadUInt16LittleEndian("00"u8);

    /// <summary>The day that a text begins with, if it is the last one or a right one with T after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool TryDay(ReadOnlySpan<byte> text)
    {
        var head = BinaryPrimitives.ReadUInt64LittleEndian(text);
        var tail = BinaryPrimitives.ReadUInt64LittleEndian(text[(DateAndT - 8)..]);
        return (head == dateHead && tail == dateTail && head != 0) || TryNewDay(text, head, tail);
    }

    bool TryNewDay(ReadOnlySpan<byte> text, ulong head, ulong tail)
    {
        if (text[10] != 'T' || Date(text, out var start) != TimeFault.None) return false;
        (dateHead, dateTail, dayStart) = (head, tail, start);
        return true;
    }

    /// <summary>HH:MM:SS, all eight bytes at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool TryClock(ReadOnlySpan<byte> text, out long inDay)
    {
        var x = BinaryPrimitives.ReadUInt64LittleEndian(text[DateAndT..]) ^ 0x30303A30303A3030; // the digits of 00:00:00 and its colons: what is left are 0 to 9, and 0
        inDay = 0;
        if ((x & 0xF0F0FFF0F0FFF0F0) != 0 || ((x + 0x0606000606000606) & 0xF0F000F0F000F0F0) != 0) return false;
        var hours = (uint)((x & 15) * 10 + (x >> 8 & 15));
        var minutes = (uint)((x >> 24 & 15) * 10 + (x >> 32 & 15));
        var seconds = (uint)((x >> 48 & 15) * 10 + (x >> 56));
        inDay = (hours * 3600 + minutes * 60 + seconds) * 1000L;
        return hours < 24 && minutes < 60 && seconds < 60;
    }

    static TimeFault ReadSlowly(ReadOnlySpan<byte> text, out long time)
    {
        time = 0;
        if (text.IsEmpty) return TimeFault.Missing;
        if (text.Length < 16 || text[10] is not ((byte)'T' or (byte)'t' or (byte)' ')) return TimeFault.Form;
        var fault = Date(text, out var start);
        if (fault == TimeFault.Form) return fault;
        var at = DateAndT;
        if (!Two(text, ref at, out var hours) || !Sign(text, ref at, ':') || !Two(text, ref at, out var minutes)) return TimeFault.Form;
        var (seconds, milliseconds) = (0, 0);
        if (Sign(text, ref at, ':') && (!Two(text, ref at, out seconds) || !Fraction(text, ref at, out milliseconds))) return TimeFault.Form;
        var midnight = hours == 24 && minutes + seconds + milliseconds == 0; // 24:00 is the end of a day
        if (fault == TimeFault.Calendar || (hours > 23 && !midnight) || minutes > 59 || seconds > 59) return TimeFault.Calendar;
        if (at == text.Length) return TimeFault.Offset;
        if (!Offset(text, at, out var offset)) return TimeFault.Form;
        time = start + ((hours * 60 + minutes) * 60 + seconds) * 1000L + milliseconds - offset;
        return TimeFault.None;
    }

    /// <summary>The beginning of a day, in milliseconds since 1970, as if it were in UTC.</summary>
    static TimeFault Date(ReadOnlySpan<byte> text, out long start)
    {
        var at = 0;
        start = 0;
        if (!Two(text, ref at, out var century) || !Two(text, ref at, out var year) || !Sign(text, ref at, '-')
            || !Two(text, ref at, out var month) || !Sign(text, ref at, '-') || !Two(text, ref at, out var day)) return TimeFault.Form;
        year += century * 100;
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)) return TimeFault.Calendar;
        start = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks / TimeSpan.TicksPerMillisecond - DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMillisecond;
        return TimeFault.None;
    }

    static bool Two(ReadOnlySpan<byte> text, ref int at, out int number)
    {
        number = 0;
        if (at + 2 > text.Length || !char.IsAsciiDigit((char)text[at]) || !char.IsAsciiDigit((char)text[at + 1])) return false;
        number = (text[at] - '0') * 10 + text[at + 1] - '0';
        at += 2;
        return true;
    }

    static bool Sign(ReadOnlySpan<byte> text, ref int at, char sign)
    {
        if (at >= text.Length || text[at] != sign) return false;
        at++;
        return true;
    }

    static bool Fraction(ReadOnlySpan<byte> text, ref int at, out int milliseconds)
    {
        milliseconds = 0;
        if (at >= text.Length || text[at] is not ((byte)'.' or (byte)',')) return true;
        var (from, weight) = (++at, 100);
        for (; at < text.Length && char.IsAsciiDigit((char)text[at]); at++, weight /= 10) milliseconds += (text[at] - '0') * weight;
        return at > from;
    }

    /// <summary>Z, +08:00, +0800 or +08 up to the end.</summary>
    static bool Offset(ReadOnlySpan<byte> text, int at, out long offset)
    {
        offset = 0;
        if (text[at] is (byte)'Z' or (byte)'z') return at + 1 == text.Length;
        if (text[at] is not ((byte)'+' or (byte)'-')) return false;
        var sign = text[at++] == '-' ? -1 : 1;
        var minutes = 0;
        if (!Two(text, ref at, out var hours)) return false;
        var colon = Sign(text, ref at, ':');
        if ((colon || at < text.Length) && !Two(text, ref at, out minutes)) return false;
        offset = sign * (hours * 60 + minutes) * 60_000L;
        return at == text.Length && hours <= MostOffsetHours && minutes < 60;
    }
}
