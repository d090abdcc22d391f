namespace Luheng.Statistics;

/// <summary>Student's distribution: how far a mean of few values may be off.</summary>
public static class Student
{
    /// <summary>How many deviations to either side hold a share of the values, with so many degrees of freedom.</summary>
    public static double Reach(double share, int freedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(freedom, 1);
        // In the angle whose tangent is t/√ν, the share within t is a finite sum (Abramowitz and Stegun 26.7.3, 26.7.4).
        var (low, high) = (0.0, Math.PI / 2);
        while (high - low > 1e-14)
            if ((low + high) / 2 is var middle && Within(middle, freedom) < share) low = middle;
            else high = middle;
        return Math.Sqrt(freedom) * Math.Tan(low);
    }

    static double Within(double angle, int freedom)
    {
        var (sine, square) = (Math.Sin(angle), Math.Cos(angle) * Math.Cos(angle));
        var odd = freedom % 2 == 1;
        var (term, sum) = (odd ? Math.Cos(angle) : 1, 0.0);
        for (var n = odd ? 1 : 0; n <= freedom - 2; n += 2)
        {
            sum += term;
            term *= square * (n + 1) / (n + 2);
        }
        return odd ? 2 / Math.PI * (angle + sine * sum) : sine * sum;
    }
}
