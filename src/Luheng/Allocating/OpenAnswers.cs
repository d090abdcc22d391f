using Luheng.Cases;
using Luheng.Judging.Allocating;

namespace Luheng.Allocating;

/// <summary>The children that have not answered, and those whose own figure is another one than they are given.</summary>
public sealed record OpenAnswers(IReadOnlyList<Case> Silent, IReadOnlyList<Case> NotTaken)
{
    public bool Any => Silent.Count + NotTaken.Count > 0;

    public static OpenAnswers Of(Breakdown breakdown, IReadOnlyList<Case> offers)
    {
        var given = breakdown.Children.ToDictionary(c => c.Subject, c => c.Figure);
        return new([.. offers.Where(o => OfferProcedure.AnswerOf(o) is null)],
            [.. offers.Where(o => OfferProcedure.AnswerOf(o) is { Move: OfferProcedure.Counter } answer && !OfferProcedure.FigureOf(answer).Equals(given[o.Subject.Text]))]);
    }
}
