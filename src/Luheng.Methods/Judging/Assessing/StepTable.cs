using System.Globalization;
using Luheng.Packs;

namespace Luheng.Judging.Assessing;

/// <summary>Points by a step table: every step that was looked at, the one that held, the bonus.</summary>
static class StepTable
{
    /// <summary>What differs by less than arithmetic does is equal: 0.9 of 1 may be 0.8999999999999999.</summary>
    const double Negligible = 1e-9;

    /// <summary>The points for these rates, one for each measure of the line; low and high differ where the source prints no points for so little.</summary>
    public static (double Low, double High, List<JudgedBy> Rungs) Score(RubricItem item, IReadOnlyDictionary<AssessedMeasure, Completion> rates, string ask)
    {
        var rungs = new List<JudgedBy>();
        var rate = rates[item.Measures[0]].Rate;
        if (item.How == Scoring.Proportional)
        {
            var share = Math.Clamp(rate, 0, 1);
            rungs.Add(Rung(item, ask, new($"按完成率 {Completion.Share(rate)} 计分，最多 {Points(item.Points)} 分", $"in proportion to the completion of {Completion.Share(rate)}, at most {Points(item.Points)}"), rate >= 1 - Negligible, rate, 1));
            return (item.Points * share, item.Points * share, rungs);
        }
        foreach (var step in item.Steps)
        {
            var held = Holds(step, rate, rates);
            rungs.Add(Rung(item, ask, Says(step, rate, held), held, rate, step.AtLeast ?? step.AtMost));
            if (!held) continue;
            var bonus = Bonus(item, rate);
            if (bonus > 0) rungs.Add(Rung(item, ask, new($"超额完成 {Completion.Share(rate - 1)}，每 {Completion.Share(item.Bonus!.Every)} 加 {Points(item.Bonus.Points)} 分，最多 {Points(item.Bonus.Most)} 分 → +{Points(bonus)}", $"exceeded by {Completion.Share(rate - 1)}: +{Points(bonus)}"), true, rate, 1 + item.Bonus.Every));
            return (step.Points + bonus, step.Points + bonus, rungs);
        }
        if (item.Otherwise is { } rest)
        {
            rungs.Add(Rung(item, ask, new($"低于最低一档 → {Points(rest)} 分", $"below the lowest step → {Points(rest)}"), true, rate, null));
            return (rest, rest, rungs);
        }
        var lowest = item.Steps.Min(s => s.Points);
        rungs.Add(Rung(item, ask, new($"低于最低一档；来源没有印出这时的分值，0 至 {Points(lowest)} 分待定", $"below the lowest step; the source prints no points for it: 0 to {Points(lowest)} are open"), null, rate, null));
        return (0, lowest, rungs);
    }

    static bool Holds(ScoreStep step, double rate, IReadOnlyDictionary<AssessedMeasure, Completion> rates) =>
        (step.AtLeast is not { } low || rate >= low - Negligible) && (step.AtMost is not { } high || rate <= high + Negligible) && step.When.All(m => rates[m].Rate >= 1 - Negligible);

    /// <summary>Whole tenths only: 9.9 % over gives nothing, 10 % gives the first.</summary>
    static double Bonus(RubricItem item, double rate) => item.Bonus is not { } bonus || rate <= 1 ? 0 : Math.Min(bonus.Most, Math.Floor((rate - 1) / bonus.Every + Negligible) * bonus.Points);

    static Said Says(ScoreStep step, double rate, bool held)
    {
        var arrow = held ? $" → {Points(step.Points)} 分" : "";
        if (step.When.Count > 0)
            return new($"{string.Join("和", step.When.Select(m => Word(m).Zh))}{(held ? "" : "没有都")}完成{arrow}", $"{string.Join(" and ", step.When.Select(m => Word(m).En))} {(held ? "" : "not all ")}reached{(held ? $" → {Points(step.Points)}" : "")}");
        var (sign, limit) = step.AtLeast is { } low ? (held ? "≥" : "<", low) : (held ? "≤" : ">", step.AtMost!.Value);
        return new($"{Completion.Share(rate)} {sign} {Completion.Share(limit)}{arrow}", $"{Completion.Share(rate)} {sign} {Completion.Share(limit)}{(held ? $" → {Points(step.Points)}" : "")}");
    }

    public static Said Word(AssessedMeasure measure) => measure switch
    {
        AssessedMeasure.Year => new("年度目标", "the year's target"),
        AssessedMeasure.Cumulative => new("累计目标", "the target so far"),
        AssessedMeasure.Progress => new("累计进度", "the progress so far"),
        _ => new("总量", "the total"),
    };

    internal static JudgedBy Rung(RubricItem item, string ask, Said says, bool? held, double? value, double? limit) =>
        new(item.Id, says, held, value * 100, value is null ? "" : "%", limit is { } l ? Math.Round(l * 100, 9) : null, item.Source, item.Confidence) { Ask = ask };

    internal static string Points(double points) => points.ToString("0.##", CultureInfo.InvariantCulture);
}
