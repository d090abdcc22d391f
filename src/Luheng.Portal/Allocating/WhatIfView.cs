using System.Globalization;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Problems;
using Luheng.Registry;

namespace Luheng.Portal.Allocating;

/// <summary>A new line tried out on a breakdown: what was typed, whose figures it is held against, and what comes of it.</summary>
/// <param name="PerTonne">kgce (kg of CO2, of water) a tonne of product and <paramref name="AddedPerTonne"/> 万元 of value added; null where nothing was typed.</param>
public sealed record WhatIfView(Plan Plan, Target Target, TargetTree? Tree, IReadOnlyList<double> Figures, Said From, string City, double? Tonnes, double? PerTonne, double? AddedPerTonne, NewLine? Line, WhatIf? Result, IReadOnlyList<Problem> Problems)
{
    const double WanInYi = 1e4;

    public static WhatIfView Of(Reader reader, Plan plan, Target target)
    {
        var (city, tonnes, use, added) = (reader.Query("city"), Read(reader.Query("tonnes")), Read(reader.Query("use")), Read(reader.Query("added")));
        var methods = MethodsView.Of(reader.Desk, plan, target, MethodsQuery.Of(reader), []);
        var issued = TargetsView.All(reader).FirstOrDefault(b => b.Of.Plan == plan.Id && b.Of.Target == target.Id && b.Of.State == BreakdownState.Issued).Of;
        var blank = new WhatIfView(plan, target, issued?.Tree() ?? methods.Tree, [], new("", ""), city, tonnes, use, added, null, null, methods.Problems);
        if (issued is not null) blank = blank with { Figures = [.. issued.Children.Select(c => c.Figure)], From = new($"已下达方案（{issued.IssuedOn:yyyy-MM-dd}）", $"the breakdown issued on {issued.IssuedOn:yyyy-MM-dd}"), Problems = [] };
        else if (methods.Chosen is { Of: { Infeasible: null } chosen }) blank = blank with { Figures = [.. chosen.Children.Select(c => c.Published)], From = AllocationWords.Of(chosen.Method) };
        if (blank.Tree is not { } tree || blank.Figures.Count == 0 || tonnes is not { } made || use is not { } each || added is not { } gives || !SubjectId.TryParse(city, out var where, out _)) return blank;
        var line = NewLine.Of(where, made, each, gives / WanInYi);
        try
        {
            return blank with { Line = line, Result = WhatIf.Of(tree, blank.Figures, line) };
        }
        catch (ProblemsException wrong)
        {
            return blank with { Problems = wrong.Problems };
        }
    }

    static double? Read(string text) => double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number >= 0 && double.IsFinite(number) ? number : null;
}
