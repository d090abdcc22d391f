using System.Globalization;
using Luheng.Packs;

namespace Luheng.Judging.Grading;

/// <summary>The smallest change that would make a firm pass a rule that it fails, in words.</summary>
public static class GradeLift
{
    /// <summary>A line and the mark that it must still reach.</summary>
    internal sealed record Gap(LineStanding Line, double Mark, double Share)
    {
        /// <summary>By how much it must improve, as it is read: rounded up, so that it suffices.</summary>
        public double By => Rounded(Math.Abs(Line.Value - Mark), up: true);

        /// <summary>Where the line stands after just that change.</summary>
        public double To => Line.HigherIsBetter ? Math.Max(Line.Value + By, Mark) : Math.Min(Line.Value - By, Mark);
    }

    /// <summary>The changes that turn rules together, in words: what several ask of one line is asked once.</summary>
    public static Said Words(GradeColumns columns, IReadOnlyList<GradeRule> rules, int firm)
    {
        var (words, gaps) = (new List<Said>(), Gaps(columns, rules, firm));
        foreach (var rule in rules)
        {
            if (!rule.OfLines) words.Add(Of(columns, rule, firm)!);
            else if (gaps.Count > 0)
            {
                words.Add(Words(gaps));
                gaps = [];
            }
        }
        return new(string.Join("，且", words.Select(w => w.Zh).Distinct()), string.Join(", and ", words.Select(w => w.In("en")).Distinct()));
    }

    /// <summary>What would be known of a firm after the changes that turn rules; null where the grade then rests on data that is not there yet.</summary>
    public static GradeFacts? After(GradeColumns columns, IReadOnlyList<GradeRule> rules, int firm)
    {
        var facts = columns.Firms[firm];
        foreach (var rule in rules)
        {
            switch (rule.LooksAt)
            {
                case GradeMeasure.MonthsFiled: facts = facts with { Months = Math.Max(facts.Months, (int)Math.Ceiling(rule.Cut)) }; break;
                case GradeMeasure.LinesJudged or GradeMeasure.LinesUnjudged: return null;
                case GradeMeasure.Falsified: facts = Closed(facts, r => r.Fact == SupervisionFact.Falsification); break;
                case GradeMeasure.EliminatedEquipment: facts = Closed(facts, r => r.Fact == SupervisionFact.EliminatedEquipment); break;
                case GradeMeasure.OverdueOrders: facts = Closed(facts, r => Order(r) && r.IsOverdue(columns.Day)); break;
                case GradeMeasure.OpenOrders: facts = Closed(facts, Order); break;
                case GradeMeasure.MonitoringCompleteness: facts = facts with { Monitoring = new(rule.Cut, ""), Records = [.. facts.Records.Where(r => !(columns.Kinds.TryGetValue(r.Kind, out var kind) && kind.Is == SupervisionIs.Measure))] }; break;
            }
        }
        var better = Gaps(columns, rules, firm).ToDictionary<Gap, object, double>(g => g.Line, g => g.To, ReferenceEqualityComparer.Instance);
        return better.Count == 0 ? facts : facts with { Lines = [.. facts.Lines.Select(l => better.TryGetValue(l, out var to) ? l with { Value = to } : l)] };

        bool Order(SupervisionRecord r) => columns.Kinds.TryGetValue(r.Kind, out var kind) && kind.Is == SupervisionIs.Order;
        GradeFacts Closed(GradeFacts of, Func<SupervisionRecord, bool> which) => of with { Records = [.. of.Records.Select(r => r.IsOpen(columns.Day) && which(r) ? r with { Closed = columns.Day } : r)] };
    }

    /// <summary>What rules ask of lines, of each line the most.</summary>
    static IReadOnlyList<Gap> Gaps(GradeColumns columns, IReadOnlyList<GradeRule> rules, int firm) =>
        [.. rules.Where(r => r.OfLines).SelectMany(r => Smallest(columns, r, firm)).GroupBy<Gap, object>(g => g.Line, ReferenceEqualityComparer.Instance).Select(g => g.MaxBy(o => o.By)!)];

    public static Said? Of(GradeColumns columns, GradeRule rule, int firm)
    {
        // Output of zero was filed: there is nothing to file that would let the line be judged.
        if (rule.LooksAt is GradeMeasure.LinesJudged or GradeMeasure.LinesUnjudged && columns.Firms[firm].Lines.Where(l => !GradeColumns.Judged(l)).ToList() is { Count: > 0 } open && open.TrueForAll(l => l.NoOutput || l.NoNorm)) return null;
        if (rule.LooksAt is GradeMeasure.LinesJudged && columns.IsNormless(firm)) return null;
        if (!rule.OfLines) return rule.Remedy == Said.Nothing ? null : rule.LooksAt == GradeMeasure.MonitoringCompleteness ? Completeness(columns, rule, firm) : rule.Remedy;
        var gaps = Smallest(columns, rule, firm);
        return gaps.Count == 0 ? null : Words(gaps);
    }

    static Said Words(IReadOnlyList<Gap> gaps) => new(string.Join("；", gaps.Select(g => Words(g, english: false))), string.Join("; ", gaps.Select(g => Words(g, english: true))));

    /// <summary>The lines to improve: the nearest ones that together reach the cut-off, and none that is not needed.</summary>
    internal static IReadOnlyList<Gap> Smallest(GradeColumns columns, GradeRule rule, int firm)
    {
        var lines = columns.Firms[firm].Lines.Where(GradeColumns.Judged).Select(l => (Line: l, Mark: MarkOf(rule, l))).Where(l => l.Mark is not null)
            .Select(l => (l.Line, Mark: Aim(rule, l.Line, l.Mark!.Value), Slack: GradeColumns.Slack(l.Line, l.Mark) - rule.Margin)).ToList();
        var failing = lines.Where(l => l.Slack < 0).OrderByDescending(l => l.Slack).Select(l => new Gap(l.Line, l.Mark, l.Line.EnergyShare)).ToList();
        if (rule.LooksAt == GradeMeasure.LinesOverLimit) return [.. failing.Take(Math.Max(0, failing.Count - (int)rule.Cut))];
        var known = lines.Sum(l => l.Line.EnergyShare);
        var needed = rule.Cut * known - lines.Where(l => l.Slack >= 0).Sum(l => l.Line.EnergyShare);
        if (failing.FirstOrDefault(g => g.Share >= needed) is { } one && failing.TakeWhile(g => g != one).Sum(g => g.Share) < needed) return [one];
        var chosen = new List<Gap>();
        foreach (var gap in failing)
        {
            if (chosen.Sum(g => g.Share) >= needed) break;
            chosen.Add(gap);
        }
        return chosen;
    }

    /// <summary>The mark that a rule compares a line with (标杆, 基准 or 限额), in the line's unit; null where none is printed.</summary>
    public static double? MarkOf(GradeRule rule, LineStanding line) => rule.LooksAt switch { GradeMeasure.AdvancedShare => line.Advanced, GradeMeasure.BaselineShare => line.Baseline, _ => line.Limit };

    /// <summary>What prints the mark that a rule compares a line with.</summary>
    public static Citation? SourceOf(GradeRule rule, LineStanding line) => rule.LooksAt switch { GradeMeasure.AdvancedShare => line.AdvancedBy, GradeMeasure.BaselineShare => line.BaselineBy, _ => line.LimitBy };

    /// <summary>The value at which a line passes: its mark, better by the margin.</summary>
    public static double Aim(GradeRule rule, LineStanding line, double mark) => line.HigherIsBetter ? mark + Math.Abs(mark) * rule.Margin : mark - Math.Abs(mark) * rule.Margin;

    static string Words(Gap gap, bool english)
    {
        var (line, by) = (gap.Line, Math.Abs(gap.Line.Value - gap.Mark));
        var share = line.Value != 0 ? string.Create(CultureInfo.InvariantCulture, $"{(english ? " (" : "（")}{Percent(by / Math.Abs(line.Value) * 100)} %{(english ? ")" : "）")}") : "";
        return english
            ? $"{line.Product.In("en")}: {(line.HigherIsBetter ? "raise" : "lower")} by {Figure(by, up: true)} {line.Unit}{share}"
            : $"{line.Product.Zh}单位产品能耗再{(line.HigherIsBetter ? "升" : "降")} {Figure(by, up: true)} {line.Unit}{share}";
    }

    /// <summary>A share in per cent with one decimal, or as many as its first digit takes: what is to be changed is never 0.0 %.</summary>
    static string Percent(double share) => share.ToString(share is > 0 and < 0.1 ? "0." + new string('0', -(int)Math.Floor(Math.Log10(share))) : "0.0", CultureInfo.InvariantCulture);

    static Said? Completeness(GradeColumns columns, GradeRule rule, int firm)
    {
        var now = columns.Sees(rule, firm);
        // It is connected now, and no reading can come any more of the time before.
        if (double.IsNaN(now)) return columns.Firms[firm].Monitoring is null ? rule.Remedy : null;
        var by = Figure((rule.Cut - now) * 100, up: true);
        return new($"到报率再提高 {by} 个百分点", $"raise completeness by {by} points");
    }

    /// <summary>A figure as it is read; a change that must suffice is rounded up.</summary>
    internal static string Figure(double value, bool up = false) => Rounded(value, up).ToString("#,0.####", CultureInfo.InvariantCulture);

    static double Rounded(double value, bool up)
    {
        var size = Math.Abs(value);
        var decimals = size >= 1000 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4;
        var scale = Math.Pow(10, decimals);
        return up ? Math.Ceiling(Math.Round(value * scale, 6)) / scale : Math.Round(value, decimals);
    }
}
