using Luheng.Engine;
using Luheng.Packs;
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
                lines.Add(judge.Unjudged(firm, product.Id, product.Name, "", new($"{product.Name.Zh}没有收录的标杆、基准或限额", $"No benchmark, baseline or norm of {product.Name.En} is at hand"), null));
    }

    void Judge(Benchmark rule, (string Used, string Made) items, Func<int, PairSums, bool> has, List<BenchmarkLine> lines)
    {
        var sums = firms.Pair(items.Used, items.Made, period);
        for (var firm = 0; firm < firms.Firms.Count; firm++)
            if (has(firm, sums)) lines.Add(Figure(firm, rule, sums, rule.Ask, items));
    }

    BenchmarkLine Figure(int firm, Benchmark rule, PairSums sums, string item, (string Used, string Made) items)
    {
        var (used, made) = (world.Catalogue.Items[items.Used].Unit, world.Catalogue.Items[items.Made].Unit);
        var figure = new LineFigure(firm, rule, double.NaN, sums.Used[firm], sums.Made[firm], sums.Months[firm], item);
        if (sums.Months[firm] == 0) return judge.NotJudged(figure, new($"填了产量，没有填{world.Catalogue.Items[items.Used].Name.Zh}", $"Output is filed, {world.Catalogue.Items[items.Used].Name.En} is not"), []);
        if (sums.Made[firm] <= 0) return judge.NotJudged(figure, new("产量为 0，单耗不成立", "Output is zero: there is no unit consumption"), []);
        if (sums.Months[firm] < least * period.MonthCount) return judge.NotJudged(figure, new($"能耗与产量都有数的月份只有 {sums.Months[firm]}/{period.MonthCount}，低于 {least * 100:0.#}%", $"Only {sums.Months[firm]} of {period.MonthCount} months have both, below {least * 100:0.#} %"), []);
        var tce = world.Catalogue.Units["tce"];
        figure = figure with { Value = sums.Used[firm] / sums.Made[firm] * (used.InBase / made.InBase / rule.Unit.InBase) };
        var line = Normed(figure, judge);
        return line with { OutputUnit = made.Symbol, Energy = sums.Used[firm] * used.To(tce), TcePer = rule.Unit.InBase * made.InBase / tce.InBase };
    }

    /// <summary>Judged by the norm's own formula where what it needs was filed.</summary>
    BenchmarkLine Normed(LineFigure figure, LineJudge judge)
    {
        if (figure.Rule.Value is not { } item || !world.Catalogue.Items[item].MadeOf.Any(i => !i.StartsWith("output.", StringComparison.Ordinal) && firms.Any(i) && !world.Catalogue.Items[i].IsIndicator)) return judge.Judge(figure);
        var answer = Asker.Ask(world, item, firms.Firms[figure.Firm].Id, period);
        return answer.Missing ? judge.Judge(figure)
            : judge.Judge(figure with { Value = answer.Value * answer.Unit.To(figure.Rule.Unit), Item = item });
    }
}
