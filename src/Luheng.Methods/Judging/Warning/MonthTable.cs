using Luheng.Engine;
using Luheng.Registry;

namespace Luheng.Judging.Warning;

/// <summary>An item of every enterprise, month by month over some years. Missing is NaN; of one that files by site a month is there when all its sites at work have filed.</summary>
public sealed class MonthTable
{
    /// <summary>For so many months after its last return a site still counts as at work.</summary>
    const int StillAtWork = 3;

    readonly double[] values;

    MonthTable(int firstYear, int years, double[] values) => (FirstYear, Months, this.values) = (firstYear, years * 12, values);

    public int FirstYear { get; }

    /// <summary>How many months each enterprise has, from January of the first year.</summary>
    public int Months { get; }

    public ReadOnlySpan<double> Of(int firm) => values.AsSpan(firm * Months, Months);

    /// <summary>A month of an enterprise; NaN before and after the table.</summary>
    public double At(int firm, int year, int month) => (year - FirstYear) * 12 + month - 1 is >= 0 and var at && at < Months ? values[firm * Months + at] : double.NaN;

    /// <param name="firmOfRow">The enterprise of each row of the frame, −1 for none.</param>
    public static MonthTable Of(World world, string item, int firstYear, int lastYear, int firms, int[] firmOfRow)
    {
        var years = lastYear - firstYear + 1;
        var months = years * 12;
        var table = new MonthTable(firstYear, years, new double[firms * months]);
        Array.Fill(table.values, double.NaN);
        var columns = Enumerable.Range(firstYear, years).Select(y => world.Columns.Of(item, y)).ToArray();
        Span<double> series = new double[months];
        var (own, first) = (-1, -1);
        for (var row = 0; row < firmOfRow.Length; row++)
        {
            var (firm, kind) = (firmOfRow[row], world.Frame.Rows[row].Id.Kind);
            if (firm < 0 || kind == SubjectKind.Process || (kind == SubjectKind.Site && own == firm)) continue;
            for (var year = 0; year < years; year++)
                if (columns[year] is { } column) column.AsSpan(row * 12, 12).CopyTo(series[(year * 12)..]);
                else series.Slice(year * 12, 12).Fill(double.NaN);
            if (!AnyKnown(series)) continue;
            var into = table.values.AsSpan(firm * months, months);
            if (kind == SubjectKind.Enterprise) own = firm;
            if (kind == SubjectKind.Enterprise || first != firm) series.CopyTo(into);
            else AddSite(series, into);
            first = firm;
        }
        return table;
    }

    static bool AnyKnown(ReadOnlySpan<double> series)
    {
        foreach (var value in series)
            if (!double.IsNaN(value)) return true;
        return false;
    }

    /// <summary>Adds a further site. While both are at work both are needed; before the one and after the other the rest stands alone.</summary>
    static void AddSite(ReadOnlySpan<double> site, Span<double> sum)
    {
        var (siteFrom, siteTo) = AtWork(site);
        var (sumFrom, sumTo) = AtWork(sum);
        for (var m = 0; m < sum.Length; m++)
        {
            var (here, there) = (m >= siteFrom && m <= siteTo, m >= sumFrom && m <= sumTo);
            sum[m] = here && there ? sum[m] + site[m] : here ? site[m] : sum[m];
        }
    }

    static (int From, int To) AtWork(ReadOnlySpan<double> series)
    {
        var (from, to) = (int.MaxValue, -1);
        for (var m = 0; m < series.Length; m++)
            if (!double.IsNaN(series[m])) (from, to) = (Math.Min(from, m), m);
        return (from, to + StillAtWork);
    }
}
