using Luheng.Packs;

namespace Luheng.Judging.Warning;

/// <summary>What a plan in force asks of a year (年均降幅).</summary>
/// <param name="Rate">The yearly change that compounds to the plan's, signed, as a share.</param>
public sealed record PlanPace(Plan Plan, Target Target, double Rate)
{
    /// <summary>The plan of the region, or of the nearest one above it, that runs in a year.</summary>
    public static Plan? InForce(Catalogue catalogue, string region, int year) => catalogue.Regions.Upwards(region)
        .Select(code => catalogue.Plans.Values.Where(p => p.Region == code && p.From <= year && year <= p.To).MinBy(p => p.Id, StringComparer.Ordinal))
        .FirstOrDefault(p => p is not null);

    /// <summary>The pace of its change target for an amount over a value, such as energy; null where it has none.</summary>
    /// <param name="over">The item whose intensity is to change, such as energy.comprehensive.</param>
    public static PlanPace? Of(Catalogue catalogue, Plan plan, string over)
    {
        var target = plan.Targets.FirstOrDefault(t => t is { Kind: TargetKind.Change, Aim: not null, Indicator: { } id } && t.Region == plan.Region
            && catalogue.Items.TryGetValue(id, out var item) && Ratio.Of(item)?.Over == over);
        return target is null ? null : new(plan, target, Math.Pow(1 + Share(target), 1.0 / ((target.Year ?? plan.To) - (target.BaseYear ?? plan.BaseYear))) - 1);
    }

    /// <summary>The change aimed at, as a share: −14 % is −0.14.</summary>
    public static double Share(Target target) => target.Aim!.Value.Amount * target.Aim.Value.Unit.InBase;
}
