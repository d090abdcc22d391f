using Luheng.Packs;

namespace Luheng.Judging.Allocating;

/// <summary>The parameters by which targets are broken down, from the pack's rule 'allocation'; all of them design (自定义) unless the pack says otherwise.</summary>
public sealed record AllocationRules(double RoundTo, double RoundAmountTo, int Tiers, double Least, double Most, double Growth, Confidence Confidence, Citation Source)
{
    public const string Id = "allocation";

    public double ProportionalPower { get; init; } = 1;
    public double BestQuarter { get; init; }
    public double AbilitySpread { get; init; }

    /// <summary>The parts of ability: scale, growth, structure.</summary>
    public (double Scale, double Growth, double Structure) Ability { get; init; }

    /// <summary>The weights of the mix, by method.</summary>
    public IReadOnlyDictionary<AllocationMethod, double> Mix { get; init; } = new Dictionary<AllocationMethod, double>();

    /// <summary>From how many tce a year an enterprise receives a saving.</summary>
    public double EnterpriseFrom { get; init; }

    /// <summary>How much of a year must be covered by returns for it to stand in for the base year.</summary>
    public double ReferenceCoverage { get; init; }
    public double GrowthStep { get; init; }
    public double RevisionStep { get; init; }

    /// <summary>What published figures are multiples of, in their unit: points of per cent, or the amount.</summary>
    public double StepOf(TreeShape shape) => shape is TreeShape.Intensity or TreeShape.Rate ? RoundTo * 100 : RoundAmountTo;

    public static AllocationRules Of(Catalogue catalogue) => catalogue.Rules.TryGetValue(Id, out var rule) ? Of(rule)
        : throw new FormatException($"no pack has the rule '{Id}', which says how targets are broken down");

    static AllocationRules Of(Rule rule)
    {
        double Number(string key) => rule.Numbers.TryGetValue(key, out var number) && double.IsFinite(number) ? number : throw new FormatException($"rule '{Id}' has no number '{key}'");
        return new(Number("round_to"), Number("round_amount_to"), (int)Number("tiers"), Number("least"), Number("most"), Number("growth"), rule.Confidence, rule.Source)
        {
            ProportionalPower = Number("proportional_power"),
            BestQuarter = Number("best_quarter"),
            AbilitySpread = Number("ability_spread"),
            Ability = (Number("ability_scale"), Number("ability_growth"), Number("ability_structure")),
            Mix = new Dictionary<AllocationMethod, double>
            {
                [AllocationMethod.Uniform] = Number("mix_uniform"),
                [AllocationMethod.Proportional] = Number("mix_proportional"),
                [AllocationMethod.Potential] = Number("mix_potential"),
                [AllocationMethod.Ability] = Number("mix_ability"),
            },
            EnterpriseFrom = Number("enterprise_from_tce"),
            ReferenceCoverage = Number("reference_coverage"),
            GrowthStep = Number("growth_step"),
            RevisionStep = Number("revision_step"),
        };
    }
}
