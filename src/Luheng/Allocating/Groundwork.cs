using Luheng.Engine;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Problems;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Allocating;

/// <summary>A tree of regions with what it rests on: the year of its figures and what a reader must know of them.</summary>
/// <param name="Reference">The year whose figures are used: the base year, or the first later one that has any.</param>
sealed record LaidGround(TargetTree Tree, Aim Aim, int Reference, IReadOnlyList<Said> Notes)
{
    /// <summary>How outputs grow, which also holds below.</summary>
    public Said Growth => Notes[^1];

    public int Years => Aim.Year - Reference;
}

/// <summary>Reads from the world what the children of a region bring along: base-year amounts, output, growth, potential.</summary>
sealed class Groundwork(World world, BreakdownQuestion question, AllocationRules rules)
{
    /// <exception cref="ProblemsException">A figure that is needed is missing, for each child it is missing for.</exception>
    public LaidGround Regions(Aim aim, SubjectId parent)
    {
        List<SubjectId> children = [.. world.Population.Regions.Children(parent.Text).Select(r => SubjectId.Region(r.Code))];
        if (children.Count == 0) throw new ProblemsException([new(parent.Text, "has no regions below it in the table of regions", "a province or a city") { Zh = "在区划表里没有下级地区，应是省或市" }]);
        var reference = Reference(aim, aim.BaseYear, year => children.Any(c => Amount(AmountItems(aim), c, year).Covered >= rules.ReferenceCoverage));
        var figures = children.Select(c => (Child: c, Amount: Amount(AmountItems(aim), c, reference), Output: aim.Below.Count == 0 ? (Value: double.NaN, Covered: 1.0) : Amount(OutputItems(aim), c, reference))).ToList();
        var without = aim.Shape == TreeShape.Rate ? figures.RemoveAll(f => !(f.Amount.Value > 0)) : 0;
        if (figures.Count == 0) throw new ProblemsException([new(parent.Text, $"no child has figures of {string.Join(" + ", AmountItems(aim).Take(3))} from {aim.BaseYear} on", "the figures of one year, official or filed") { Zh = $"{aim.BaseYear} 年以来没有任何下级地区有{Names(AmountItems(aim))}的数，需要其中一年的官方数或填报数" }]);
        Refuse(figures.Where(f => double.IsNaN(f.Amount.Value)).Select(f => (f.Child, string.Join(" + ", AmountItems(aim).Take(3)), Names(AmountItems(aim))))
            .Concat(figures.Where(f => aim.Shape == TreeShape.Intensity && double.IsNaN(f.Output.Value)).Select(f => (f.Child, string.Join(" + ", aim.Below.Take(3)), Names(aim.Below)))), reference);
        var tree = new TargetTree(aim.Shape, Asked(aim, reference, parent), aim.Unit,
        [
            .. Potentials.AboveBestQuarter([.. figures.Select(f => With(f.Child, new Branch(f.Child, f.Amount.Value, OutputOf(aim, f.Amount.Value, f.Output.Value), Math.Pow(1 + Growth(aim, f.Child, reference), aim.Year - reference))
            {
                RecentGrowth = Known(Observed(aim, f.Child, reference)),
                Potential = aim.Shape == TreeShape.Rate ? Room(f.Amount.Value, f.Output.Value) : OfMembers(f.Child, aim, reference),
            }))], aim.Shape == TreeShape.Rate ? 0 : rules.BestQuarter),
        ])
        { From = aim.Shape == TreeShape.Intensity ? reference : 0 };
        return new(tree, aim, reference, Notes(aim, reference, figures.Count(f => f.Amount.Covered < 1 || f.Output.Covered < 1), without));
    }

    /// <summary>Of a rate the generated amount carries the weight and what is used of it the output; else the amount itself.</summary>
    static IReadOnlyList<string> AmountItems(Aim aim) => aim.Shape == TreeShape.Rate ? aim.Below : aim.Above;

    static IReadOnlyList<string> OutputItems(Aim aim) => aim.Shape == TreeShape.Rate ? aim.Above : aim.Below;

    static double OutputOf(Aim aim, double amount, double output) => aim.Shape == TreeShape.Rate ? (double.IsNaN(output) ? 0 : Math.Clamp(output / amount, 0, 1)) : output;

    static double? Room(double generated, double used) => Math.Clamp(1 - (double.IsNaN(used) ? 0 : used / generated), 0, 1);

    static double? Known(double value) => double.IsFinite(value) ? value : null;

    /// <summary>With the bounds that were stated for it.</summary>
    public Branch With(SubjectId child, Branch branch)
    {
        var own = question.Bounds.GetValueOrDefault(child);
        return branch with { Least = own.Least ?? question.Least, Most = own.Most ?? question.Most };
    }

    /// <summary>The first year, from one on, that has figures and ended by the day; that one where none has.</summary>
    public int Reference(Aim aim, int from, Func<int, bool> has)
    {
        for (var year = from; year < aim.Year && new DateOnly(year, 12, 31) <= question.AsOf; year++)
            if (has(year)) return year;
        return from;
    }

    (double Value, double Covered) Amount(IReadOnlyList<string> items, SubjectId subject, int year)
    {
        var answers = items.Select(i => Asker.Ask(world, i, subject, Period.Calendar(year))).Where(a => !a.Missing).ToList();
        return answers.Count == 0 ? (double.NaN, 0) : (answers.Sum(a => a.Value), answers.Min(a => a.Coverage.Share));
    }

    string Names(IReadOnlyList<string> items) => string.Join(" + ", items.Take(3).Select(i => world.Catalogue.Items[i].Name.Zh));

    void Refuse(IEnumerable<(SubjectId Child, string Item, string Zh)> missing, int year)
    {
        var problems = missing.Select(m => new Problem(m.Child.Text, $"{world.Population.NameOf(m.Child)}: no figure of {m.Item} for {year}", "the figure of the base year, official or filed") { Zh = $"没有 {year} 年的{m.Zh}，需要基期的官方数或填报数" }).ToList();
        if (problems.Count > 0) throw new ProblemsException(problems);
    }

    /// <summary>What is asked from the reference year on: all of it from the base year; later what is left at an even pace.</summary>
    double Asked(Aim aim, int reference, SubjectId parent)
    {
        if (aim.Shape == TreeShape.Intensity) return Pace.Remaining(aim.Asked, aim.Years, aim.Year - reference);
        if (!aim.Rise) return aim.Asked;
        var amount = Amount(AmountItems(aim), parent, aim.BaseYear).Value;
        return aim.Shape == TreeShape.Total ? amount * (1 + aim.Asked) : Amount(OutputItems(aim), parent, aim.BaseYear).Value / amount + aim.Asked;
    }

    /// <summary>The yearly growth of a child's output: as stated, as observed where that was asked for, else as the rules say.</summary>
    public double Growth(Aim aim, SubjectId child, int reference) => question.Growth.TryGetValue(child, out var stated) ? stated
        : question.ObservedGrowth && Observed(aim, child, reference) is var seen && double.IsFinite(seen) ? seen : rules.Growth;

    /// <summary>The mean yearly growth from the reference year to the last whole year, NaN where unknown.</summary>
    double Observed(Aim aim, SubjectId child, int reference)
    {
        var items = aim.Shape == TreeShape.Intensity ? aim.Below : AmountItems(aim);
        for (var year = Math.Min(question.AsOf.Year, aim.Year); year > reference; year--)
            if (new DateOnly(year, 12, 31) <= question.AsOf && Amount(items, child, year).Value / Amount(items, child, reference).Value is var times && times > 0)
                return Math.Pow(times, 1.0 / (year - reference)) - 1;
        return double.NaN;
    }

    /// <summary>A region's potential from its enterprises that were held against a benchmark, weighted by energy; null where none was.</summary>
    double? OfMembers(SubjectId region, Aim aim, int reference)
    {
        if (question.Potentials.Count == 0 || aim.Above is not [var item]) return null;
        var day = new DateOnly(reference, 12, 31);
        var firms = Firms(item, reference).Whole.Where(f => question.Potentials.ContainsKey(f.Key) && world.Population.Find(f.Key)?.On(day) is { } at && world.Population.Regions.Within(at.Region, region.Text)).ToList();
        var energy = firms.Sum(f => f.Value);
        return energy > 0 ? firms.Sum(f => f.Value * question.Potentials[f.Key]) / energy : null;
    }

    readonly Dictionary<(string, int), FirmYear> firmYears = [];

    public FirmYear Firms(string item, int year) => firmYears.TryGetValue((item, year), out var known) ? known : firmYears[(item, year)] = FirmYear.Of(world, item, year);

    List<Said> Notes(Aim aim, int reference, int partly, int without)
    {
        var notes = new List<Said>();
        if (without > 0) notes.Add(new($"{without} 个地区 {reference} 年没有填报产生量，不分解", $"{without} regions filed nothing generated in {reference} and are left out"));
        if (reference != aim.BaseYear) notes.Add(new($"基期 {aim.BaseYear} 年没有分地区数据，以 {reference} 年为参照，只分解余下的 {reference + 1}—{aim.Year} 年部分", $"the base year {aim.BaseYear} has no figures by region; {reference} stands in, and what is left over {reference + 1}–{aim.Year} is handed down"));
        if (partly > 0) notes.Add(new($"{partly} 个地区的数据为企业填报合计，不完整", $"the figures of {partly} regions are sums of returns that are not complete"));
        notes.Add(question.ObservedGrowth ? new("增长按各地参照年以来的年均增速外推", "growth is projected from each child's own yearly growth since the reference year")
            : question.Growth.Count > 0 ? new($"{question.Growth.Count} 个对象的增速为给定值，其余年均 {rules.Growth * 100:0.##} %（自定义）", $"the growth of {question.Growth.Count} children is stated; the others grow by {rules.Growth * 100:0.##} % a year (design)")
            : new($"增加值统一按年均 {rules.Growth * 100:0.##} % 增长（自定义）", $"value added grows by {rules.Growth * 100:0.##} % a year everywhere (design)"));
        return notes;
    }
}
