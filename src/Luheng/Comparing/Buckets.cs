using Luheng.Time;

namespace Luheng.Comparing;

/// <summary>Which of some periods, none of which overlap, a month belongs to.</summary>
sealed class Buckets
{
    readonly Dictionary<int, int> of = [];

    /// <param name="lastOnly">Of a stock only the last month of each period counts.</param>
    public static Buckets Of(IReadOnlyList<Period> periods, bool lastOnly)
    {
        var buckets = new Buckets();
        for (var i = 0; i < periods.Count; i++)
            foreach (var month in lastOnly ? periods[i].MonthsWithin().TakeLast(1) : periods[i].MonthsWithin())
                if (!buckets.of.TryAdd(month.Year * 12 + month.Last.Month - 1, i)) throw new FormatException($"{periods[i]} overlaps another period");
        return buckets;
    }

    public IEnumerable<int> Years => of.Keys.Select(m => m / 12).Distinct().Order();

    /// <summary>The period of a month, counted as year × 12 + month − 1; −1 for none.</summary>
    public int this[int month] => of.GetValueOrDefault(month, -1);
}
