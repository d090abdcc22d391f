namespace Luheng.Registry;

/// <summary>Everyone registered, as known at one time, and who belongs to which group when.</summary>
public sealed class Population
{
    readonly Dictionary<SubjectId, Subject> byId;
    readonly ILookup<SubjectId, Subject> sites;

    public Population(IEnumerable<Subject> subjects, Regions regions, Industries industries)
    {
        Subjects = [.. subjects.OrderBy(s => s.Id.Text, StringComparer.Ordinal)];
        (Regions, Industries) = (regions, industries);
        byId = Subjects.ToDictionary(s => s.Id);
        sites = Subjects.Where(s => s.Id.Kind == SubjectKind.Site).ToLookup(s => s.Id.Enterprise);
    }

    /// <summary>Enterprises and sites in the order of their ids: a site stands behind its enterprise.</summary>
    public IReadOnlyList<Subject> Subjects { get; }
    public Regions Regions { get; }
    public Industries Industries { get; }

    public Subject? Find(SubjectId id) => byId.GetValueOrDefault(id);

    public IEnumerable<Subject> SitesOf(SubjectId enterprise) => sites[enterprise];

    /// <summary>Whether a placement lies in a group on a day.</summary>
    public bool Belongs(Placement placement, SubjectId group, DateOnly day) => group.Kind switch
    {
        SubjectKind.Region => Regions.Within(placement.Region, group.Text),
        SubjectKind.Zone => Regions.InZone(placement.Region, group.Local, day),
        SubjectKind.Park => placement.Park == group.Local,
        SubjectKind.Sector => Industries.Within(placement.Industry, group.Local)
            && (group.WithinRegion is not { } region || Regions.Within(placement.Region, region)),
        _ => false,
    };

    /// <summary>The name a reader knows a subject by, or its id where nothing is known.</summary>
    public string NameOf(SubjectId id) => id.Kind switch
    {
        SubjectKind.Region => Regions.Find(id.Text)?.Name,
        SubjectKind.Zone => Regions.Zones.FirstOrDefault(z => z.Id == id.Local)?.Name,
        SubjectKind.Sector => (id.WithinRegion is { } region ? Regions.Find(region)?.Name + " · " : "")
            + (id.Local == Industries.Six ? "六大高耗能行业" : Industries.Find(id.Local)?.Name),
        SubjectKind.Park => id.Local,
        _ => Find(id)?.Name,
    } ?? id.Text;

    /// <summary>What is wrong with a subject that nobody registered, or null when it is known.</summary>
    public string? Unknown(SubjectId id) => id.Kind switch
    {
        SubjectKind.Region => Regions.Find(id.Text) is null ? $"region {id.Text} is not in the table of regions" : null,
        SubjectKind.Zone => Regions.Zones.All(z => z.Id != id.Local) ? $"zone {id.Local} is not known (known: {string.Join(", ", Regions.Zones.Select(z => z.Id))})" : null,
        SubjectKind.Sector => id.Local != Industries.Six && Industries.Find(id.Local) is null ? $"sector {id.Local} is not a class of GB/T 4754"
            : id.WithinRegion is { } region && Regions.Find(region) is null ? $"region {region} is not in the table of regions" : null,
        SubjectKind.Park => Subjects.All(s => s.Placements.All(p => p.Park != id.Local)) ? $"no enterprise is registered in park {id.Local}" : null,
        _ => Find(id) is null ? $"{id} is not registered" : null,
    };
}
