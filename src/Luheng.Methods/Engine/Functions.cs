namespace Luheng.Engine;

/// <summary>The functions of the formula language, on plain numbers. What has no value is NaN.</summary>
public static class Functions
{
    public static double Value(string name, double a, double b) => name switch
    {
        "ln" => a > 0 ? Math.Log(a) : double.NaN,
        "exp" => Math.Exp(a),
        "abs" => Math.Abs(a),
        "optional" => double.IsNaN(a) ? 0 : a,
        "min" => Math.Min(a, b),
        "max" => Math.Max(a, b),
        "points" => (a - b) * 100,
        "logmean" => LogMean(a, b),
        _ => throw new InvalidOperationException($"the function {name} has no column form"),
    };

    /// <summary>Logarithmic mean, the weight of LMDI-I: (a − b) / (ln a − ln b), and a where both are equal.</summary>
    public static double LogMean(double a, double b) =>
        double.IsNaN(a) || double.IsNaN(b) ? double.NaN
        : a <= 0 || b <= 0 ? double.NaN
        : Math.Abs(a - b) <= 1e-12 * Math.Abs(a) ? a
        : (a - b) / (Math.Log(a) - Math.Log(b));
}
