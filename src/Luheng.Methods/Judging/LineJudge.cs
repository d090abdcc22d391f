using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Judging;

/// <summary>The figure of a line as it was filed, before it is held against anything.</summary>
/// <param name="Value">Used over made, in the unit of the benchmark.</param>
/// <param name="Item">The indicator that explains it.</param>
sealed record LineFigure(int Firm, Benchmark Rule, double Value, double Used, double Made, int Months, string Item)
{
    /// <summary>What is to be said of it beside the rungs.</summary>
    public IReadOnlyList<JudgedBy> Notes { get; init; } = [];
}

/// <summary>Holds figures against the levels in force, with the corrections that the norms print.</summary>
sealed class LineJudge(FirmColumns firms, Catalogue catalogue, Period period)
{
    readonly Dictionary<string, LevelsInForce> inForce = [];

    public LevelsInForce InForce(Benchmark rule)
    {
        if (inForce.TryGetValue(rule.Id, out var known)) return known;
        return inForce[rule.Id] = LevelsInForce.On(rule, catalogue.Benchmarks, period.Last);
    }

    public BenchmarkLine Judge(LineFigure figure)
    {
        var rule = figure.Rule;
        var notes = new List<JudgedBy>(figure.Notes);
        var (value, why) = Divided(figure, notes);
        var levels = InForce(rule);
        if (levels.Rows.Count == 0) return NotJudged(figure, new("没有在用版本的标杆、基准或限额", "No edition of a benchmark, baseline or norm is in force"), [.. notes, .. levels.Others]).WithoutNorm();
        if (why is not null) return NotJudged(figure, why, [.. notes, .. levels.Others]);
        var limits = new Dictionary<BenchmarkRung, double>();
        foreach (var (row, edition) in levels.Rows) limits[row.Rung] = Corrected(figure, row, edition, notes);
        var ladder = new Ladder(limits, rule.HigherIsBetter);
        var level = ladder.Level(value);
        if (level == BenchmarkLevel.NotJudged) return NotJudged(figure, new("在用版本没有标杆、基准或限额 3 级", "The edition in force has no benchmark, baseline or level 3"), [.. notes, .. levels.Others]).WithoutNorm();
        var rungs = levels.Rows.Select(r => Rung(figure, r.Row, limits[r.Row.Rung], value, ladder)).ToList();
        var decisive = levels.Rows.Where(r => r.Row.Rung is BenchmarkRung.Advanced or BenchmarkRung.Baseline or BenchmarkRung.Level3).Select(r => r.Row).ToList();
        var source = decisive.FirstOrDefault(r => r.Rung == Deciding(level)) ?? decisive[0];
        Citation? By(BenchmarkRung rung) => decisive.Find(r => r.Rung == rung)?.Source;
        return new(new(firms.Firms[figure.Firm].Id, rule.Id, rule.Name, level, value, rule.Unit.Symbol, ladder[BenchmarkRung.Advanced], ladder[BenchmarkRung.Baseline], ladder[BenchmarkRung.Level3], 0,
            source.Source, decisive.Max(r => r.Confidence))
        { AdvancedBy = By(BenchmarkRung.Advanced), BaselineBy = By(BenchmarkRung.Baseline), LimitBy = By(BenchmarkRung.Level3), HigherIsBetter = rule.HigherIsBetter, Level1 = ladder[BenchmarkRung.Level1], NormLevel = ladder.NormLevel(value) }, rule, firms.Firms[figure.Firm])
        {
            Item = figure.Item,
            Filed = figure.Value,
            Output = figure.Made,
            Months = figure.Months,
            PeriodMonths = period.MonthCount,
            Margin = ladder.Margin(value),
            Rungs = [.. rungs, .. notes, .. Coverage(figure), .. levels.Others],
        };
    }

    public BenchmarkLine NotJudged(LineFigure figure, Said why, IReadOnlyList<JudgedBy> rungs) =>
        Unjudged(figure.Firm, figure.Rule.Id, figure.Rule.Name, figure.Rule.Unit.Symbol, why, figure.Rule) with { Output = figure.Made, Months = figure.Months, PeriodMonths = period.MonthCount, Rungs = [Reason(figure.Rule.Id, why, figure.Rule.Unit.Symbol), .. rungs, .. Coverage(figure)] };

    /// <summary>A line of which there is no figure to judge.</summary>
    public BenchmarkLine Unjudged(int firm, string id, Said product, string unit, Said why, Benchmark? rule) =>
        new(new(firms.Firms[firm].Id, id, product, BenchmarkLevel.NotJudged, double.NaN, unit, null, null, null, 0, null, Confidence.Design) { Why = why, HigherIsBetter = rule?.HigherIsBetter ?? false }, rule, firms.Firms[firm])
        { PeriodMonths = period.MonthCount, Rungs = [Reason(id, why, unit)] };

    public static JudgedBy Reason(string id, Said why, string unit) => new(id, why, null, null, unit, null, null, Confidence.Confirmed);

    IEnumerable<JudgedBy> Coverage(LineFigure figure)
    {
        if (figure.Months < period.MonthCount)
            yield return new($"{figure.Rule.Id}/months", new($"能耗与产量都有数的月份 {figure.Months}/{period.MonthCount}，只按这些月份判定", $"{figure.Months} of {period.MonthCount} months have both energy and output; only these were judged"), null, figure.Months, "月", period.MonthCount, null, Confidence.Confirmed);
    }

    static BenchmarkRung Deciding(string level) => level switch
    {
        BenchmarkLevel.Advanced or BenchmarkLevel.Between => BenchmarkRung.Advanced,
        BenchmarkLevel.BelowBaseline => BenchmarkRung.Baseline,
        _ => BenchmarkRung.Level3,
    };

    JudgedBy Rung(LineFigure figure, BenchmarkRow row, double limit, double value, Ladder ladder)
    {
        var (held, name, unit) = (ladder.Meets(value, limit), BenchmarkLevel.Name(row.Rung), figure.Rule.Unit.Symbol);
        var (sign, off) = (held == ladder.HigherIsBetter ? "≥" : "≤", Ladder.Number(Math.Abs(value - limit)));
        var op = held ? sign : ladder.HigherIsBetter ? "＜" : "＞";
        var printed = limit == row.Value ? "" : $"（印刷值 {Ladder.Number(row.Value)}，已修正）";
        var condition = row.Condition is "" ? "" : $"，{row.Condition}";
        return new(row.Id, new($"{Ladder.Number(value)} {op} {name.Zh} {Ladder.Number(limit)} {unit}{printed}{condition}", $"{Ladder.Number(value)} {(op is "＞" ? ">" : op is "＜" ? "<" : op)} {name.En} {Ladder.Number(limit)} {unit}{(printed is "" ? "" : $" (printed {Ladder.Number(row.Value)}, corrected)")}"),
            held, value, unit, limit, row.Source, row.Confidence)
        {
            Ask = AskOf(figure.Item, firms.Firms[figure.Firm].Id, period),
            Lift = held ? null : new($"再{(ladder.HigherIsBetter ? "升" : "降")} {off} {unit} 即达到", $"{off} {unit} {(ladder.HigherIsBetter ? "more" : "less")} would meet it"),
        };
    }

    /// <summary>The figure divided as the norm says; without the divisor nothing is judged.</summary>
    (double Value, Said? Why) Divided(LineFigure figure, List<JudgedBy> notes)
    {
        var value = figure.Value;
        foreach (var by in figure.Rule.Corrections.Where(c => c.Kind == CorrectionKind.Divide))
        {
            var divisor = firms.Latest(by.Item, period.Last)[figure.Firm];
            var name = catalogue.Items[by.Item].Name;
            if (double.IsNaN(divisor)) return (double.NaN, new($"须填报{name.Zh}才能判定", $"{name.En} must be filed"));
            if (divisor <= 0) return (double.NaN, new($"{name.Zh}为 {Ladder.Number(divisor)}，不能作除数", $"{name.En} is {Ladder.Number(divisor)} and cannot divide"));
            value /= divisor;
            notes.Add(Note(figure, by, $"单耗 ÷ {name.Zh} {Ladder.Number(divisor)} = {Ladder.Number(value)}", $"the figure ÷ {name.En} {Ladder.Number(divisor)} = {Ladder.Number(value)}", divisor));
        }
        return (value, null);
    }

    double Corrected(LineFigure figure, BenchmarkRow row, BenchmarkEdition edition, List<JudgedBy> notes)
    {
        var limit = row.Value;
        foreach (var by in figure.Rule.Corrections.Where(c => c.Kind != CorrectionKind.Divide && c.Concerns(row, edition)))
        {
            if (by.When is { } when && !(firms.Latest(when.Item, period.Last)[figure.Firm] > when.Above)) continue;
            var (x, name, rung) = (firms.Latest(by.Item, period.Last)[figure.Firm], catalogue.Items[by.Item].Name, BenchmarkLevel.Name(row.Rung));
            if (double.IsNaN(x))
            {
                if (notes.All(n => n.Rule != by.Id)) notes.Add(Note(figure, by, $"{by.Name.Zh}：未填{name.Zh}，按印刷值", $"{by.Name.En}: {name.En} is not filed; the printed levels apply", null));
                continue;
            }
            var corrected = by.Limit(limit, row.Rung, x);
            notes.Add(Note(figure, by, $"{by.Name.Zh}：{name.Zh} {Ladder.Number(x)}，{rung.Zh} {Ladder.Number(limit)} → {Ladder.Number(corrected)}", $"{by.Name.En}: {name.En} {Ladder.Number(x)}, {rung.En} {Ladder.Number(limit)} → {Ladder.Number(corrected)}", x));
            limit = corrected;
        }
        return limit;
    }

    JudgedBy Note(LineFigure figure, Correction by, string zh, string en, double? value) =>
        new(by.Id, new(zh, en), null, value, catalogue.Items[by.Item].Unit.Symbol, null, by.Source, by.Confidence) { Ask = AskOf(by.Item, firms.Firms[figure.Firm].Id, period) };

    /// <summary>The question whose answer a figure is, as explanations are addressed.</summary>
    public static string AskOf(string item, SubjectId firm, Period period) => $"item={item}&of={firm.Text}&in={period}";
}
