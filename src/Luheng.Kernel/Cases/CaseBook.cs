using System.Collections.Concurrent;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Cases;

/// <summary>What came of wanting a step: the case after it, or what hinders it.</summary>
public sealed record StepResult(Case? Case, string? Wrong, long? Batch = null);

/// <summary>Every case as its steps have left it, kept in memory and in the ledger; a step is in both or in neither. Safe for many threads.</summary>
public sealed class CaseBook
{
    readonly ILedger ledger;
    readonly TimeProvider clock;
    readonly ConcurrentDictionary<string, Case> cases = new(StringComparer.Ordinal);
    readonly Lock writing = new();

    public CaseBook(ILedger ledger, CaseRules rules, TimeProvider clock)
    {
        (this.ledger, Rules, this.clock) = (ledger, rules, clock);
        Refresh();
    }

    public CaseRules Rules { get; }
    public IEnumerable<Case> All => cases.Values;

    public Case? Find(string id) => cases.GetValueOrDefault(id);

    /// <summary>Reads what other programs wrote since.</summary>
    public void Refresh()
    {
        lock (writing)
        {
            var kept = ledger.Documents(Step.Kind).Select(d => Step.Read(d.Body)).GroupBy(s => s.Case).ToList();
            foreach (var steps in kept)
                if (Find(steps.Key) is not { } known || known.Steps.Count != steps.Count()) cases[steps.Key] = Rules.Replay([.. steps.OrderBy(s => s.Number)]);
            if (cases.Count > kept.Count) // a batch that held a step was taken back
                foreach (var gone in cases.Keys.Except(kept.Select(k => k.Key))) cases.TryRemove(gone, out _);
        }
    }

    /// <summary>Opens a case with its first step.</summary>
    /// <param name="batch">What is to be recorded with it in the same transaction; its documents are kept and the step is added.</param>
    public StepResult Open(string id, string procedure, SubjectId subject, string title, StepDraft first, BatchDraft batch)
    {
        var with = new Dictionary<string, string>(first.With) { [Case.ProcedureKey] = procedure, [Case.SubjectKey] = subject.Text, [Case.TitleKey] = title };
        return Find(id) is not null ? new(null, $"{id} is open already") : Take(Rules.Blank(id, procedure, subject, title), first with { With = with }, batch);
    }

    /// <summary>Makes a step, with whatever belongs to it, in one transaction. Of two who try at once the second is told that the case has moved on.</summary>
    /// <param name="seen">How many steps whoever wants it had seen; null: as many as there are.</param>
    public StepResult Take(string id, StepDraft draft, BatchDraft batch, int? seen = null)
    {
        if (Find(id) is not { } matter) return new(null, $"there is no case {id}");
        return seen is { } count && count != matter.Steps.Count ? new(null, $"{id} has moved on: {matter.Last.Name} made {matter.Last.Move} meanwhile") : Take(matter, draft, batch);
    }

    StepResult Take(Case matter, StepDraft draft, BatchDraft batch)
    {
        if (Rules.Hinders(matter, draft) is { } wrong) return new(null, wrong);
        lock (writing)
        {
            if ((Find(matter.Id)?.Steps.Count ?? 0) != matter.Steps.Count) return new(null, $"{matter.Id} has moved on meanwhile");
            var step = Rules.Next(matter, draft, clock.GetUtcNow());
            try
            {
                var kept = ledger.Commit(batch with { About = [.. batch.About, matter.Subject], Documents = [.. batch.Documents, step.Write()], Expects = [.. batch.Expects, new(Step.Kind, step.Id, null)] });
                return new(cases[matter.Id] = CaseRules.After(matter, step), null, kept.Id);
            }
            catch (ConflictException)
            {
                return new(null, $"{matter.Id} has moved on meanwhile");
            }
        }
    }
}
