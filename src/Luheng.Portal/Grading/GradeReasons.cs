using System.Globalization;
using Luheng.Judging;
using Luheng.Judging.Grading;
using Luheng.Packs;
using Luheng.Portal.Accounting;
using Luheng.Portal.Benchmarking;
using Luheng.Portal.Boards;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

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

    /// <summary>The numbers of what a rung says: the figures open their reasons, the marks whose they are, counts what was counted.</summary>
    public static IReadOnlyList<Opening> Marks(Reader reader, LadderView board, JudgedBy rung)
    {
        var set = rung.Source is { } source ? reader.Say(Words.WorkedSet, $"{source}") : "";
        var own = rung.Value is { } value && Of(reader, board, rung).FirstOrDefault() is { Name: "" } figure && figure.Value == value ? [Opening.In(value, "", figure.Address)] : (List<Opening>)[];
        if (board.Scheme.Rule(rung.Rule) is { } rule)
        {
            var facts = board.Columns.Firms[board.Columns.IndexOf(board.Ladder.Judgement.Subject)];
            var shares = Shares(reader, board, rung).Select(s => s.Share with { Shown = s.Share.Shown.TrimEnd('%', ' ') });
            if (rule.OfLines) return [.. rule.LooksAt == GradeMeasure.LinesOverLimit ? OverLimit(reader, facts) : shares, .. facts.Lines.Where(GradeColumns.Judged).SelectMany(l => OfLine(reader, rule, l, facts, board.Columns.Period))];
            if (!rule.IsShare && rung.Value is { } count) own = [rule.LooksAt is GradeMeasure.MonthsFiled ? Opening.In(count, reader.Say(Words.WorkedMonths, board.Columns.Period, count, board.Columns.Period.MonthCount)) : Opening.In(count, "", rule.LooksAt is GradeMeasure.LinesJudged or GradeMeasure.LinesUnjudged ? $"{Links.Enterprise(facts.Subject)}#benchmarks" : "#supervision")];
        }
        return rung.Limit is { } limit && set is not "" ? [.. own, Opening.In(limit, set)] : own;
    }

    /// <summary>How many lines are over their norm, by name.</summary>
    static IEnumerable<Opening> OverLimit(Reader reader, GradeFacts facts) => [Opening.Named(reader, [.. facts.Lines.Where(l => GradeColumns.Judged(l) && GradeColumns.Slack(l, l.Limit) < 0).Select(l => reader[l.Product])])];

    /// <summary>A line's figure, the mark that it is held against, and its share of the energy.</summary>
    static IEnumerable<Opening> OfLine(Reader reader, GradeRule rule, LineStanding line, GradeFacts facts, Period period)
    {
        yield return Opening.In(line.Value, "", LineReasons.Address(line, period));
        if (GradeLift.MarkOf(rule, line) is { } mark) yield return Opening.In(GradeLift.Aim(rule, line, mark), reader.Say(Words.WorkedSet, $"{GradeLift.SourceOf(rule, line) ?? line.Source}"));
        yield return new((line.EnergyShare * 100).ToString("0.#", CultureInfo.InvariantCulture), reader.Say(Words.WorkedOfLines, reader[line.Product], facts.Lines.Count(GradeColumns.Judged)), LineReasons.Address(line, period));
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
        var mark = rule.LooksAt switch { GradeMeasure.AdvancedShare => GradeWords.MarkAdvanced, GradeMeasure.BaselineShare => GradeWords.MarkBaseline, _ => GradeWords.MarkLimit };
        var lines = facts.Lines.Where(GradeColumns.Judged).Select(l => (Line: l, Share: Math.Max(0, l.EnergyShare), Slack: GradeColumns.Slack(l, GradeLift.MarkOf(rule, l)))).Where(l => !double.IsNaN(l.Slack)).ToList();
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
