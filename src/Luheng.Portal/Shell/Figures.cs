using System.Globalization;

namespace Luheng.Portal.Shell;

/// <summary>How figures are written: thousands separated, enough digits and no more, a dash where there is none.</summary>
public static class Figures
{
    public const string None = "—";

    public static string Write(double value)
    {
        if (double.IsNaN(value)) return None;
        // Below one, trailing noughts stay: 0.100 is known to a thousandth, 0.1 is not.
        var digit = Math.Abs(value) is > 0 and < 1 ? '0' : '#';
        return Zero(value.ToString("#,0." + new string(digit, Decimals(value)), CultureInfo.InvariantCulture));
    }

    /// <summary>With the digits that its unit deserves: a share needs no more than two decimals.</summary>
    public static string Write(double value, string unit) =>
        unit is "%" or "百分点" && !double.IsNaN(value) ? Zero(value.ToString("#,0.##", CultureInfo.InvariantCulture)) : Write(value);

    /// <summary>A change, with its sign.</summary>
    public static string Signed(double value) => value > 0 ? "+" + Write(value) : Write(value);

    /// <summary>What moved beside a larger amount: to two decimals where it would be written with three. Any other is left as it is, for what is rounded twice comes out wrong.</summary>
    public static double Near(double value) => Math.Abs(value) is >= 1 and < 10 ? Math.Round(value, 2) : value;

    /// <summary>As finely as a result that is reckoned from it: whoever reckons again comes to the same digits.</summary>
    public static string Fine(double value, double result) => double.IsNaN(value) ? None
        : Zero(value.ToString("#,0." + new string('#', Math.Max(Decimals(result), Decimals(value))), CultureInfo.InvariantCulture));

    /// <summary>A factor as it was published, unrounded.</summary>
    public static string Published(double value) => value.ToString("#,0.##########", CultureInfo.InvariantCulture);

    /// <summary>Every figure of a column with the decimals that its largest one deserves.</summary>
    public static string Write(double value, int decimals) =>
        double.IsNaN(value) ? None : Zero(value.ToString("#,0." + new string('0', decimals), CultureInfo.InvariantCulture));

    public static int DecimalsOf(IEnumerable<double> column)
    {
        var known = column.Where(v => !double.IsNaN(v)).ToList();
        return known.Count == 0 || known.All(v => Math.Abs(v - Math.Round(v)) < 1e-9) ? 0 : Decimals(known.Max(Math.Abs));
    }

    public static string Percent(double share) => double.IsNaN(share) ? None
        : share is > 0 and < 0.0005 ? "< 0.1 %" : (share * 100).ToString(share is > 0.9949 and < 1 or > 0 and < 0.00949 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %";

    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A large single figure in 万 or 亿 of its unit; inside a table the column's own unit stays.</summary>
    public static (double Value, string Unit) Scaled(double value, string unit) =>
        unit.Length == 0 || unit[0] is '万' or '亿' or '%' or '1' or 'k' || unit.Contains('/', StringComparison.Ordinal) || unit == "百分点" ? (value, unit)
        : Math.Abs(value) >= 1e8 ? (value / 1e8, "亿" + unit) : Math.Abs(value) >= 1e6 ? (value / 1e4, "万" + unit) : (value, unit);

    /// <summary>To so many decimals at most, and no noughts behind.</summary>
    public static string AtMost(double value, int most) => double.IsFinite(value) ? Zero(value.ToString("#,0." + new string('#', most), CultureInfo.InvariantCulture)) : None;

    /// <summary>Without thousands separated, to so many decimals at most: as it is typed into a form again.</summary>
    public static string Plain(double value, int most) => double.IsFinite(value) ? Zero(value.ToString("0." + new string('#', most), CultureInfo.InvariantCulture)) : None;

    /// <summary>What rounds to nothing has no sign.</summary>
    static string Zero(string text) => text[0] == '-' && text.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? text[1..] : text;

    static int Decimals(double value) => Math.Abs(value) switch
    {
        0 => 0,
        >= 1000 => 0,
        >= 100 => 1,
        >= 10 => 2,
        >= 1 => 3,
        var small => Math.Min(9, 2 - (int)Math.Floor(Math.Log10(small))),
    };
}
