using Luheng.Judging;
using Luheng.Judging.Grading;
using Luheng.Packs;
using Luheng.Portal.Benchmarking;
using Luheng.Portal.Boards;
using Luheng.Portal.Shell;
using Luheng.Registry;

namespace Luheng.Portal.Grading;

/// <summary>A figure of a rung and what opens its reasons.</summary>
/// <param name="Name">Of which product, where a rung sees several.</param>
public sealed record RungFigure(string Name, double Value, string Unit, string Address);

/// <summary>What the figures of a ladder open: the question behind a figure, the judged line, the readings due and sent.</summary>
static class GradeReasons
{
    public static IEnumerable<RungFigure> Of(Reader reader, LadderView board, JudgedBy rung)
    {
        var facts = board.Columns.Firms[board.Columns.IndexOf(board.Ladder.Judgement.Subject)];
        if (rung is { Ask: not "", Value: { } value }) return [new("", value, rung.Unit, $"/explain?{rung.Ask}")];
        if (board.Scheme.Rule(rung.Rule) is not { } rule) return [];
        if (rule.OfLines)
        {
            var lines = facts.Lines.Where(GradeColumns.Judged).ToList();
            return lines.Select(l => new RungFigure(lines.Count > 1 ? reader[l.Product] : "", l.Value, l.Unit, LineReasons.Address(l, board.Columns.Period)));
        }
        return rule.LooksAt == GradeMeasure.MonitoringCompleteness && rung.Value is { } share ? [new("", share, rung.Unit, $"/grades/firms/{facts.Subject.Text}/reasons")] : [];
    }

    /// <summary>The rate of arrival that a firm was graded by; null where there is none.</summary>
    public static Reasons? OfMonitoring(Reader reader, Subject firm, GradeBoard board)
    {
        if (board.Columns.IndexOf(firm.Id) is not (>= 0 and var at) || board.Scheme.Rules.FirstOrDefault(r => r.LooksAt == GradeMeasure.MonitoringCompleteness) is not { } rule) return null;
        var facts = board.Columns.Firms[at];
        var official = board.Columns.Official(facts);
        if ((official ?? facts.Monitoring) is not { } share || double.IsNaN(share.Completeness)) return null;
        return new(reader[rule.Name], firm.Name, Dates.Say(board.Columns.Period, reader.English), share.Completeness * 100, "%", 1, official is null ? reader[GradeWords.ArrivalFormula] : reader.Say(GradeWords.ArrivalByPaper, share.From))
        {
            Source = rule.Source,
            Confidence = rule.Confidence,
            Inputs = official is null ? [new(reader[GradeWords.ReadingsSent], share.Sent, "", ""), new(reader[GradeWords.ReadingsDue], share.Due, "", "", share.From)] : [],
        };
    }
}
