using System.Globalization;
using Luheng.Judging;
using Luheng.Judging.Grading;
using Luheng.Packs;
using Luheng.Portal.Accounting;
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

    /// <summary>The share that a rule of shares saw, where it adds lines up, and the cut-off that it was held against.</summary>
    public static IEnumerable<(Said Name, Opening Share)> Shares(Reader reader, LadderView board, JudgedBy rung)
    {
        if (board.Scheme.Rule(rung.Rule) is not { IsShare: true } rule) yield break;
        var firm = board.Columns.IndexOf(board.Ladder.Judgement.Subject);
        var share = board.Columns.Sees(rule, firm);
        if (rule.OfLines && !double.IsNaN(share)) yield return (GradeWords.EnergyShare, new($"{Percent(share)} %", ByLine(reader, rule, board.Columns.Firms[firm])));
        yield return (GradeWords.Wanted, new($"{(rule.Cut * 100).ToString("0.##", CultureInfo.InvariantCulture)} %", reader.Say(Words.WorkedCut, reader[board.Scheme.Name], board.Scheme.Version, rule.Source, reader[ReasonWords.Of(rule.Confidence)])));
    }

    static string ByLine(Reader reader, GradeRule rule, GradeFacts facts)
    {
        var (mark, of) = rule.LooksAt switch
        {
            GradeMeasure.AdvancedShare => (GradeWords.MarkAdvanced, (Func<LineStanding, double?>)(l => l.Advanced)),
            GradeMeasure.BaselineShare => (GradeWords.MarkBaseline, l => l.Baseline),
            _ => (GradeWords.MarkLimit, l => l.Limit),
        };
        var lines = facts.Lines.Where(GradeColumns.Judged).Select(l => (Line: l, Share: Math.Max(0, l.EnergyShare), Slack: GradeColumns.Slack(l, of(l)))).Where(l => !double.IsNaN(l.Slack)).ToList();
        var held = lines.Where(l => l.Slack >= rule.Margin).ToList();
        var each = lines.Select(l => reader.Say(Words.WorkedLine, reader[l.Line.Product], Percent(l.Share) + " %", reader[held.Contains(l) ? Words.Reaches : Words.FallsShort]));
        return reader.Say(Words.WorkedLinesShare, reader[mark], Percent(held.Sum(l => l.Share)) + " %", Percent(lines.Sum(l => l.Share)) + " %", string.Join(reader.English ? ", " : "、", each));
    }

    static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture);

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
