using Luheng.Cases;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Registering;

/// <summary>What taking a batch back would make of a subject: what it was before, or nothing.</summary>
public sealed record UndoEffect(Subject Now, Subject? Then, IReadOnlyList<EntryChange> Changes);

/// <summary>What taking a batch back would do, before it is done.</summary>
/// <param name="Subjects">Those that would differ; of many only the first.</param>
/// <param name="Total">How many subjects would differ.</param>
/// <param name="Hinders">Why it cannot be taken back here; null where it can.</param>
public sealed record BatchUndo(Batch Batch, IReadOnlyList<UndoEffect> Subjects, int Total, Said? Hinders)
{
    const int Shown = 200;
    static readonly TimeSpan Around = TimeSpan.FromSeconds(5);

    public static BatchUndo? Of(ILedger ledger, CaseBook cases, Population population, long id)
    {
        if (ledger.Batches().FirstOrDefault(b => b.Id == id) is not { } batch) return null;
        if (batch.UndoneAt is { } at) return new(batch, [], 0, new($"这一批次已在 {Time.China.Text(at)[..16]} 撤销。", $"The batch was taken back at {Time.China.Text(at)[..16]}."));
        var effects = new List<UndoEffect>();
        var total = 0;
        foreach (var subject in batch.Subjects == 0 ? [] : Written(ledger, batch))
        {
            var versions = ledger.Versions(SubjectJson.Kind, subject.Text).Where(v => v.Batch.UndoneAt is null).ToList();
            if (versions.Count == 0 || versions[^1].Batch.Id != id) continue; // a later version stays in effect
            if (++total > Shown) continue;
            var (now, then) = (SubjectJson.Read(versions[^1].Document.Body), versions.Count > 1 ? SubjectJson.Read(versions[^2].Document.Body) : null);
            effects.Add(new(now, then, EntryChange.Between(now, then, population)));
        }
        return new(batch, effects, total, Case(ledger, cases, batch));
    }

    /// <summary>The subjects of which the batch brought a version.</summary>
    static IEnumerable<SubjectId> Written(ILedger ledger, Batch batch)
    {
        var before = ledger.Subjects(batch.RecordedAt.AddTicks(-10)).ToDictionary(s => s.Id);
        return [.. ledger.Subjects(batch.RecordedAt).Where(s => !s.Equals(before.GetValueOrDefault(s.Id))).Select(s => s.Id)];
    }

    /// <summary>A step of a matter is taken back by the matter's own steps; a consent in the register may be, while it is the last.</summary>
    static Said? Case(ILedger ledger, CaseBook cases, Batch batch)
    {
        foreach (var matter in cases.All)
            foreach (var step in matter.Steps.Where(s => (s.At - batch.RecordedAt).Duration() < Around))
                if ((matter.Procedure != RegisterProcedure.Id || step != matter.Last) && ledger.Find(Step.Kind, step.Id)?.Batch.Id == batch.Id)
                    return new($"这一批次是办理事项“{matter.Title}”的一步，请在该事项里撤回。", $"This batch is a step of “{matter.Title}”; take it back there.");
        return null;
    }
}
