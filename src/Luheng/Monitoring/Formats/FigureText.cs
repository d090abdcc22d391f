using System.Globalization;

namespace Luheng.Monitoring;

/// <summary>Reads decimal figures from UTF-8 as the double nearest to them; short ones, which nearly all are, without the general parser.</summary>
static class FigureText
{
    const int MostDigits = 19;
    const ulong Exact = 1UL << 53;

    /// <summary>Powers of ten that a double holds exactly: with a numerator below 2^53 the quotient is rounded once, so it is the nearest.</summary>
    public static readonly double[] Tens = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>The number of JSON's grammar that begins at a place, which moves behind it. False: there is none, or none that is finite.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, ref int at, out double value)
    {
        var (from, i) = (at, at);
        value = 0;
        var negative = i < text.Length && text[i] == '-';
        if (negative) i++;
        var first = i;
        ulong digits = 0;
        while (i < text.Length && (uint)(text[i] - '0') <= 9) digits = digits * 10 + (uint)(text[i++] - '0');
        var count = i - first;
        if (count == 0 || (count > 1 && text[first] == '0')) return false;
        var decimals = 0;
        if (i < text.Length && text[i] == '.')
        {
            var point = ++i;
            while (i < text.Length && (uint)(text[i] - '0') <= 9) digits = digits * 10 + (uint)(text[i++] - '0');
            decimals = i - point;
            if (decimals == 0) return false;
        }
        var general = count + decimals > MostDigits || digits > Exact || decimals >= Tens.Length;
        if (i < text.Length && (text[i] | 0x20) == 'e')
        {
            general = true;
            if (++i < text.Length && text[i] is (byte)'+' or (byte)'-') i++;
            var power = i;
            while (i < text.Length && (uint)(text[i] - '0') <= 9) i++;
            if (i == power) return false;
        }
        at = i;
        if (general) return TryGeneral(text[from..i], out value);
        value = (long)digits / Tens[decimals];
        if (negative) value = -value;
        return true;
    }

    /// <summary>A whole text that people and their programs write for a finite number, such as 12.5, +12.50, .5 or 1e3.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out double value)
    {
        var at = 0;
        return (TryRead(text, ref at, out value) && at == text.Length) || TryGeneral(text, out value);
    }

    static bool TryGeneral(ReadOnlySpan<byte> text, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
