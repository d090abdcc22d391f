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
        bool IsOfficial(string item, SubjectId s, Period p) => asker.Ask(item, s, p) is { Missing: false, Because.Kind: ReasonKind.Official };
        var official = subjects.TrueForAll(s => new[] { query.In, query.With }.All(p => IsOfficial(query.ItemId, s, p) && IsOfficial(Items.Energy, s, p) && !asker.Ask(ValueAdded, s, p).Missing));
        var output = official ? ValueAdded : Items.Output;
        double Value(string item, SubjectId s, Period p) => official ? asker.Ask(item, s, p).Value : OfMembers(asker.Ask(item, s, p));
        return new([.. subjects.Select(s => new Part(s.Text, NameOf(world, query, s), Value(query.ItemId, s, query.With), Value(query.ItemId, s, query.In), Value(output, s, query.With), Value(output, s, query.In),
            Value(Items.Energy, s, query.With), Value(Items.Energy, s, query.In)))], output, official);
    }

    /// <summary>The sum of enterprises, also where an official figure comes first.</summary>
    static double OfMembers(Answer answer) => answer.Because.Kind == ReasonKind.Official
        ? answer.Because.Besides.Where(b => b.Kind == "members").Select(b => b.Value).DefaultIfEmpty(double.NaN).First() : answer.Value;

    static string NameOf(World world, WhyQuery query, SubjectId part) => query.By is "sector" ? world.Population.Industries.Find(part.Local)?.Name ?? part.Local
        : world.Population.Regions.Find(part.WithinRegion ?? part.Text)?.Name ?? part.Text;

    static WhyParts Firms(Desk desk, Outlook sight, WhyQuery query)
    {
        var table = sight.Table;
        double[] Column(string item, Period period) => table.Of(item, period).Values;
        byte[][] months = [.. new[] { query.ItemId, Items.Output }.SelectMany(item => new[] { query.With, query.In }.Select(p => table.Of(item, p).Months))];
        bool Even(int firm) => months.All(m => m[firm] == months[0][firm]);
        var (before, after, outputBefore, outputAfter) = (Column(query.ItemId, query.With), Column(query.ItemId, query.In), Column(Items.Output, query.With), Column(Items.Output, query.In));
        var (energyBefore, energyAfter) = (Column(Items.Energy, query.With), Column(Items.Energy, query.In));
        bool Within(Subject s) => query.Of.IsGroup ? desk.World.Population.Belongs(s.On(query.In.Last) ?? s.Latest, query.Of, query.In.Last) : s.Id == query.Of;
        return new([.. sight.Firms.Where(f => Within(table.Firms[f])).Select(f => new Part(table.Firms[f].Id.Text, table.Firms[f].Name, before[f], after[f], Even(f) ? outputBefore[f] : double.NaN, outputAfter[f], energyBefore[f], energyAfter[f]))], Items.Output, false);
    }

    static WhyParts Carriers(Desk desk, WhyQuery query)
    {
        var asker = new Asker(desk.World);
        double Value(string item, Period p) => desk.World.Catalogue.Items.ContainsKey(item) ? asker.Ask(item, query.Of, p).Value : double.NaN;
        double[] filed = [.. new[] { query.ItemId, Items.Output }.SelectMany(item => new[] { query.With, query.In }.Select(p => asker.Ask(item, query.Of, p).Coverage.Share))];
        var even = query.Of.IsGroup || filed.All(share => Math.Abs(share - filed[0]) < Uneven);
        var (before, after) = (even ? Value(Items.Output, query.With) : double.NaN, Value(Items.Output, query.In));
        return new([.. (desk.World.Catalogue.Sets.GetValueOrDefault("carrier")?.Members ?? []).Select(c => new Part(c.Id, c.Name.Zh, Value($"energy.by_carrier.{c.Id}", query.With), Value($"energy.by_carrier.{c.Id}", query.In), before, after))
            .Where(p => !double.IsNaN(p.Before) || !double.IsNaN(p.After))], Items.Output, false);
    }
}
