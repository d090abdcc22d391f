namespace Luheng.Judging.Warning;

/// <summary>What share of a year's target is due by each month (季节路径): R(m) = T · w(m).</summary>
/// <param name="Shares">w(1) … w(12) at 0 … 11; w(12) is 1.</param>
/// <param name="Years">How many years it was learnt from; 0 where it is m/12.</param>
public sealed record SeasonalPath(double[] Shares, int Years)
{
    public static SeasonalPath Even { get; } = new([.. Enumerable.Range(1, 12).Select(m => m / 12.0)], 0);

    public double this[int month] => Shares[month - 1];

    /// <summary>Whether a year's cumulative figures say how it went: a positive total and hardly a month without.</summary>
    public static bool IsWhole(double[] year) => year[11] > 0 && year.Count(double.IsFinite) >= 10;

    /// <summary>From the cumulative figures of preceding years, twelve each; only whole years with a positive total count. Months that none of them has lie between their neighbours.</summary>
    public static SeasonalPath Of(IEnumerable<double[]> years)
    {
        var whole = years.Where(IsWhole).ToList();
        if (whole.Count == 0) return Even;
        var shares = new double[12];
        shares[11] = 1;
        for (var m = 10; m >= 0; m--)
            shares[m] = whole.Where(y => double.IsFinite(y[m])).Select(y => Math.Clamp(y[m] / y[11], 0, 1)).DefaultIfEmpty(double.NaN).Average() is var mean && double.IsNaN(mean)
                ? shares[m + 1] * (m + 1) / (m + 2) : mean;
        for (var m = 1; m < 12; m++) shares[m] = Math.Max(shares[m], shares[m - 1]);
        return new(shares, whole.Count);
    }
}
