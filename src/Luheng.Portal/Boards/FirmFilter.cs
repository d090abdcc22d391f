using Luheng.Monitoring;
using Luheng.Portal.Registry;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Boards;

/// <summary>Which enterprises are wanted, of those a reader may see: where and what they are, how large, by name, and what they are behind with.</summary>
public sealed record FirmFilter(string Region, string Industry, string Park, string Size, string Text, string Behind)
{
    /// <summary>Those that the rule obliges to connect their meters, by their energy.</summary>
    public const string Key = "key";

    internal static FirmFilter Read(Reader reader) => new(reader.Query("region"), reader.Query("industry"), reader.Query("park"), reader.Query("size"), reader.Query("q").Trim(), reader.Query("behind"));

    internal static Takes[] Takes => [Shell.Takes.Region, Shell.Takes.Industry, Shell.Takes.Park, Shell.Takes.OneOf("size", Key), Shell.Takes.OneOf("behind", [.. Boards.Behind.All.Select(b => b.Id)])];

    /// <summary>As parts of an address.</summary>
    internal (string, string)[] Query => [("region", Region), ("industry", Industry), ("park", Park), ("size", Size), ("q", Text), ("behind", Behind)];

    /// <summary>Whether a place is meant; who moved belongs to each of their places for its time.</summary>
    public Func<Placement, bool> Places(Population population)
    {
        var known = new Dictionary<(string, string, string?), bool>();
        return place =>
        {
            var key = (place.Region, place.Industry, place.Park);
            if (known.TryGetValue(key, out var meant)) return meant;
            return known[key] = (Region is "" || population.Regions.Within(place.Region, Region)) && (Industry is "" || population.Industries.Within(place.Industry, Industry)) && (Park is "" || place.Park == Park);
        };
    }

    /// <summary>Whether an enterprise is meant, whatever its place.</summary>
    internal Func<int, bool> Firms(Desk desk, Outlook sight)
    {
        var behind = Behind is "" ? null : Boards.Behind.Find(Behind)?.Of(desk, sight.Office);
        var large = Size is Key ? Large(desk) : null;
        return firm => sight.Sees(firm) && behind?[firm] != false && large?[firm] != false
            && (Text is "" || sight.Table.Firms[firm].Name.Contains(Text, StringComparison.OrdinalIgnoreCase) || sight.Table.Firms[firm].Id.Text.Contains(Text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The enterprises meant, where they are now.</summary>
    internal List<int> Now(Desk desk, Outlook sight)
    {
        var (places, firms) = (Places(desk.World.Population), Firms(desk, sight));
        return [.. Enumerable.Range(0, sight.Table.Firms.Count).Where(f => firms(f) && places(sight.Table.Firms[f].Latest))];
    }

    static bool[] Large(Desk desk) => desk.Remember<bool[]>("large firms", () =>
    {
        var (table, rules) = (Outlook.TableOf(desk), new TrustRules(desk.World.Catalogue));
        var year = desk.World.Frame.Years.Where(y => y < desk.AsOf.Year).DefaultIfEmpty(desk.AsOf.Year - 1).Max();
        var energy = table.Of(Items.Energy, Period.Calendar(year)).Values;
        return [.. energy.Select((tce, f) => tce >= rules.AnySectorTce || (tce >= rules.ChemicalsTce && rules.Chemicals.Any(c => desk.World.Population.Industries.Within(table.Firms[f].Latest.Industry, c))))];
    });
}
