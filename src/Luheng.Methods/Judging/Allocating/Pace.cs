namespace Luheng.Judging.Allocating;

/// <summary>A change over years as one of a year, and back; changes chain, they do not add up.</summary>
public static class Pace
{
    /// <summary>The yearly change (−0.0297) that comes to a change over years (−0.14 in five).</summary>
    public static double Yearly(double change, int years) => Math.Pow(1 + change, 1.0 / years) - 1;

    /// <summary>What changes one after another come to.</summary>
    public static double Chained(params IEnumerable<double> changes) => changes.Aggregate(1.0, (level, change) => level * (1 + change)) - 1;

    /// <summary>What is left of a change after some of its years at an even pace.</summary>
    public static double Remaining(double change, int years, int left) => left == years ? change : Math.Pow(1 + change, (double)left / years) - 1;
}
