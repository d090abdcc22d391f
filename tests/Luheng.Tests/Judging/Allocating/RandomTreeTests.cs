using Luheng.Judging.Allocating;

namespace Luheng.Tests.Judging.Allocating;

/// <summary>Ten thousand invented provinces: whatever they look like, the children imply the parent, keep their bounds, and move the right way.</summary>
public class RandomTreeTests
{
    const int Trees = 10_000;

    [Fact]
    public void Ten_thousand_target_trees_imply_their_parents_and_keep_their_bounds()
    {
        var (done, refused) = (0, 0);
        for (var seed = 1; seed <= Trees; seed++)
            foreach (var allocation in Allocator.All(TreeBed.Tree(seed), TreeBed.Rules))
            {
                if (allocation.Infeasible is not null)
                {
                    refused++;
                    continue;
                }
                done++;
                Assert.True(Math.Abs(allocation.Residual) <= 1e-9, $"seed {seed} {allocation.Method}: residual {allocation.Residual}");
                var byHand = ImpliedByHand(allocation);
                Assert.True(Math.Abs(byHand - allocation.Target) <= 1e-9 * Math.Max(1, Math.Abs(allocation.Target)), $"seed {seed} {allocation.Method}: by hand {byHand}, asked {allocation.Target}");
                Assert.All(allocation.Children, c => Assert.InRange(c.Target, c.Low - 1e-9 * Math.Abs(c.Low), c.High + 1e-9 * Math.Abs(c.High)));
            }
        Assert.InRange(done, Trees * 4, Trees * 5);
        Assert.InRange(refused, 1, Trees);
    }

    /// <summary>The parent from the children's printed figures alone, in decimal arithmetic.</summary>
    static double ImpliedByHand(Allocation a)
    {
        decimal Over(Func<AllocatedChild, decimal> part) => a.Children.Sum(part);
        decimal Of(double value) => (decimal)value;
        return (double)(a.Tree.Shape switch
        {
            TreeShape.Intensity => (Over(c => Of(c.Branch.Amount) * Of(c.Branch.Growth) * (1 + Of(c.Target) / 100)) / Over(c => Of(c.Branch.Output) * Of(c.Branch.Growth)) / (Over(c => Of(c.Branch.Amount)) / Over(c => Of(c.Branch.Output))) - 1) * 100,
            TreeShape.Rate => Over(c => Of(c.Branch.Amount) * Of(c.Branch.Growth) * Of(c.Target)) / Over(c => Of(c.Branch.Amount) * Of(c.Branch.Growth)),
            _ => Over(c => Of(c.Target)),
        });
    }

    [Fact]
    public void What_is_published_meets_the_parent_and_costs_less_than_a_step()
    {
        for (var seed = 1; seed <= 2_000; seed++)
        {
            var tree = TreeBed.Tree(seed, TreeShape.Intensity);
            tree = tree with { Branches = [.. tree.Branches.Select(b => b with { Least = null, Most = null })] };
            var allocation = Allocator.Run(tree, AllocationMethod.Mix, TreeBed.Rules);
            if (allocation.Asked < 0.05) continue; // Bounds of less than two steps hold no multiple.
            Assert.All(allocation.Children, c => Assert.Equal(0, Math.IEEERemainder(c.Published, 0.5), 1e-9));
            if (allocation.Children.Any(c => c.Published < c.Low || c.Published > c.High)) Assert.Fail($"seed {seed}: a published figure is beyond its bounds");
            var reachable = allocation.Children.All(c => Math.Floor(c.Low / 0.5 + 1) * 0.5 <= c.Target); // The stricter multiple is within the bounds.
            if (!reachable) continue;
            Assert.InRange(allocation.Rounded.InHand, -1e-7, 0.5 * allocation.Structure + 1e-7);
        }
    }

    [Fact]
    public void A_child_whose_weight_grows_carries_more_of_the_burden_and_weighs_on_the_others()
    {
        for (var seed = 1; seed <= 1_000; seed++)
            foreach (var method in (AllocationMethod[])[AllocationMethod.Uniform, AllocationMethod.Proportional])
            {
                var tree = TreeBed.Tree(seed, TreeShape.Intensity, size: 12);
                tree = tree with { Branches = [.. tree.Branches.Select(b => b with { Growth = 1.3, Least = null, Most = null })] };
                var more = tree with { Branches = [.. tree.Branches.Select((b, i) => i == 4 ? b with { Amount = b.Amount * 1.2, Output = b.Output * 1.2 } : b)] };
                var (before, after) = (Allocator.Run(tree, method, TreeBed.Rules), Allocator.Run(more, method, TreeBed.Rules));
                for (var i = 0; i < 12; i++) Assert.True(i == 4 ? after.Children[i].Weight > before.Children[i].Weight : after.Children[i].Weight < before.Children[i].Weight);
                Assert.True(after.Children[4].Weight * after.Children[4].Effort > before.Children[4].Weight * before.Children[4].Effort, $"seed {seed} {method}");
            }
    }

    [Fact]
    public void A_child_with_more_potential_does_more_and_the_others_less()
    {
        for (var seed = 1; seed <= 1_000; seed++)
        {
            var tree = TreeBed.Tree(seed, TreeShape.Intensity, size: 12);
            tree = tree with { Branches = [.. tree.Branches.Select(b => b with { Potential = b.Potential ?? 0.2, Least = null, Most = null })] };
            var more = tree with { Branches = [.. tree.Branches.Select((b, i) => i == 4 ? b with { Potential = Math.Min(1, b.Potential!.Value * 1.5 + 0.01) } : b)] };
            var (before, after) = (Allocator.Run(tree, AllocationMethod.Potential, TreeBed.Rules), Allocator.Run(more, AllocationMethod.Potential, TreeBed.Rules));
            for (var i = 0; i < 12; i++)
                Assert.True(i == 4 ? after.Children[i].Effort >= before.Children[i].Effort - 1e-12 : after.Children[i].Effort <= before.Children[i].Effort + 1e-12, $"seed {seed}, child {i}");
        }
    }

    [Fact]
    public void Neither_the_order_nor_the_names_of_the_children_matter_to_the_last_bit()
    {
        for (var seed = 1; seed <= 500; seed++)
        {
            var tree = TreeBed.Tree(seed);
            var order = Enumerable.Range(0, tree.Branches.Count).OrderBy(i => unchecked((uint)(i * 2654435761) ^ (uint)seed)).ToArray();
            var other = tree with { Branches = [.. order.Select((i, at) => tree.Branches[i] with { Subject = TreeBed.City(9_000 - at) })] };
            foreach (var method in Enum.GetValues<AllocationMethod>())
            {
                var (one, two) = (Allocator.Run(tree, method, TreeBed.Rules), Allocator.Run(other, method, TreeBed.Rules));
                Assert.Equal(one.Infeasible is null, two.Infeasible is null);
                for (var at = 0; at < two.Children.Count; at++)
                    Assert.Equal(BitConverter.DoubleToInt64Bits(one.Children[order[at]].Target), BitConverter.DoubleToInt64Bits(two.Children[at].Target));
            }
        }
    }
}
