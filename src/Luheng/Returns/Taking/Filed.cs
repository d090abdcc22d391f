using System.Collections;
using Luheng.Observations;

namespace Luheng.Returns;

/// <summary>The accepted figures as observations, made one at a time while they are stored.</summary>
sealed class Filed(Intake intake, int count) : IReadOnlyCollection<Observation>
{
    public int Count { get; } = count;

    public IEnumerator<Observation> GetEnumerator()
    {
        for (var i = 0; i < intake.Figures.Count; i++)
            if (intake.Figures[i] is { State: FigureState.New or FigureState.Corrected } f)
                yield return new(intake.Parties.All[f.Subject].Id, intake.Uses.Ids[f.Item], intake.Periods.All[f.Period], f.Value,
                    intake.Scopes[f.Scope], intake.Sources[f.Source].Source, f.Row);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
