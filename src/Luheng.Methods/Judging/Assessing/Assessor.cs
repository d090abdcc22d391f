using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Judging.Assessing;

/// <summary>Scores a subject by a score table: computed lines from figures, evidence lines from reviewers, open lines as a range.</summary>
/// <param name="least">How many reviewers a line needs before their mean counts.</param>
/// <param name="divergence">The share of a line's points by which two reviewers may differ before whoever decides must settle the points.</param>
public sealed class Assessor(Rubric rubric, int least, double divergence)
{
    const double Negligible = 1e-9;

    /// <summary>The id of the rule that holds the numbers of reviewers.</summary>
    public const string Rule = "assessment-reviewers";

    /// <summary>Whether the points of reviewers are kept from whoever reads: how many have scored is then not said.</summary>
    public bool Hides { get; init; }

    public static Assessor Of(Catalogue catalogue, Rubric rubric, bool hides = false)
    {
        var numbers = catalogue.Rules[Rule].Numbers;
        return new(rubric, (int)numbers["least_reviewers"], numbers["divergence_share"]) { Hides = hides };
    }

    /// <param name="figures">What is known of a line's measure; null where nothing is.</param>
    /// <param name="reviews">Of this subject and year; of one reviewer and line the last counts.</param>
    /// <param name="settled">Points that whoever decides set for a line after looking again (复查); they stand in the place of its own.</param>
    /// <param name="decided">Points that whoever decides settles for a line on which reviewers differ.</param>
    public AssessmentScore Score(SubjectId subject, int year, Func<RubricItem, AssessedMeasure, Measured?> figures, IEnumerable<ItemReview> reviews, IEnumerable<ItemReview>? settled = null, IEnumerable<ItemReview>? decided = null)
    {
        var final = (settled ?? []).GroupBy(s => s.Item).ToDictionary(g => g.Key, g => g.Last());
        var agreed = (decided ?? []).GroupBy(s => s.Item).ToDictionary(g => g.Key, g => g.Last());
        var given = reviews.GroupBy(r => (r.Item, r.By)).Select(g => g.Last()).ToLookup(r => r.Item);
        var items = rubric.Items.Select(i => Line(i, figures, [.. given[i.Id].OrderBy(r => r.By, StringComparer.Ordinal)])).Select(l => agreed.TryGetValue(l.Item.Id, out var set) ? Decided(l, set) : l).Select(l => final.TryGetValue(l.Item.Id, out var set) ? Settled(l, set) : l).ToList();
        return Total(subject, year, items);
    }

    /// <summary>A decided score with points set for some of its lines after looking again (复查); every other line stays as it was decided.</summary>
    public AssessmentScore Settle(AssessmentScore decided, IEnumerable<ItemReview> settled)
    {
        var final = settled.GroupBy(s => s.Item).ToDictionary(g => g.Key, g => g.Last());
        return Total(decided.Subject, decided.Year, [.. decided.Items.Select(l => final.TryGetValue(l.Item.Id, out var set) ? Settled(l, set) : l)]);
    }

    /// <summary>What is known now beside what was decided: the lines that were set after looking again are as they were set.</summary>
    public AssessmentScore Beside(AssessmentScore decided, AssessmentScore now) =>
        decided.Beside(Total(now.Subject, now.Year, [.. now.Items.Select(l => decided.Items.FirstOrDefault(d => d.Item.Id == l.Item.Id) is { State: ItemState.Settled } set ? set : l)]));

    AssessmentScore Total(SubjectId subject, int year, IReadOnlyList<ItemScore> items)
    {
        var (low, high) = (items.Sum(i => i.Low), items.Sum(i => i.High));
        var vetoes = items.Where(i => i.Item.Veto).ToList();
        bool? veto = vetoes.Count == 0 ? false : vetoes.Any(v => v.Missed is true) ? true : vetoes.Any(v => v.Missed is null) ? null : false;
        var (worst, best) = (rubric.GradeOf(low), rubric.GradeOf(high));
        var grade = veto is true ? rubric.Grades[^1] : worst == best && (veto is false || best == rubric.Grades[^1]) ? best : null;
        return new(subject, year, rubric, items.All(i => i.Score is not null) ? items.Sum(i => i.Score!.Value) : null, low, high, grade, veto, items);
    }

    ItemScore Line(RubricItem item, Func<RubricItem, AssessedMeasure, Measured?> figures, IReadOnlyList<ItemReview> reviews) => item.How switch
    {
        Scoring.Open => new(item, ItemState.Open, null, 0, item.Points, null, "", null,
            [StepTable.Rung(item, "", new($"来源没有录得评分规则，{StepTable.Points(item.Points)} 分待定{(item.Note.Zh is "" ? "" : "：" + item.Note.Zh)}", $"its rule was not found: {StepTable.Points(item.Points)} points are open"), null, null, null)]),
        Scoring.Evidence => Reviewed(item, [.. reviews.Where(r => item.Takes(r.Points))]),
        _ => Computed(item, figures),
    };

    /// <summary>A line whose points were set; what it came to by itself stays readable, and a missed veto stays missed.</summary>
    static ItemScore Settled(ItemScore line, ItemReview set) => !(set.Points >= 0 && set.Points <= line.Item.Most) ? line : line with
    {
        State = ItemState.Settled,
        Score = set.Points,
        Low = set.Points,
        High = set.Points,
        Because = [.. line.Because, StepTable.Rung(line.Item, "", new($"{set.Name} 复查后定为 {StepTable.Points(set.Points)} 分：{set.Why}", $"{set.Name} set {StepTable.Points(set.Points)} after looking again: {set.Why}"), null, null, null)],
    };

    /// <summary>A line on which reviewers differ, as whoever decides settled it.</summary>
    static ItemScore Decided(ItemScore line, ItemReview set) => line.State != ItemState.Differs || !line.Item.Takes(set.Points) ? line : line with
    {
        State = ItemState.Decided,
        Score = set.Points,
        Low = set.Points,
        High = set.Points,
        Because = [.. line.Because, StepTable.Rung(line.Item, "", new($"{set.Name} 评定时定为 {StepTable.Points(set.Points)} 分：{set.Why}", $"{set.Name} settled {StepTable.Points(set.Points)} at the decision: {set.Why}"), null, null, null)],
    };

    ItemScore Reviewed(RubricItem item, IReadOnlyList<ItemReview> reviews)
    {
        var rungs = reviews.Select(r => StepTable.Rung(item, "", new($"{r.Name} 评 {StepTable.Points(r.Points)} 分：{r.Why}", $"{r.Name} gave {StepTable.Points(r.Points)}: {r.Why}"), null, null, null)).ToList();
        if (reviews.Count < least)
        {
            rungs.Add(StepTable.Rung(item, "", Hides ? new($"须有 {least} 人评分；评定以前不显示已有几人评分", $"{least} reviewers are needed; how many have scored is not shown before the decision") : new($"须有 {least} 人评分，现有 {reviews.Count} 人", $"{least} reviewers are needed; {reviews.Count} have scored"), null, null, null));
            return new(item, ItemState.Waiting, null, 0, item.Points, null, "", null, rungs) { Reviews = reviews, Hidden = Hides };
        }
        var mean = reviews.Average(r => r.Points);
        var line = new ItemScore(item, ItemState.Reviewed, mean, mean, mean, null, "", null, rungs) { Reviews = reviews };
        line = line with { Diverges = line.Divergence > divergence * item.Points + Negligible };
        return line.Diverges || (item.Choices.Count > 0 && line.Divergence > Negligible) ? Differing(line) : line with
        {
            Because = [.. rungs, StepTable.Rung(item, "", new($"{reviews.Count} 人平均 {StepTable.Points(mean)} 分，最大相差 {StepTable.Points(line.Divergence)} 分", $"mean of {reviews.Count}: {StepTable.Points(mean)}; they differ by {StepTable.Points(line.Divergence)}"), null, null, null)],
        };
    }

    /// <summary>A line without points of its own: a mean of fixed choices may be none of them, and a mean of what lies far apart is nobody's judgement.</summary>
    static ItemScore Differing(ItemScore line)
    {
        var (low, high) = (line.Reviews.Min(r => r.Points), line.Reviews.Max(r => r.Points));
        return line with
        {
            State = ItemState.Differs,
            Score = null,
            Low = low,
            High = high,
            Because = [.. line.Because, StepTable.Rung(line.Item, "", new($"{line.Reviews.Count} 人评 {StepTable.Points(low)} 至 {StepTable.Points(high)} 分，不取平均，须由评定人确定分值并写明理由", $"{line.Reviews.Count} gave {StepTable.Points(low)} to {StepTable.Points(high)}: no mean is taken, whoever decides settles the points with a reason"), null, null, null)],
        };
    }

    static ItemScore Computed(RubricItem item, Func<RubricItem, AssessedMeasure, Measured?> figures)
    {
        var measured = item.Measures.ToDictionary(m => m, m => figures(item, m));
        var rates = measured.ToDictionary(m => m.Key, m => Completion.Of(m.Value, m.Key == AssessedMeasure.OverPlan));
        var ask = measured.Values.FirstOrDefault(m => m is { Ask: not "" })?.Ask ?? "";
        if (rates.Any(r => !r.Value.Known))
            return new(item, ItemState.NoFigure, null, 0, item.Most, null, "", null,
                [.. rates.Where(r => !r.Value.Known).Select(r => StepTable.Rung(item, ask, new($"{StepTable.Word(r.Key).Zh}：{r.Value.Why!.Zh}；0 至 {StepTable.Points(item.Most)} 分待定", $"{StepTable.Word(r.Key).En}: {r.Value.Why!.En}; 0 to {StepTable.Points(item.Most)} points are open"), null, null, null))]);
        var (low, high, rungs) = StepTable.Score(item, rates, ask);
        // The steps name completions, which no figure's page shows.
        rungs = [.. measured.Select(m => Fact(item, m.Key, m.Value!, rates[m.Key].Rate)), .. rungs.Select(r => r with { Opens = Said.Nothing })];
        var missed = item.Veto ? rates.Values.Any(r => r.Rate < 1 - Negligible) : (bool?)null;
        var line = new ItemScore(item, ItemState.Computed, low == high ? low : null, low, high, rates[item.Measures[0]].Rate * 100, "%", missed, rungs);
        return Before(item, measured!, ask) is { } before && (before.Low, before.High) != (low, high) ? Both(line, before, ask) : line;
    }

    /// <summary>The points by the figures as first published; null where none was revised.</summary>
    static (double Low, double High)? Before(RubricItem item, Dictionary<AssessedMeasure, Measured> measured, string ask)
    {
        if (measured.Values.All(m => double.IsNaN(m.First))) return null;
        var first = measured.ToDictionary(m => m.Key, m => Completion.Of(double.IsNaN(m.Value.First) ? m.Value : m.Value with { Actual = m.Value.First }, m.Key == AssessedMeasure.OverPlan));
        if (first.Values.Any(f => !f.Known)) return null;
        var (low, high, _) = StepTable.Score(item, first, ask);
        return (low, high);
    }

    static ItemScore Both(ItemScore line, (double Low, double High) before, string ask) => line with
    {
        State = ItemState.Revised,
        Low = Math.Min(line.Low, before.Low),
        High = Math.Max(line.High, before.High),
        Because = [.. line.Because, StepTable.Rung(line.Item, ask, new($"数据修订过：按首次公布的数得 {StepTable.Points(before.High)} 分，按修订后的数得 {StepTable.Points(line.High)} 分，须确认用哪一个", $"the figure was revised: {StepTable.Points(before.High)} points as first published, {StepTable.Points(line.High)} as revised; which counts must be decided"), null, null, null)],
    };

    /// <summary>The figures of a measure; what opens is the actual one, not the completion made of it.</summary>
    static JudgedBy Fact(RubricItem item, AssessedMeasure measure, Measured m, double rate)
    {
        string Text(double value) => m.Unit is "" ? Completion.Share(value) : FormattableString.Invariant($"{value:#,0.##} {m.Unit}");
        var (due, actual, completed) = (Text(m.Target), Text(m.Actual), Completion.Share(rate));
        var saved = m.Unit is not "";
        var did = saved ? "实节约" : "实降";
        var part = Quotient.Parts(rate, saved ? 4 : 5, read => saved ? read(m.Actual) / read(m.Target) : read(m.Actual * 100) / read(m.Target * 100));
        var rose = m.Actual < 0 && measure != AssessedMeasure.OverPlan;
        return StepTable.Rung(item, m.Ask, measure == AssessedMeasure.OverPlan
            ? new($"{StepTable.Word(measure).Zh}：计划 {m.Target:0.##}，实际 {m.Actual:0.##}，超出 {Completion.Share(rate)}", $"{StepTable.Word(measure).En}: planned {m.Target:0.##}, actual {m.Actual:0.##}, above by {Completion.Share(rate)}")
            : new($"{StepTable.Word(measure).Zh}：{(saved ? "应节约" : "应降")} {due}，{did} {actual}{(rose ? "（不降反升）" : "")}，完成率 {completed}", $"{StepTable.Word(measure).En}: due {due}, actual {actual}{(rose ? " (it rose)" : "")}, completion {completed}"),
            null, rate, 1) with
        {
            Opens = measure == AssessedMeasure.OverPlan ? null : new($"{did} {actual}", $"actual {actual}"),
            Due = measure == AssessedMeasure.OverPlan || m.DueSays.Zh is "" ? null : new(new($"{(saved ? "应节约" : "应降")} {due}", $"due {due}"), m.DueSays),
            Rate = measure == AssessedMeasure.OverPlan ? null : new(new($"完成率 {completed}", $"completion {completed}"), Same(saved ? $"= {part(m.Actual)} ÷ {part(m.Target)}" : $"= {part(m.Actual * 100)} % ÷ {part(m.Target * 100)} %")),
        };

        static Said Same(string formula) => new(formula, formula);
    }
}
