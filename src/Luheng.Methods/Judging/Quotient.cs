using System.Globalization;

namespace Luheng.Judging;

/// <summary>A quotient written so that whoever divides again comes to the number that is shown.</summary>
public static class Quotient
{
    const int Most = 9, Shown = 2;

    /// <summary>How the parts of a quotient are written: with the fewest decimals with which it is the same in whole per cent and to one and two decimals.</summary>
    /// <param name="again">The quotient made of its parts, each as it would be read.</param>
    public static Func<double, string> Parts(double quotient, int least, Func<Func<double, double>, double> again)
    {
        var decimals = least;
        while (decimals < Most && !Same(quotient, again(v => Math.Round(v, decimals, MidpointRounding.AwayFromZero)))) decimals++;
        return value => value.ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }

    static bool Same(double one, double other) => Enumerable.Range(0, Shown + 1).All(d => In(one, d) == In(other, d));

    static double In(double share, int decimals) => Math.Round(share * 100, decimals, MidpointRounding.AwayFromZero);
}
