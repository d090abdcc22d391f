using Luheng.Judging.Allocating;

namespace Luheng.Tests.Judging.Allocating;

/// <summary>An officer with the working alone comes to the same figures.</summary>
public class WorkingTests
{
    [Fact]
    public void Every_method_can_be_made_again_from_its_working()
    {
        var rebuilt = 0;
        for (var seed = 1; seed <= 60; seed++)
            foreach (var allocation in Allocator.All(TreeBed.Tree(seed), TreeBed.Rules))
            {
                if (allocation.Infeasible is not null) continue;
                var working = Working.Of(allocation, TreeBed.Rules, "tce", "亿元");
                double[] Column(string id) => [.. working.Columns.Single(c => c.Id == id).Values.Select(v => v!.Value)];
                var word = AllocationWords.Word(allocation.Method);
                var (weight, pattern, least, most, effort) = (Column("weight"), Column($"{word}_pattern"), Column("least_effort"), Column("most_effort"), Column($"{word}_effort"));
                Assert.Equal(1, weight.Zip(pattern, (w, r) => w / 100 * r).Sum(), 1e-9);
                if (allocation.Method != AllocationMethod.Uniform) Same(pattern, Levelled(Column($"{word}_raw"), weight));
                if (allocation.Method == AllocationMethod.Ability) Same(Column("ability_raw"), [.. Column("ability_score").Select(s => 1 + 0.3 * (2 * s - 1))]);
                if (allocation.Method == AllocationMethod.Mix) Same(Column("mix_raw"), [.. Enumerable.Range(0, weight.Length).Select(i => new[] { "uniform", "proportional", "potential", "ability" }.Sum(m => 0.25 * Column($"{m}_pattern")[i]))]);
                if (working.Level is not { } level || pattern.Any(r => r == 0)) continue;
                Same(effort, [.. pattern.Select((r, i) => Math.Clamp(level * 100 * r, least[i], most[i]))]);
                rebuilt++;
            }
        Assert.True(rebuilt > 50, $"{rebuilt} rebuilt");
    }

    static double[] Levelled(double[] raw, double[] weight) => raw.Zip(weight, (p, w) => p * w / 100).Sum() is > 0 and var mean ? [.. raw.Select(p => p / mean)] : [.. raw.Select(_ => 1.0)];

    static void Same(double[] a, double[] b) => Assert.All(a.Zip(b), p => Assert.Equal(p.First, p.Second, 1e-9));

    [Fact]
    public void The_scores_of_ability_are_the_weighted_ranks_of_what_is_known()
    {
        var tree = TreeBed.Tree(7, TreeShape.Intensity, 12);
        var working = Working.Of(Allocator.Run(tree, AllocationMethod.Ability, TreeBed.Rules), TreeBed.Rules);
        IReadOnlyList<double?> Column(string id) => working.Columns.Single(c => c.Id == id).Values;
        Assert.Contains(null, Column("recent_growth"));
        for (var i = 0; i < tree.Branches.Count; i++)
        {
            Assert.Equal(tree.Branches[i].RecentGrowth * 100, Column("recent_growth")[i]);
            var ranks = new[] { (0.4, Column("rank_scale")[i]), (0.3, Column("rank_growth")[i]), (0.3, Column("rank_structure")[i]) }.Where(r => r.Item2 is not null).ToList();
            Assert.Equal(ranks.Sum(r => r.Item1 * r.Item2!.Value) / ranks.Sum(r => r.Item1), Column("ability_score")[i]!.Value, 1e-12);
        }
    }

    [Fact]
    public void The_mix_says_that_it_is_mixed_before_the_bounds_and_rounded_last()
    {
        var order = Working.Of(Allocator.Run(TreeBed.Tree(3, TreeShape.Intensity, 9), AllocationMethod.Mix, TreeBed.Rules), TreeBed.Rules).Order.Select(s => s.Zh).ToList();
        int At(string word) => order.FindIndex(o => o.StartsWith(word, StringComparison.Ordinal));
        Assert.True(At("先混合") > 0 && At("再套上下限") > At("先混合") && At("最后取整") > At("再套上下限"));
    }

    [Fact]
    public void A_residual_of_nothing_is_written_as_0() => Assert.Equal(("0", "2.1E-15"), (Proof.Residual(0), Proof.Residual(2.1e-15)));
}
