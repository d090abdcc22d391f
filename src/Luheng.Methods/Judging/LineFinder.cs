using Luheng.Engine;
using Luheng.Packs;
using Luheng.Quantities;
using Luheng.Time;

namespace Luheng.Judging;

/// <summary>Finds every product line of every enterprise in a period, and by which benchmark it is to be judged.</summary>
sealed class LineFinder
{
    readonly World world;
    readonly FirmColumns firms;
    readonly Period period;
    readonly LineJudge judge;
    readonly double least;

    public LineFinder(World world, FirmColumns firms, Period period, LineJudge judge, double leastCoverage) =>
        (this.world, this.firms, this.period, this.judge, least) = (world, firms, period, judge, leastCoverage);

    BenchmarkBook Book => world.Catalogue.Benchmarks;

    public List<BenchmarkLine> Find()
    {
        var lines = new List<BenchmarkLine>();
        foreach (var product in world.Catalogue.Sets.GetValueOrDefault("product")?.Members ?? []) OfProduct(product, lines);
        foreach (var rule in Book.Benchmarks.Where(b => b.Product is null && firms.Any(b.ByLine.Made)))
            Judge(rule, rule.ByLine, (firm, sums) => sums.MadeMonths[firm] > 0, lines);
        return lines;
    }

    void OfProduct(Member product, List<BenchmarkLine> lines)
    {
        if (!firms.Any($"output.{product.Id}")) return;
        var rules = Book.Benchmarks.Where(b => b.Product == product.Id).ToList();
        if (rules.Count == 0)
        {
            NoNorm(product, lines);
            return;
        }
        foreach (var metric in rules.GroupBy(r => r.Metric).OrderBy(m => m.Key))
        {
            var main = metric.Key == rules.Min(r => r.Metric);
            var sums = firms.Pair(metric.First().Filed.Used, metric.First().Filed.Made, period);
            var choice = new LineChoice(firms, [.. metric], period, world.Catalogue);
            for (var firm = 0; firm < firms.Firms.Count; firm++)
                if (sums.MadeMonths[firm] > 0 && (main || sums.Months[firm] > 0)) One(firm, product, choice.Of(firm), sums, main, lines);
        }
    }

    void One(int firm, Member product, Choice choice, PairSums sums, bool main, List<BenchmarkLine> lines)
    {
        if (choice.Why is { } why) lines.Add(judge.Unjudged(firm, product.Id, product.Name, "", why, null) with { Main = main });
        else if (choice.Rules is [var only]) lines.Add(Figure(firm, only, sums, only.Ask, only.Filed) with { Main = main });
        else
            foreach (var rule in choice.Rules)
            {
                var own = firms.Pair(rule.ByLine.Used, rule.ByLine.Made, period);
                lines.Add(own.Months[firm] == 0
                    ? judge.Unjudged(firm, rule.Id, rule.Name, rule.Unit.Symbol, new($"企业有几种工艺（{string.Join("、", choice.Rules.Select(r => r.Name.Zh))}），能耗不能分到各工艺：请按工艺填报能耗", $"The enterprise runs several processes ({string.Join(", ", choice.Rules.Select(r => r.Name.En))}) and its energy cannot be parted: file the energy of each"), rule)
                    : Figure(firm, rule, own, $"line.unit_energy.{rule.Process}", rule.ByLine));
            }
    }

    void NoNorm(Member product, List<BenchmarkLine> lines)
    {
        var sums = firms.Pair($"energy.product.{product.Id}", $"output.{product.Id}", period);
        for (var firm = 0; firm < firms.Firms.Count; firm++)
            if (sums.MadeMonths[firm] > 0)
                lines.Add(judge.Unjudged(firm, product.Id, product.Name, "", new($"{product.Name.Zh}没有收录的标杆、基准或限额", $"No benchmark, baseline or norm of {product.Name.En} is at hand"), null).WithoutNorm());
    }

    void Judge(Benchmark rule, (string Used, string Made) items, Func<int, PairSums, bool> has, List<BenchmarkLine> lines)
    {
        var sums = firms.Pair(items.Used, items.Made, period);
        for (var firm = 0; firm < firms.Firms.Count; firm++)
            if (has(firm, sums)) lines.Add(Figure(firm, rule, sums, rule.Ask, items));
    }

    BenchmarkLine Figure(int firm, Benchmark rule, PairSums sums, string item, (string Used, string Made) items)
    {
        var figure = new LineFigure(firm, rule, double.NaN, sums.Used[firm], sums.Made[firm], sums.Months[firm], item);
        // The norm's own formula comes first, wherever what it needs is in hand.
        if (rule.Value is { } formula)
        {
            if (Normed(figure, formula, items) is { } normed) return normed;
            figure = figure with { Notes = [WhyNot(figure, formula)] };
        }
        return Plain(figure, items);
    }

    /// <summary>What was used over what was made, in the months that have both.</summary>
    BenchmarkLine Plain(LineFigure figure, (string Used, string Made) items)
    {
        var (used, made) = (world.Catalogue.Items[items.Used].Unit, world.Catalogue.Items[items.Made].Unit);
        if (figure.Months == 0) return judge.NotJudged(figure, new($"填了产量，没有填{world.Catalogue.Items[items.Used].Name.Zh}", $"Output is filed, {world.Catalogue.Items[items.Used].Name.En} is not"), figure.Notes);
        if (figure.Made <= 0)
        {
            var none = judge.NotJudged(figure, new("产量填报为 0，单耗不成立", "Output is filed as zero: there is no unit consumption"), figure.Notes);
            return none with { Standing = none.Standing with { NoOutput = true } };
        }
        if (figure.Months < least * period.MonthCount) return judge.NotJudged(figure, new($"能耗与产量都有数的月份只有 {figure.Months}/{period.MonthCount}，低于 {least * 100:0.#}%", $"Only {figure.Months} of {period.MonthCount} months have both, below {least * 100:0.#} %"), figure.Notes);
        var line = judge.Judge(figure with { Value = figure.Used / figure.Made * (used.InBase / made.InBase / figure.Rule.Unit.InBase) });
        return line with { OutputUnit = made.Symbol, Energy = figure.Used * used.To(Tce), TcePer = TcePer(figure.Rule, made) };
    }

    /// <summary>Judged by the norm's own formula; null where it has no answer, or one of too few months.</summary>
    BenchmarkLine? Normed(LineFigure figure, string item, (string Used, string Made) items)
    {
        var answer = Asker.Ask(world, item, firms.Firms[figure.Firm].Id, period);
        var months = MonthsOf(answer);
        if (months < least * period.MonthCount) return null;
        var made = Asker.Ask(world, items.Made, firms.Firms[figure.Firm].Id, period);
        var value = answer.Value * answer.Unit.To(figure.Rule.Unit);
        var perTce = TcePer(figure.Rule, made.Unit);
        var line = judge.Judge(figure with { Value = value, Item = item, Months = months, Made = made.Value });
        // Without an amount filed for the product, its energy is what the norm counts.
        var energy = figure.Months > 0 ? figure.Used * world.Catalogue.Items[items.Used].Unit.To(Tce) : value * made.Value * perTce;
        return line with { OutputUnit = made.Unit.Symbol, Energy = energy, TcePer = perTce };
    }

    Unit Tce => world.Catalogue.Units["tce"];

    double TcePer(Benchmark rule, Unit made) => rule.Unit.InBase * made.InBase / Tce.InBase;

    /// <summary>How many months the amounts of an answer cover; an optional part that could not be used takes none away.</summary>
    int MonthsOf(Answer answer)
    {
        static double Share(Answer part) => part.Because.Kind == ReasonKind.Formula ? part.Because.Inputs.Select(Share).DefaultIfEmpty(1).Min() : part.Coverage.Of is "months" ? Math.Min(1, part.Coverage.Share) : 1;
        return answer.Missing ? 0 : (int)Math.Round(Share(answer) * period.MonthCount);
    }

    /// <summary>Why the norm's own formula was not used: what of its inputs is not in hand, for how few months they are, or that they do not go together.</summary>
    JudgedBy WhyNot(LineFigure figure, string id)
    {
        var (firm, formula) = (firms.Firms[figure.Firm].Id, world.Catalogue.Items[id]);
        var absent = Required(formula).Distinct().Where(i => Asker.Ask(world, i, firm, period).Missing).Select(i => world.Catalogue.Items[i].Name).ToList();
        var months = MonthsOf(Asker.Ask(world, id, firm, period));
        var coming = CycleFinder.Uses(formula.Formula!.Tree).Where(u => world.Catalogue.Factors.TryGetValue(u, out var factor) && factor.In(period, [])?.Value is null).ToList();
        var (zh, en) = coming.Count > 0 ? ($"计算式的系数在 {period} 没有在用的版本（{string.Join("、", coming)}）", $"no edition of its factors was in force in {period} ({string.Join(", ", coming)})")
            : months > 0 ? ($"各项都有数的月份只有 {months}/{period.MonthCount}，低于 {least * 100:0.#}%", $"only {months} of {period.MonthCount} months have all its parts, below {least * 100:0.#} %")
            : absent.Count > 0 ? ($"没有{string.Join("、", absent.Select(n => n.Zh))}", $"{string.Join(", ", absent.Select(n => n.En))} not filed") : ("各项的月数不同，或除数为零", "its parts cover different months, or a divisor is zero");
        var (instead, insteadEn) = figure.Months > 0 ? ("，改按综合能耗量 ÷ 产量", "; energy ÷ output instead") : ("", "");
        return new($"{figure.Rule.Id}/norm", new($"未按标准的计算式（{formula.Name.Zh}）判定：{zh}{instead}", $"Not judged by the norm's own formula ({formula.Name.En}): {en}{insteadEn}"),
            null, null, figure.Rule.Unit.Symbol, null, formula.Source, formula.Confidence)
        { Ask = LineJudge.AskOf(id, firm, period) };
    }

    /// <summary>The filed items without which a formula has no answer.</summary>
    IEnumerable<string> Required(Item item) => item.Formula is { } formula ? CycleFinder.Needs(formula.Tree).SelectMany(n => Required(world.Catalogue.Items[n])) : [item.Id];
}
