using Luheng.Comparing;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Boards;

/// <summary>A figure of a ranking: how complete it is, of how many enterprises, and where its reasons are.</summary>
public readonly record struct RankedCell(double Value, double Coverage, int Firms, string Reasons)
{
    public bool IsPart => Coverage < 1;
}

/// <summary>A row: an enterprise or a group of them.</summary>
/// <param name="Rank">By the column sorted; 0 where it has no figure there.</param>
/// <param name="Below">The share of the sample that lies below it.</param>
public sealed record RankedRow(string Id, string Name, string Address, string Place, string Industry, IReadOnlyList<RankedCell> Cells, int Rank, double Below);

/// <summary>A ranking or pivot: a page of rows, the total of all rows found, and how the sample lies.</summary>
public sealed record Ranking(RankingQuery Query, IReadOnlyList<RankedRow> Rows, int Found, int Seen, RankedRow? Total, Spread Spread)
{
    public int Pages => Math.Max(1, (Found + RankingQuery.PageSize - 1) / RankingQuery.PageSize);

    public Item ItemOf(int column) => Query.Over is "" ? Query.Items[column] : Query.Item;
    public Period PeriodOf(int column) => Query.Over is "" ? Query.In : Query.Periods[column];

    /// <summary>What the reader's address asks.</summary>
    internal static Ranking For(Reader reader)
    {
        var query = RankingQuery.Read(reader);
        return Outlook.Kept(reader, reader.Asked, r => Of(r, query));
    }

    /// <param name="most">Rows of a page.</param>
    internal static Ranking Of(Reader reader, RankingQuery query, int most = RankingQuery.PageSize) =>
        query.By is "firm" ? OfFirms(reader, query, most) : OfGroups(reader, query, most);

    static Ranking OfFirms(Reader reader, RankingQuery query, int most)
    {
        var (desk, sight) = (reader.Desk, Outlook.Of(reader));
        var (table, population) = (sight.Table, desk.World.Population);
        var found = query.Filter.Now(desk, sight);
        var columns = Columns(query).Select(c => table.Of(c.Item.Id, c.Period)).ToList();
        var keys = query.Sort < 0 ? null : columns[query.Sort].Values;
        var spread = new Spread(found.Select(f => (keys ?? columns[0].Values)[f]));
        var order = Order(found, keys, f => table.Firms[f].Name, f => table.Firms[f].Id.Text, query.Ascending);
        var inside = found.ToHashSet();
        var sums = new GroupSums(table, 1, _ => 0, inside.Contains);
        var skip = (int)Math.Min(int.MaxValue, (query.Page - 1) * (long)most);
        var rows = order.Skip(skip).Take(most).Select((firm, i) =>
        {
            var subject = table.Firms[firm];
            var cells = columns.Select(c => new RankedCell(c.Values[firm], double.IsNaN(c.Values[firm]) ? double.NaN : c.Months[firm] / (double)Math.Max(c.Months[firm], subject.MonthsIn(c.Period)), 1, Links.Explain(c.Item.Id, subject.Id, c.Period))).ToList();
            return new RankedRow(subject.Id.Text, subject.Name, Links.Enterprise(subject.Id), PlaceOf(population, subject.Latest.Region), subject.Latest.Industry, cells, Rank(keys, firm, skip + i), spread.Below(keys is null ? double.NaN : keys[firm]));
        }).ToList();
        return new(query, rows, found.Count, sight.Count, TotalOf(reader, query, sums), spread);
    }

    static Ranking OfGroups(Reader reader, RankingQuery query, int most)
    {
        var (desk, sight) = (reader.Desk, Outlook.Of(reader));
        var (ids, sums) = Grouped(desk, sight, query);
        var cells = CellsOf(query, sums);
        double Value(int group, int column) => cells[column].Values[cells[column].At(group, Period(query, column))];
        var found = Enumerable.Range(0, ids.Count).Where(g => Enumerable.Range(0, query.Columns).Any(c => !double.IsNaN(Value(g, c)))).ToList();
        var keys = query.Sort < 0 ? null : Enumerable.Range(0, ids.Count).Select(g => Value(g, query.Sort)).ToArray();
        var spread = new Spread(found.Select(g => keys is null ? Value(g, 0) : keys[g]));
        var skip = (int)Math.Min(int.MaxValue, (query.Page - 1) * (long)most);
        var rows = Order(found, keys, g => ids[g], g => ids[g], query.Ascending).Skip(skip).Take(most).Select((group, i) => new RankedRow(ids[group], NameOf(desk, query, ids[group]),
            query.Address("/rankings", ("by", ""), query.Only(ids[group])), "", "", RowOf(query, cells, group, ids[group]), Rank(keys, group, skip + i), spread.Below(keys is null ? double.NaN : keys[group]))).ToList();
        var (places, firms) = (query.Filter.Places(desk.World.Population), query.Filter.Firms(desk, sight));
        return new(query, rows, found.Count, sight.Count, TotalOf(reader, query, new GroupSums(sight.Table, 1, p => places(p) && query.GroupOf(desk.World.Population, p) is not null ? 0 : -1, firms)), spread);
    }

    /// <summary>The groups that the places of the filter fall into, and their sums.</summary>
    internal static (List<string> Ids, GroupSums Sums) Grouped(Desk desk, Outlook sight, RankingQuery query)
    {
        var (ids, index, places) = (new List<string>(), new Dictionary<string, int>(), query.Filter.Places(desk.World.Population));
        var sums = new GroupSums(sight.Table, Groups(desk, query), place =>
        {
            if (!places(place) || query.GroupOf(desk.World.Population, place) is not { } id) return -1;
            if (!index.TryGetValue(id, out var group)) (index[id], group) = (ids.Count, ids.Count);
            if (group == ids.Count) ids.Add(id);
            return group;
        }, query.Filter.Firms(desk, sight));
        return (ids, sums);
    }

    /// <summary>At least as many as there can be.</summary>
    static int Groups(Desk desk, RankingQuery query) => desk.Remember<object>($"groups by {query.By}", () =>
        desk.World.Population.Subjects.SelectMany(s => s.Placements).Select(p => query.GroupOf(desk.World.Population, p)).Distinct().Count()) is int count ? count : 0;

    static RankedRow TotalOf(Reader reader, RankingQuery query, GroupSums sums) =>
        new("", reader[Words.Total], "", "", "", RowOf(query, CellsOf(query, sums), 0, ""), 0, double.NaN);

    /// <summary>Column by column: of several items one each, of one item in several periods the same.</summary>
    internal static List<GroupCells> CellsOf(RankingQuery query, GroupSums sums) =>
        query.Over is "" ? [.. query.Items.Select(i => sums.Of(i.Id, query.Periods))] : [.. Enumerable.Repeat(sums.Of(query.Item.Id, query.Periods), query.Periods.Count)];

    static int Period(RankingQuery query, int column) => query.Over is "" ? 0 : column;

    static List<RankedCell> RowOf(RankingQuery query, List<GroupCells> cells, int group, string id) => [.. cells.Select((c, column) =>
    {
        var at = c.At(group, Period(query, column));
        return new RankedCell(c.Values[at], c.Coverage[at], c.Firms[at], query.Address("/rankings/reasons", ("row", id), ("column", column.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    })];

    static IEnumerable<(Item Item, Period Period)> Columns(RankingQuery query) =>
        query.Over is "" ? query.Items.Select(i => (i, query.In)) : query.Periods.Select(p => (query.Item, p));

    static int Rank(double[]? keys, int row, int place) => keys is null || double.IsNaN(keys[row]) ? 0 : place + 1;

    /// <summary>Sorted by a column, what has no figure last either way; by name where there is none.</summary>
    static IEnumerable<int> Order(List<int> found, double[]? keys, Func<int, string> name, Func<int, string> id, bool ascending)
    {
        if (keys is null) return ascending ? found.OrderByDescending(name, StringComparer.Ordinal) : found.OrderBy(name, StringComparer.Ordinal);
        var missing = ascending ? double.PositiveInfinity : double.NegativeInfinity;
        double Key(int row) => double.IsNaN(keys[row]) ? missing : keys[row];
        return ascending ? found.OrderBy(Key).ThenBy(id, StringComparer.Ordinal) : found.OrderByDescending(Key).ThenBy(id, StringComparer.Ordinal);
    }

    internal static string NameOf(Desk desk, RankingQuery query, string id) => query.By switch
    {
        "sector" => desk.World.Population.Industries.Find(id)?.Name ?? id,
        "park" => id,
        _ => desk.World.Population.Regions.Find(id)?.Name ?? id,
    };

    static string PlaceOf(Population population, string region) => string.Join(' ', population.Regions.Upwards(region).Select(population.Regions.Find)
        .Where(r => r is { Level: RegionLevel.City or RegionLevel.County }).Select(r => r!.Name).Reverse());
}
