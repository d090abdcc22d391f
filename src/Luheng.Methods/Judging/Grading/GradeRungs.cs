using System.Globalization;
using Luheng.Packs;

namespace Luheng.Judging.Grading;

/// <summary>Says each rung of a firm's ladder: the rule, what it saw, the limit, the clause.</summary>
sealed class GradeRungs(GradeColumns columns, GradeScheme scheme, int firm)
{
    readonly GradeFacts facts = columns.Firms[firm];

    /// <summary>Whether the firm is one of whom the scheme grades.</summary>
    public JudgedBy Whom()
    {
        var (whom, key) = (scheme.Whom, columns.IsKey(scheme, firm));
        var limit = columns.IsDesignated(firm) ? whom.DesignatedFrom : whom.Threshold;
        var (energy, need) = (GradeLift.Figure(facts.Energy), GradeLift.Figure(limit));
        var said = key switch
        {
            null => new Said("没有可用的综合能源消费量，无法判断是否为重点用能企业", "no energy is known, so whether it is a key user is not"),
            true => new($"重点用能企业：{energy} tce ≥ {need} tce（{whom.Basis.Zh}{(columns.IsDesignated(firm) ? "，已指定" : "")}）", $"a key user: {energy} tce ≥ {need} tce ({whom.Basis.In("en")}{(columns.IsDesignated(firm) ? ", designated" : "")})"),
            _ => new($"不是重点用能企业：{energy} tce ＜ {need} tce（{whom.Basis.Zh}）；只对标，不分级", $"no key user: {energy} tce < {need} tce ({whom.Basis.In("en")}); benchmarked, not graded"),
        };
        return new("who", said, key, Known(facts.Energy), "tce", limit, whom.Source, whom.Confidence) { Ask = Ask(whom.Item) };
    }

    /// <summary>Which data was read at all.</summary>
    public JudgedBy Inputs() => new("inputs", new($"依据：监察结果、在线监测检测结果、年度实际能效水平（{scheme.Inputs}）；以统计为法定依据的数据不读入分级（{scheme.Statistics}）",
        $"inputs: supervision, online monitoring, the year's actual efficiency ({scheme.Inputs}); figures with a statistical legal basis are not read for grading ({scheme.Statistics})"), true, null, "", null, scheme.Statistics, Confidence.Recalled);

    public JudgedBy Of(GradeRule rule)
    {
        var value = columns.Sees(rule, firm);
        var held = GradeColumns.Holds(rule, value);
        var one = rule.OfLines ? Single(rule) : null;
        var (shown, unit, limit) = one is { } only ? (only.Line.Value, only.Line.Unit, only.Mark) : rule.IsShare ? (value * 100, "%", rule.Cut * 100) : (value, Unit(rule), rule.Cut);
        var seen = Seen(rule, value);
        var effect = held is true || (held is null && rule.Unknown is GradeScheme.Pass) ? Said.Nothing : rule.LooksAt == GradeMeasure.LinesJudged && columns.IsNormless(firm) ? new(" → 未评（没有标准）", " → not graded (no norm)") : Effect(held is null ? rule.Unknown : rule.Gives);
        return new(rule.Id, new($"{rule.Name.Zh}：{seen.Zh}{effect.Zh}", $"{rule.Name.In("en")}: {seen.En}{effect.En}"), held, Known(shown), unit, limit, SourceOf(rule) ?? rule.Source, rule.Confidence)
        {
            Lift = held is true || (held is null && rule.Unknown is GradeScheme.Pass) ? null : GradeLift.Of(columns, rule, firm),
        };
    }

    /// <summary>What a measurement leaves open.</summary>
    /// <param name="together">What turns within it, where that is for the better.</param>
    public JudgedBy Doubt(string other, Said together)
    {
        var by = (scheme.Uncertainty * 100).ToString("0.##", CultureInfo.InvariantCulture);
        return new("uncertainty", other is "" ? new($"测量不确定度 ±{by} %：不影响等级", $"measurement ±{by} %: the grade stays") : new($"测量不确定度 ±{by} %：等级在边界上，也可能为 {other}{(together == Said.Nothing ? "" : $"：{together.Zh}")}", $"measurement ±{by} %: on a boundary, could be {other}{(together == Said.Nothing ? "" : $": {together.En}")}"),
            other is "", null, "%", scheme.Uncertainty * 100, scheme.Source, Confidence.Design);
    }

    /// <summary>The rules that turn at once where every line is better by the uncertainty, and the level that gives.</summary>
    public Said Together(IEnumerable<GradeRule> turned, string level)
    {
        var (by, rules) = ((scheme.Uncertainty * 100).ToString("0.##", CultureInfo.InvariantCulture), turned.ToList());
        return new($"各产品线都好 {by} % 时，{string.Join("、", rules.Select(r => $"“{r.Name.Zh}”"))}一并通过 → {level}", $"every line {by} % better passes {string.Join(", ", rules.Select(r => r.Name.In("en")))} at once → {level}");
    }

    /// <summary>What follows where data is missing.</summary>
    public JudgedBy Missing() => new("missing", new($"未评（数据不足）：按不高于 {scheme.MissingCapsAt} 级对待，管控手段写明未评的才采取；补齐后再评", $"not graded for want of data: treated as {scheme.MissingCapsAt} at best until it is complete; only means that name it are used"),
        false, null, "", null, scheme.Source, Confidence.Design);

    /// <summary>What follows where no norm exists for what it makes.</summary>
    public JudgedBy NoNorm() => new("no-norm", new("未评（没有标准）：缺的是其产品的标杆、基准或限额，不是数据，补报不能改变；默认不受管控", "not graded for want of a norm of its products, not of data: filing more changes nothing, and no means restrains it unless it says so"),
        null, null, "", null, scheme.Source, Confidence.Design);

    /// <summary>The one line that a rule is about, where there is but one.</summary>
    (LineStanding Line, double Mark)? Single(GradeRule rule)
    {
        var lines = facts.Lines.Where(GradeColumns.Judged).ToList();
        return lines is [var only] && GradeLift.MarkOf(rule, only) is { } mark ? (only, GradeLift.Aim(rule, only, mark)) : null;
    }

    /// <summary>What prints the marks that a rule compares with, where all of them stand in one place.</summary>
    Citation? SourceOf(GradeRule rule) => Marks(rule).Distinct().ToList() is [{ } one] ? one : null;

    IEnumerable<Citation?> Marks(GradeRule rule) => rule.OfLines ? facts.Lines.Where(l => GradeColumns.Judged(l) && GradeLift.MarkOf(rule, l) is not null).Select(l => GradeLift.SourceOf(rule, l)) : [];

    Said Seen(GradeRule rule, double value)
    {
        if (rule.OfLines) return Lines(rule, value);
        if (double.IsNaN(value)) return rule.LooksAt == GradeMeasure.MonitoringCompleteness && facts.Monitoring is { } none ? new($"没有数据（{none.From}）", $"no data ({none.From})") : new("没有数据", "no data");
        if (rule.LooksAt == GradeMeasure.MonitoringCompleteness)
        {
            var from = (columns.Official(facts) ?? facts.Monitoring)!.From;
            return new($"{value * 100:0.0} %，要求不低于 {rule.Cut * 100:0.##} %（{from}）".ToString(CultureInfo.InvariantCulture), $"{value * 100:0.0} %, at least {rule.Cut * 100:0.##} % ({from})");
        }
        var named = Named(rule);
        var sign = rule.AtLeast ? ("不少于 ", "at least ") : rule.Cut == 0 ? ("应为 ", "should be ") : ("不多于 ", "at most ");
        return new($"{GradeLift.Figure(value)}，{sign.Item1}{GradeLift.Figure(rule.Cut)}{(named is "" ? "" : $"（{named}）")}", $"{GradeLift.Figure(value)}, {sign.Item2}{GradeLift.Figure(rule.Cut)}{(named is "" ? "" : $" ({named})")}");
    }

    /// <summary>The papers or lines that were counted.</summary>
    string Named(GradeRule rule) => rule.LooksAt switch
    {
        GradeMeasure.LinesJudged when facts is { Lines.Count: 0, WithoutNorm: true } => "所属行业的产品没有收录的标杆、基准或限额",
        GradeMeasure.LinesJudged or GradeMeasure.LinesUnjudged => string.Join("；", facts.Lines.Where(l => !GradeColumns.Judged(l)).Select(l => $"{l.Product.Zh} {l.Why?.Zh}{(l.NoNorm && rule.LooksAt == GradeMeasure.LinesUnjudged ? "，不计" : "")}".TrimEnd())),
        GradeMeasure.Falsified => Papers(r => r.Fact == SupervisionFact.Falsification && r.Stands(columns.Day)),
        GradeMeasure.EliminatedEquipment => Papers(r => r.Fact == SupervisionFact.EliminatedEquipment && r.IsOpen(columns.Day)),
        GradeMeasure.OverdueOrders => Papers(r => Order(r) && r.IsOverdue(columns.Day)),
        GradeMeasure.OpenOrders => Papers(r => Order(r) && r.IsOpen(columns.Day)),
        _ => "",
    };

    bool Order(SupervisionRecord r) => columns.Kinds.TryGetValue(r.Kind, out var kind) && kind.Is == SupervisionIs.Order;

    string Papers(Func<SupervisionRecord, bool> which) => string.Join("；", facts.Records.Where(which).Select(r => $"{columns.Kinds.GetValueOrDefault(r.Kind)?.Name.Zh ?? r.Kind} {r.Number}{(r.Due is { } due ? $" 期限 {due:yyyy-MM-dd}" : "")}"));

    Said Lines(GradeRule rule, double value)
    {
        var lines = facts.Lines.Where(GradeColumns.Judged).ToList();
        var told = lines.Select(l => (Line: l, Mark: GradeLift.MarkOf(rule, l) is { } mark ? GradeLift.Aim(rule, l, mark) : (double?)null)).ToList();
        var which = rule.LooksAt switch { GradeMeasure.AdvancedShare => new Said("标杆", "benchmark"), GradeMeasure.BaselineShare => new("基准", "baseline"), _ => new("限额", "norm") };
        if (lines.Count == 0) return new("没有可以对标的产品线，无从比较", "no product line to compare");
        if (double.IsNaN(value)) return new($"现行版本没有公布{which.Zh}水平，无从比较", $"the edition in force prints no {which.En}");
        var apart = Marks(rule).Distinct().Skip(1).Any(); // then each is cited beside its mark
        string Each(bool english) => string.Join(english ? "; " : "；", told.Select(t => t.Mark is not { } mark ? $"{Name(t.Line, english)} {(english ? "none" : $"无{which.Zh}")}"
            : string.Create(CultureInfo.InvariantCulture, $"{Name(t.Line, english)} {GradeLift.Figure(t.Line.Value)} {Sign(t.Line, mark)} {GradeLift.Figure(mark)} {t.Line.Unit}{(apart ? $"［{GradeLift.SourceOf(rule, t.Line)}］" : "")}{(lines.Count > 1 ? $" ({t.Line.EnergyShare * 100:0.#} %)" : "")}")));
        var total = rule.LooksAt == GradeMeasure.LinesOverLimit ? (Zh: $"{value:0} 条", En: $"{value:0}") : (Zh: string.Create(CultureInfo.InvariantCulture, $"用能占比 {value * 100:0.#} %，要求 {rule.Cut * 100:0.##} %"), En: string.Create(CultureInfo.InvariantCulture, $"{value * 100:0.#} % of energy, {rule.Cut * 100:0.##} % wanted"));
        return new($"{total.Zh}：{Each(false)}", $"{total.En}: {Each(true)}");
    }

    static string Name(LineStanding line, bool english) => english ? line.Product.In("en") : line.Product.Zh;

    static string Sign(LineStanding line, double mark) => line.Value == mark ? "＝" : line.Value < mark ? "＜" : "＞";

    static Said Effect(string level) => level is GradeScheme.NotGraded ? new(" → 未评", " → not graded") : new($" → 至多 {level}", $" → {level} at best");

    static string Unit(GradeRule rule) => rule.LooksAt switch
    {
        GradeMeasure.MonthsFiled => "个月",
        GradeMeasure.LinesJudged or GradeMeasure.LinesUnjudged or GradeMeasure.LinesOverLimit => "条",
        _ => "件",
    };

    string Ask(string item) => item is "" ? "" : LineJudge.AskOf(item, facts.Subject, columns.Period);

    static double? Known(double value) => double.IsFinite(value) ? value : null;
}
