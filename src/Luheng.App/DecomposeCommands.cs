using System.CommandLine;
using System.Globalization;
using Luheng.Allocating;
using Luheng.Engine;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Problems;
using Luheng.Registry;

namespace Luheng.App;

/// <summary>plan decompose: a plan's target broken down to cities, counties or enterprises.</summary>
static class DecomposeCommands
{
    static readonly Argument<string> PlanId = new("PLAN") { Description = "the plan's id, such as demo-14fyp" };
    static readonly Option<string> Target = new("--target") { Description = "the target's id, such as energy-intensity", Required = true };
    static readonly Option<string> Method = new("--method") { Description = "uniform|proportional|potential|ability|mix", DefaultValueFactory = _ => "mix" };
    static readonly Option<string> To = new("--to") { Description = "cities|counties|enterprises", DefaultValueFactory = _ => "cities" };
    static readonly Option<string?> Of = new("--of") { Description = "the region it is handed down from (the plan's unless said)" };
    static readonly Option<string> Growth = new("--growth") { Description = "rules (one growth for all, as the pack says) or observed (each child's own)", DefaultValueFactory = _ => "rules" };
    static readonly Option<double?> Least = new("--least") { Description = "the least effort of every child, in per cent" };
    static readonly Option<double?> Most = new("--most") { Description = "the most effort of every child, in per cent" };
    static readonly Option<string?> Bounds = new("--bounds") { Description = "a CSV file of bounds and growth of single children: subject,least,most,growth in per cent" };
    static readonly Option<string?> Data = new("--data") { Description = "the data folder" };
    static readonly Option<string?> AsOf = new("--as-of") { Description = "the day to look from, such as 2025-11-20 (today unless said)" };
    static readonly Option<bool> Json = new("--json") { Description = "write the JSON that outsiders rely on" };

    public static Command One()
    {
        var command = new Command("decompose", "breaks a target down to cities, counties or enterprises") { PlanId, Target, Method, To, Of, Growth, Least, Most, Bounds, Data, AsOf, Json };
        command.SetAction(p => CommandTable.Guard(() => Run(p)));
        return command;
    }

    static int Run(ParseResult said)
    {
        if (!AllocationWords.TryMethod(said.GetValue(Method)!, out var method)) throw new FormatException($"'{said.GetValue(Method)}' is not a method (uniform, proportional, potential, ability, mix)");
        if (!Enum.TryParse<ChildLevel>(said.GetValue(To), true, out var to)) throw new FormatException($"'{said.GetValue(To)}' is not a level (cities, counties, enterprises)");
        if (said.GetValue(Growth) is not ("rules" or "observed")) throw new FormatException($"'{said.GetValue(Growth)}' is not a growth (rules, observed)");
        using var room = DataRoom.Open(said.GetValue(Data));
        var (plan, target) = Find(room.Catalogue, said.GetValue(PlanId)!, said.GetValue(Target)!);
        var stated = said.GetValue(Bounds) is { } file ? StatedBounds.Read(file) : null;
        var (of, issued) = (SubjectId.Region(said.GetValue(Of) ?? target.Region), said.GetValue(Data) is null ? [] : IssuedTargets.Of(room.Ledger, plan, room.KnownBy));
        var question = new BreakdownQuestion(of, to, method, room.AsOf(said.GetValue(AsOf)))
        {
            ObservedGrowth = said.GetValue(Growth) == "observed",
            Least = said.GetValue(Least) / 100,
            Most = said.GetValue(Most) / 100,
            Effort = Issued(issued, plan, target, of),
            Since = issued.Since(plan, target, of),
        };
        var world = room.World();
        if (stated is not null)
        {
            stated.Fit(TakingPart(world, plan, target, question with { Method = AllocationMethod.Uniform, Least = null, Most = null }));
            question = question with { Bounds = stated.Bounds, Growth = stated.Growth };
        }
        var cascade = Cascade.Run(world, plan, target, question);
        if (to != ChildLevel.Cities && question.Effort is null && cascade.Top.Children.Any(c => Issued(issued, plan, target, c.Subject) is not null)) cascade = cascade with { Notes = [.. cascade.Notes, ByMethod] };
        if (said.GetValue(Json)) Console.WriteLine(CascadeJson.Write(cascade, world.Population, AllocationRules.Of(room.Catalogue)));
        else Print(cascade, world.Population);
        return 0;
    }

    /// <summary>From above all cities a method is tried as a whole; a city by itself hands on what it was issued.</summary>
    static readonly Said ByMethod = new("各市按本方法算出的数往下分，没有用已经下达给各市的数；要用已下达的数，逐市加 --of", "every city hands on what this method gives it and not what it was issued; for that, name the city with --of");

    /// <summary>Who takes part, as it would be without bounds; where figures are missing, whoever is known: the run itself tells what is missing.</summary>
    static Func<SubjectId, bool> TakingPart(World world, Plan plan, Target target, BreakdownQuestion unbound)
    {
        try
        {
            var cascade = Cascade.Run(world, plan, target, unbound);
            return cascade.Below.Append(cascade.Top).SelectMany(b => b.Children).Select(c => c.Subject).ToHashSet().Contains;
        }
        catch (ProblemsException)
        {
            return s => world.Population.Unknown(s) is null;
        }
    }

    /// <summary>What was issued to whoever hands on, as a reduction: as on the page it hands on that; null where nothing was.</summary>
    static double? Issued(IReadOnlyList<IssuedTarget> issued, Plan plan, Target target, SubjectId of) =>
        target.Kind == TargetKind.Change && issued.Reduction(plan, target, of) is var share && double.IsFinite(share) ? share : null;

    static (Plan Plan, Target Target) Find(Catalogue catalogue, string planId, string targetId)
    {
        if (!catalogue.Plans.TryGetValue(planId, out var plan)) throw new FormatException($"'{planId}' is not a plan (known: {string.Join(", ", catalogue.Plans.Keys.Order())})");
        return plan.Targets.FirstOrDefault(t => t.Id == targetId && t.Region == plan.Region) is { } target ? (plan, target)
            : throw new FormatException($"'{targetId}' is not a target of {planId} (known: {string.Join(", ", plan.Targets.Where(t => t.Region == plan.Region).Select(t => t.Id))})");
    }

    static void Print(Cascade c, Population population)
    {
        string Text(double value) => double.IsFinite(value) ? value.ToString("0.####", CultureInfo.InvariantCulture) : "—";
        Console.WriteLine($"{c.Plan.Name.Zh}  {c.Target.Name.Zh}：{Text(c.Asked)} {c.Unit}，{AllocationWords.Of(c.Question.Method).Zh}，参照年 {c.Reference}{(c.Since is > 0 and var since ? $"，对象的数为 {since + 1}—{c.Target.Year ?? c.Plan.To} 年" : "")}");
        foreach (var h in c.Children)
            Console.WriteLine($"  {h.Child.Subject.Text,-18} {Text(h.Weight * 100),8} %  {Text(h.Child.Target),10}  [{Text(h.Child.Low)} … {Text(h.Child.High)}]  公布 {Text(h.Child.Published)}{(h.Child.Tier > 0 ? $"  第 {h.Child.Tier} 档 {Text(h.Child.TierFigure)}" : "")}  {population.NameOf(h.Child.Subject)}");
        foreach (var line in Proof.Of(c.Answered)) Console.WriteLine($"  {line.Zh}");
        Console.WriteLine($"  公布后上级余量 {Text(c.Answered.Rounded.InHand)}，分档后 {Text(c.Answered.Tiered.InHand)}；残差 {Proof.Residual(c.Residual)}");
        foreach (var note in c.Notes) Console.WriteLine($"  * {note.Zh}");
        foreach (var problem in c.Noticed) Console.Error.WriteLine(problem);
    }
}
