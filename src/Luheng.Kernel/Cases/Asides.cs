using System.Globalization;

namespace Luheng.Cases;

/// <summary>The moves that exist in every procedure and leave the state as it is: passing on and taking back, letting the clock stand and run, correcting a word.</summary>
static class Asides
{
    public static Hindrance? Hindering(Procedure procedure, Case matter, StepDraft draft)
    {
        if (matter.Steps.Count == 0) return new(HindranceKind.NotFromHere, $"{draft.Move} does not open a case", matter.State);
        return draft.Move switch
        {
            Procedure.Delegate => Passing(procedure, matter, draft),
            Procedure.TakeBack => matter.PassedTo is null ? new(HindranceKind.NotPassed, $"{matter.Id} was not passed to anybody") : null,
            Procedure.Suspend => procedure.Suspension is null || procedure.WaitsFor(matter.State) is null ? new(HindranceKind.WaitsForNobody, $"the clock of {matter.Id} cannot be made to stand")
                : matter.Suspended ? new(HindranceKind.Suspended, $"{matter.Id} is suspended already") : Unreasoned(draft),
            Procedure.Resume => matter.Suspended ? null : new(HindranceKind.NotSuspended, $"{matter.Id} is not suspended"),
            _ => Correcting(matter, draft),
        };
    }

    /// <summary>When the next step is due after one of these, and how many working days a standing clock has left.</summary>
    public static (DateOnly? Due, int? Left) Clock(Case matter, string move, DateOnly day, Func<DateOnly, bool> isWorkday) => move switch
    {
        Procedure.Suspend => (null, matter.Due is { } due ? WorkingDays.Between(day, due, isWorkday) : null),
        Procedure.Resume => (matter.Left is { } left ? WorkingDays.After(day, left, isWorkday) : null, null),
        _ => (matter.Due, matter.Left),
    };

    static Hindrance? Passing(Procedure procedure, Case matter, StepDraft draft)
    {
        if (procedure.WaitsFor(matter.State) is null) return new(HindranceKind.WaitsForNobody, $"{matter.Id} waits for nobody");
        if (!draft.With.TryGetValue(Case.ToKey, out var to) || to is "") return new(HindranceKind.Missing, "to whom is not said", Case.ToKey);
        return to == matter.PassedTo ? new(HindranceKind.OpenAlready, $"{matter.Id} is with {to} already", to) : null;
    }

    static Hindrance? Correcting(Case matter, StepDraft draft)
    {
        if (!draft.With.TryGetValue(Case.StepKey, out var said) || !int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > matter.Steps.Count)
            return new(HindranceKind.NoSuchStep, $"{matter.Id} has no step '{said}' to correct");
        var step = matter.Steps[number - 1];
        return step.By != draft.By ? new(HindranceKind.NotTheMaker, $"only {step.Name}, who made {step.Move}, can correct it", step.Name) : Unreasoned(draft);
    }

    static Hindrance? Unreasoned(StepDraft draft) => string.IsNullOrWhiteSpace(draft.Reason) ? new(HindranceKind.NoReason, $"{draft.Move} needs a reason") : null;
}
