using System.Collections.Concurrent;
using Luheng.Access;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Cases;

/// <summary>What came of wanting a step: the case after it, or what hinders it.</summary>
public sealed record StepResult(Case? Case, string? Wrong, long? Batch = null)
{
    /// <summary>What hinders it, so that a page can say it in its own words.</summary>
    public Hindrance? Hindrance { get; init; }
}

/// <summary>A step wanted of a case, beside others that are made with it or not at all.</summary>
/// <param name="Seen">How many steps whoever wants it had seen; null: as many as there are.</param>
public sealed record Turn(string Case, StepDraft Draft, int? Seen = null)
{
    /// <summary>What the case is, where this step opens it.</summary>
    public (string Procedure, SubjectId Subject, string Title)? Opens { get; init; }
}

/// <summary>Every case as its steps have left it, kept in memory and in the ledger; a step is in both or in neither. Safe for many threads.</summary>
public sealed class CaseBook
{
    readonly ILedger ledger;
    readonly TimeProvider clock;
    readonly ConcurrentDictionary<string, Case> cases = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, string> broken = new(StringComparer.Ordinal);
    readonly CaseIndex index;
    readonly Lock writing = new();
    Tide seen;

    public CaseBook(ILedger ledger, CaseRules rules, TimeProvider clock)
    {
        (this.ledger, Rules, this.clock, index) = (ledger, rules, clock, new(rules));
        Refresh();
    }

    public CaseRules Rules { get; }

    /// <summary>The day that it is where cases are dealt with.</summary>
    public DateOnly Today => clock.Today();
    public IEnumerable<Case> All => cases.Values;

    /// <summary>Cases whose history does not hold together, and at which step; they are shown to nobody until that is looked into.</summary>
    public IReadOnlyDictionary<string, string> Broken => broken;

    public Case? Find(string id) => cases.GetValueOrDefault(id);

    /// <summary>The cases about a subject, in the order of their ids.</summary>
    public IReadOnlyList<Case> About(SubjectId subject) => [.. index.About(subject).Select(Find).OfType<Case>()];

    /// <summary>The cases that wait for whoever is granted an act.</summary>
    public IReadOnlyList<Case> Waiting(Act act) => [.. index.Waiting(act).Select(Find).OfType<Case>()];

    /// <summary>The cases in which somebody made a step.</summary>
    public IReadOnlyList<Case> MadeBy(string account) => [.. index.MadeBy(account).Select(Find).OfType<Case>()];

    /// <summary>The ids of cases that changed since a mark (0: all), and the mark of now; marks are of this book alone.</summary>
    public IReadOnlyList<string> ChangedSince(int mark, out int now) => index.ChangedSince(mark, out now);

    /// <summary>What hinders a step, by its own matter or by others beside it; or null.</summary>
    public Hindrance? Hindering(Case matter, StepDraft draft) => Rules.Hindering(matter, draft) ?? Rules.MoveOf(matter, draft.Move)?.Beside?.Invoke(this, matter, draft.By);

    /// <summary>The moves that a person could make, as far as it depends on where this matter and others beside it stand and on who they are; the policy is asked beside it.</summary>
    public IEnumerable<Move> OpenTo(Case matter, string account) => Rules.OpenTo(matter, account).Where(m => m.Beside?.Invoke(this, matter, account) is null);

    /// <summary>Reads what other programs wrote since, and nothing else unless a batch was taken back.</summary>
    public void Refresh()
    {
        lock (writing)
        {
            var fresh = ledger.DocumentsSince(Step.Kind, seen.Batch, out var now);
            if (now.Undone != seen.Undone && !cases.IsEmpty)
            {
                fresh = ledger.DocumentsSince(Step.Kind, 0, out now);
                foreach (var gone in cases.Keys.ToList()) Keep(gone, null);
                broken.Clear();
            }
            seen = now;
            foreach (var steps in fresh.AsParallel().AsOrdered().Select(d => Step.Read(d.Body)).AsSequential().GroupBy(s => s.Case)) Take(steps.Key, [.. steps.OrderBy(s => s.Number)]);
        }
    }

    /// <summary>Opens a case with its first step.</summary>
    /// <param name="batch">What is to be recorded with it in the same transaction; its documents are kept and the step is added.</param>
    public StepResult Open(string id, string procedure, SubjectId subject, string title, StepDraft first, BatchDraft batch) =>
        TakeTogether([new(id, first) { Opens = (procedure, subject, title) }], batch);

    /// <summary>Makes a step, with whatever belongs to it, in one transaction. Of two who try at once the second is told that the case has moved on.</summary>
    /// <param name="seen">How many steps whoever wants it had seen; null: as many as there are.</param>
    public StepResult Take(string id, StepDraft draft, BatchDraft batch, int? seen = null) => TakeTogether([new(id, draft, seen)], batch);

    /// <summary>Makes steps of several cases in one transaction, all or none, such as an objection and the suspension of what it objects to; gives the first case.</summary>
    public StepResult TakeTogether(IReadOnlyList<Turn> turns, BatchDraft batch)
    {
        lock (writing)
        {
            var made = new List<(Case Matter, Step Step)>();
            foreach (var turn in turns)
            {
                var (matter, draft, wrong) = Ready(turn, made);
                if (wrong is null) wrong = Hindering(matter!, draft);
                if (wrong is not null) return new(null, wrong.Text) { Hindrance = wrong };
                made.Add((matter!, Rules.Next(matter!, draft, clock.GetUtcNow())));
            }
            try
            {
                var kept = ledger.Commit(batch with
                {
                    About = [.. batch.About, .. made.Select(m => m.Matter.Subject).Distinct()],
                    Documents = [.. batch.Documents, .. made.Select(m => m.Step.Write())],
                    Expects = [.. batch.Expects, .. made.Select(m => new Expected(Step.Kind, m.Step.Id, null))],
                });
                foreach (var (matter, step) in made) Keep(matter.Id, CaseRules.After(matter, step));
                return new(Find(made[0].Matter.Id), null, kept.Id);
            }
            catch (ConflictException conflict)
            {
                Refresh(); // another program wrote first
                var wrong = new Hindrance(HindranceKind.MovedOn, conflict.Kind == Step.Kind ? $"{turns[0].Case} has moved on meanwhile" : conflict.Message, Find(turns[0].Case)?.Last.Name ?? "");
                return new(null, wrong.Text) { Hindrance = wrong };
            }
        }
    }

    (Case? Matter, StepDraft Draft, Hindrance? Wrong) Ready(Turn turn, List<(Case Matter, Step Step)> made)
    {
        var (known, draft) = (Find(turn.Case), turn.Draft);
        if (made.FindLast(m => m.Matter.Id == turn.Case) is { Step: not null } earlier) known = CaseRules.After(earlier.Matter, earlier.Step);
        if (turn.Opens is { } opens)
        {
            var with = new Dictionary<string, string>(draft.With) { [Case.ProcedureKey] = opens.Procedure, [Case.SubjectKey] = opens.Subject.Text, [Case.TitleKey] = opens.Title };
            return known is not null ? (null, draft, new(HindranceKind.OpenAlready, $"{turn.Case} is open already", turn.Case))
                : (Rules.Blank(turn.Case, opens.Procedure, opens.Subject, opens.Title), draft with { With = with }, null);
        }
        return known is null ? (null, draft, new(HindranceKind.NoCase, $"there is no case {turn.Case}", turn.Case))
            : turn.Seen is { } count && count != known.Steps.Count ? (null, draft, new(HindranceKind.MovedOn, $"{turn.Case} has moved on: {known.Last.Name} made {known.Last.Move} meanwhile", known.Last.Name))
            : (known, draft, null);
    }

    /// <summary>Adds steps read from the ledger to their case; a history that does not hold together is set aside.</summary>
    void Take(string id, List<Step> steps)
    {
        var known = Find(id);
        steps.RemoveAll(s => s.Number <= (known?.Steps.Count ?? 0));
        if (steps.Count == 0) return;
        try
        {
            Keep(id, known is null ? Rules.Replay(steps) : Rules.Replay(known, steps));
        }
        catch (InvalidOperationException wrong)
        {
            broken[id] = wrong.Message;
            if (known is not null) Keep(id, null);
        }
    }

    void Keep(string id, Case? now)
    {
        var was = Find(id);
        if (now is null) cases.TryRemove(id, out _);
        else cases[id] = now;
        if (was is not null || now is not null) index.Note(was, now);
    }
}
