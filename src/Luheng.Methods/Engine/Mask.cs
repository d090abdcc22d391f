using System.Collections.Concurrent;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Engine;

/// <summary>Keeps sums of members from revealing one that the reader may not see: fewer than enough others, one that dominates, or a difference of sums that are shown.</summary>
/// <remarks>Each month is looked at by itself, over every group that this reader may ask about: what is shown of one month can only be combined with what is shown of that month.
/// A longer period is shown where each of its months is; who filed it as one figure counts as a month of its own. Official figures of a group are published and never masked.</remarks>
public sealed class Mask
{
    const string NotOpen = "sums of this group are not open to you", Reveals = "the sum would reveal a member: fewer than three others, one that dominates, or a difference of sums that are shown";

    readonly World world;
    readonly Func<SubjectId, bool> asks;
    readonly bool[] seen;
    readonly Lazy<IReadOnlyList<SubjectId>> groups;
    readonly Lazy<Dictionary<string, (string Top, IReadOnlyList<string> Items)>> families;
    readonly ConcurrentDictionary<(string Item, string When), Lazy<IReadOnlySet<SubjectId>>> shown = new();

    internal Mask(World world, Func<SubjectId, bool> sees, Func<SubjectId, bool> asks)
    {
        (this.world, this.asks, Sees) = (world, asks, sees);
        seen = [.. world.Frame.Rows.Select(r => sees(r.Id))];
        (groups, families) = (new(Askable), new(() => Families(world.Catalogue)));
        Limits = DisclosureLimits.Of(world.Catalogue);
    }

    /// <summary>Whether a member may be seen by itself.</summary>
    public Func<SubjectId, bool> Sees { get; }

    DisclosureLimits Limits { get; }

    /// <summary>Why a sum is not shown, or null.</summary>
    public string? Hides(Item item, SubjectId group, Period period)
    {
        var members = world.Groups.Of(group);
        if (!members.Any(m => !seen[m.Row])) return null;
        if (!asks(group)) return NotOpen;
        var when = (item.OverTime is OverTime.Last or OverTime.Held ? period.MonthsWithin().TakeLast(1) : period.MonthsWithin()).ToList();
        return Together(item).All(other => when.All(month => Shown(other, month).Contains(group)) && (period.MonthCount < 2 || Whole(other, period, group))) ? null : Reveals;
    }

    /// <summary>Whether a figure is missing to this reader because a sum was withheld, not because there is none.</summary>
    public static bool Withheld(Answer answer) => answer.Missing && answer.Because.Reasons.Any(r => r.EndsWith(NotOpen, StringComparison.Ordinal) || r.EndsWith(Reveals, StringComparison.Ordinal));

    /// <summary>The items whose sums must be safe for an item's to be shown. Of items that are made of one another only the most comprehensive is shown by itself:
    /// a total less all parts but one would give that part away, and so would two totals of the same two parts.</summary>
    IEnumerable<Item> Together(Item item) => families.Value.TryGetValue(item.Id, out var family) && family.Top != item.Id ? family.Items.Select(i => world.Catalogue.Items[i]) : [item];

    static Dictionary<string, (string Top, IReadOnlyList<string> Items)> Families(Catalogue catalogue)
    {
        var family = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        HashSet<string> Of(string id) => family.TryGetValue(id, out var known) ? known : family[id] = [id];
        foreach (var indicator in catalogue.Indicators.Where(i => i.Additive))
            foreach (var used in CycleFinder.Uses(indicator.Formula!.Tree).Where(u => catalogue.Items[u].Additive))
            {
                var (mine, others) = (Of(indicator.Id), Of(used));
                if (ReferenceEquals(mine, others)) continue;
                mine.UnionWith(others);
                foreach (var id in others) family[id] = mine;
            }
        int Leaves(string id) => catalogue.Items[id].Formula is { } formula ? CycleFinder.Uses(formula.Tree).Distinct().Sum(Leaves) : 1;
        var tops = family.Values.Distinct().ToDictionary(items => items, items => items.Where(i => catalogue.Items[i].IsIndicator).OrderByDescending(Leaves).ThenBy(i => i.Length).ThenBy(i => i, StringComparer.Ordinal).First());
        return family.ToDictionary(f => f.Key, f => (tops[f.Value], (IReadOnlyList<string>)[.. f.Value]));
    }

    IReadOnlySet<SubjectId> Shown(Item item, Period month) => shown.GetOrAdd((item.Id, month.ToString()), _ => new(() =>
    {
        var values = world.Columns.Of(item.Id, month.Year);
        var at = month.Last.Month - 1;
        return values is null ? new HashSet<SubjectId>(groups.Value) : Audit(row => values[row * 12 + at], month);
    })).Value;

    /// <summary>Whether those who filed a longer period as one figure are safe by themselves.</summary>
    bool Whole(Item item, Period period, SubjectId group)
    {
        var annual = world.Columns.AnnualFilers(item.Id, period);
        if (annual.Count == 0) return true;
        return shown.GetOrAdd((item.Id, "as one " + period), _ => new(() =>
        {
            var asker = new Asker(world);
            var amounts = annual.Where(row => !seen[row]).ToDictionary(row => row, row => asker.Ask(item.Id, world.Frame.Rows[row].Id, period).Value);
            return Audit(row => amounts.GetValueOrDefault(row, double.NaN), Period.Month(period.Year, period.Last.Month));
        })).Value.Contains(group);
    }

    /// <summary>The groups whose sums may be shown together: from the widest, each that reveals nobody beside those already taken.</summary>
    IReadOnlySet<SubjectId> Audit(Func<int, double> amountOf, Period month)
    {
        var amounts = new Dictionary<int, double>();
        for (var row = 0; row < seen.Length; row++)
            if (!seen[row] && amountOf(row) is var amount && !double.IsNaN(amount) && !CountsElsewhere(row, amountOf)) amounts[row] = amount;
        var at = month.Year * 12 + month.Last.Month - 1;
        var sets = groups.Value.Select(g => (Group: g, Rows: world.Groups.Of(g).Where(b => b.From <= at && at <= b.To && amounts.ContainsKey(b.Row)).Select(b => b.Row).Distinct().ToArray())).ToList();
        return DisclosureAudit.Of(sets, amounts, row => world.Frame.Rows[row].Id.Enterprise, Limits);
    }

    /// <summary>A site's figure does not count where its enterprise has one of its own; a process is part of its site.</summary>
    bool CountsElsewhere(int row, Func<int, double> amountOf) => world.Frame.Rows[row].Id.Kind switch
    {
        SubjectKind.Enterprise => false,
        SubjectKind.Site => world.Frame.OwnerOf(row) is >= 0 and var owner && !double.IsNaN(amountOf(owner)),
        _ => true,
    };

    /// <summary>Every group that could be asked about and has members whom the reader may not see, the widest first. Narrower ones than these are not shown.</summary>
    List<SubjectId> Askable()
    {
        var places = world.Frame.Rows.Where((_, row) => !seen[row]).SelectMany(r => r.Placements).ToList();
        var (all, regions) = (world.Population.Regions, new HashSet<string>(StringComparer.Ordinal));
        foreach (var code in places.Select(p => p.Region).Distinct()) regions.UnionWith(all.Upwards(code));
        var provinces = regions.Where(r => all.Find(r)?.Level == RegionLevel.Province).ToList();
        IEnumerable<SubjectId> Sectors(int digits) => places.Where(p => p.Industry.Length >= digits).Select(p => p.Industry[..digits]).Distinct().Order(StringComparer.Ordinal)
            .SelectMany(i => provinces.Select(p => SubjectId.Sector(i, p)).Append(SubjectId.Sector(i)));
        return
        [
            .. new[]
            {
                regions.Where(r => all.Find(r) is { Level: RegionLevel.Province }).Select(SubjectId.Region),
                regions.Where(r => all.Find(r) is { Level: RegionLevel.City }).Order(StringComparer.Ordinal).Select(SubjectId.Region),
                all.Zones.Select(z => SubjectId.Parse("zone:" + z.Id)).OrderBy(z => z.Text, StringComparer.Ordinal),
                provinces.Select(p => SubjectId.Sector(Industries.Six, p)).Append(SubjectId.Sector(Industries.Six)),
                Sectors(2),
                places.Select(p => p.Park).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(SubjectId.Park),
                regions.Where(r => all.Find(r) is { Level: RegionLevel.County }).Order(StringComparer.Ordinal).Select(SubjectId.Region),
                Sectors(4),
            }.SelectMany(g => g).Distinct().Where(asks),
        ];
    }
}
