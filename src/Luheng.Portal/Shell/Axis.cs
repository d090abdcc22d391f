namespace Luheng.Portal.Shell;

/// <summary>Round numbers for an axis that starts at zero.</summary>
public static class Axis
{
    /// <summary>The smallest of 1, 2, 2.5, 4, 5, 8 or 10 times a power of ten that is not below the largest value.</summary>
    public static double Top(double largest)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(largest)));
        return power * ((double[])[1, 2, 2.5, 4, 5, 8, 10]).First(step => step * power >= largest * (1 - 1e-12));
    }

    public static IEnumerable<double> Ticks(double top) => Enumerable.Range(0, 5).Select(i => top * i / 4);
}
