using Luheng.Comparing;
using Luheng.Engine;
using Luheng.Portal.Registry;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Boards;

/// <summary>The figures that a change is decomposed from: of each part its quantity, energy and output in both periods.</summary>
/// <param name="Output">The item that output is measured by.</param>
/// <param name="Official">Whether official statistics were taken rather than sums of enterprises.</param>
sealed record WhyParts(IReadOnlyList<Part> Parts, string Output, bool Official)
{
    const string ValueAdded = "value_added.price-2020";

    /// <summary>How many parts are left out, since their sums would reveal somebody to this reader.</summary>
    public int Withheld { get; private init; }

    /// <summary>Whether any part covers alike in both periods.</summary>
    public bool Alike { get; private init; } = true;

    /// <summary>Shares of months that differ by more are of other months: what they add up to cannot be set against each other.</summary>
    const double Uneven = 1e-6;

    /// <remarks>An enterprise that filed other months of energy than of output, or other than a year ago, is not comparable; it stands by itself with its whole change.</remarks>
    public static WhyParts Of(Desk desk, Outlook sight, WhyQuery query) => query.By switch
    {
        "firm" => Firms(desk, sight, query),
        "carrier" => Carriers(desk, query),
        _ => Groups(desk.World, query, desk.Region),
    };

    /// <summary>The subjects of a division into groups.</summary>
    /// <param name="home">The region meant where the query names none.</param>
    static IEnumerable<SubjectId> Subjects(World world, WhyQuery query, string home)
    {
        var (population, of) = (world.Population, query.Of);
        var region = of.Kind == SubjectKind.Region ? of.Text : of.WithinRegion ?? home;
        return query.By is "sector" ? population.Industries.Divisions.Select(d => SubjectId.Sector(d.Code, region))
            : population.Regions.Children(region).Select(r => of.Kind == SubjectKind.Sector ? SubjectId.Sector(of.Local, r.Code) : SubjectId.Region(r.Code));
    }

    /// <summary>Official figures where every part that has any has them of energy and value added; else sums of enterprises against their output value.</summary>
    public static WhyParts Groups(World world, WhyQuery query, string home)
    {
        var asker = new Asker(world);
        var subjects = Subjects(world, query, home).ToList();
        bool IsOfficial(string item, SubjectId s, Period p) => asker.Ask(item, s, p) is { Missing: false, Because.Kind: ReasonKind.Official or ReasonKind.Difference };
        var official = subjects.TrueForAll(s => new[] { query.In, query.With }.All(p => IsOfficial(query.ItemId, s, p) && IsOfficial(Items.Energy, s, p) && !asker.Ask(ValueAdded, s, p).Missing));
        var output = official ? ValueAdded : Items.Output;
        double Value(string item, SubjectId s, Period p) => official ? asker.Ask(item, s, p).Value : OfMembers(asker.Ask(item, s, p));
        bool Withheld(SubjectId s) => new[] { query.In, query.With }.Any(p => double.IsNaN(Value(query.ItemId, s, p)) && world.Mask?.Hides(world.Catalogue.Items[query.ItemId], s, p) is not null);
        // Sums of other months or members than before are not set against output: such a part stands by itself with its whole change.
        bool Even(SubjectId s) => official || CoverageOf(asker.Ask(query.ItemId, s, query.In)).IsLike(CoverageOf(asker.Ask(query.ItemId, s, query.With)));
        var withheld = official ? 0 : subjects.RemoveAll(Withheld);
        return new([.. subjects.Select(s => new Part(s.Text, NameOf(world, query, s), Value(query.ItemId, s, query.With), Value(query.ItemId, s, query.In), Even(s) ? Value(output, s, query.With) : double.NaN, Value(output, s, query.In),
            Value(Items.Energy, s, query.With), Value(Items.Energy, s, query.In)))], output, official)
        { Withheld = withheld, Alike = subjects.Exists(s => !double.IsNaN(Value(query.ItemId, s, query.In)) && !double.IsNaN(Value(query.ItemId, s, query.With)) && Even(s)) };
    }

    /// <summary>The sum of enterprises, also where an official figure comes first.</summary>
    static double OfMembers(Answer answer) => answer.Because.Kind is ReasonKind.Official or ReasonKind.Difference
        ? answer.Because.Besides.Where(b => b.Kind == "members").Select(b => b.Value).DefaultIfEmpty(double.NaN).First() : answer.Value;

    /// <summary>How complete the sum of enterprises is, also beside an official figure.</summary>
    static Coverage CoverageOf(Answer answer) => answer.Because.Besides.FirstOrDefault(b => b.Kind == "members")?.Coverage ?? answer.Coverage;

    static string NameOf(World world, WhyQuery query, SubjectId part) => query.By is "sector" ? world.Population.Industries.Find(part.Local)?.Name ?? part.Local
        : world.Population.Regions.Find(part.WithinRegion ?? part.Text)?.Name ?? part.Text;

    /// <summary>Enterprises with the months in which they belonged to the group; one that came or went between the periods is not comparable.</summary>
    static WhyParts Firms(Desk desk, Outlook sight, WhyQuery query)
    {
        var (table, population) = (sight.Table, desk.World.Population);
        byte[][] months = [.. new[] { query.ItemId, Items.Output }.SelectMany(item => new[] { query.With, query.In }.Select(p => table.Of(item, p).Months))];
        bool Within(Subject s, Period month) => !query.Of.IsGroup ? s.Id == query.Of : s.On(month.Last) is { } place && population.Belongs(place, query.Of, month.Last);
        Period[] Belonged(Subject s, Period period) => s.Placements is [var only] && !(only.From > period.First) && !(only.To < period.Last) ? (Within(s, Period.Month(period.Last.Year, period.Last.Month)) ? [period] : [])
            : period.MonthsWithin().Where(m => Within(s, m)).ToArray() is var within && within.Length == period.MonthCount ? [period] : within;
        double Sum(string item, int firm, Period[] over) => over.Select(p => table.Of(item, p).Values[firm]).Where(v => !double.IsNaN(v)).ToArray() is { Length: > 0 } filed ? filed.Sum() : double.NaN;
        List<(int Firm, Period[] With, Period[] In)> members = [.. sight.Firms.Select(f => (Firm: f, With: Belonged(table.Firms[f], query.With), In: Belonged(table.Firms[f], query.In))).Where(f => f.With.Length + f.In.Length > 0)];
        bool IsLike((int Firm, Period[] With, Period[] In) f) => f.With.Sum(p => p.MonthCount) == f.In.Sum(p => p.MonthCount) && months[0][f.Firm] == months[1][f.Firm];
        return new([.. members.Select(f => new Part(table.Firms[f.Firm].Id.Text, table.Firms[f.Firm].Name,
            Sum(query.ItemId, f.Firm, f.With), Sum(query.ItemId, f.Firm, f.In), IsLike(f) && months.All(m => m[f.Firm] == months[0][f.Firm]) ? Sum(Items.Output, f.Firm, f.With) : double.NaN, Sum(Items.Output, f.Firm, f.In),
            Sum(Items.Energy, f.Firm, f.With), Sum(Items.Energy, f.Firm, f.In)))], Items.Output, false)
        { Alike = members.Exists(f => IsLike(f) && !double.IsNaN(Sum(query.ItemId, f.Firm, f.With)) && !double.IsNaN(Sum(query.ItemId, f.Firm, f.In))) };
    }

    static WhyParts Carriers(Desk desk, WhyQuery query)
    {
        var asker = new Asker(desk.World);
        double Value(string item, Period p) => desk.World.Catalogue.Items.ContainsKey(item) ? asker.Ask(item, query.Of, p).Value : double.NaN;
        double[] filed = [.. new[] { query.ItemId, Items.Output }.SelectMany(item => new[] { query.With, query.In }.Select(p => asker.Ask(item, query.Of, p).Coverage.Share))];
        var even = query.Of.IsGroup ? CoverageOf(asker.Ask(query.ItemId, query.Of, query.In)).IsLike(CoverageOf(asker.Ask(query.ItemId, query.Of, query.With)))
            : filed.All(share => Math.Abs(share - filed[0]) < Uneven);
        var (before, after) = (even ? Value(Items.Output, query.With) : double.NaN, Value(Items.Output, query.In));
        return new([.. (desk.World.Catalogue.Sets.GetValueOrDefault("carrier")?.Members ?? []).Select(c => new Part(c.Id, c.Name.Zh, Value($"energy.by_carrier.{c.Id}", query.With), Value($"energy.by_carrier.{c.Id}", query.In), before, after))
            .Where(p => !double.IsNaN(p.Before) || !double.IsNaN(p.After))], Items.Output, false) { Alike = query.Of.IsGroup ? even : Math.Abs(filed[0] - filed[1]) < Uneven };
    }
}
