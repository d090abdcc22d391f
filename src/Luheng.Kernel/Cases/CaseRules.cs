using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Cases;

/// <summary>How steps follow one another in the procedures known: what may come next, and what a history leads to.</summary>
/// <param name="isWorkday">Which days are worked, for deadlines.</param>
public sealed class CaseRules(IEnumerable<Procedure> procedures, Func<DateOnly, bool> isWorkday)
{
    readonly Dictionary<string, Procedure> byId = procedures.ToDictionary(p => p.Id);

    public IEnumerable<Procedure> Procedures => byId.Values;

    public Procedure Of(string procedure) => byId.TryGetValue(procedure, out var known) ? known : throw new ArgumentException($"there is no procedure {procedure} (known: {string.Join(", ", byId.Keys)})", nameof(procedure));

    /// <summary>What hinders a step, or null. Whether its maker is granted the act is the policy's to say, not asked here.</summary>
    public string? Hinders(Case matter, StepDraft draft)
    {
        var procedure = Of(matter.Procedure);
        if (draft.Move == Procedure.Delegate)
            return procedure.WaitsFor(matter.State) is null ? $"{matter.Id} waits for nobody" : draft.With.ContainsKey(Case.ToKey) ? null : "to whom is not said";
        if (procedure.Moves.FirstOrDefault(m => m.Name == draft.Move && m.From.Contains(matter.State)) is not { } move)
            return $"{matter.Id} is {matter.State}; {draft.Move} does not lead from there (possible: {string.Join(", ", procedure.From(matter.State).Select(m => m.Name))})";
        if (move.NeedsReason && string.IsNullOrWhiteSpace(draft.Reason)) return $"{draft.Move} needs a reason";
        if (move.NotBy is { } other && matter.MakerOf(other) == draft.By) return $"whoever made {other} cannot make {draft.Move}: a second person is needed";
        if (move.Needs.FirstOrDefault(n => !draft.With.ContainsKey(n)) is { } missing) return $"{draft.Move} needs {missing}";
        return move.Guard?.Invoke(matter, draft);
    }

    /// <summary>The step that a draft becomes; the caller has asked what hinders it.</summary>
    public Step Next(Case matter, StepDraft draft, DateTimeOffset at)
    {
        var move = draft.Move == Procedure.Delegate ? null : Of(matter.Procedure).Moves.First(m => m.Name == draft.Move && m.From.Contains(matter.State));
        return new(matter.Id, matter.Steps.Count + 1, draft.Move, move?.To ?? matter.State, draft.By, draft.Name, at, draft.Reason,
            move is null ? matter.Due : move.Days is { } days ? WorkingDays.After(DateOnly.FromDateTime(at.ToOffset(China.Offset).DateTime), days, isWorkday) : null, draft.With);
    }

    /// <summary>The case that a first step would open.</summary>
    public Case Blank(string id, string procedure, SubjectId subject, string title) => new(id, procedure, subject, title, Of(procedure).Opening, [], null, null);

    /// <summary>The case after one more step.</summary>
    public static Case After(Case matter, Step step) => matter with
    {
        State = step.State,
        Steps = [.. matter.Steps, step],
        Due = step.Due,
        PassedTo = step.Move == Procedure.Delegate ? step.With[Case.ToKey] : null,
    };

    /// <summary>A case from its whole history; every step is held against the rules again.</summary>
    /// <exception cref="InvalidOperationException">A step does not follow from those before it.</exception>
    public Case Replay(IReadOnlyList<Step> steps)
    {
        var first = steps[0].With;
        var matter = Blank(steps[0].Case, first[Case.ProcedureKey], SubjectId.Parse(first[Case.SubjectKey]), first[Case.TitleKey]);
        foreach (var step in steps)
        {
            if (step.Number != matter.Steps.Count + 1) throw new InvalidOperationException($"{step.Id}: step {matter.Steps.Count + 1} is missing before it");
            if (Hinders(matter, new(step.Move, step.By, step.Name, step.Reason) { With = step.With }) is { } wrong) throw new InvalidOperationException($"{step.Id}: {wrong}");
            var made = Next(matter, new(step.Move, step.By, step.Name, step.Reason) { With = step.With }, step.At);
            if (made.State != step.State) throw new InvalidOperationException($"{step.Id}: it says {step.State}, its move leads to {made.State}");
            matter = After(matter, step);
        }
        return matter;
    }
}
