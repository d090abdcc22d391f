using Luheng.Engine;
using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Returns;

/// <summary>A figure that a correction would change beyond its own cells. The new one is NaN where only that it changes can be said before it is computed.</summary>
public sealed record Effect(Item Item, SubjectId Subject, double Old, double New);

/// <summary>What else changes when figures of a return do: the enterprise's indicators, the sums of its regions, park and sector, and the targets that rest on them.</summary>
public sealed record ReturnEffect(IReadOnlyList<Effect> Own, IReadOnlyList<Effect> Groups, IReadOnlyList<(Plan Plan, Target Target)> Targets)
{
    public static ReturnEffect Of(World world, in ReturnKey key, IReadOnlyDictionary<string, double> before, IReadOnlyDictionary<string, double> after)
    {
        Dictionary<string, double> without = new(after);
        foreach (var gone in before.Keys.Where(k => !after.ContainsKey(k))) without[gone] = double.NaN;
        if (ReturnTotals.With(world, key, before) is not { } old || ReturnTotals.With(world, key, without) is not { } now) return new([], [], []);
        var (subject, period) = (key.Subject, key.Period);
        var (was, will) = (new Asker(old), new Asker(now));
        var own = new List<Effect>();
        foreach (var item in world.Catalogue.Indicators.Where(i => i.Of.Contains(SubjectKind.Enterprise)))
            if ((was.Ask(item.Id, subject, period).Value, will.Ask(item.Id, subject, period).Value) is var (a, b) && !Same(a, b)) own.Add(new(item, subject, a, b));
        var groups = new List<Effect>();
        var asker = new Asker(world);
        foreach (var group in Above(world.Population, key))
            foreach (var effect in own.Where(e => e.Item.Additive && e.Item.Of.Contains(group.Kind)))
                if (asker.Ask(effect.Item.Id, group, period) is { Missing: false } sum)
                    groups.Add(new(effect.Item, group, sum.Value, sum.Because.Kind == ReasonKind.Official ? sum.Value : sum.Value + Nought(effect.New) - Nought(effect.Old)));
        var changed = own.Select(e => e.Item.Id).ToHashSet(StringComparer.Ordinal);
        var plans = world.Catalogue.Plans.Values.Where(p => world.Population.Find(subject)?.Latest.Region is { } region && world.Population.Regions.Within(region, p.Region) && p.From <= period.Year && period.Year <= p.To);
        return new(own, groups, [.. plans.SelectMany(p => p.Targets.Where(t => t.Indicator is { } indicator && Rests(world.Catalogue, indicator, changed)).Select(t => (p, t)))]);
    }

    static IEnumerable<SubjectId> Above(Population population, ReturnKey key)
    {
        if (population.Find(key.Subject)?.On(key.Period.Last) is not { } placement) yield break;
        foreach (var region in population.Regions.Upwards(placement.Region))
            if (population.Regions.Find(region) is { Level: not RegionLevel.Country }) yield return SubjectId.Region(region);
        if (placement.Park is { } park) yield return SubjectId.Park(park);
    }

    static bool Rests(Catalogue catalogue, string indicator, HashSet<string> changed) => changed.Contains(indicator)
        || catalogue.Items.GetValueOrDefault(indicator)?.MadeOf.Any(changed.Contains) == true;

    static double Nought(double value) => double.IsNaN(value) ? 0 : value;

    static bool Same(double a, double b) => a.Equals(b) || Math.Abs(a - b) <= 1e-12 * Math.Max(Math.Abs(a), Math.Abs(b));
}
