using System.Runtime.CompilerServices;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Engine;

public sealed partial class Asker
{
    const int LargestShown = 20;

    /// <summary>A group's sum: every member's months while it belonged, with the share of what was expected.</summary>
    /// <remarks>Expected are the months of members that ever had a figure; a member that files by site counts through its sites. A stock is that of the last month.</remarks>
    Answer Members(Item item, SubjectId group, Period period)
    {
        if (group.Kind == SubjectKind.Region && world.Population.Regions.Find(group.Text) is { Level: RegionLevel.Country })
            return Missing(item, group, period, "a national figure comes from national statistics; firms registered here are not the country");
        var belongings = world.Groups.Of(group);
        if (belongings.Count == 0) return Missing(item, group, period, $"{group} has no registered members");
        var months = (item.OverTime is OverTime.Last or OverTime.Held ? period.MonthsWithin().TakeLast(1) : period.MonthsWithin()).ToList();
        var (tallies, members) = Tallied(item, belongings, months);
        var demo = months.Select(m => m.Year).Distinct().Any(year => world.Columns.Of(item.Id, year) is not null && IsDemo(item, year));
        demo |= TakeAnnual(item, period, belongings, tallies);
        taken[(item.Id, group, period)] = tallies;

        var shares = tallies.Where(t => t.Present > 0).Select(t => (t.Row, Value: item.OverTime == OverTime.Mean ? t.Sum / t.Present : t.Sum)).ToList();
        var (present, expected) = (tallies.Sum(t => t.Present), tallies.Sum(t => t.Expected));
        var note = $"{shares.Count} of {members} registered members have a figure; {present} of {expected} member months";
        if (shares.Count == 0) return Missing(item, group, period, $"none of the {members} members of {group} has a figure of {item.Id} in {period}");
        if (world.Mask?.Hides(item, group, period) is { } hidden) return Missing(item, group, period, hidden);
        var named = world.Mask is { } mask ? shares.Where(s => mask.Sees(world.Frame.Rows[s.Row].Id)).ToList() : shares;
        return new(item, group, period, shares.Sum(s => s.Value), new Because(ReasonKind.Members, $"the sum of {shares.Count} members' {item.Id}", item.Source, item.Confidence)
        {
            Members = [.. named.OrderByDescending(s => Math.Abs(s.Value)).Take(LargestShown).Select(s => new MemberShare(world.Frame.Rows[s.Row].Id, world.Frame.Rows[s.Row].Name, s.Value))],
            MemberCount = shares.Count,
            Reasons = [note, .. named.Count < shares.Count ? [$"{shares.Count - named.Count} members are not open to you by themselves"] : Array.Empty<string>(), .. item.Formula is { } formula ? [$"each member: {formula.Text}"] : Array.Empty<string>()],
            Factors = item.Formula is null ? [] : FactorsOf(item, group, period),
        })
        { Coverage = new(present, expected, "member months"), Demo = demo };
    }

    /// <summary>What sums of members were made of.</summary>
    readonly Dictionary<(string Item, SubjectId Group, Period Period), List<Tally>> taken = [];

    /// <summary>Whether two sums of a group's members are of the same members and months, but for a share that may be passed over. Official figures are of the whole.</summary>
    public bool AreAlike(string item, SubjectId group, Period one, Period other) => UnlikeShare(item, group, one, other) <= AlikeWithin;

    /// <summary>The share by which two sums may differ in members and months and still be compared.</summary>
    public double AlikeWithin => world.Catalogue.AlikeWithin;

    /// <summary>Of two sums of a group's members, the share that is of members and months which only one of them has.</summary>
    public double UnlikeShare(string item, SubjectId group, Period one, Period other)
    {
        foreach (var period in new[] { one, other })
            if (!taken.ContainsKey((item, group, period))) Ask(item, group, period);
        return taken.TryGetValue((item, group, one), out var mine) && taken.TryGetValue((item, group, other), out var theirs) ? Unlike(mine, theirs) : 0;
    }

    /// <summary>How much of two sums is of months that a member has in the one and not in the other, at its mean of a month.</summary>
    static double Unlike(List<Tally> one, List<Tally> other)
    {
        var others = other.ToDictionary(t => t.Row);
        var unlike = 0.0;
        foreach (var mine in one)
        {
            others.Remove(mine.Row, out var theirs);
            unlike += UnlikeMonths(mine.Sum, mine.Present, theirs.Sum, theirs.Present);
        }
        foreach (var theirs in others.Values) unlike += UnlikeMonths(0, 0, theirs.Sum, theirs.Present);
        var whole = Math.Max(Math.Abs(one.Sum(t => t.Sum)), Math.Abs(other.Sum(t => t.Sum)));
        return whole == 0 ? 0 : unlike / whole;
    }

    /// <summary>The amount of the months by which one number of months is more than another.</summary>
    public static double UnlikeMonths(double sum, int months, double otherSum, int otherMonths) =>
        months == otherMonths ? 0 : Math.Abs(months - otherMonths) * Math.Max(months == 0 ? 0 : Math.Abs(sum) / months, otherMonths == 0 ? 0 : Math.Abs(otherSum) / otherMonths);

    /// <summary>A member's months: their sum, how many were there, and how many were expected.</summary>
    readonly record struct Tally(int Row, double Sum, int Present, int Expected);

    /// <summary>The tallies of the members of whom something is expected, and how many members there are. A row's belongings stand side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // A start runs it over everyone before the runtime would find it hot.
    (List<Tally> Tallies, int Members) Tallied(Item item, IReadOnlyList<Belonging> belongings, IReadOnlyList<Period> months)
    {
        var (filers, bySite) = (world.Columns.Filers(item.Id), world.Columns.FilersBySite(item.Id));
        (double[]? Values, int Year, int Month)[] cells = [.. months.Select(m => (world.Columns.Of(item.Id, m.Year), m.Year, m.Last.Month - 1))];
        var (tallies, members) = (new List<Tally>(), 0);
        for (var next = 0; next < belongings.Count; members++)
        {
            var row = belongings[next].Row;
            var (sum, present, expected) = (0.0, 0, 0);
            for (; next < belongings.Count && belongings[next].Row == row; next++)
                foreach (var (values, year, month) in cells)
                {
                    var at = year * 12 + month;
                    if (at < belongings[next].From || at > belongings[next].To) continue;
                    var value = values is null ? double.NaN : values[row * 12 + month];
                    var absent = double.IsNaN(value);
                    if (CountsElsewhere(row, absent, values, month, bySite) || (absent && !filers[row])) continue;
                    expected++;
                    if (absent) continue;
                    present++;
                    sum += value;
                }
            if (expected > 0) tallies.Add(new(row, sum, present, expected));
        }
        return (tallies, members);
    }

    /// <summary>Members that filed the period as one figure, in place of the months that they or their sites filed. Returns whether one was made for demonstration.</summary>
    bool TakeAnnual(Item item, Period period, IReadOnlyList<Belonging> belongings, List<Tally> tallies)
    {
        if (period.MonthCount < 2 || world.Columns.AnnualFilers(item.Id, period) is not { Count: > 0 } annual) return false;
        var (first, last) = (period.First.Year * 12 + period.First.Month - 1, period.Last.Year * 12 + period.Last.Month - 1);
        var (replaced, gone) = (new Dictionary<int, Tally>(), new HashSet<int>());
        var demo = false;
        foreach (var member in belongings.Where(b => annual.Contains(b.Row)).GroupBy(b => b.Row).OrderBy(m => m.Key))
        {
            // Who moved away within the period cannot be divided; who only moved inside the group belongs all the time.
            if (member.Sum(b => Math.Max(0, Math.Min(b.To, last) - Math.Max(b.From, first) + 1)) < period.MonthCount || replaced.ContainsKey(world.Frame.OwnerOf(member.Key))
                || MonthsWin(item.Id, member.Key, period)) continue;
            var whole = Ask(item.Id, world.Frame.Rows[member.Key].Id, period);
            if (whole.Missing || !RestsOn(whole, period)) continue;
            replaced[member.Key] = new(member.Key, whole.Value, period.MonthCount, period.MonthCount);
            demo |= whole.Demo;
            gone.UnionWith(world.Population.SitesOf(world.Frame.Rows[member.Key].Id).Select(site => world.Frame.RowOf(site.Id)));
        }
        tallies.RemoveAll(t => gone.Contains(t.Row) || replaced.ContainsKey(t.Row));
        tallies.AddRange(replaced.Values.Where(t => !gone.Contains(t.Row)));
        return demo;
    }

    /// <summary>Whether, of what the item is made of, all that the row filed for longer than a month it also filed for every month.</summary>
    bool MonthsWin(string item, int row, Period period) => !world.Columns.AnnualFilers(item).Contains(row)
        || (world.Catalogue.Items[item].Formula is { } formula
            ? CycleFinder.Uses(formula.Tree).Distinct().All(used => MonthsWin(used, row, period))
            : period.MonthsWithin().All(m => world.Columns.Of(item, m.Year) is { } values && !double.IsNaN(values[row * 12 + m.Last.Month - 1])));

    /// <summary>Month by month: an enterprise with a figure of its own stands for its sites; without one it is counted through those that file.</summary>
    bool CountsElsewhere(int row, bool absent, double[]? values, int month, bool[] bySite) => world.Frame.RowKind(row) switch
    {
        SubjectKind.Enterprise => absent && bySite[row],
        SubjectKind.Site => values is not null && world.Frame.OwnerOf(row) is >= 0 and var owner && !double.IsNaN(values[owner * 12 + month]),
        _ => true, // a process is part of its site
    };

    bool IsDemo(Item item, int year) => item.IsIndicator
        ? CycleFinder.Uses(item.Formula!.Tree).Any(used => IsDemo(world.Catalogue.Items[used], year))
        : world.Frame.HasDemo(item.Id, year);

    /// <summary>The published factors behind a group's sum; firms' own measured values differ and stand with the firm.</summary>
    List<FactorUsed> FactorsOf(Item item, SubjectId group, Period period)
    {
        var day = period.First;
        var regions = group.Kind == SubjectKind.Region ? world.Population.Regions.Upwards(group.Text).ToList() : [];
        var used = new List<FactorUsed>();
        foreach (var (factorId, inputs) in ProductsOf(item.Formula!.Tree))
            if (inputs.All(i => world.Columns.Of(i, period.Year) is not null)
                && world.Catalogue.Factors[factorId] is var factor && factor.On(day, regions) is { Value: { } value } on && used.All(u => u.Id != factorId))
                used.Add(new(factorId, value, factor.Unit, on.Source, on.Confidence, on.Note, false));
        return used;
    }

    static IEnumerable<(string Factor, IReadOnlyList<string> Inputs)> ProductsOf(Formulas.Node node) => node switch
    {
        Formulas.SumOver sum => sum.Terms.SelectMany(ProductsOf),
        Formulas.Binary { Operator: '+' or '-' } binary => ProductsOf(binary.Left).Concat(ProductsOf(binary.Right)),
        Formulas.Call call => call.Arguments.SelectMany(ProductsOf),
        _ => FactorIds(node).Select(f => (f, (IReadOnlyList<string>)CycleFinder.Uses(node).ToList())),
    };

    static IEnumerable<string> FactorIds(Formulas.Node node) => node switch
    {
        Formulas.FactorRef factor => [factor.Factor],
        Formulas.Binary binary => FactorIds(binary.Left).Concat(FactorIds(binary.Right)),
        Formulas.Call call => call.Arguments.SelectMany(FactorIds),
        _ => [],
    };
}
