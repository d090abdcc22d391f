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
    const string ValueAdded = "value_added.price-2020", Gross = "energy.gross";

    /// <summary>How many parts are left out, since their sums would reveal somebody to this reader.</summary>
    public int Withheld { get; private init; }

    /// <summary>Whether any part covers alike in both periods.</summary>
    public bool Alike { get; private init; } = true;

    /// <summary>Shares of months that differ by more are of other months: what they add up to cannot be set against each other.</summary>
    const double Uneven = 1e-6;

    /// <remarks>An enterprise that filed other months of energy than of output, or other than a year ago, is not comparable, alone or in a group; it stands by itself with its whole change.</remarks>
    public static WhyParts Of(Desk desk, Outlook sight, WhyQuery query) => query.By switch
    {
        "firm" => Firms(sight.Table, sight.Firms, query),
        "carrier" => Carriers(desk, query),
        _ => Groups(desk.World, sight.Table, query, desk.Region),
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
    /// <param name="table">Every enterprise: who of a group cannot be compared stands apart, as it does by itself.</param>
    public static WhyParts Groups(World world, FirmTable table, WhyQuery query, string home)
    {
        var asker = new Asker(world);
        var subjects = Subjects(world, query, home).ToList();
        bool IsOfficial(string item, SubjectId s, Period p) => asker.Ask(item, s, p) is { Missing: false, Because.Kind: ReasonKind.Official or ReasonKind.Difference };
        var official = subjects.TrueForAll(s => new[] { query.In, query.With }.All(p => IsOfficial(query.ItemId, s, p) && IsOfficial(Items.Energy, s, p) && !asker.Ask(ValueAdded, s, p).Missing));
        double Value(string item, SubjectId s, Period p) => official ? asker.Ask(item, s, p).Value : OfMembers(asker.Ask(item, s, p));
        bool Withheld(SubjectId s) => new[] { query.In, query.With }.Any(p => double.IsNaN(Value(query.ItemId, s, p)) && world.Mask?.Hides(world.Catalogue.Items[query.ItemId], s, p) is not null);
        bool Even(SubjectId s) => official || CoverageOf(asker.Ask(query.ItemId, s, query.In)).IsLike(CoverageOf(asker.Ask(query.ItemId, s, query.With)), world.Catalogue.AlikeWithin);
        var withheld = official ? 0 : subjects.RemoveAll(Withheld);
        return new([.. subjects.Select(s => new Part(s.Text, NameOf(world, query, s), Value(query.ItemId, s, query.With), Value(query.ItemId, s, query.In), Value(ValueAdded, s, query.With), Value(ValueAdded, s, query.In),
            Value(Items.Energy, s, query.With), Value(Items.Energy, s, query.In))).Select(p => official ? p : OfLike(world, table, query, p))], official ? ValueAdded : Items.Output, official)
        { Withheld = withheld, Alike = (official || IsLike(asker, query)) && subjects.Exists(s => !double.IsNaN(Value(query.ItemId, s, query.In)) && !double.IsNaN(Value(query.ItemId, s, query.With)) && Even(s)) };
    }

    /// <summary>A group with the output and energy of those of its members that can be compared; the others stand alone in it. Where one of them may not be seen the whole group is not comparable: what stands apart would be theirs.</summary>
    static Part OfLike(World world, FirmTable table, WhyQuery query, Part group)
    {
        var of = SubjectId.Parse(group.Id);
        var members = Members(table, world.Groups.Of(of).Select(b => table.IndexOf(world.Frame.Rows[b.Row].Id.Enterprise)).Distinct().Where(f => f >= 0), query with { Of = of }).Select(m => m.Part).ToList();
        var like = members.Where(m => Decomposition.IsComparable(m, query.IsCarbon)).ToList();
        List<Part> alone = [.. members.Except(like).Where(m => !double.IsNaN(m.Before) || !double.IsNaN(m.After))];
        var hidden = alone.Count > 0 && world.Mask is { } mask && members.Exists(m => !mask.Sees(SubjectId.Parse(m.Id)));
        double Sum(Func<Part, double> figure) => hidden || like.Count == 0 ? double.NaN : like.Sum(figure);
        return group with
        {
            OutputBefore = Sum(m => m.OutputBefore),
            OutputAfter = Sum(m => m.OutputAfter),
            EnergyBefore = Sum(m => m.EnergyBefore),
            EnergyAfter = Sum(m => m.EnergyAfter),
            Alone = hidden ? [] : alone,
        };
    }

    /// <summary>The sum of enterprises, also where an official figure comes first.</summary>
    static double OfMembers(Answer answer) => answer.Because.Kind is ReasonKind.Official or ReasonKind.Difference
        ? answer.Because.Besides.Where(b => b.Kind == "members").Select(b => b.Value).DefaultIfEmpty(double.NaN).First() : answer.Value;

    /// <summary>Whether the sums of both periods have as many of their members' months.</summary>
    static bool IsLike(Asker asker, WhyQuery query) => CoverageOf(asker.Ask(query.ItemId, query.Of, query.In)).IsLike(CoverageOf(asker.Ask(query.ItemId, query.Of, query.With)), asker.AlikeWithin)
        && asker.AreAlike(query.ItemId, query.Of, query.In, query.With);

    /// <summary>How complete the sum of enterprises is, also beside an official figure.</summary>
    static Coverage CoverageOf(Answer answer) => answer.Because.Besides.FirstOrDefault(b => b.Kind == "members")?.Coverage ?? answer.Coverage;

    static string NameOf(World world, WhyQuery query, SubjectId part) => query.By is "sector" ? world.Population.Industries.Find(part.Local)?.Name ?? part.Local
        : world.Population.Regions.Find(part.WithinRegion ?? part.Text)?.Name ?? part.Text;

    static WhyParts Firms(FirmTable table, IEnumerable<int> firms, WhyQuery query)
    {
        var members = Members(table, firms, query).ToList();
        return new([.. members.Select(m => m.Part)], Items.Output, false) { Alike = (!query.Of.IsGroup || IsLike(new(table.World), query)) && members.Exists(m => m.Even && !double.IsNaN(m.Part.Before) && !double.IsNaN(m.Part.After)) };
    }

    /// <summary>Enterprises with the months in which they belonged to the group, and whether those of the quantity are the same in both periods; one that came or went between them is not comparable.</summary>
    static IEnumerable<(Part Part, bool Even)> Members(FirmTable table, IEnumerable<int> firms, WhyQuery query)
    {
        var population = table.World.Population;
        FirmColumn[] Columns(string item) => [table.Of(item, query.With), table.Of(item, query.In)];
        var (quantity, output, energy) = (Columns(query.ItemId), Columns(Items.Output), Columns(Items.Energy));
        bool Within(Subject s, Period month) => !query.Of.IsGroup ? s.Id == query.Of : s.On(month.Last) is { } place && population.Belongs(place, query.Of, month.Last);
        // All of a period, or the months in which it belonged.
        Period[] Belonged(Subject s, Period period) => s.Placements is [var only] && !(only.From > period.First) && !(only.To < period.Last) ? (Within(s, Period.Month(period.Last.Year, period.Last.Month)) ? [period] : [])
            : period.MonthsWithin().Where(m => Within(s, m)).ToArray() is var within && within.Length == period.MonthCount ? [period] : within;
        double Sum(FirmColumn whole, int firm, Period[] over) => over is [var all] && all == whole.Period ? whole.Values[firm]
            : over.Select(p => table.Of(whole.Item.Id, p).Values[firm]).Where(v => !double.IsNaN(v)).ToArray() is { Length: > 0 } filed ? filed.Sum() : double.NaN;
        foreach (var firm in firms)
        {
            var subject = table.Firms[firm];
            var (with, now) = (Belonged(subject, query.With), Belonged(subject, query.In));
            if (with.Length + now.Length == 0) continue;
            var even = with.Sum(p => p.MonthCount) == now.Sum(p => p.MonthCount) && quantity[0].Months[firm] == quantity[1].Months[firm];
            var like = even && output.All(c => c.Months[firm] == quantity[0].Months[firm]);
            yield return (new(subject.Id.Text, subject.Name, Sum(quantity[0], firm, with), Sum(quantity[1], firm, now), like ? Sum(output[0], firm, with) : double.NaN, Sum(output[1], firm, now),
                Sum(energy[0], firm, with), Sum(energy[1], firm, now)), even);
        }
    }

    static WhyParts Carriers(Desk desk, WhyQuery query)
    {
        var asker = new Asker(desk.World);
        double Value(string item, Period p) => desk.World.Catalogue.Items.ContainsKey(item) ? asker.Ask(item, query.Of, p).Value : double.NaN;
        double[] filed = [.. new[] { query.ItemId, Items.Output }.SelectMany(item => new[] { query.With, query.In }.Select(p => asker.Ask(item, query.Of, p).Coverage.Present))];
        var even = query.Of.IsGroup ? IsLike(asker, query)
            : filed.All(share => Math.Abs(share - filed[0]) < Uneven);
        var parts = (desk.World.Catalogue.Sets.GetValueOrDefault("carrier")?.Members ?? []).Select(c => new Part(c.Id, c.Name.Zh, Value($"energy.by_carrier.{c.Id}", query.With), Value($"energy.by_carrier.{c.Id}", query.In), double.NaN, double.NaN)).Where(p => !double.IsNaN(p.Before) || !double.IsNaN(p.After)).ToList();
        // Where some months lack one of them the carriers do not add up: there is nothing to divide.
        bool AddsUp(Func<Part, double> of, Period p) => Value(Gross, p) is var gross && Math.Abs(parts.Select(of).Where(v => !double.IsNaN(v)).Sum() - gross) <= Uneven * Math.Abs(gross);
        if (!AddsUp(p => p.Before, query.With) || !AddsUp(p => p.After, query.In)) return new([], Items.Output, false) { Alike = false };
        var (before, after) = (even ? Value(Items.Output, query.With) : double.NaN, Value(Items.Output, query.In));
        return new([.. parts.Select(p => p with { OutputBefore = before, OutputAfter = after })], Items.Output, false) { Alike = query.Of.IsGroup ? even : Math.Abs(filed[0] - filed[1]) < Uneven };
    }
}
