using Luheng.Access;
using Luheng.Comparing;
using Luheng.Portal.Registry;
using Luheng.Portal.Shell;
using Luheng.Registry;

namespace Luheng.Portal.Boards;

/// <summary>Which enterprises a reader may see: made once for all who hold the same posts, and kept under their name, so that nothing made for one is shown to another.</summary>
sealed class Outlook
{
    Outlook(string key, FirmTable table, bool[] seen, Office? office) => (Key, Table, this.seen, Count, Office) = (key, table, seen, seen.Count(s => s), office);

    readonly bool[] seen;

    /// <summary>The posts; whatever is remembered about what these readers see carries it in its name.</summary>
    public string Key { get; }
    public FirmTable Table { get; }
    public int Count { get; }
    public bool Any => Count > 0;

    /// <summary>Where returns are filed; null where the site only shows.</summary>
    public Office? Office { get; }

    public bool Sees(int firm) => seen[firm];

    /// <summary>How many, by their cities.</summary>
    public Opening Opened(Reader reader) => Opening.Sum(reader, cities ??= EnterpriseList.ByCity(reader.Desk.World.Population, Firms.Select(f => Table.Firms[f].Latest.Region)), "/enterprises");

    IReadOnlyList<(string City, int Count)>? cities;

    public IEnumerable<int> Firms => Enumerable.Range(0, seen.Length).Where(Sees);

    public static Outlook Of(Reader reader)
    {
        var desk = reader.Desk;
        var key = string.Join('|', reader.Actor.Posts.Where(p => p.Holds(desk.AsOf)).Select(p => $"{p.Role}@{p.Scope}").Order(StringComparer.Ordinal));
        return desk.Remember<Outlook>($"sight {key}", () =>
        {
            var table = TableOf(desk);
            var actor = reader.Actor;
            return new(key, table, [.. table.Firms.Select(f => desk.Policy.May(actor, Act.SeeFirm, f.Id))], reader.Office);
        });
    }

    /// <summary>Every enterprise; one table for all desks that were read for the same purpose, as it holds no sums.</summary>
    public static FirmTable TableOf(Desk desk)
    {
        var from = desk.Whole.World.Purpose == desk.World.Purpose ? desk.Whole : desk;
        return from.Remember<FirmTable>("firms", () => new(from.World));
    }

    /// <summary>An answer to what an address asks, kept for readers with the same posts and language; made again after a while, as time alone makes data late.</summary>
    /// <param name="make">Asks nothing of the request: it may run when the request is over.</param>
    public static T Kept<T>(Reader reader, string address, Func<Reader, T> make) where T : class =>
        reader.Desk.Remember<Fading<T>>($"kept {typeof(T).Name}", () => new(64, reader.Desk.Station?.Clock ?? TimeProvider.System)).Get($"{address} {reader.Language} {Of(reader).Key}", () => make(reader), () => make(reader.Aside()));

    /// <summary>Whether all of a group's registered enterprises may be seen, so that its sums give nothing away.</summary>
    public bool SeesAllOf(Population population, SubjectId group, DateOnly day) =>
        Enumerable.Range(0, seen.Length).All(i => seen[i] || !population.Belongs(Table.Firms[i].On(day) ?? Table.Firms[i].Latest, group, day));
}
