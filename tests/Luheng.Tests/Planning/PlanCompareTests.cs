using Luheng.Packs;
using Luheng.Planning;
using Luheng.Tests.Packs;

namespace Luheng.Tests.Planning;

public class PlanCompareTests
{
    static Plan Plan => RealPacks.Rules.Plans["sichuan-14fyp"];

    [Fact]
    public void A_plan_is_equal_to_itself() => Assert.All(PlanCompare.Of(Plan, Plan), p => Assert.Equal(Sameness.Equal, p.Sameness));

    [Fact]
    public void What_differs_is_told_field_by_field_and_what_only_one_has_stands_alone()
    {
        var changed = Plan with
        {
            Id = "other",
            Targets = [.. Plan.Targets.Where(t => t.Id != "green-parks").Select(t => t.Id switch
            {
                "energy-intensity" => t with { Id = "r1", By = t.By!.Value with { Amount = -13 } },
                "clinker-energy" => t with { Id = "r2", Basis = EnergyBasis.Equivalent },
                _ => t with { Id = "x-" + t.Id },
            })],
        };
        var pairs = PlanCompare.Of(changed, Plan);
        Assert.Equal(["数值：-13 % / -14 %"], pairs.Single(p => p.Here?.Id == "r1").Differences.Select(d => d.Zh));
        Assert.Equal(["电力折算：Equivalent / Unknown"], pairs.Single(p => p.Here?.Id == "r2").Differences.Select(d => d.Zh));
        Assert.Equal("green-parks", pairs.Single(p => p.Sameness == Sameness.OnlyThere).There!.Id);
        Assert.Equal(2, pairs.Count(p => p.Sameness == Sameness.Different));
    }
}
