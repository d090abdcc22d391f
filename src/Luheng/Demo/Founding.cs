using Luheng.Chance;
using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Demo;

/// <summary>Draws the enterprises of a demo province: first the flagships, then the rest by weight of city and trade.</summary>
sealed class Founding(Catalogue catalogue)
{
    const ulong Luck = 0x1E5F_0001;

    /// <summary>Of unit consumption between works of one trade, so that some are at 标杆 and some below 基准.</summary>
    const double Spread = 0.07;

    readonly Names names = new();
    readonly Lines lines = new(catalogue);
    readonly string[] classes = [.. catalogue.Industries.Divisions.SelectMany(d => Classes(catalogue, d.Code))];
    readonly Dictionary<string, string[]> ofPrefix = [];

    public List<Firm> Draw(int count)
    {
        var firms = new List<Firm>(count);
        foreach (var flagship in Cities.Flagships) firms.Add(MakeFlagship(firms.Count, flagship));
        while (firms.Count < count) firms.Add(Make(firms.Count));
        Calibration.Run(firms, (double)count / FullSize);
        return firms;
    }

    /// <summary>From this output on, in 万元 a month, an enterprise's coming or going would move its city's statistics.</summary>
    const double LargeSize = 5500;

    /// <summary>Enterprises of a whole province.</summary>
    public const int FullSize = 18_044;

    Firm MakeFlagship(int index, Flagship flagship)
    {
        var dice = Dice.For(Luck, index);
        var trade = Trades.All.First(t => flagship.Class.StartsWith(t.Classes, StringComparison.Ordinal));
        var id = SubjectId.OfEnterprise(Names.Code(flagship.County, index + 1));
        var placement = new Placement(null, null, flagship.County, flagship.Class, ParkOf(flagship.County, flagship.Class, ref dice));
        var (items, measures) = lines.Draw(trade, index, 0.02, ref dice);
        return new()
        {
            Index = index,
            Trade = trade,
            City = CityOf(flagship.County),
            Name = flagship.Name,
            Lines = items,
            Measures = measures,
            Subjects = [new(id, flagship.Name, [placement])],
            Filers = [new(id, 1)],
            Growth = CityOf(flagship.County).Growth + trade.Growth,
            Pace = PaceOf(CityOf(flagship.County), trade),
            Output = trade.Size,
            Energy = trade.Size * trade.Intensity,
            Water = trade.Size * trade.Water,
        };
    }

    Firm Make(int index)
    {
        var dice = Dice.For(Luck, index);
        var city = Weighted(Cities.All, c => c.ValueAdded, ref dice);
        var trade = Weighted(Trades.All, t => t.Weight * (t.Heavy ? Math.Sqrt(city.Weight) : 1), ref dice);
        var county = County(city, ref dice);
        var industry = dice.Of(OfPrefix(trade.Classes));
        var name = names.Make(Names.Place(catalogue.Regions.Find(dice.Happens(0.7) ? city.Code : county)!.Name), trade.Words, ref dice);
        var id = SubjectId.OfEnterprise(Names.Code(county, index + 1));
        var home = new Placement(null, null, county, industry, ParkOf(county, industry, ref dice));
        var life = trade.Size > LargeSize ? Life.Steady(home, id, name) : Life.Draw(home, id, name, catalogue.Regions.Children(city.Code), ref dice);
        var (items, measures) = lines.Draw(trade, index, Spread, ref dice);
        var output = trade.Size * Math.Exp(0.85 * dice.Bell());
        return new()
        {
            Index = index,
            Trade = trade,
            City = city,
            Name = name,
            Lines = items,
            Measures = measures,
            Subjects = life.Subjects,
            Later = life.Later,
            Filers = life.Filers,
            Opens = life.Opens,
            Closes = life.Closes,
            Changes = life.Changes,
            Growth = city.Growth + trade.Growth + 0.03 * dice.Bell(),
            Pace = PaceOf(city, trade) + 0.012 * dice.Bell(),
            Output = output,
            Energy = output * trade.Intensity * Math.Exp(0.22 * dice.Bell()),
            Water = output * trade.Water * Math.Exp(0.3 * dice.Bell()),
        };
    }

    /// <summary>A product's unit energy falls more slowly than energy per value added, to which structure and price contribute.</summary>
    static double PaceOf(City city, Trade trade) => city.Pace * (trade.Products is "" ? 0.75 : 0.4);

    string County(City city, ref Dice dice)
    {
        var counties = catalogue.Regions.Children(city.Code).ToList();
        var at = dice.Share();
        return counties[at < 0.5 ? 0 : at < 0.8 || counties.Count < 3 ? 1 : 2].Code;
    }

    static string? ParkOf(string county, string industry, ref Dice dice)
    {
        var park = Cities.Parks.FirstOrDefault(p => p.County == county);
        var chance = park is null ? 0 : park.Divisions.Contains(industry[..2], StringComparison.Ordinal) ? 0.6 : 0.1;
        return dice.Happens(chance) ? park!.Id : null;
    }

    static City CityOf(string county) => Cities.All.First(c => c.Code[..4] == county[..4]);

    string[] OfPrefix(string prefix) => ofPrefix.TryGetValue(prefix, out var found) ? found
        : ofPrefix[prefix] = [.. classes.Where(c => c.StartsWith(prefix, StringComparison.Ordinal) && !Trades.All.Any(t => t.Classes.Length == 4 && t.Classes == c && c != prefix))];

    static IEnumerable<string> Classes(Catalogue catalogue, string division) =>
        Enumerable.Range(0, 100).Select(n => $"{division}{n:00}").Where(c => catalogue.Industries.Find(c) is not null);

    static T Weighted<T>(IReadOnlyList<T> choices, Func<T, double> weight, ref Dice dice)
    {
        var at = dice.Share() * choices.Sum(weight);
        foreach (var choice in choices)
            if ((at -= weight(choice)) < 0) return choice;
        return choices[^1];
    }
}
