using System.Globalization;
using Luheng.Allocating;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Problems;
using Luheng.Registry;

namespace Luheng.Portal.Allocating;

/// <summary>A new line tried out on a breakdown to cities or counties: what was typed, whose figures it is held against, and what comes of it.</summary>
/// <param name="Tree">Those it is broken down to; null where the target is no intensity, or nothing can be broken down.</param>
/// <param name="Typed">The fields of the form as they were typed.</param>
public sealed record WhatIfView(Plan Plan, Target Target, MethodsQuery Query, TargetTree? Tree, IReadOnlyList<double> Figures, Said? From, IReadOnlyDictionary<string, string> Typed)
{
    public const string City = "city", Tonnes = "tonnes", PerTonne = "use", AddedPerTonne = "added";

    const double WanInYi = 1e4;

    /// <summary>The most that is taken: a billion tonnes a year, and a million of use or value added to a tonne.</summary>
    const double MostTonnes = 1e9, MostPerTonne = 1e6;

    public NewLine? Line { get; private init; }
    public WhatIf? Result { get; private init; }
    public IReadOnlyList<Problem> Problems { get; private init; } = [];
    public IReadOnlyList<string> Wrongs { get; private init; } = [];

    public Said PerTonneLabel(Reader reader) => AllocatingWords.PerTonneOf(AllocatingWords.Units(reader.Desk.World.Catalogue, Target, TreeShape.Intensity).Amount);

    /// <summary>What a tonne gives: value added, or output value where that is what the figures are held against.</summary>
    public Said AddedPerTonneLabel => Tree is { ByOutputValue: true } ? AllocatingWords.MadePerTonne : AllocatingWords.AddedPerTonne;

    /// <summary>Whose figures it is about.</summary>
    public SubjectId Parent => SubjectId.Region(Query.City is "" ? Target.Region : Query.City);

    public static WhatIfView Of(Reader reader, Plan plan, Target target)
    {
        var asked = MethodsQuery.Of(reader);
        var query = asked.To == ChildLevel.Enterprises ? asked with { City = "", To = ChildLevel.Cities } : asked;
        var view = Against(reader, plan, target, query);
        if (view.Tree is not { } tree || view.Typed.Values.All(t => t is "")) return view;
        var wrongs = new List<string>();
        double Number(string field, Said label, double most)
        {
            if (double.TryParse(AllocatingEndpoints.HalfWidth(view.Typed[field]), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= most) return number;
            wrongs.Add(reader.Say(AllocatingWords.NotAnAmount, reader[label], view.Typed[field], Portal.Shell.Figures.Plain(most, 0)));
            return double.NaN;
        }
        if (!SubjectId.TryParse(view.Typed[City], out var where, out _) || tree.Branches.All(b => b.Subject != where)) wrongs.Add(reader.Say(AllocatingWords.NotAChild, reader[Label(query)], view.Typed[City]));
        var line = NewLine.Of(where, Number(Tonnes, AllocatingWords.Tonnes, MostTonnes), Number(PerTonne, view.PerTonneLabel(reader), MostPerTonne), Number(AddedPerTonne, view.AddedPerTonneLabel, MostPerTonne) / (tree.ByOutputValue ? 1 : WanInYi));
        if (wrongs.Count > 0) return view with { Wrongs = wrongs };
        try
        {
            return view with { Line = line, Result = WhatIf.Of(tree, view.Figures, line) };
        }
        catch (ProblemsException wrong)
        {
            return view with { Problems = wrong.Problems };
        }
    }

    /// <summary>The issued figures of the same parent; where there are none, those of the method chosen.</summary>
    static WhatIfView Against(Reader reader, Plan plan, Target target, MethodsQuery query)
    {
        var typed = new[] { City, Tonnes, PerTonne, AddedPerTonne }.ToDictionary(f => f, f => reader.Query(f).Trim());
        var blank = new WhatIfView(plan, target, query, null, [], null, typed);
        var issued = TargetsView.All(reader).FirstOrDefault(b => b.Of.Plan == plan.Id && b.Of.Target == target.Id && b.Of.Of == blank.Parent.Text && b.Of.Shape == TreeShape.Intensity && b.Of.State == BreakdownState.Issued).Of;
        if (issued is not null) return blank with { Tree = issued.Tree() with { From = issued.From > 0 ? issued.From : target.BaseYear ?? plan.BaseYear, ByOutputValue = AllocatingWords.Made(issued, target) }, Figures = [.. issued.Children.Select(c => c.Figure)], From = new($"已下达方案（{issued.IssuedOn:yyyy-MM-dd}）", $"the breakdown issued on {issued.IssuedOn:yyyy-MM-dd}") };
        var methods = MethodsView.Of(reader, plan, target, query, reader.Office is { } office ? IssuedTargets.Of(office.Ledger, plan) : []);
        if (methods.Problems.Count + methods.Wrongs.Count > 0) return blank with { Problems = methods.Problems, Wrongs = methods.Wrongs };
        if (methods.LacksOwn) return blank with { Wrongs = [reader.Say(AllocatingWords.LacksOwn, reader.Desk.World.Population.NameOf(methods.Parent))] };
        if (methods.Tree is not { Shape: TreeShape.Intensity } tree) return blank with { Wrongs = [reader[AllocatingWords.Intensities]] };
        return methods.Chosen is { Of: { Infeasible: null } chosen } ? blank with { Tree = tree, Figures = [.. chosen.Children.Select(c => c.Published)], From = AllocationWords.Of(chosen.Method) }
            : blank with { Wrongs = [$"{reader[AllocatingWords.MethodsCannot]} {(methods.Chosen?.Of.Infeasible is { } why ? AllocatingWords.Named(reader, reader[why]) : "")}"] };
    }

    public static Said Label(MethodsQuery query) => query.To == ChildLevel.Counties ? AllocatingWords.ToCounties : AllocatingWords.City;
}
