using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Benchmarks;

/// <summary>A target broken down to 21 cities and 2,000 enterprises of them, by every method.</summary>
static class TargetsLine
{
    const int Cities = 21, Enterprises = 2_000, Rounds = 5;

    public static IEnumerable<Line> Measure(Bench bench)
    {
        var rules = AllocationRules.Of(PackLoader.Load(Path.Combine(bench.Root, "packs")));
        var dice = new Random(20_240_601);
        var cities = Tree(TreeShape.Intensity, -0.14, "%", Cities, dice, i => SubjectId.Region($"{990000 + 100 * i}"));
        TargetTree[] below = [.. Enumerable.Range(0, Cities).Select(c => Tree(TreeShape.Saving, 0.06, "tce", Enterprises / Cities + (c < Enterprises % Cities ? 1 : 0), dice, i => SubjectId.Region($"{(c + 1) * 1000 + i:000000}")))];
        var (worst, children) = (0.0, 0);
        void All(AllocationMethod method)
        {
            var top = Allocator.Run(cities, method, rules);
            worst = Math.Max(worst, Math.Abs(top.Residual));
            children = 0;
            for (var c = 0; c < Cities; c++)
            {
                var one = Allocator.Run(below[c] with { Asked = top.Children[c].Effort }, method, rules);
                worst = Math.Max(worst, Math.Abs(one.Residual));
                children += one.Children.Count;
            }
        }
        yield return new("targets", $"a target broken down to {Cities} cities and {Enterprises:N0} enterprises, the mix", Repeat.MedianSeconds(Rounds, () => All(AllocationMethod.Mix)), "s", new(1),
            $"{children:N0} enterprises; every figure rounded and in tiers; largest residual {worst:0.#E+0}")
        {
            Beside = [.. Enum.GetValues<AllocationMethod>().Select(m => new Beside(AllocationWords.Word(m), Repeat.MedianSeconds(Rounds, () => All(m))))],
        };
        var whole = Tree(TreeShape.Saving, 0.06, "tce", Enterprises, dice, i => SubjectId.Region($"{i:000000}"));
        yield return new("targets", $"{Enterprises:N0} enterprises in one tree, the mix", Repeat.MedianSeconds(Rounds, () => Allocator.Run(whole, AllocationMethod.Mix, rules)), "s", new(1));
        var asked = Allocator.Run(cities, AllocationMethod.Mix, rules);
        yield return new("targets", $"sensitivity of {Cities} cities to growth and to a revised base", Repeat.MedianSeconds(Rounds, () => Sensitivity.Of(asked, rules, 5)), "s", new(1));
    }

    static TargetTree Tree(TreeShape shape, double asked, string unit, int size, Random dice, Func<int, SubjectId> id) => new(shape, asked, unit, [.. Enumerable.Range(1, size).Select(i =>
    {
        var amount = Math.Exp(9 + 4 * dice.NextDouble());
        return new Branch(id(i), amount, amount / (0.3 + 3 * dice.NextDouble()), 1.3) { Potential = dice.Next(4) == 0 ? null : 0.4 * dice.NextDouble(), RecentGrowth = 0.1 * dice.NextDouble() };
    })]);
}
