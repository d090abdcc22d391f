using Luheng.Engine;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Problems;
using Luheng.Registry;

namespace Luheng.Allocating;

/// <summary>One child of a finished breakdown: its figure, its part of the whole, and the region it got it from.</summary>
public sealed record HandedDown(AllocatedChild Child, SubjectId Parent, double Weight)
{
    public IReadOnlyList<ProductUse> Products { get; init; } = [];
}

/// <summary>Unit consumption of a product before and after the saving.</summary>
public sealed record ProductUse(string Product, Said Name, string Unit, double From, double To);

/// <summary>A target handed down from a region to cities, counties or enterprises: every level's breakdown and the children at the end.</summary>
/// <param name="Top">To the regions right below; <paramref name="Below"/> from each of these on, empty where cities are the end.</param>
/// <param name="Reference">The year of the children's figures.</param>
public sealed record Cascade(BreakdownQuestion Question, Plan Plan, Target Target, Allocation Top, IReadOnlyList<Allocation> Below, IReadOnlyList<HandedDown> Children, int Reference, int Years, bool Demo)
{
    public IReadOnlyList<Said> Notes { get; init; } = [];

    /// <summary>What was found and decided without stopping, such as an enterprise that lay in two cities.</summary>
    public IReadOnlyList<Problem> Noticed { get; init; } = [];

    /// <summary>The breakdown that every figure about the whole is of: of the one city asked about, of all cities' savings together, else of the region to its cities.</summary>
    public Allocation Answered => answered ??= Below.Count == 1 ? Below[0] : Question.To == ChildLevel.Enterprises && Below.Count > 0 ? Together() : Top;
    Allocation? answered;

    /// <summary>The figure that the children add up to, in their unit.</summary>
    public double Asked => Answered.Target;
    public string Unit => Answered.Unit;
    public double Residual => Below.Count == 0 ? Top.Residual : Below.Select(b => b.Residual).MaxBy(Math.Abs);

    /// <summary>The year by whose end the children's figures are counted; 0 where they are of no stretch of years.</summary>
    public int Since => (Below.Count > 0 ? Below[0] : Top).Tree.From;

    /// <summary>The savings of all cities as one: amounts add up.</summary>
    Allocation Together()
    {
        Margin All(Func<Allocation, Margin> of) => new(Below.Sum(b => of(b).Implied), Below.Sum(b => of(b).InHand));
        List<Branch> branches = [.. Below.SelectMany(b => b.Tree.Branches)];
        var (target, unchanged) = (Below.Sum(b => b.Target), branches.Sum(b => b.Unchanged));
        return new(Question.Method, Below[0].Tree with { Asked = target / unchanged, Branches = branches }, target, 1, target / unchanged, Below.Sum(b => b.Implied), [.. Children.Select(c => c.Child with { Weight = c.Weight })])
        {
            Rounded = All(b => b.Rounded),
            Tiered = All(b => b.Tiered),
            Nearest = All(b => b.Nearest),
        };
    }

    /// <summary>Whether the question can be put to this target at all, and why not.</summary>
    public static Said? Hinders(Catalogue catalogue, Plan plan, Target target) => Aim.Of(catalogue, plan, target).Why;

    /// <summary>One level, all methods; for pages that set them side by side.</summary>
    /// <exception cref="ProblemsException">Figures are missing or wrong; all of them at once.</exception>
    public static (TargetTree Tree, int Reference, int Years, IReadOnlyList<Said> Notes) Ground(World world, Plan plan, Target target, BreakdownQuestion question)
    {
        var rules = AllocationRules.Of(world.Catalogue);
        var laid = new Groundwork(world, question, rules).Regions(AimOf(world, plan, target), question.Of);
        return (laid.Tree, laid.Reference, laid.Years, laid.Notes);
    }

    /// <exception cref="ProblemsException">Figures are missing or wrong, or the bounds cannot be met; all of it at once.</exception>
    public static Cascade Run(World world, Plan plan, Target target, BreakdownQuestion question)
    {
        var rules = AllocationRules.Of(world.Catalogue);
        var aim = AimOf(world, plan, target);
        var ground = new Groundwork(world, question, rules);
        var city = world.Population.Regions.Find(question.Of.Text) is { Level: RegionLevel.City } found ? found : null;
        if (city is not null && question.To == ChildLevel.Cities) throw new ProblemsException([new(question.Of.Text, "is a city", "a province, or --to counties or enterprises") { Zh = "是市，应选省，或分解到县（市、区）、企业" }]);
        var from = city is null ? question.Of : SubjectId.Region(city.Parent);
        var between = question.To == ChildLevel.Cities ? ground : new Groundwork(world, question with { Least = null, Most = null }, rules);
        var laid = between.Regions(aim, from);
        var top = Feasible(from, Allocator.Run(laid.Tree, question.Method, rules));
        if (question.To == ChildLevel.Cities)
            return new(question, plan, target, top, [], [.. top.Children.Select(c => new HandedDown(c, question.Of, c.Weight))], laid.Reference, laid.Years, IsDemo(question.Of)) { Notes = [.. laid.Notes, .. top.Notes] };
        return new LowerLevels(world, ground, question, rules, aim, laid, top).Run(plan, target);
    }

    static Aim AimOf(World world, Plan plan, Target target) => Aim.Of(world.Catalogue, plan, target) is { Aim: { } aim } ? aim
        : throw new ProblemsException([new($"{plan.Id}/{target.Id}", Aim.Of(world.Catalogue, plan, target).Why!.En, "energy, CO2 or water per value added, a total, or a rate") { Zh = $"{Aim.Of(world.Catalogue, plan, target).Why!.Zh}；能分解的是单位增加值能耗、二氧化碳排放或用水，总量，或率" }]);

    internal static Allocation Feasible(SubjectId of, Allocation allocation) => allocation.Infeasible is { } why ? throw new ProblemsException([new(of.Text, why.En, "wider bounds, or a lower target") { Zh = $"{why.Zh}；应放宽上下限，或降低目标" }]) : allocation;

    internal static bool IsDemo(SubjectId of) => of.Text.StartsWith("99", StringComparison.Ordinal);
}
