using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Tests.Judging.Allocating;

/// <summary>Invented provinces of any size, the same for the same seed.</summary>
static class TreeBed
{
    public static readonly AllocationRules Rules = new(0.005, 1, 5, 0.7, 1.3, 0.06, Confidence.Design, new("自定义", ""))
    {
        ProportionalPower = 0.5,
        BestQuarter = 0.25,
        AbilitySpread = 0.3,
        Ability = (0.4, 0.3, 0.3),
        Mix = new Dictionary<AllocationMethod, double> { [AllocationMethod.Uniform] = 0.25, [AllocationMethod.Proportional] = 0.25, [AllocationMethod.Potential] = 0.25, [AllocationMethod.Ability] = 0.25 },
        GrowthStep = 0.01,
        RevisionStep = 0.02,
    };

    public static SubjectId City(int number) => SubjectId.Region((990000 + number).ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static TargetTree Tree(int seed, TreeShape? shape = null, int? size = null)
    {
        var dice = new Random(seed);
        var kind = shape ?? (TreeShape)dice.Next(4);
        var n = size ?? dice.Next(1, 40);
        var branches = Enumerable.Range(1, n).Select(i =>
        {
            var amount = Math.Exp(4 + 6 * dice.NextDouble());
            return new Branch(City(i), amount, kind == TreeShape.Rate ? dice.NextDouble() * 0.6 : amount / (0.2 + 3 * dice.NextDouble()), Math.Pow(1 + 0.1 * dice.NextDouble(), 5))
            {
                Potential = dice.Next(5) == 0 ? null : dice.NextDouble() * 0.5,
                RecentGrowth = dice.Next(5) == 0 ? null : 0.12 * dice.NextDouble() - 0.02,
                Least = dice.Next(8) == 0 ? 0.02 : null,
                Most = dice.Next(8) == 0 ? 0.35 : null,
            };
        }).ToList();
        var unchanged = branches.Sum(b => b.Unchanged);
        var part = 0.05 + 0.25 * dice.NextDouble();
        return new(kind, kind switch
        {
            TreeShape.Intensity => -part,
            TreeShape.Total => unchanged * (1 - part),
            TreeShape.Rate => branches.Sum(b => b.Unchanged * b.Output) / unchanged + part,
            _ => part,
        }, kind is TreeShape.Intensity or TreeShape.Rate ? "%" : "tce", branches);
    }
}
