using Luheng.Engine;
using Luheng.Judging.Allocating;
using Luheng.Judging.Warning;
using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Warning;

/// <summary>A region followed through a year towards a target of the plan in force (进度与展望).</summary>
/// <param name="Months">January to the last month with figures; a month without says why.</param>
/// <param name="WhyNot">Why the target cannot be followed at all; null where it can.</param>
public sealed record RegionTrack(SubjectId Region, Plan Plan, Target Target, IReadOnlyList<TrackMonth> Months, Said? WhyNot)
{
    public string About => $"{Plan.Id}/{Target.Id}";

    /// <summary>Whether the target is another region's, to which this one is held until it has its own.</summary>
    public bool Borrowed => Region.Text != Target.Region;

    /// <summary>Where the year would stand in each month to come, for a chart; empty where nothing can be said.</summary>
    public IReadOnlyList<TrackMonth> Ahead { get; init; } = [];

    public TrackMonth? Now => Months.Count > 0 ? Months[^1] : null;
}

/// <summary>Follows regions towards the targets of their plans.</summary>
public static class RegionWatch
{
    /// <summary>Every region with figures of its own and every target, in the order of region and plan.</summary>
    /// <param name="issued">The targets that regions were given as their own; the others are held to the plan's.</param>
    public static IReadOnlyList<RegionTrack> All(World world, DateOnly asOf, IReadOnlyList<IssuedTarget>? issued = null, CancellationToken cancel = default)
    {
        var forecasting = new Forecasting(world.Catalogue);
        var all = Held(world, asOf).SelectMany(h => h.Plan.Targets.Where(t => t.Region == h.Plan.Region && (t.Region == h.Region.Text || Applies(world, t, h.Region) || (issued ?? []).Own(h.Plan, t, h.Region) != t)).Select(t => (h.Region, h.Plan, Target: (issued ?? []).Own(h.Plan, t, h.Region)))).ToList();
        var tracks = new RegionTrack[all.Count];
        Parallel.For(0, all.Count, new ParallelOptions { CancellationToken = cancel }, i => tracks[i] = Follow(world, all[i].Plan, all[i].Target, all[i].Region, asOf, forecasting, ahead: false));
        return tracks;
    }

    /// <summary>One region and every target of its plan, with the months to come.</summary>
    /// <param name="issued">The targets that regions were given as their own.</param>
    public static IReadOnlyList<RegionTrack> Of(World world, SubjectId region, DateOnly asOf, IReadOnlyList<IssuedTarget>? issued = null)
    {
        var forecasting = new Forecasting(world.Catalogue);
        return PlanPace.InForce(world.Catalogue, region.Text, asOf.Year) is not { } plan ? []
            : [.. plan.Targets.Where(t => t.Region == plan.Region).Select(t => Follow(world, plan, (issued ?? []).Own(plan, t, region), region, asOf, forecasting, ahead: true))];
    }

    /// <summary>Every target of one plan, followed by its own region through a year of the plan.</summary>
    public static IReadOnlyList<RegionTrack> Of(World world, Plan plan, DateOnly asOf)
    {
        var forecasting = new Forecasting(world.Catalogue);
        return asOf.Year < plan.From || asOf.Year > plan.To ? [] : [.. plan.Targets.Select(t => Follow(world, plan, t, SubjectId.Region(t.Region), asOf, forecasting, ahead: false))];
    }

    /// <summary>Regions whose plan's targets anything official is known about.</summary>
    static IEnumerable<(SubjectId Region, Plan Plan)> Held(World world, DateOnly asOf) => world.Catalogue.Plans.Values.Where(p => p.From <= asOf.Year && asOf.Year <= p.To)
        .SelectMany(plan => Ingredients(world, plan)).SelectMany(item => world.Facts.OfItem(item)).Where(f => f.Subject.Kind == SubjectKind.Region && f.Fact.Period.Year == asOf.Year)
        .Select(f => f.Subject).Distinct().Order()
        .Select(region => (Region: region, Plan: PlanPace.InForce(world.Catalogue, region.Text, asOf.Year)!)).Where(r => r.Plan is not null);

    static IEnumerable<string> Ingredients(World world, Plan plan) => plan.Targets.Select(t => t.Indicator).OfType<string>()
        .SelectMany(id => Ratio.Of(world.Catalogue.Items[id]) is { } ratio ? [ratio.Over] : (string[])[id]).Distinct();

    /// <summary>A region below the plan's is held to a change that its own figures can show; a share or count of the province is not a city's.</summary>
    static bool Applies(World world, Target target, SubjectId region) => target is { Kind: TargetKind.Change, Indicator: { } id }
        && Ratio.Of(world.Catalogue.Items[id]) is { } ratio && world.Facts.Of(region, ratio.Over).Count > 0;

    static RegionTrack Follow(World world, Plan plan, Target target, SubjectId region, DateOnly asOf, Forecasting forecasting, bool ahead)
    {
        if (region.Text != target.Region && target.Kind != TargetKind.Change) return new(region, plan, target, [], new("这是上级地区的水平目标，没有分解到本地区", "a level of the region above, not broken down to this one"));
        var (track, why) = Track.Of(world, plan, target, region, asOf, forecasting);
        if (track is null) return new(region, plan, target, [], why);
        if (track.LastMonth(asOf.Year) is var last && last == 0) return new(region, plan, target, [], new($"{asOf.Year} 年还没有公布的数", $"nothing was published for {asOf.Year} yet"));
        // Where no January is published, the year begins with 1–2月.
        var months = Enumerable.Range(1, last).Select(m => track.At(asOf.Year, m)).SkipWhile(m => m.WhyNot is not null && m.Month == 1).ToList();
        return new(region, plan, target, months, null)
        {
            Ahead = !ahead || months[^1].WhyNot is not null ? [] : [.. Enumerable.Range(last + 1, 12 - last).Select(until => track.At(asOf.Year, last, until) with { Month = until, Due = track.At(asOf.Year, last, until).Outlook?.Aim ?? double.NaN, DueSays = track.DueSays(asOf.Year, until) })],
        };
    }
}
