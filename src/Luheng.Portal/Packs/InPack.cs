using Luheng.Packs;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Packs;

/// <summary>Which pack something of the catalogue stands in.</summary>
static class InPack
{
    public static bool Holds(PackHeader pack, Place place) => place.File.StartsWith(pack.Folder, StringComparison.Ordinal);

    /// <summary>How many stand at these places, pack by pack.</summary>
    public static Opening Count(Reader reader, IEnumerable<Place> places)
    {
        var packs = reader.Desk.World.Catalogue.Packs;
        return Opening.Sum(reader, places.GroupBy(p => packs.First(k => Holds(k, p))).OrderByDescending(g => g.Count()).Select(g => (reader[g.Key.Name], g.Count())), "/packs");
    }
}
