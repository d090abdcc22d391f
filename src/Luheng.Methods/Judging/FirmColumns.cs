using System.Collections.Concurrent;
using Luheng.Engine;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Judging;

/// <summary>Two amounts of every enterprise, added up over the months that have both; missing is NaN.</summary>
/// <param name="Months">How many months had both.</param>
/// <param name="MadeMonths">How many had the second.</param>
sealed record PairSums(double[] Used, double[] Made, byte[] Months, byte[] MadeMonths);

/// <summary>What judging reads of every enterprise at once, straight from the columns of a world.</summary>
sealed class FirmColumns(World world)
{
    readonly FirmRows rows = new(world);
    readonly ConcurrentDictionary<(string, string, Period), PairSums> pairs = new();
    readonly ConcurrentDictionary<(string, DateOnly), double[]> latest = new();

    public IReadOnlyList<Subject> Firms => rows.Firms;

    public int IndexOf(SubjectId enterprise) => rows.IndexOf(enterprise);

    /// <summary>Whether anybody ever filed the item.</summary>
    public bool Any(string item) => world.Catalogue.Items.TryGetValue(item, out var known) && (known.IsIndicator || world.Frame.Has(item) || world.Facts.OfItem(item).Any());

    /// <summary>The sums of two items; an enterprise's own figures come before those of its sites, and its months before a figure for the whole period.</summary>
    public PairSums Pair(string used, string made, Period period) => pairs.GetOrAdd((used, made, period), _ => Make(used, made, period));

    PairSums Make(string used, string made, Period period)
    {
        var sums = new PairSums(Missing(), Missing(), new byte[Firms.Count], new byte[Firms.Count]);
        var months = period.MonthsWithin().Select(m => (m.Last.Month - 1, Used: world.Columns.Of(used, m.Year), Made: world.Columns.Of(made, m.Year))).Where(m => m.Used is not null || m.Made is not null).ToArray();
        var own = new bool[Firms.Count];
        for (var row = 0; months.Length > 0 && row < rows.Count; row++)
        {
            var firm = rows.FirmOf(row);
            var kind = world.Frame.Rows[row].Id.Kind;
            if (firm < 0 || kind == SubjectKind.Process || (kind == SubjectKind.Site && own[firm])) continue;
            var (sumUsed, sumMade, both, has) = (0.0, 0.0, 0, 0);
            foreach (var (month, usedYear, madeYear) in months)
            {
                var (u, m) = (usedYear?[row * 12 + month] ?? double.NaN, madeYear?[row * 12 + month] ?? double.NaN);
                if (double.IsNaN(m)) continue;
                has++;
                if (double.IsNaN(u)) continue;
                (sumUsed, sumMade, both) = (sumUsed + u, sumMade + m, both + 1);
            }
            if (has == 0) continue;
            own[firm] |= kind == SubjectKind.Enterprise;
            sums.MadeMonths[firm] = Math.Max(sums.MadeMonths[firm], (byte)Math.Min(has, byte.MaxValue));
            if (both > 0) Add(sums, firm, sumUsed, sumMade, both);
        }
        WholePeriods(sums, used, made, period);
        return sums;
    }

    static void Add(PairSums sums, int firm, double used, double made, int months)
    {
        sums.Used[firm] = double.IsNaN(sums.Used[firm]) ? used : sums.Used[firm] + used;
        sums.Made[firm] = double.IsNaN(sums.Made[firm]) ? made : sums.Made[firm] + made;
        sums.Months[firm] = Math.Max(sums.Months[firm], (byte)Math.Min(months, byte.MaxValue));
    }

    /// <summary>Those who filed both for the whole period and no month of it.</summary>
    void WholePeriods(PairSums sums, string used, string made, Period period)
    {
        if (period.MonthCount < 2) return;
        foreach (var (subject, fact) in world.Facts.OfItem(made).Where(f => f.Fact.Period == period).OrderBy(f => f.Subject.Kind).ToList())
            if (IndexOf(subject.Enterprise) is >= 0 and var firm && sums.MadeMonths[firm] == 0)
            {
                sums.MadeMonths[firm] = (byte)Math.Min(period.MonthCount, byte.MaxValue);
                if (world.Facts.At(subject, used, period).FirstOrDefault() is { } with) Add(sums, firm, with.Value, fact.Value, period.MonthCount);
            }
    }

    /// <summary>The value last filed by a day, of whatever length of period: a condition holds until another is filed.</summary>
    public double[] Latest(string item, DateOnly day) => latest.GetOrAdd((item, day), _ =>
    {
        var (values, at) = (Missing(), new DateOnly[Firms.Count]);
        void Take(int firm, DateOnly when, double value)
        {
            if (firm >= 0 && !double.IsNaN(value) && when >= at[firm]) (at[firm], values[firm]) = (when, value);
        }
        foreach (var year in world.Frame.Years.Where(y => y <= day.Year))
            if (world.Frame.Values(item, year) is { } column)
                for (var row = 0; row < rows.Count; row++)
                    for (var month = 0; month < 12; month++)
                        if (new DateOnly(year, month + 1, 1) <= day) Take(rows.FirmOf(row), new(year, month + 1, 1), column[row * 12 + month]);
        foreach (var (subject, fact) in world.Facts.OfItem(item))
            if (fact.Period.First <= day && IndexOf(subject.Enterprise) is >= 0 and var firm) Take(firm, fact.Period.First, fact.Value);
        return values;
    });

    /// <summary>The latest year by a day in which an amount above zero was filed; 0 where there is none.</summary>
    public int[] LatestYear(string item, DateOnly day)
    {
        var years = new int[Firms.Count];
        foreach (var year in world.Frame.Years.Where(y => y <= day.Year))
            if (world.Frame.Values(item, year) is { } column)
                for (var cell = 0; cell < column.Length; cell++)
                    if (column[cell] > 0 && rows.FirmOf(cell / 12) is >= 0 and var firm && new DateOnly(year, cell % 12 + 1, 1) <= day) years[firm] = Math.Max(years[firm], year);
        foreach (var (subject, fact) in world.Facts.OfItem(item))
            if (fact.Value > 0 && fact.Period.First <= day && IndexOf(subject.Enterprise) is >= 0 and var firm) years[firm] = Math.Max(years[firm], fact.Period.First.Year);
        return years;
    }

    double[] Missing()
    {
        var values = new double[Firms.Count];
        Array.Fill(values, double.NaN);
        return values;
    }
}
