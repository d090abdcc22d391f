using System.Globalization;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Cases;

/// <summary>How steps follow one another in the procedures known: what may come next, and what a history leads to.</summary>
/// <param name="isWorkday">Which days are worked, for deadlines.</param>
public sealed class CaseRules(IEnumerable<Procedure> procedures, Func<DateOnly, bool> isWorkday)
{
    readonly Dictionary<string, Procedure> byId = procedures.ToDictionary(p => p.Id);

    public IEnumerable<Procedure> Procedures => byId.Values;
    public Func<DateOnly, bool> IsWorkday => isWorkday;

    public Procedure Of(string procedure) => byId.TryGetValue(procedure, out var known) ? known : throw new ArgumentException($"there is no procedure {procedure} (known: {string.Join(", ", byId.Keys)})", nameof(procedure));

    /// <summary>What hinders a step, or null. Whether its maker is granted the act is the policy's to say, not asked here.</summary>
    public string? Hinders(Case matter, StepDraft draft) => Hindering(matter, draft)?.Text;

    /// <summary>The same, so that a page can say it in its own words.</summary>
    public Hindrance? Hindering(Case matter, StepDraft draft) => Broken(matter, draft)
        ?? (MoveOf(matter, draft.Move)?.Bars?.Invoke(matter, draft.By) == true ? new Hindrance(HindranceKind.SecondPerson, $"{draft.Name} cannot make {draft.Move}: another person is needed", draft.Move) : null)
        ?? (draft.Move == Procedure.TakeBack && matter.PassedBy is { } passed && passed.By != draft.By ? new(HindranceKind.NotTheMaker, $"only {passed.Name}, who passed it on, can take it back", passed.Name) : null);

    /// <summary>What a step of a history breaks, whenever it was made.</summary>
    Hindrance? Broken(Case matter, StepDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.By)) return new(HindranceKind.Other, "nobody makes it");
        var procedure = Of(matter.Procedure);
        if (Procedure.IsAside(draft.Move)) return Asides.Hindering(procedure, matter, draft);
        if (matter.Suspended) return new(HindranceKind.Suspended, $"{matter.Id} is suspended until it is resumed");
        if (procedure.From(matter.State).FirstOrDefault(m => m.Name == draft.Move) is not { } move)
            return new(HindranceKind.NotFromHere, $"{matter.Id} is {matter.State}; {draft.Move} does not lead from there (possible: {string.Join(", ", procedure.From(matter.State).Select(m => m.Name))})", matter.State);
        if (Whose(matter, move, draft.By) is { } other) return other;
        if (move.NeedsReason && string.IsNullOrWhiteSpace(draft.Reason)) return new(HindranceKind.NoReason, $"{draft.Move} needs a reason");
        if (move.Needs.FirstOrDefault(n => !draft.With.ContainsKey(n)) is { } missing) return new(HindranceKind.Missing, $"{draft.Move} needs {missing}", missing);
        if (move.DueKey is { } key && draft.With.TryGetValue(key, out var said) && (!TryDay(said, out var due) || (matter.Steps.Count > 0 && due < DayOf(matter.Last.At))))
            return new(HindranceKind.NoSuchDay, $"{key}: '{said}' is not a day to come, such as 2025-12-31", said);
        return move.Guard?.Invoke(matter, draft) is { } wrong ? new(move.Hinders, wrong, move.Hinders == HindranceKind.Other ? wrong : "") : null;
    }

    /// <summary>The moves that a person could make, as far as it depends on where the case stands and on who they are; the policy is asked beside it.</summary>
    public IEnumerable<Move> OpenTo(Case matter, string account) => matter.Suspended ? [] : Of(matter.Procedure).From(matter.State).Where(m => Whose(matter, m, account) is null && m.Bars?.Invoke(matter, account) != true);

    /// <summary>The move of a name that leads on from where a case stands; null for an aside and where there is none.</summary>
    public Move? MoveOf(Case matter, string move) => Of(matter.Procedure).From(matter.State).FirstOrDefault(m => m.Name == move);

    /// <summary>The step that a draft becomes; the caller has asked what hinders it.</summary>
    public Step Next(Case matter, StepDraft draft, DateTimeOffset at)
    {
        if (matter.Steps.Count > 0 && matter.Last.At > at) at = matter.Last.At; // a clock set back does not turn history round
        var move = Procedure.IsAside(draft.Move) ? null : Of(matter.Procedure).Moves.First(m => m.Name == draft.Move && m.From.Contains(matter.State));
        var with = move?.BackTo is { } back && (back == move.Name ? draft.By : matter.MakerOf(back)) is { } maker ? new Dictionary<string, string>(draft.With) { [Case.ToKey] = maker } : draft.With;
        var (due, left) = move is null ? Asides.Clock(matter, draft.Move, DayOf(at), isWorkday) : (Due(matter, move, draft, DayOf(at)), null);
        return new(matter.Id, matter.Steps.Count + 1, draft.Move, move?.To ?? matter.State, draft.By, draft.Name, at, draft.Reason, due, with) { Left = left };
    }

    /// <summary>The case that a first step would open.</summary>
    public Case Blank(string id, string procedure, SubjectId subject, string title) => new(id, procedure, subject, title, Of(procedure).Opening, [], null, null);

    /// <summary>The case after one more step.</summary>
    public static Case After(Case matter, Step step) => matter with
    {
        State = step.State,
        Steps = [.. matter.Steps, step],
        Due = step.Due,
        Left = step.Left,
        Suspended = step.Move switch { Procedure.Suspend => true, Procedure.Resume => false, _ => matter.Suspended },
        PassedTo = step.Move is Procedure.Suspend or Procedure.Resume or Procedure.Correct ? matter.PassedTo : step.With.GetValueOrDefault(Case.ToKey),
    };

    /// <summary>A case as it stood at the end of a day; null where it was not opened yet.</summary>
    public Case? On(Case matter, DateOnly day) => matter.Steps.TakeWhile(s => DayOf(s.At) <= day).ToList() is { Count: > 0 } made
        ? made.Aggregate(Blank(matter.Id, matter.Procedure, matter.Subject, matter.Title), After) : null;

    /// <summary>A case from its whole history; every step is held against the rules again.</summary>
    /// <exception cref="InvalidOperationException">A step does not follow from those before it; the text names it.</exception>
    public Case Replay(IReadOnlyList<Step> steps)
    {
        var first = steps[0].With;
        if (!first.TryGetValue(Case.ProcedureKey, out var procedure) || !first.TryGetValue(Case.SubjectKey, out var subject) || !byId.ContainsKey(procedure) || !SubjectId.TryParse(subject, out var id, out _))
            throw new InvalidOperationException($"{steps[0].Id}: it does not open a case of a procedure known here, as a first step does");
        return Replay(Blank(steps[0].Case, procedure, id, first.GetValueOrDefault(Case.TitleKey, "")), steps);
    }

    /// <summary>A case after further steps of its history.</summary>
    /// <exception cref="InvalidOperationException">A step does not follow from those before it; the text names it.</exception>
    public Case Replay(Case matter, IEnumerable<Step> steps)
    {
        foreach (var step in steps)
        {
            if (Wrong(matter, step) is { } wrong) throw new InvalidOperationException($"{step.Id}: {wrong}");
            matter = After(matter, step);
        }
        return matter;
    }

    string? Wrong(Case matter, Step step)
    {
        if (step.Case != matter.Id) return $"it belongs to {step.Case}, not to {matter.Id}";
        if (step.Number != matter.Steps.Count + 1) return $"step {matter.Steps.Count + 1} should stand here";
        if (matter.Steps.Count > 0 && step.At < matter.Last.At) return "it is older than the step before it";
        var draft = new StepDraft(step.Move, step.By, step.Name, step.Reason) { With = step.With };
        if (Broken(matter, draft)?.Text is { } wrong) return wrong;
        var made = Next(matter, draft, step.At);
        return made.State != step.State ? $"it says {step.State}, its move leads to {made.State}"
            : made.With.GetValueOrDefault(Case.ToKey) != step.With.GetValueOrDefault(Case.ToKey) ? "it does not say to whom the case went back" : null;
    }

    static Hindrance? Whose(Case matter, Move move, string account)
    {
        if (move.NotBy is { } other && matter.MakerOf(other) == account) return new(HindranceKind.SecondPerson, $"whoever made {other} cannot make {move.Name}: a second person is needed", other);
        if (move.Undoes is not { } undone) return null;
        var last = matter.LastMove;
        return last?.Move != undone ? new(HindranceKind.ActedSince, $"{undone} is not the last step: somebody has acted since", undone)
            : last.By != account ? new(HindranceKind.NotTheMaker, $"only {last.Name}, who made {undone}, can take it back", last.Name) : null;
    }

    DateOnly? Due(Case matter, Move move, StepDraft draft, DateOnly day)
    {
        if (move.Undoes is not null) return matter.LastMove is { Number: > 1 and var number } ? matter.Steps[number - 2].Due : null;
        if (move.DueKey is { } key && draft.With.TryGetValue(key, out var said) && TryDay(said, out var due)) return due;
        return move.Clock == ClockChange.Keep ? matter.Due : move.Days is not { } days ? null : move.CalendarDays ? day.AddDays(days) : WorkingDays.After(day, days, isWorkday);
    }

    static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(China.Offset).DateTime);

    static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
