namespace Luheng.Judging.Allocating;

/// <summary>How evenly the effort lies (公平性): 0 is perfectly even for the Gini figure, 1 for the ratio. Null where it has no meaning.</summary>
/// <param name="Gini">Of the children's efforts.</param>
/// <param name="Ratio">The largest effort over the smallest.</param>
/// <param name="WithIncome">Correlation of effort with value added: above zero the larger economies bear more.</param>
/// <param name="WithIntensity">Correlation of effort with the amount per value added: above zero the more intensive bear more.</param>
public sealed record Fairness(double Gini, double? Ratio, double? WithIncome, double? WithIntensity)
{
    public static Fairness Of(Allocation allocation)
    {
        double[] efforts = [.. allocation.Children.Select(c => c.Effort)];
        var least = efforts.DefaultIfEmpty(double.NaN).Min();
        var whole = allocation.Tree.Shape != TreeShape.Rate;
        return new(GiniOf(efforts), least > 0 ? efforts.Max() / least : null, whole ? Correlation(efforts, Incomes(allocation)) : null, Correlation(efforts, Intensities(allocation)));
    }

    /// <summary>What efforts are correlated with: value added, and the amount per value added (of a rate, what it is held against).</summary>
    public static double[] Incomes(Allocation allocation) => [.. allocation.Children.Select(c => c.Branch.Output)];

    public static double[] Intensities(Allocation allocation) => allocation.Tree.Shape == TreeShape.Rate ? Incomes(allocation) : [.. allocation.Children.Select(c => c.Branch.Amount / c.Branch.Output)];

    static double GiniOf(double[] efforts)
    {
        double[] sorted = [.. efforts.Order()];
        var (n, sum) = (sorted.Length, Sum.Of(sorted, e => e));
        return sum > 0 ? Sum.Of(sorted.Select((e, i) => (2.0 * (i + 1) - n - 1) * e)) / (n * sum) : 0;
    }

    /// <summary>Pearson's; null where one of the two does not vary.</summary>
    static double? Correlation(double[] a, double[] b)
    {
        if (a.Length < 3 || b.Any(v => !double.IsFinite(v))) return null;
        var (meanA, meanB) = (Sum.Of(a, v => v) / a.Length, Sum.Of(b, v => v) / b.Length);
        var (both, onA, onB) = (Sum.Of(a.Select((v, i) => (v - meanA) * (b[i] - meanB))), Sum.Of(a.Select(v => (v - meanA) * (v - meanA))), Sum.Of(b.Select(v => (v - meanB) * (v - meanB))));
        const double Flat = 1e-18;
        return onA <= Flat * Math.Max(1, meanA * meanA) || onB <= Flat * meanB * meanB ? null : Math.Clamp(both / Math.Sqrt(onA * onB), -1, 1);
    }
}
