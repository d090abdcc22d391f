using Luheng.Access;
using Luheng.Registry;

namespace Luheng.Portal.Access;

/// <summary>Which enterprises and sites somebody may see by an act, worked out once for the posts held: lists ask it instead of the policy for each of thousands.</summary>
sealed class Horizon
{
    readonly HashSet<SubjectId> seen;

    Horizon(string key, HashSet<SubjectId> seen, bool everyone) => (Key, this.seen, Everyone) = (key, seen, everyone);

    /// <summary>The same for all who see the same by the same posts.</summary>
    public string Key { get; }

    /// <summary>Whether nobody is left out.</summary>
    public bool Everyone { get; }

    /// <summary>How many enterprises.</summary>
    public int Count => seen.Count(s => s.Kind == SubjectKind.Enterprise);

    public IEnumerable<SubjectId> Enterprises => seen.Where(s => s.Kind == SubjectKind.Enterprise);

    public bool Sees(SubjectId subject) => seen.Contains(subject) || (subject.Enterprise != subject && seen.Contains(subject.Enterprise));

    public static Horizon Of(Desk desk, Actor actor, Act act)
    {
        var key = $"{act}/{string.Join(';', actor.Posts.Select(p => $"{p.Role} {p.Scope} {p.From} {p.Until}"))}";
        return desk.Whole.Remember("sight/" + key, () =>
        {
            var policy = desk.Whole.Policy;
            var all = desk.Whole.World.Population.Subjects;
            HashSet<SubjectId> seen = policy.May(actor, act) ? [.. all.Where(s => policy.May(actor, act, s.Id)).Select(s => s.Id)] : [];
            return new Horizon(key, seen, seen.Count == all.Count);
        });
    }
}
