using Luheng.Access;
using Luheng.Cases;
using Luheng.Portal.Shell;
using Luheng.Time;

namespace Luheng.Portal.Cases;

/// <summary>What waits for one person and what they sent: kept while the desk stands, brought up to date by the cases that changed since it was last looked at.</summary>
sealed class WorkIndex(Desk desk, Office office, Actor actor)
{
    readonly HashSet<string> mine = new(StringComparer.Ordinal);
    readonly HashSet<string> sent = new(StringComparer.Ordinal);
    readonly Lock updating = new();
    string? stand;
    int mark;

    public static WorkIndex Of(Reader reader) => Of(reader.Desk, reader.Office!, reader.Actor);

    public static WorkIndex Of(Desk desk, Office office, Actor actor) => desk.Remember(
        $"work of {actor.Account} {string.Join(' ', actor.Posts.Select(p => $"{p.Role}@{p.Scope}:{p.From}-{p.Until}"))} {office.GetHashCode()}", () => new WorkIndex(desk, office, actor));

    /// <summary>How many things wait: cases and calls not yet seen. Every page asks, so nothing is looked through.</summary>
    public int Count
    {
        get
        {
            lock (updating)
            {
                Update();
                return mine.Count + office.Comments.Calling(actor.Account).Count;
            }
        }
    }

    public (IReadOnlyList<Case> Mine, IReadOnlyList<Case> Sent) Cases()
    {
        lock (updating)
        {
            Update();
            return ([.. mine.Select(office.Cases.Find).OfType<Case>()], [.. sent.Select(office.Cases.Find).OfType<Case>()]);
        }
    }

    void Update()
    {
        var absent = Absent().ToHashSet(StringComparer.Ordinal);
        var standing = string.Join(' ', [$"{office.Clock.Today()}", .. absent.Order(StringComparer.Ordinal)]);
        foreach (var id in standing == stand ? WithTheirs(office.Cases.ChangedSince(mark, out mark)) : Everything())
        {
            mine.Remove(id);
            sent.Remove(id);
            if (office.Cases.Find(id) is not { } matter || office.Cases.Rules.Of(matter.Procedure).WaitsFor(matter.State) is not { } act || Returns.ReturnBoard.Ended(desk.World, matter)) continue;
            if (WaitsForMe(matter, act, absent) || MayAsk(matter)) mine.Add(id);
            else if (matter.Steps.Any(s => s.By == actor.Account)) sent.Add(id);
        }
        stand = standing;
    }

    /// <summary>The matters that changed, and those that they are against: whose turn it is there may depend on them.</summary>
    IEnumerable<string> WithTheirs(IReadOnlyList<string> changed) => changed.Concat(changed.Select(id => office.Cases.Find(id)?.With(Objection.AgainstKey)).OfType<string>()).Distinct();

    /// <summary>All that can matter to this person, at the first look when those they stand in for have changed, and on a new day.</summary>
    IEnumerable<string> Everything()
    {
        mine.Clear();
        sent.Clear();
        office.Cases.ChangedSince(int.MaxValue, out mark);
        var acts = office.Cases.Rules.Procedures.SelectMany(p => p.States.Select(p.WaitsFor)).OfType<Act>().Distinct().Where(a => desk.Policy.May(actor, a));
        return acts.SelectMany(office.Cases.Waiting).Concat(office.Cases.Waiting(Act.DecideObjection).Where(MayAsk)).Concat(office.Cases.MadeBy(actor.Account)).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Passed to me by name, or to one I stand in for, or to nobody while one of my posts has the duty.</summary>
    bool WaitsForMe(Case matter, Act act, HashSet<string> absent) => Turns.Has(desk.Policy, office.Cases, actor, matter) && (matter.PassedTo is { } named
        ? (named == actor.Account || absent.Contains(named)) && desk.Policy.May(actor, act, matter.Subject)
        : desk.Policy.May(actor with { Posts = [.. actor.Posts.Where(p => Duties.Has(p.Role, act))] }, act, matter.Subject));

    bool MayAsk(Case matter) => Turns.MayAsk(desk.Policy, office.Cases, actor, matter, office.Clock.Today()) is not null;

    IEnumerable<string> Absent()
    {
        var today = office.Clock.Today();
        return office.Deputies.All.Where(d => d.Stands == actor.Account && d.On(today)).Select(d => d.Account);
    }
}
