using Luheng.Statistics;

namespace Luheng.Planning;

/// <summary>Where a target would end if the years to come went on as those so far (期末外推), with the interval that the spread of the yearly steps gives.</summary>
/// <param name="End">In the unit of the standing.</param>
/// <param name="Low">Of the interval; NaN where only one step is known, which says nothing of its spread.</param>
/// <param name="Steps">How many yearly steps are known, and <paramref name="Left"/> how many are left.</param>
public sealed record PaceOutlook(double End, double Low, double High, int Steps, int Left)
{
    /// <summary>Steps of a change compound, in logarithms; those of a level add up. A year without a figure ends what can be used.</summary>
    /// <param name="standing">Where the target stood at the end of each whole year, from the base year on: a change as a share, 0 in the base year.</param>
    /// <param name="nominal">The share of outcomes that the interval should hold.</param>
    public static PaceOutlook? Of(IReadOnlyList<double> standing, int years, bool compounds, double nominal)
    {
        var known = standing.TakeWhile(double.IsFinite).Select(v => compounds ? Math.Log(1 + v) : v).ToList();
        var (steps, left) = (known.Count - 1, years - (known.Count - 1));
        if (steps < 1 || left < 1 || !known.TrueForAll(double.IsFinite)) return null;
        var mean = (known[^1] - known[0]) / steps;
        var end = known[^1] + left * mean;
        var width = double.NaN;
        if (steps > 1)
        {
            var spread = Math.Sqrt(Enumerable.Range(1, steps).Sum(i => Math.Pow(known[i] - known[i - 1] - mean, 2)) / (steps - 1));
            width = Student.Reach(nominal, steps - 1) * spread * Math.Sqrt(left + (double)left * left / steps);
        }
        double Back(double value) => compounds ? Math.Exp(value) - 1 : value;
        return new(Back(end), Back(end - width), Back(end + width), steps, left);
    }
}
