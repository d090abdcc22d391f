using System.Globalization;
using System.Text.RegularExpressions;
using Luheng.Time;
using Luheng.Typed;

namespace Luheng.Returns;

/// <summary>Periods as people type them: 2024年3月, 2024-3, 2024/03, 202403, 2024年1-3月, a date, or its serial number.</summary>
static partial class Periods
{
    public const string Accepted = Period.Accepted + "; 2024年3月, 2024/3, 202403, 2024年1-3月, 2024年1季度 and Excel dates are read too";

    public const string AcceptedZh = "2024-03、2024-Q1、2024、2024-01..2024-03、2024年3月、2024年1-3月 或 2024年1季度";

    /// <summary>Reads a cell; says whether it had to be interpreted.</summary>
    public static bool TryRead(in Cell cell, out Period period, out bool interpreted)
    {
        (period, interpreted) = (default, true);
        switch (cell.Kind)
        {
            case CellKind.Text:
                var plain = Words.Plain(cell.Text!);
                if (Period.TryParse(plain, out period)) return !(interpreted = false);
                return TryText(plain.Replace(" ", "", StringComparison.Ordinal), out period);
            case CellKind.Number:
                return TryNumber(cell.Number, out period, out interpreted);
            case CellKind.Date when cell.Number is > 7000 and < 80000:
                period = cell.Day is { Day: 1 } first ? Period.Month(first.Year, first.Month) : Period.Day(cell.Day);
                return true;
            default:
                return false;
        }
    }

    /// <summary>2024 is a year, 202403 a month, 20240305 a day, and 45352 the serial number of a date.</summary>
    static bool TryNumber(double number, out Period period, out bool interpreted)
    {
        (period, interpreted) = (default, true);
        if (number != Math.Floor(number)) return false;
        var whole = (long)Math.Clamp(number, 0, 1e9);
        if (whole is > 1900 and < 2200)
        {
            (period, interpreted) = (Period.Calendar((int)whole), false);
            return true;
        }
        if (whole is > 20000 and < 80000)
        {
            var day = DateOnly.FromDateTime(DateTime.FromOADate(whole));
            period = day.Day == 1 ? Period.Month(day.Year, day.Month) : Period.Day(day);
            return true;
        }
        return Compact(whole.ToString(CultureInfo.InvariantCulture), out period);
    }

    static bool TryText(string text, out Period period)
    {
        if (text.Length is 5 or 6 or 8 && text.All(char.IsAsciiDigit))
            return text.Length == 5 ? TryNumber(double.Parse(text, CultureInfo.InvariantCulture), out period, out _) : Compact(text, out period);
        var like = Shape().Match(text);
        period = default;
        if (!like.Success) return QuarterShape().Match(text) is { Success: true } quarter && Make(
            $"{quarter.Groups["y"].Value}-Q{"一二三四".IndexOf(quarter.Groups["q"].Value, StringComparison.Ordinal) switch { < 0 => quarter.Groups["q"].Value, var i => (i + 1).ToString(CultureInfo.InvariantCulture) }}", out period);
        var (year, month, day, to) = (like.Groups["y"].Value, like.Groups["m"].Value, like.Groups["d"].Value, like.Groups["to"].Value);
        return to is not "" ? month is "1" or "01" && Make($"{year}-{month}..{year}-{to}", out period)
            : day is not "" ? Make($"{year}-{month}-{day}", out period)
            : month is not "" ? Make($"{year}-{month}", out period)
            : Make(year, out period);
    }

    static bool Compact(string digits, out Period period)
    {
        period = default;
        return digits.Length == 6 ? Make($"{digits[..4]}-{digits[4..]}", out period)
            : digits.Length == 8 && Make($"{digits[..4]}-{digits[4..6]}-{digits[6..]}", out period);
    }

    static bool Make(string text, out Period period) => Period.TryParse(text, out period);

    [GeneratedRegex(@"^(?<y>\d{4})(?:年(?:度|全年)?|[-/.年](?<m>\d{1,2})(?:月份?)?(?:[-~—至到](?<to>\d{1,2})月?(?:累计)?|[-/.月](?<d>\d{1,2})日?)?)(?:00:00:00)?$")]
    private static partial Regex Shape();

    [GeneratedRegex(@"^(?<y>\d{4})年?(?:第?(?<q>[1-4一二三四])季度|Q(?<q>[1-4]))$", RegexOptions.IgnoreCase)]
    private static partial Regex QuarterShape();
}
