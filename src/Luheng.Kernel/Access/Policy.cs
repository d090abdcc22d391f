using Luheng.Registry;

namespace Luheng.Access;

/// <summary>The one answer to who may do what with whom; pages, API and exports all ask it. What nothing grants is refused.</summary>
/// <param name="day">The day on which posts must hold.</param>
public sealed class Policy(Population population, DateOnly day)
{
    /// <summary>Whether an actor may do this with a subject (null: the site as a whole, or no subject in particular).</summary>
    public bool May(Actor actor, Act act, SubjectId? about = null) => Grant(actor, act, about) is not null || act == Act.SeePublic || (act == Act.OwnAccount && actor.SignedIn);

    /// <summary>The post by which an actor may do this, or null. For an act without a subject any scope will do.</summary>
    public Post? Grant(Actor actor, Act act, SubjectId? about = null) => actor.Posts.FirstOrDefault(post => post.Holds(day) && Grants.Of(post.Role, act) switch
    {
        Reach.Any => true,
        Reach.None => false,
        var reach => about is not { } subject || (post.Scope is { } scope && (Lies(subject, scope) || (reach == Reach.Around && Lies(scope, subject)))),
    });

    /// <summary>The same, by a post from inside a region or from above it. A county has no officer of its own who works on matters: its city speaks for it.</summary>
    public bool May(Actor actor, Act act, SubjectId about, Stand stand) => stand == Stand.Any || !about.IsGroup ? May(actor, act, about)
        : actor.Posts.Any(post => post.Scope is { } scope && (stand == Stand.Own ? scope == about || IsCountyOf(about, scope) : scope != about && Lies(about, scope)) && May(actor with { Posts = [post] }, act, about));

    bool IsCountyOf(SubjectId county, SubjectId city) => population.Regions.Find(county.Text) is { Level: RegionLevel.County } found && found.Parent == city.Text;

    /// <summary>Whether one subject lies within another today: a site in its enterprise, an enterprise in its county, a county in its province.</summary>
    public bool Lies(SubjectId subject, SubjectId scope)
    {
        if (subject == scope) return true;
        return (subject.Kind, scope.Kind) switch
        {
            (SubjectKind.Site or SubjectKind.Process, SubjectKind.Enterprise) => subject.Enterprise == scope,
            (SubjectKind.Enterprise or SubjectKind.Site or SubjectKind.Process, SubjectKind.Region or SubjectKind.Park or SubjectKind.Sector or SubjectKind.Zone) => Placed(subject, scope),
            (SubjectKind.Region, SubjectKind.Region) => population.Regions.Within(subject.Text, scope.Text),
            (SubjectKind.Region, SubjectKind.Zone) => population.Regions.InZone(subject.Text, scope.Local, day),
            (SubjectKind.Sector, SubjectKind.Region) => subject.WithinRegion is { } region ? population.Regions.Within(region, scope.Text) : IsWhole(scope),
            (SubjectKind.Park, SubjectKind.Region) => Parks().TryGetValue(subject.Local, out var regions) && regions.All(r => population.Regions.Within(r, scope.Text)),
            (SubjectKind.Zone, SubjectKind.Region) => IsWhole(scope),
            _ => false,
        };
    }

    bool Placed(SubjectId subject, SubjectId group) =>
        population.Find(subject) is { } known && population.Belongs(known.On(day) ?? known.Latest, group, day)
        || population.Find(subject.Enterprise) is { } owner && subject != subject.Enterprise && population.Belongs(owner.On(day) ?? owner.Latest, group, day);

    /// <summary>A region that everybody registered here lies in.</summary>
    bool IsWhole(SubjectId region) => population.Regions.Find(region.Text) is { Level: RegionLevel.Province or RegionLevel.Country };

    Dictionary<string, List<string>> Parks() => parks ??= population.Subjects.Select(s => s.On(day) ?? s.Latest).Where(p => p.Park is not null)
        .GroupBy(p => p.Park!).ToDictionary(g => g.Key, g => g.Select(p => p.Region).Distinct().ToList());

    Dictionary<string, List<string>>? parks;
}
