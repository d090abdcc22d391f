using System.Globalization;
using Luheng.Packs;

namespace Luheng.Judging.Grading;

/// <summary>The smallest change that would make a firm pass a rule that it fails, in words.</summary>
static class GradeLift
{
    /// <summary>A line and by how much of its mark it must still improve.</summary>
    internal sealed record Gap(LineStanding Line, double Mark, double Share);

    public static Said? Of(GradeColumns columns, GradeRule rule, int firm)
    {
        // Output of zero was filed: there is nothing to file that would let the line be judged.
        if (rule.LooksAt is GradeMeasure.LinesJudged or GradeMeasure.LinesUnjudged && columns.Firms[firm].Lines.Where(l => !GradeColumns.Judged(l)).ToList() is { Count: > 0 } open && open.TrueForAll(l => l.NoOutput || l.NoNorm)) return null;
        if (rule.LooksAt is GradeMeasure.LinesJudged && columns.IsNormless(firm)) return null;
        if (!rule.OfLines) return rule.Remedy == Said.Nothing ? null : rule.LooksAt == GradeMeasure.MonitoringCompleteness ? Completeness(columns, rule, firm) : rule.Remedy;
        var gaps = Smallest(columns, rule, firm);
        return gaps.Count == 0 ? null : new(string.Join("；", gaps.Select(g => Words(g, english: false))), string.Join("; ", gaps.Select(g => Words(g, english: true))));
    }

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

    internal static double? MarkOf(GradeRule rule, LineStanding line) => rule.LooksAt switch { GradeMeasure.AdvancedShare => line.Advanced, GradeMeasure.BaselineShare => line.Baseline, _ => line.Limit };

    /// <summary>The value at which a line passes: its mark, better by the margin.</summary>
    internal static double Aim(GradeRule rule, LineStanding line, double mark) => line.HigherIsBetter ? mark + Math.Abs(mark) * rule.Margin : mark - Math.Abs(mark) * rule.Margin;

    static string Words(Gap gap, bool english)
    {
        var (line, by) = (gap.Line, Math.Abs(gap.Line.Value - gap.Mark));
        var share = line.Value != 0 ? string.Create(CultureInfo.InvariantCulture, $"{(english ? " (" : "（")}{by / Math.Abs(line.Value) * 100:0.0} %{(english ? ")" : "）")}") : "";
        return english
            ? $"{line.Product.In("en")}: {(line.HigherIsBetter ? "raise" : "lower")} by {Figure(by, up: true)} {line.Unit}{share}"
            : $"{line.Product.Zh}单位产品能耗再{(line.HigherIsBetter ? "升" : "降")} {Figure(by, up: true)} {line.Unit}{share}";
    }

    static Said? Completeness(GradeColumns columns, GradeRule rule, int firm)
    {
        var now = columns.Sees(rule, firm);
        // It is connected now, and no reading can come any more of the time before.
        if (double.IsNaN(now)) return columns.Firms[firm].Monitoring is null ? rule.Remedy : null;
        var by = Figure((rule.Cut - now) * 100, up: true);
        return new($"到报率再提高 {by} 个百分点", $"raise completeness by {by} points");
    }

    /// <summary>A figure as it is read; a change that must suffice is rounded up.</summary>
    internal static string Figure(double value, bool up = false)
    {
        var size = Math.Abs(value);
        var decimals = size >= 1000 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4;
        var scale = Math.Pow(10, decimals);
        var shown = up ? Math.Ceiling(Math.Round(value * scale, 6)) / scale : Math.Round(value, decimals);
        return shown.ToString("#,0.####", CultureInfo.InvariantCulture);
    }
}
