using Luheng.Access;
using Luheng.Registry;

namespace Luheng.Cases;

/// <summary>Which cases are about whom, which wait for whom, and which changed since a mark, kept beside the cases themselves.</summary>
sealed class CaseIndex(CaseRules rules)
{
    readonly Dictionary<SubjectId, SortedSet<string>> bySubject = [];
    readonly Dictionary<Act, HashSet<string>> waiting = [];
    readonly Dictionary<string, HashSet<string>> byMaker = new(StringComparer.Ordinal);
    readonly List<string> changes = [];
    readonly Lock guard = new();

    /// <summary>Takes note that a case is now like this (null: gone), and was like that (null: new).</summary>
    public void Note(Case? was, Case? now)
    {
        lock (guard)
        {
            if (was is not null && Waits(was) is { } before) Of(waiting, before).Remove(was.Id);
            if (was is not null && now is null) Of(bySubject, was.Subject).Remove(was.Id);
            if (now is not null)
            {
                if (was is null) Of(bySubject, now.Subject).Add(now.Id);
                foreach (var step in now.Steps.Skip(was?.Steps.Count ?? 0)) Of(byMaker, step.By).Add(now.Id);
                if (Waits(now) is { } after) Of(waiting, after).Add(now.Id);
            }
            changes.Add((now ?? was)!.Id);
        }
    }

    public string[] About(SubjectId subject)
    {
        lock (guard) return bySubject.TryGetValue(subject, out var ids) ? [.. ids] : [];
    }

    public string[] Waiting(Act act)
    {
        lock (guard) return waiting.TryGetValue(act, out var ids) ? [.. ids] : [];
    }

    /// <summary>Cases in which somebody made a step; one whose step was taken back may stay among them.</summary>
    public string[] MadeBy(string account)
    {
        lock (guard) return byMaker.TryGetValue(account, out var ids) ? [.. ids] : [];
    }

    public string[] ChangedSince(int mark, out int now)
    {
        lock (guard)
        {
            now = changes.Count;
            return mark >= now ? [] : [.. changes[mark..].Distinct()];
        }
    }

    Act? Waits(Case matter) => rules.Of(matter.Procedure).WaitsFor(matter.State);

    static TSet Of<TKey, TSet>(Dictionary<TKey, TSet> sets, TKey key) where TKey : notnull where TSet : new() => sets.TryGetValue(key, out var set) ? set : sets[key] = new();
}
