using Luheng.Engine;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Registering;

/// <summary>A group's sum of an item over its members before and after a change; NaN where nobody has a figure.</summary>
public sealed record SumEffect(Item Item, double Before, double After);

/// <summary>What a change does to a group: how many enterprises belong to it on its day, and its sums of the period.</summary>
public sealed record GroupEffect(SubjectId Group, string Name, int FirmsBefore, int FirmsAfter, IReadOnlyList<SumEffect> Sums)
{
    public bool Differs => FirmsBefore != FirmsAfter || Sums.Any(s => !s.Before.Equals(s.After));
}

/// <summary>What a subject was and will be.</summary>
public sealed record FirmEffect(Subject? Before, Subject After, IReadOnlyList<EntryChange> Changes);

/// <summary>Exactly what a change would do, before it is made: fields, groups' sums, and figures that would count nowhere.</summary>
/// <param name="Period">The period that sums are shown for.</param>
/// <param name="Stranded">Figures filed by an enterprise for months in which it would belong nowhere any more.</param>
public sealed record ChangePreview(ChangeOutcome Outcome, Period? Period, IReadOnlyList<FirmEffect> Firms, IReadOnlyList<GroupEffect> Groups, int Stranded)
{
    /// <param name="world">What is known now.</param>
    /// <param name="items">The additive items whose sums are shown.</param>
    /// <param name="period">The current year to date; null where there are no figures yet.</param>
    public static ChangePreview Of(World world, ILedger ledger, RegisterChange change, IReadOnlyList<string> items, Period? period)
    {
        var population = world.Population;
        var outcome = ChangeRules.Apply(population, change);
        if (!outcome.Stands) return new(outcome, period, [], [], 0);
        var after = outcome.Subjects;
        var firms = after.Select(s => new FirmEffect(population.Find(s.Id), s, EntryChange.Between(population.Find(s.Id), s, population))).ToList();
        // A site counts through its enterprise or itself: whoever belongs together is asked together.
        var whole = after.Select(s => s.Id.Enterprise).Distinct().SelectMany(e => population.SitesOf(e).Select(s => s.Id).Append(e)).Concat(after.Select(s => s.Id)).Distinct().ToList();
        List<Observation> filed = [.. ledger.Observations(null, whole).Select(r => r.Observation)];
        var unchanged = whole.Where(id => after.All(a => a.Id != id)).Select(population.Find).OfType<Subject>().ToList();
        var (old, next) = (World.Of(world.Catalogue, whole.Select(population.Find).OfType<Subject>(), filed, published: false), World.Of(world.Catalogue, [.. unchanged, .. after], filed, published: false));
        var groups = GroupsOf(firms, population, change.On).Select(g => Effect(world, old, next, g, firms, change.On, items, period)).ToList();
        return new(outcome, period, firms, groups, CountStranded(filed, firms, change.On));
    }

    static GroupEffect Effect(World world, World old, World next, SubjectId group, List<FirmEffect> firms, DateOnly on, IReadOnlyList<string> items, Period? period)
    {
        var population = world.Population;
        bool In(Subject? subject) => subject is { Id.Kind: SubjectKind.Enterprise } && subject.On(on) is { } placement && population.Belongs(placement, group, on);
        var before = population.Subjects.Count(In);
        var after = before + firms.Sum(f => (In(f.After) ? 1 : 0) - (In(f.Before) ? 1 : 0));
        return new(group, population.NameOf(group), before, after, period is not { } p ? [] : [.. items.Select(i => Sum(i, p))]);

        SumEffect Sum(string item, Period within)
        {
            var (known, was, will) = (Members(world, item, group, within), Members(old, item, group, within), Members(next, item, group, within));
            var moved = (double.IsNaN(will) ? 0 : will) - (double.IsNaN(was) ? 0 : was);
            return new(world.Catalogue.Items[item], known, moved == 0 ? known : double.IsNaN(known) ? will : known + moved);
        }
    }

    /// <summary>The sum of the members, also where an official figure stands before it.</summary>
    static double Members(World world, string item, SubjectId group, Period period) => Asker.Ask(world, item, group, period) switch
    {
        { Because.Kind: ReasonKind.Official } official => official.Because.Besides.FirstOrDefault(b => b.Kind == "members")?.Value ?? double.NaN,
        var answer => answer.Value,
    };

    /// <summary>The counties, cities, provinces and parks that anyone leaves or enters.</summary>
    static IEnumerable<SubjectId> GroupsOf(List<FirmEffect> firms, Population population, DateOnly on)
    {
        var placements = firms.SelectMany(f => new[] { f.Before?.On(on), f.After.On(on) }).OfType<Placement>().ToList();
        var regions = placements.SelectMany(p => population.Regions.Upwards(p.Region)).Where(r => population.Regions.Find(r) is { Level: not RegionLevel.Country }).Distinct();
        return [.. regions.OrderByDescending(r => population.Regions.Find(r)!.Level).ThenBy(r => r, StringComparer.Ordinal).Select(SubjectId.Region),
            .. placements.Select(p => p.Park).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(SubjectId.Park)];
    }

    /// <summary>Figures of months at whose end their enterprise would have left the register, and had not before.</summary>
    static int CountStranded(List<Observation> filed, List<FirmEffect> firms, DateOnly on)
    {
        var ending = firms.Where(f => f.Before?.On(on) is not null && f.After.On(on) is null).Select(f => f.After.Id).ToHashSet();
        return filed.Where(o => o.Period.Kind == PeriodKind.Month && o.Period.Last >= on && ending.Contains(o.Subject)).Select(o => o.Key).Distinct().Count();
    }
}
