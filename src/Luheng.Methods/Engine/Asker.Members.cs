using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Engine;

public sealed partial class Asker
{
    const int LargestShown = 20;

    /// <summary>A group's sum: every member's months while it belonged, with the share of what was expected.</summary>
    /// <remarks>Expected are the months of members that ever had a figure; a member that files by site counts through its sites.</remarks>
    Answer Members(Item item, SubjectId group, Period period)
    {
        if (group.Kind == SubjectKind.Region && world.Population.Regions.Find(group.Text) is { Level: RegionLevel.Country })
            return Missing(item, group, period, "a national figure comes from national statistics; firms registered here are not the country");
        var belongings = world.Groups.Of(group);
        var filers = world.Columns.Filers(item.Id);
        if (belongings.Count == 0) return Missing(item, group, period, $"{group} has no registered members");
        var (sum, present, expected, demo) = (0.0, 0.0, 0.0, false);
        var shares = new Dictionary<int, double>();
        var members = new HashSet<int>();
        foreach (var year in period.MonthsWithin().Select(m => m.Year).Distinct())
        {
            var values = world.Columns.Of(item.Id, year);
            if (values is not null) demo |= IsDemo(item, year);
            var months = period.MonthsWithin().Where(m => m.Year == year).Select(m => m.Last.Month - 1).ToArray();
            foreach (var belonging in belongings)
            {
                members.Add(belonging.Row);
                if (!filers[belonging.Row] || CountsThroughOthers(belonging.Row, filers)) continue;
                var (share, before) = (shares.GetValueOrDefault(belonging.Row), present);
                foreach (var month in months)
                {
                    var at = year * 12 + month;
                    if (at < belonging.From || at > belonging.To) continue;
                    expected++;
                    if (values is null || values[belonging.Row * 12 + month] is var value && double.IsNaN(value)) continue;
                    present++;
                    sum += value;
                    share += value;
                }
                if (present > before) shares[belonging.Row] = share;
            }
        }
        AddAnnual(item, period, belongings, shares, ref sum, ref present, ref demo);

        var note = $"{shares.Count} of {members.Count} registered members have a figure; {present:0} of {expected:0} member months";
        if (shares.Count == 0) return Missing(item, group, period, $"none of the {members.Count} members of {group} has a figure of {item.Id} in {period}");
        return new(item, group, period, sum, new Because(ReasonKind.Members, $"the sum of {shares.Count} members' {item.Id}", item.Source, item.Confidence)
        {
            Members = [.. shares.OrderByDescending(s => Math.Abs(s.Value)).Take(LargestShown).Select(s => new MemberShare(world.Frame.Rows[s.Key].Id, world.Frame.Rows[s.Key].Name, s.Value))],
            MemberCount = shares.Count,
            Reasons = [note, .. item.Formula is { } formula ? [$"each member: {formula.Text}"] : Array.Empty<string>()],
            Factors = item.Formula is null ? [] : FactorsOf(item, group, period),
        })
        { Coverage = new(present, Math.Max(expected, present), "member months"), Demo = demo };
    }

    /// <summary>Members that filed the year as one figure and not its months.</summary>
    void AddAnnual(Item item, Period period, IReadOnlyList<Belonging> belongings, Dictionary<int, double> shares, ref double sum, ref double present, ref bool demo)
    {
        if (period.MonthCount < 2 || world.Columns.AnnualFilers(item.Id) is not { Count: > 0 } annual) return;
        foreach (var row in belongings.Where(b => annual.Contains(b.Row) && b.From <= period.First.Year * 12 && b.To >= period.Last.Year * 12 + 11).Select(b => b.Row))
        {
            if (EveryMonth(item, row, period)) continue; // The months win.
            var subject = world.Frame.Rows[row].Id;
            var whole = Ask(item.Id, subject, period);
            if (whole.Missing || whole.Because.Kind == ReasonKind.Months) continue;
            sum += whole.Value - shares.GetValueOrDefault(row);
            present += shares.ContainsKey(row) ? 0 : period.MonthCount;
            shares[row] = whole.Value;
            demo |= whole.Demo;
        }
    }

    bool EveryMonth(Item item, int row, Period period) => period.MonthsWithin()
        .All(m => world.Columns.Of(item.Id, m.Year) is { } values && !double.IsNaN(values[row * 12 + m.Last.Month - 1]));

    /// <summary>An enterprise with figures of its own stands for its sites; one without is counted through them.</summary>
    bool CountsThroughOthers(int row, bool[] filers)
    {
        var subject = world.Frame.Rows[row].Id;
        return subject.Kind == SubjectKind.Site && world.Frame.RowOf(subject.Enterprise) is >= 0 and var enterprise && filers[enterprise];
    }

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
