using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Judging.Grading;

/// <summary>A firm whose grade would be another under other cut-offs.</summary>
/// <param name="Firm">Its place in the columns.</param>
/// <param name="Rule">The rule that decides it: where it falls one of the new scheme, where it rises the one of the old that no longer holds it.</param>
public readonly record struct GradeMove(int Firm, sbyte From, sbyte To, int Rule);

/// <summary>Who moves when cut-offs are changed, and by what.</summary>
public sealed record GradeMoves(GradeColumns Columns, GradeScheme Before, GradeScheme After, sbyte[] Old, sbyte[] New, IReadOnlyList<GradeMove> Moves)
{
    /// <param name="old">The grades under the first scheme, made once.</param>
    public static GradeMoves Between(GradeColumns columns, GradeScheme before, sbyte[] old, GradeScheme after)
    {
        var now = columns.Grade(after);
        var moves = new List<GradeMove>();
        var (was, will) = (new GradeColumns.Limits(before), new GradeColumns.Limits(after));
        for (var i = 0; i < now.Length; i++)
            if (now[i] != old[i]) moves.Add(new(i, old[i], now[i], now[i] > old[i] ? Deciding(columns, will, i, now[i]) : Deciding(columns, was, i, old[i])));
        return new(columns, before, after, old, now, moves);
    }

    static int Deciding(GradeColumns columns, GradeColumns.Limits limits, int firm, sbyte grade)
    {
        for (var r = 0; r < limits.Rules.Length; r++)
            if (limits.Cap(r, GradeColumns.Holds(limits.Rules[r], columns.Sees(limits.Rules[r], firm)), columns.IsNormless(firm)) == grade) return r;
        return -1;
    }

    public SubjectId Subject(GradeMove move) => Columns.Firms[move.Firm].Subject;

    /// <summary>How many have each level, before and after, in the order of the levels and then those not graded.</summary>
    public IReadOnlyList<(string Level, int Before, int After)> Counts() =>
        [.. After.Levels.Select((l, i) => (l.Id, Old.Count(g => g == i), New.Count(g => g == i))), (GradeScheme.NotGraded, Old.Count(g => g == GradeColumns.NotGraded), New.Count(g => g == GradeColumns.NotGraded)),
            (GradeScheme.NoNorm, Old.Count(g => g == GradeColumns.NoNorm), New.Count(g => g == GradeColumns.NoNorm))];

    /// <summary>The rung that moves it as the new cut-offs have it, in words with its figures: why, and by how little. Where the new scheme has no such rule, as the old one had it.</summary>
    public JudgedBy? Why(GradeMove move)
    {
        if (move.Rule < 0) return null;
        if (move.To > move.From) return new GradeRungs(Columns, After, move.Firm).Of(After.Rules[move.Rule]);
        var was = Before.Rules[move.Rule];
        return After.Rules.FirstOrDefault(r => r.Id == was.Id) is { } now ? new GradeRungs(Columns, After, move.Firm).Of(now) : new GradeRungs(Columns, Before, move.Firm).Of(was);
    }
}
