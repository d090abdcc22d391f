using Luheng.Engine;
using Luheng.Judging;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Problems;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Allocating;

/// <summary>From cities on: to counties by what their enterprises filed, or to enterprises as savings and unit consumption.</summary>
sealed class LowerLevels(World world, Groundwork ground, BreakdownQuestion question, AllocationRules rules, Aim aim, LaidGround laid, Allocation top)
{
    /// <summary>What reaching 标杆 would save each enterprise: as stated, else from where its lines stood in the year its figures are of.</summary>
    IReadOnlyDictionary<SubjectId, double>? judged;

    readonly List<Said> notes = [.. question.Effort is null ? [.. laid.Notes, .. top.Notes] : (Said[])[laid.Growth]]; // what was issued does not come from the cities' figures

    /// <summary>The year by whose end the cities' own figures are counted.</summary>
    int Since => question.Effort is null ? laid.Reference : question.Since ?? aim.BaseYear;

    public Cascade Run(Plan plan, Target target)
    {
        var firms = new FirmTrees(world, ground, aim, question.Of, Since);
        if (firms.Partly > 0) notes.Add(new($"{firms.Partly} 家企业 {firms.Reference} 年未报满 12 个月，未列入", $"{firms.Partly} enterprises did not file all of {firms.Reference} and are left out"));
        if (question.Effort is { } own) notes.Add(new(Text($"{Name(question.Of)}按下达的目标 −{own * 100:0.####} % 分解，不按方法重算"), Text($"{Name(question.Of)} hands on the −{own * 100:0.####} % that it was issued, and not what the method gives")));
        if (firms.Reference > Since) notes.Add(new($"企业填报数从 {firms.Reference} 年起：{Since + 1}—{aim.Year} 年的目标按匀速走，只分解余下的 {firms.Reference + 1}—{aim.Year} 年", $"returns begin with {firms.Reference}: of the target of {Since + 1}–{aim.Year}, what is left at an even pace over {firms.Reference + 1}–{aim.Year} is handed down"));
        var below = new List<(Allocation Of, SubjectId Parent, double Weight)>();
        foreach (var city in top.Children.Where(c => top.Children.All(t => t.Subject != question.Of) || c.Subject == question.Of))
        {
            var tree = question.To == ChildLevel.Counties ? Counties(firms, city) : Enterprises(firms, city);
            if (tree.Branches.Count == 0) notes.Add(new($"{Name(city.Subject)}没有可分解的对象，其份额留在本级", $"{Name(city.Subject)} has nobody to hand down to; its part stays with it"));
            else below.Add((Cascade.Feasible(city.Subject, WithWhatIsKnown(tree)), city.Subject, city.Weight));
        }
        if (below.Count == 0) throw new ProblemsException([new(question.Of.Text, $"nobody below filed a whole year from {aim.BaseYear} on", "returns of a whole year") { Zh = $"{aim.BaseYear} 年以来没有企业报满一年，需要全年的填报数" }]);
        var whole = question.To == ChildLevel.Enterprises ? below.Sum(b => b.Of.Tree.Branches.Sum(x => x.Unchanged)) : 1;
        var counted = question.To == ChildLevel.Counties ? below.Sum(b => b.Weight) : 1;
        return new(question, plan, target, top, [.. below.Select(b => b.Of)],
        [
            .. below.SelectMany(b => b.Of.Children.Select(c => new HandedDown(c, b.Parent, question.To == ChildLevel.Enterprises ? c.Branch.Unchanged / whole : c.Weight * b.Weight / counted)
            {
                Products = question.To == ChildLevel.Enterprises && aim.Above is [FirmTrees.Energy] ? firms.Products(c.Subject, c.Effort) : [],
            })),
        ], firms.Reference, aim.Year - firms.Reference, Cascade.IsDemo(question.Of))
        { Notes = [.. notes.DistinctBy(n => n.Zh)], Noticed = firms.Moved };
    }

    static string Text(FormattableString said) => said.ToString(System.Globalization.CultureInfo.InvariantCulture);

    string Name(SubjectId region) => world.Population.NameOf(region);

    /// <summary>Where no potential is known in a place, its part is spread uniformly, and it is said.</summary>
    Allocation WithWhatIsKnown(TargetTree tree)
    {
        if (question.Method != AllocationMethod.Potential || tree.Branches.Any(b => b.Potential is not null)) return Noted(Allocator.Run(tree, question.Method, rules));
        notes.Add(new("部分地区没有任何对象的潜力已知，该地区内部按统一降幅分解", "in some places no child's potential is known; within them the effort is uniform"));
        return Allocator.Run(tree, AllocationMethod.Uniform, rules);
    }

    Allocation Noted(Allocation allocation)
    {
        notes.AddRange(allocation.Notes);
        return allocation;
    }

    double Effort(AllocatedChild city) => question.Effort ?? city.Effort;

    /// <summary>What is left of the city's change from the reference year of its enterprises on, at an even pace.</summary>
    double Left(FirmTrees firms, AllocatedChild city) => Pace.Remaining(-Effort(city), aim.Year - Since, aim.Year - firms.Reference);

    double Grown(FirmTrees firms, AllocatedChild city) => Math.Pow(1 + ground.Growth(aim, city.Subject, laid.Reference), aim.Year - firms.Reference);

    TargetTree Counties(FirmTrees firms, AllocatedChild city)
    {
        var grown = Grown(firms, city);
        var branches = firms.Counties(city.Subject).Select(g => (Id: SubjectId.Region(g.Key), Known: g.Where(f => f.Output > 0).ToList())).Where(c => c.Known.Count > 0)
            .Select(c => ground.With(c.Id, new Branch(c.Id, c.Known.Sum(f => f.Amount), c.Known.Sum(f => f.Output), grown))).ToList();
        notes.Add(new("县（市、区）没有增加值统计：按企业填报的量与可比价产值分解", "counties have no statistics of value added: amounts and output at comparable prices as filed by enterprises stand in"));
        return new(TreeShape.Intensity, Left(firms, city), "%", Potentials.AboveBestQuarter(branches, rules.BestQuarter)) { From = firms.Reference, ByOutputValue = true };
    }

    bool OfEnergy => aim.Above is [FirmTrees.Energy];

    /// <summary>Savings of what the target is about, in its own unit: energy, CO2 or water; of key enterprises (重点用能单位).</summary>
    TargetTree Enterprises(FirmTrees firms, AllocatedChild city)
    {
        var grown = Grown(firms, city);
        var potentials = judged ??= question.Potentials.Count > 0 ? question.Potentials : OfEnergy ? Potentials.Of(BenchmarkTable.Of(world, Period.Calendar(firms.Reference)).Standings) : new Dictionary<SubjectId, double>();
        return new(TreeShape.Saving, -Left(firms, city), world.Catalogue.Items[aim.Above[0]].Unit.Symbol, [.. firms.Within(city.Subject).Where(f => f.Energy >= rules.EnterpriseFrom).OrderBy(f => f.Id).Select(f => ground.With(f.Id, new Branch(f.Id, f.Amount, f.Output, grown)
        {
            Potential = potentials.TryGetValue(f.Id, out var share) ? share : null,
            PotentialFrom = potentials.ContainsKey(f.Id) ? new("对标：与标杆水平的差距", "benchmarking: the distance to the advanced level") : OfEnergy ? new("没有对标结果", "no benchmark standing") : new("对标只说明能耗的差距", "benchmarks tell the distance in energy alone"),
        }))])
        { From = firms.Reference, ByOutputValue = true };
    }
}
