using System.Globalization;
using Luheng.Grading;
using Luheng.Judging.Grading;
using Luheng.Packs;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Grading;

/// <summary>What a change of cut-offs would do to everybody.</summary>
public sealed record SimulateView(GradeScheme InForce, GradeScheme Tried, IReadOnlyList<Said> Wrong, GradeMoves Moves, string Period)
{
    /// <summary>As many of those who move are written out; the counts are of all.</summary>
    public const int Shown = 40;

    /// <summary>Whose grade an appeal changed: the counts are what the rules alone give.</summary>
    public IReadOnlyList<ListedGrade> Appealed { get; init; } = [];

    /// <param name="board">Everybody's facts; the work of a step is one pass over them.</param>
    internal static SimulateView Of(Reader reader, GradeBoard board, Func<string, string?> typed)
    {
        var (tried, wrong) = GradeSchemes.With(Base(reader, board, typed("scheme")), typed);
        return new(board.Scheme, tried, wrong, GradeMoves.Between(board.Columns, board.Scheme, board.Grades, tried), board.Columns.Period.ToString()) { Appealed = [.. board.Appeals.Values.OrderBy(g => g.Subject)] };
    }

    static GradeScheme Base(Reader reader, GradeBoard board, string? id) => id is null or "" || id == board.Scheme.Id ? board.Scheme
        : GradeSchemes.All(reader.Office!.Ledger, reader.Desk.World.Catalogue).FirstOrDefault(s => s.Id == id) ?? board.Scheme;

    public static bool IsUp(GradeMove move) => move.To >= 0 && (move.From < 0 || move.To < move.From);

    public static string Cut(GradeRule rule) => (rule.IsShare ? rule.Cut * 100 : rule.Cut).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Margin(GradeRule rule) => (rule.Margin * 100).ToString("0.##", CultureInfo.InvariantCulture);
}
