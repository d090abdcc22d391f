using Luheng.Access;
using Luheng.Comparing;
using Luheng.Engine;
using Luheng.Findings;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.Portal.Monitoring;
using Luheng.Portal.Planning;
using Luheng.Portal.Registry;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Boards;

/// <summary>Enterprises that meet a condition, and the list of them.</summary>
public sealed record BehindCount(int Count, string Address);

/// <summary>A part of a group: a city of a province, a county of a city, a division of industry.</summary>
/// <param name="Address">Its own board.</param>
public sealed record PartRow(string Id, string Name, string Address, int Firms, RankedCell Energy, double Change, string WhyAddress, TargetProgress? Target)
{
    internal IReadOnlyDictionary<string, BehindCount> Behind { get; init; } = new Dictionary<string, BehindCount>();

    /// <summary>The sum of the year before, and what it covers.</summary>
    internal (double Value, double Coverage) Before { get; init; } = (double.NaN, double.NaN);

    /// <summary>The share of both sums that is of members and months which only one of the years has.</summary>
    internal double Unlike { get; init; }

    /// <summary>The list of its enterprises.</summary>
    internal string List { get; init; } = "";

    internal int Count(Behind behind) => Behind.TryGetValue(behind.Id, out var found) ? found.Count : 0;
}

/// <summary>The board of a region, park or sector: its figures, its parts with who is behind in each, its largest enterprises, why its energy changed.</summary>
public sealed record GroupBoard(SubjectId Of, string Name, Period? Period)
{
    const int LargestShown = 10, LinesShown = 4;

    public required IReadOnlyDictionary<string, Answer> Answers { get; init; }

    /// <summary>How the parts were made: city, county or sector.</summary>
    public required string By { get; init; }
    public required IReadOnlyList<PartRow> Parts { get; init; }
    public required PartRow Whole { get; init; }
    public required Ranking Largest { get; init; }
    public Why? Why { get; init; }
    public Plan? Plan { get; init; }

    /// <summary>The gravest findings about its enterprises.</summary>
    public IReadOnlyList<FindingLine> Gravest { get; private init; } = [];

    internal static GroupBoard For(Reader reader, SubjectId group) => Outlook.Kept(reader, $"{group.Text} {reader.Desk.Issued.Stamp}", r => Make(r, group));

    static readonly string[] Wanted = [Items.Energy, Items.EnergyChange, Items.PerOutput, Items.PerOutputChange, Items.Water, Items.WaterChange, Items.Co2, Items.Co2Change];

    /// <summary>Makes the columns that the board of the site's region rests on.</summary>
    internal static void Prepare(Desk desk)
    {
        if (PeriodOf(desk) is not { } period || desk.Region is "") return;
        foreach (var item in Wanted.Where(desk.World.Catalogue.Items.ContainsKey)) Asker.Ask(desk.World, item, SubjectId.Region(desk.Region), period);
    }

    /// <summary>The year so far; null when nobody filed energy.</summary>
    static Period? PeriodOf(Desk desk) => desk.Month is { } month ? Luheng.Time.Period.YearToDate(month.Year, month.Last.Month) : null;

    static GroupBoard Make(Reader reader, SubjectId group)
    {
        var (desk, world) = (reader.Desk, reader.Desk.World);
        var period = PeriodOf(desk);
        var by = group.Kind switch
        {
            SubjectKind.Region when world.Population.Regions.Find(group.Text)?.Level is RegionLevel.Province or RegionLevel.Country => "city",
            SubjectKind.Region when world.Population.Regions.Find(group.Text)?.Level is RegionLevel.City => "county",
            SubjectKind.Sector when world.Population.Regions.Find(group.WithinRegion ?? desk.Region)?.Level is RegionLevel.Province => "city",
            SubjectKind.Sector => "county",
            _ => "sector",
        };
        var filter = FilterOf(group);
        var query = new RankingQuery([world.Catalogue.Items[Items.Energy]], period ?? Luheng.Time.Period.Calendar(desk.AsOf.Year), by, "", filter, 0, false, 1);
        var plan = group.Text == desk.Region && desk.HomePlan() is { } home && home.Region == desk.Region ? home : null;
        var (answers, parts, whole, largest, why, gravest) = (new Dictionary<string, Answer>(), new List<PartRow>(), default(PartRow), default(Ranking), default(Why), new List<FindingLine>());
        // The first of a day waits for all of them: side by side they take little longer than the longest.
        Parallel.Invoke(
            () => parts = Rows(reader, query, plan, out whole),
            () => largest = Ranking.Of(reader, query with { By = "firm", Items = [.. new[] { Items.Energy, Items.EnergyChange, Items.PerOutput }.Select(i => world.Catalogue.Items[i])] }, most: LargestShown),
            () => why = period is { } now ? WhyOf(reader, group, now) : null,
            () => answers = period is { } p && new Asker(world) is var asker ? Wanted.Where(world.Catalogue.Items.ContainsKey).ToDictionary(i => i, i => asker.Ask(i, group, p)) : answers,
            () => gravest = [.. GravestOf(desk, Outlook.Of(reader), filter)]);
        return new(group, world.Population.NameOf(group), period)
        {
            Answers = answers,
            By = by,
            Parts = parts,
            Whole = whole!,
            Largest = largest!,
            Why = why,
            Plan = plan,
            Gravest = gravest,
        };
    }

    static IEnumerable<FindingLine> GravestOf(Desk desk, Outlook sight, FirmFilter filter)
    {
        var firms = filter.Now(desk, sight).Select(f => sight.Table.Firms[f].Id).ToHashSet();
        return FindingLines.Of(desk.Findings.Where(f => !f.Subject.IsGroup && f.Level == FindingLevel.Severe && firms.Contains(f.Subject.Enterprise))).Take(LinesShown);
    }

    static Why? WhyOf(Reader reader, SubjectId group, Period now)
    {
        var query = new WhyQuery(group, now, now.ShiftYears(-1), "", WhyQuery.Energy);
        var why = Boards.Why.Of(reader, query with { By = query.Ways(reader)[0] });
        return why.Change.Parts.Count > 0 ? why : null;
    }

    /// <summary>The filter that means a group.</summary>
    internal static FirmFilter FilterOf(SubjectId group) => group.Kind switch
    {
        SubjectKind.Park => new("", "", group.Local, "", "", ""),
        SubjectKind.Sector => new(group.WithinRegion ?? "", group.Local, "", "", "", ""),
        SubjectKind.Region => new(group.Text, "", "", "", "", ""),
        _ => new("", "", "", "", group.Enterprise.Text, ""),
    };

    /// <summary>The same as parts of an address.</summary>
    internal static (string Name, string Value)[] QueryOf(SubjectId group) => [.. FilterOf(group).Query];

    static List<PartRow> Rows(Reader reader, RankingQuery query, Plan? plan, out PartRow whole)
    {
        var (desk, sight) = (reader.Desk, Outlook.Of(reader));
        var (population, table) = (desk.World.Population, sight.Table);
        var (ids, sums) = Ranking.Grouped(desk, sight, query);
        var (now, before, change) = (sums.Of(Items.Energy, [query.In]), sums.Of(Items.Energy, [query.In.ShiftYears(-1)]), sums.Of(Items.EnergyChange, [query.In]));
        var counted = Counts(desk, sight, query, out var firms);
        var lead = plan is null ? null : CityTiles.LeadOf(plan);
        var targets = lead is null ? [] : CityTiles.Of(desk, plan!, lead, _ => true).ToDictionary(t => t.City.Code, t => t.Progress);
        var rows = ids.Select((id, g) => Row(query, id, Ranking.NameOf(desk, query, id), BoardOf(reader, query, id), firms.GetValueOrDefault(id), Cell(query, now, g, id), At(change, g).Value, counted, targets.GetValueOrDefault(id)) with { Before = At(before, g), Unlike = UnlikeAt(change, g) }).ToList();
        foreach (var id in firms.Keys.Where(f => f is not "" && !ids.Contains(f)))
            rows.Add(Row(query, id, Ranking.NameOf(desk, query, id), BoardOf(reader, query, id), firms[id], new(double.NaN, double.NaN, 0, ""), double.NaN, counted, targets.GetValueOrDefault(id)));
        var places = query.Filter.Places(population);
        var all = new GroupSums(table, 1, p => places(p) && query.GroupOf(population, p) is not null ? 0 : -1, query.Filter.Firms(desk, sight));
        var (allNow, allBefore, allChange) = (all.Of(Items.Energy, [query.In]), all.Of(Items.Energy, [query.In.ShiftYears(-1)]), all.Of(Items.EnergyChange, [query.In]));
        whole = Row(query, "", reader[Words.Total], "", firms.GetValueOrDefault(""), Cell(query, allNow, 0, ""), At(allChange, 0).Value, counted, null) with { Before = At(allBefore, 0), Unlike = UnlikeAt(allChange, 0) };
        return [.. rows.OrderBy(r => r.Id, StringComparer.Ordinal)];
    }

    static PartRow Row(RankingQuery query, string id, string name, string board, int firms, RankedCell energy, double change, Dictionary<(string, string), int> counted, TargetProgress? target)
    {
        string List(string behind) => query.Address("/rankings", [("by", ""), ("behind", behind), .. id is "" ? [] : new[] { query.Only(id) }]);
        return new(id, name, board, firms, energy, change, WhyOf(query, id), target) { Behind = Boards.Behind.All.ToDictionary(b => b.Id, b => new BehindCount(counted.GetValueOrDefault((b.Id, id)), List(b.Id))), List = List("") };
    }

    /// <summary>How many enterprises, where they are now, meet each condition in each part; under the empty id in all.</summary>
    static Dictionary<(string, string), int> Counts(Desk desk, Outlook sight, RankingQuery query, out Dictionary<string, int> firms)
    {
        var counted = new Dictionary<(string, string), int>();
        firms = [];
        var conditions = Boards.Behind.All.Select(b => (b.Id, Flags: b.Of(desk, sight.Office))).ToList();
        foreach (var firm in query.Filter.Now(desk, sight))
            foreach (var id in new[] { "", query.GroupOf(desk.World.Population, sight.Table.Firms[firm].Latest) ?? "" }.Distinct())
            {
                firms[id] = firms.GetValueOrDefault(id) + 1;
                foreach (var (behind, flags) in conditions)
                    if (flags[firm]) counted[(behind, id)] = counted.GetValueOrDefault((behind, id)) + 1;
            }
        return counted;
    }

    static RankedCell Cell(RankingQuery query, GroupCells cells, int group, string id)
    {
        var at = cells.At(group, 0);
        return new(cells.Values[at], cells.Coverage[at], cells.Firms[at], query.Address("/rankings/reasons", ("row", id), ("column", "0")));
    }

    static double UnlikeAt(GroupCells cells, int group) => cells.Unlike.Length > 0 ? cells.Unlike[cells.At(group, 0)] : 0;

    static (double Value, double Coverage) At(GroupCells cells, int group) => (cells.Values[cells.At(group, 0)], cells.Coverage[cells.At(group, 0)]);

    /// <summary>Why a part's energy changed, where the part is a subject by itself.</summary>
    static string WhyOf(RankingQuery query, string id)
    {
        var filter = query.Filter;
        SubjectId? of = query.By is "sector" ? filter.Park is "" && filter.Region is not "" && id is not "" ? SubjectId.Sector(id, filter.Region) : null
            : id is "" ? null : filter.Industry is not "" ? SubjectId.Sector(filter.Industry, id) : SubjectId.Region(id);
        return of is { } subject ? Links.To("/why", ("of", subject.Text), ("in", query.In.ToString())) : "";
    }

    /// <summary>The board of a part; empty where this reader may not open it.</summary>
    static string BoardOf(Reader reader, RankingQuery query, string id)
    {
        var (sector, region) = query.By is "sector" ? (id, query.Filter.Region) : (query.Filter.Industry, id);
        if (id is "") return "";
        var of = sector is "" ? SubjectId.Region(region) : region is "" ? SubjectId.Sector(sector) : SubjectId.Sector(sector, region);
        return !reader.May(Act.SeeFirm, of) ? "" : sector is "" ? $"/boards/{region}" : Links.To($"/sectors/{sector}", ("region", region));
    }
}
