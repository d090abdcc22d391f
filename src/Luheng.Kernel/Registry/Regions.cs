namespace Luheng.Registry;

/// <summary>The levels of GB/T 2260.</summary>
public enum RegionLevel { Country, Province, City, County }

/// <summary>An administrative division (GB/T 2260) and the one it belongs to.</summary>
public sealed record Region(string Code, RegionLevel Level, string Name, string Parent);

/// <summary>A dated part of an economic zone or river basin: a city or county that belongs to it.</summary>
public sealed record ZonePart(string Zone, string Region, DateOnly? From, DateOnly? To);

/// <summary>An economic zone (五大经济区) or river basin.</summary>
public sealed record Zone(string Id, string Name, string NameEn, string Kind);

/// <summary>The administrative divisions, and the zones drawn across them.</summary>
public sealed class Regions
{
    readonly Dictionary<string, Region> byCode;
    readonly ILookup<string, Region> children;
    readonly ILookup<string, ZonePart> zoneParts;

    public Regions(IEnumerable<Region> regions, IEnumerable<Zone> zones, IEnumerable<ZonePart> parts)
    {
        byCode = regions.ToDictionary(r => r.Code);
        children = byCode.Values.ToLookup(r => r.Parent);
        Zones = [.. zones];
        zoneParts = parts.ToLookup(p => p.Zone);
    }

    public IReadOnlyList<Zone> Zones { get; }
    public IEnumerable<Region> All => byCode.Values;

    public Region? Find(string code) => byCode.GetValueOrDefault(code);

    public IEnumerable<Region> Children(string code) => children[code].OrderBy(r => r.Code, StringComparer.Ordinal);

    /// <summary>The region and all it belongs to, nearest first.</summary>
    public IEnumerable<string> Upwards(string code)
    {
        for (var region = Find(code); region is not null; region = region.Parent == region.Code ? null : Find(region.Parent))
            yield return region.Code;
    }

    public bool Within(string code, string ancestor) => Upwards(code).Contains(ancestor);

    /// <summary>The stretches of time in which a region, or one above it, belonged to a zone. Both days included; null is open.</summary>
    public IEnumerable<(DateOnly? From, DateOnly? To)> SpellsInZone(string code, string zone) =>
        Upwards(code).SelectMany(up => zoneParts[zone].Where(p => p.Region == up).Select(p => (p.From, p.To)));

    public bool InZone(string code, string zone, DateOnly day) => Upwards(code).Any(up => zoneParts[zone]
        .Any(p => p.Region == up && (p.From is null || p.From <= day) && (p.To is null || day <= p.To)));
}
