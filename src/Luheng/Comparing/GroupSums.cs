using Luheng.Engine;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Comparing;

/// <summary>Puts enterprises into groups, month by month as they belonged, and adds them up. A ratio is that of the groups' sums, never a mean of ratios.</summary>
public sealed class GroupSums
{
    readonly FirmTable table;
    readonly int groups;
    readonly List<(int Row, int Firm, int Group, int From, int To)> belongings = [];
    readonly Dictionary<(string, IReadOnlyList<Period>), GroupCells> known = [];

    /// <param name="groupOf">The group of a place (−1: none); asked once for each place.</param>
    /// <param name="within">Whether an enterprise counts at all.</param>
    public GroupSums(FirmTable table, int groups, Func<Placement, int> groupOf, Func<int, bool> within)
    {
        (this.table, this.groups) = (table, groups);
        var places = new Dictionary<(string, string, string?), int>();
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var (firm, subject) = (table.Rows.FirmOf(row), table.World.Frame.Rows[row]);
            if (firm < 0 || subject.Id.Kind == SubjectKind.Process || !within(firm)) continue;
            foreach (var place in subject.Placements)
            {
                var key = (place.Region, place.Industry, place.Park);
                if (!places.TryGetValue(key, out var group)) places[key] = group = groupOf(place);
                if (group >= 0) belongings.Add((row, firm, group, Month(place.From ?? new(1901, 1, 1), true), Month(place.To ?? new(2999, 12, 31), false)));
            }
        }
    }

    /// <summary>The cells of an item; its inputs' cells behind them.</summary>
    public GroupCells Of(string id, IReadOnlyList<Period> periods)
    {
        if (known.TryGetValue((id, periods), out var before)) return before;
        var item = table.World.Catalogue.Items[id];
        var cells = item.Additive ? Added(item, periods)
            : item.Formula is { } formula && Recipe.Can(formula.Tree, table.World.Catalogue) ? Ratio(item, formula.Tree, periods)
            : Nothing(item, periods);
        return known[(id, periods)] = cells;
    }

    GroupCells Ratio(Item item, Formulas.Node tree, IReadOnlyList<Period> periods)
    {
        var (values, inputs) = (new double[groups * periods.Count], new Dictionary<(string, string), GroupCells>());
        for (var p = 0; p < periods.Count; p++)
        {
            var lane = Recipe.Run(tree, periods[p], groups, (input, period) =>
            {
                if (table.World.Catalogue.Factors.TryGetValue(input, out var factor)) return [.. Enumerable.Repeat(factor.In(period, [])?.Value ?? double.NaN, groups)];
                var shifted = period.Year == periods[p].Year ? periods : Shifted(periods, period.Year - periods[p].Year);
                var cells = inputs[(input, shifted[0].ToString())] = Of(input, shifted);
                return [.. Enumerable.Range(0, groups).Select(g => cells.Values[cells.At(g, p)])];
            });
            for (var g = 0; g < groups; g++) values[g * periods.Count + p] = lane[g] * tree.Unit.To(item.Unit);
        }
        var used = inputs.Values.ToList();
        var sums = used.SelectMany(Sums).ToList();
        var (most, within) = (new double[values.Length], table.World.Catalogue.AlikeWithin);
        for (var i = 0; i < values.Length; i++)
            if (!IsEven(sums, i, within)) values[i] = double.NaN;
        foreach (var same in sums.GroupBy(c => c.Item.Id))
            foreach (var earlier in same.Skip(1))
            {
                var unlike = Unlike(same.First(), earlier);
                for (var i = 0; i < values.Length; i++)
                {
                    most[i] = Math.Max(most[i], unlike[i]);
                    if (unlike[i] > within) values[i] = double.NaN;
                }
            }
        return new(item, periods, values, Least(used, c => c.Firms, values), Least(used, c => c.Coverage, values)) { Inputs = used, Unlike = most };
    }

    /// <summary>How much of two sums of an item, cell by cell, is of months that a member has in the one and not in the other.</summary>
    double[] Unlike(GroupCells one, GroupCells other)
    {
        var unlike = new double[one.Values.Length];
        if (one.Periods.SequenceEqual(other.Periods)) return unlike;
        var bySite = table.World.Columns.FilersBySite(one.Item.Id);
        for (var next = 0; next < belongings.Count;)
        {
            var (row, start) = (belongings[next].Row, next);
            while (next < belongings.Count && belongings[next].Row == row) next++;
            var stretches = belongings.GetRange(start, next - start);
            foreach (var group in stretches.Select(b => b.Group).Distinct())
                for (var p = 0; p < one.Periods.Count; p++)
                {
                    var ((sum, months), (otherSum, otherMonths)) = (Of(one.Periods[p]), Of(other.Periods[p]));
                    unlike[one.At(group, p)] += Asker.UnlikeMonths(sum, months, otherSum, otherMonths);
                    (double Sum, int Months) Of(Period period)
                    {
                        var (total, there) = (0.0, 0);
                        foreach (var month in period.MonthsWithin())
                        {
                            var at = month.Year * 12 + month.Last.Month - 1;
                            if (!stretches.Exists(b => b.Group == group && b.From <= at && at <= b.To) || table.World.Columns.Of(one.Item.Id, month.Year) is not { } column) continue;
                            var value = column[row * 12 + month.Last.Month - 1];
                            if (double.IsNaN(value) || Elsewhere(row, value, column, month.Last.Month - 1, bySite)) continue;
                            (total, there) = (total + value, there + 1);
                        }
                        return (total, there);
                    }
                }
        }
        for (var i = 0; i < unlike.Length; i++)
            if (Math.Max(Math.Abs(one.Values[i]), Math.Abs(other.Values[i])) is > 0 and var whole) unlike[i] /= whole;
            else unlike[i] = 0;
        return unlike;
    }

    /// <summary>The sums that cells are, or that the ratio they are was made of.</summary>
    static IEnumerable<GroupCells> Sums(GroupCells cells) => cells.Item.OverTime != OverTime.Sum ? [] : cells.Item.Additive ? [cells] : cells.Inputs.SelectMany(Sums);

    /// <summary>Whether sums have as many of their members: a ratio of unlike ones says who filed, not how they fare.</summary>
    static bool IsEven(List<GroupCells> sums, int at, double within) => sums.Where(c => !double.IsNaN(c.Coverage[at])).Select(c => c.Coverage[at]).ToList() is not { Count: > 1 } shares || shares.Max() - shares.Min() <= within;

    readonly Dictionary<(IReadOnlyList<Period>, int), IReadOnlyList<Period>> shifts = [];

    IReadOnlyList<Period> Shifted(IReadOnlyList<Period> periods, int years) =>
        shifts.TryGetValue((periods, years), out var known) ? known : shifts[(periods, years)] = [.. periods.Select(p => p.ShiftYears(years))];

    static T[] Least<T>(List<GroupCells> inputs, Func<GroupCells, T[]> of, double[] values) where T : struct, IComparable<T> =>
        [.. values.Select((v, i) => double.IsNaN(v) || inputs.Count == 0 ? default : inputs.Min(c => of(c)[i]))];

    GroupCells Added(Item item, IReadOnlyList<Period> periods)
    {
        var size = groups * periods.Count;
        var (sums, firms, last) = (new double[size], new int[size], new int[size]);
        var (present, expected) = (new int[size], new int[size]);
        Array.Fill(last, -1);
        var buckets = Buckets.Of(periods, item.OverTime is OverTime.Last or OverTime.Held);
        var ofLonger = periods.Select(p => table.Rows.OfLongerPeriods(item.Id, p)).ToArray();
        var longer = periods.Select((p, i) => p.MonthCount > 1 && ofLonger[i].Count > 0 ? table.Of(item.Id, p) : null).ToArray();
        var filers = table.World.Columns.Filers(item.Id);
        var bySite = table.World.Columns.FilersBySite(item.Id);
        foreach (var year in buckets.Years)
        {
            var column = table.World.Columns.Of(item.Id, year);
            foreach (var (row, firm, group, from, to) in belongings)
                for (var month = 0; month < 12; month++)
                {
                    var at = year * 12 + month;
                    if (at < from || at > to || buckets[at] is not (>= 0 and var bucket) || (ofLonger[bucket].Contains(firm) && Whole(longer[bucket], periods[bucket], from, to))) continue;
                    var value = column is null ? double.NaN : column[row * 12 + month];
                    if (Elsewhere(row, value, column, month, bySite) || (double.IsNaN(value) && !filers[row])) continue;
                    Add(group * periods.Count + bucket, firm, value, 1);
                }
        }
        foreach (var (row, firm, group, from, to) in belongings)
            for (var p = 0; p < periods.Count; p++)
                if (table.World.Frame.RowKind(row) == SubjectKind.Enterprise && ofLonger[p].Contains(firm) && Whole(longer[p], periods[p], from, to) && (filers[row] || bySite[row]))
                    Add(group * periods.Count + p, firm, longer[p]!.Values[firm], periods[p].MonthCount);
        return new(item, periods, [.. sums.Select((s, i) => firms[i] > 0 ? s : double.NaN)], firms, [.. present.Select((n, i) => expected[i] == 0 ? double.NaN : (double)n / expected[i])]);

        void Add(int cell, int firm, double value, int months)
        {
            expected[cell] += months;
            if (double.IsNaN(value)) return;
            (sums[cell], present[cell]) = (sums[cell] + value, present[cell] + (months == 1 ? 1 : longer[cell % periods.Count]!.Months[firm]));
            if (last[cell] != firm) (last[cell], firms[cell]) = (firm, firms[cell] + 1);
        }
    }

    /// <summary>Whether an enterprise's figure of a longer period is asked for as one, because it filed something for longer than a month and belonged here all the time.</summary>
    static bool Whole(FirmColumn? longer, Period period, int from, int to) => longer is not null && Month(period.First, true) >= from && Month(period.Last, false) <= to;

    /// <summary>An enterprise with a figure of its own stands for its sites; without one it is counted through those that file.</summary>
    bool Elsewhere(int row, double value, double[]? column, int month, bool[] bySite) => table.World.Frame.RowKind(row) == SubjectKind.Enterprise
        ? double.IsNaN(value) && bySite[row]
        : column is not null && table.World.Frame.OwnerOf(row) is >= 0 and var owner && !double.IsNaN(column[owner * 12 + month]);

    GroupCells Nothing(Item item, IReadOnlyList<Period> periods) =>
        new(item, periods, [.. Enumerable.Repeat(double.NaN, groups * periods.Count)], new int[groups * periods.Count], [.. Enumerable.Repeat(double.NaN, groups * periods.Count)]);

    /// <summary>Months counted from the beginning of our era; membership of a month is decided on its last day.</summary>
    static int Month(DateOnly day, bool start) => day.Year * 12 + day.Month - (start || day == Period.Month(day.Year, day.Month).Last ? 1 : 2);
}
